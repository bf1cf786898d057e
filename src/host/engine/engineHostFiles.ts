import * as vscode from 'vscode';
import type { EntryKind, FolderListing, ReadFailure } from '../../core/model/files.ts';
import type { RawContent } from '../../protocol/engine.ts';

/** How long a folder is believed to be one; it may be swapped for a link at any time. */
const BELIEVE_MS = 1000;
const MAX_BELIEVED = 20_000;

/**
 * Reads the files of one folder for an engine that cannot reach them by itself. Nothing outside the folder is ever
 * read: paths are checked segment by segment, and where a provider shows a link, its target cannot be checked through
 * `workspace.fs`, so links are listed but not followed.
 */
export class FolderReader {
  readonly #root: vscode.Uri;
  /** Folders known to be real folders, with every folder above them, each with the time until which that is believed. */
  readonly #plainFolders = new Map<string, number>();

  constructor(root: vscode.Uri) {
    this.#root = root;
  }

  async listFolder(path: string): Promise<FolderListing> {
    const failure = await this.#check(path);
    if (failure !== null) return { ok: false, failure };
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.#uri(path));
      return { ok: true, entries: entries.map(([name, type]) => ({ name, kind: kindOf(type) })) };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }

  async readFile(path: string, maxBytes: number): Promise<RawContent> {
    const failure = await this.#check(parentOf(path));
    if (failure !== null) return { ok: false, failure };
    if (!isPlainPath(path) || path === '') return { ok: false, failure: 'outside-workspace' };
    const uri = this.#uri(path);
    try {
      const found = await vscode.workspace.fs.stat(uri);
      if ((found.type & vscode.FileType.SymbolicLink) !== 0) return { ok: false, failure: 'outside-workspace' };
      if ((found.type & vscode.FileType.File) === 0) return { ok: false, failure: 'not-a-file' };
      if (found.size > maxBytes) return { ok: false, failure: 'too-large' };
      return { ok: true, bytes: await vscode.workspace.fs.readFile(uri) };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }

  /** Whether a path leads to a folder within the root, by no link. */
  async isFolder(path: string): Promise<boolean> {
    return (await this.#check(path)) === null;
  }

  /** Whether a folder and all above it lie inside the root and are no links. */
  async #check(path: string): Promise<ReadFailure | null> {
    const now = performance.now();
    if (path === '' || (this.#plainFolders.get(path) ?? 0) > now) return null;
    if (!isPlainPath(path)) return 'outside-workspace';
    const above = await this.#check(parentOf(path));
    if (above !== null) return above;
    try {
      const found = await vscode.workspace.fs.stat(this.#uri(path));
      if ((found.type & vscode.FileType.SymbolicLink) !== 0) return 'outside-workspace';
      if ((found.type & vscode.FileType.Directory) === 0) return 'not-a-file';
    } catch (error) {
      return failureOf(error);
    }
    if (this.#plainFolders.size >= MAX_BELIEVED) this.#plainFolders.clear();
    this.#plainFolders.set(path, now + BELIEVE_MS);
    return null;
  }

  #uri(path: string): vscode.Uri {
    return path === '' ? this.#root : vscode.Uri.joinPath(this.#root, ...path.split('/'));
  }
}

/** Whether every segment is a plain name: no "..", no empty one, no separator of another system. */
export function isPlainPath(path: string): boolean {
  if (path === '') return true;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part));
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function kindOf(type: vscode.FileType): EntryKind {
  if ((type & vscode.FileType.SymbolicLink) !== 0) return 'link';
  if ((type & vscode.FileType.Directory) !== 0) return 'folder';
  return (type & vscode.FileType.File) !== 0 ? 'file' : 'other';
}

function failureOf(error: unknown): ReadFailure {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound' ? 'not-found' : 'unreadable';
}
