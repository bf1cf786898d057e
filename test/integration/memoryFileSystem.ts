import * as vscode from 'vscode';

/** A file system that lies in memory, as of an editor in the browser: path → bytes; folders follow from the paths. */
export class MemoryFileSystem implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #folders = new Set<string>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #root: string;

  constructor(files: Readonly<Record<string, string>>, root = '/edge') {
    this.#root = root;
    for (const [path, text] of Object.entries(files)) this.#set(`${root}/${path}`, new TextEncoder().encode(text));
  }

  /** Changes a file from outside, as another person would. */
  write(path: string, text: string): void {
    const full = `${this.#root}/${path}`;
    this.#set(full, new TextEncoder().encode(text));
    this.#tell(full, vscode.FileChangeType.Changed);
  }

  text(path: string): string {
    return new TextDecoder().decode(this.#files.get(`${this.#root}/${path}`));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const bytes = this.#files.get(uri.path);
    if (bytes === undefined && !this.#isFolder(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    const type = bytes === undefined ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: 0, mtime: this.#version, size: bytes?.length ?? 0 };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (!this.#isFolder(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    const start = uri.path === '/' ? '/' : `${uri.path}/`;
    const found = new Map<string, vscode.FileType>();
    for (const path of [...this.#files.keys(), ...[...this.#folders].map((folder) => `${folder}/`)]) {
      if (!path.startsWith(start) || path === start) continue;
      const [name = '', ...rest] = path.slice(start.length).split('/');
      if (name !== '') found.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...found];
  }

  createDirectory(uri: vscode.Uri): void {
    this.#folders.add(uri.path);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.#files.get(uri.path);
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const isNew = !this.#files.has(uri.path);
    this.#set(uri.path, content);
    this.#tell(uri.path, isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed);
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
    this.#tell(uri.path, vscode.FileChangeType.Deleted);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  #version = 1;

  #set(path: string, bytes: Uint8Array): void {
    this.#version++;
    this.#files.set(path, bytes);
  }

  #isFolder(path: string): boolean {
    const start = path.endsWith('/') ? path : `${path}/`;
    return this.#folders.has(path) || [...this.#files.keys()].some((file) => file.startsWith(start));
  }

  #tell(path: string, type: vscode.FileChangeType): void {
    this.#changed.fire([{ type, uri: vscode.Uri.from({ scheme: 'memory', path }) }]);
  }
}
