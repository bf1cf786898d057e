import * as vscode from 'vscode';
import type { FileChange } from '../../protocol/engine.ts';
import { DisposableStore } from '../lifecycle.ts';
import { idOf, type FolderId, type Folders } from './folders.ts';
import { literalGlob } from './literalGlob.ts';
import { MANIFEST_GLOB, PROFILE_FILE } from './manifestFiles.ts';

/** File events come in bursts (a checkout, an install); they are handed on together. */
const GATHER_MS = 100;

/**
 * Watches the manifests of every folder that has been read, and the programs in it that were looked into, and tells
 * {@link Folders} what changed on disk.
 */
export class FileEvents implements vscode.Disposable {
  readonly #folders: Folders;
  readonly #store = new DisposableStore();
  readonly #watched = new Map<FolderId, DisposableStore>();
  readonly #named = new Map<FolderId, WatchedPaths>();
  readonly #gathered = new Map<FolderId, FileChange[]>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(folders: Folders) {
    this.#folders = folders;
    this.#store.add(folders.onDidOpen((folder) => this.#watch(folder)));
    this.#store.add(folders.onDidChange((id) => this.#watchNamed(id)));
    this.#store.add(
      vscode.workspace.onDidChangeWorkspaceFolders((event) => {
        for (const folder of event.removed) {
          this.#watched.get(idOf(folder))?.dispose();
          this.#watched.delete(idOf(folder));
          this.#named.get(idOf(folder))?.store.dispose();
          this.#named.delete(idOf(folder));
        }
      }),
    );
  }

  #watch(folder: vscode.WorkspaceFolder): void {
    if (this.#watched.has(idOf(folder))) return;
    const store = new DisposableStore();
    this.#watched.set(idOf(folder), store);
    for (const glob of [MANIFEST_GLOB, PROFILE_FILE]) this.#listen(store, folder, glob, () => true);
  }

  #watchNamed(id: FolderId): void {
    const folder = this.#folders.byId(id);
    const state = folder === undefined ? null : this.#folders.latest(folder);
    if (folder === undefined || state === null) return;
    const paths = [...state.programs, ...state.knowledgeFiles];
    const before = this.#named.get(id);
    if (before !== undefined && before.paths.join('\n') === paths.join('\n')) return;
    before?.store.dispose();
    const store = new DisposableStore();
    this.#named.set(id, { paths, store });
    const watched = new Set(paths);
    if (paths.length > 0) this.#listen(store, folder, literalGlob(paths), (path) => watched.has(path));
  }

  #listen(
    store: DisposableStore,
    folder: vscode.WorkspaceFolder,
    glob: string,
    concerns: (path: string) => boolean,
  ): void {
    const note = (uri: vscode.Uri, kind: FileKind): void => this.#note(uri, kind, concerns);
    const watcher = store.add(vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, glob)));
    store.add(watcher.onDidCreate((uri) => note(uri, 'created')));
    store.add(watcher.onDidChange((uri) => note(uri, 'changed')));
    store.add(watcher.onDidDelete((uri) => note(uri, 'deleted')));
  }

  #note(uri: vscode.Uri, kind: FileKind, concerns: (path: string) => boolean): void {
    const place = placeOf(uri);
    if (place === null || !concerns(place.path)) return;
    const gathered = this.#gathered.get(idOf(place.folder)) ?? [];
    gathered.push({ path: place.path, kind });
    this.#gathered.set(idOf(place.folder), gathered);
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    this.#timer = null;
    const gathered = [...this.#gathered];
    this.#gathered.clear();
    for (const [id, changes] of gathered) {
      const folder = this.#folders.byId(id);
      if (folder !== undefined) void this.#folders.change(folder, changes);
    }
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const store of this.#watched.values()) store.dispose();
    for (const { store } of this.#named.values()) store.dispose();
    this.#store.dispose();
  }
}

type FileKind = 'created' | 'changed' | 'deleted';

interface WatchedPaths {
  readonly paths: readonly string[];
  readonly store: DisposableStore;
}

/** The workspace folder of a file and its path from there with "/" separators, or null outside every folder. */
export function placeOf(uri: vscode.Uri): { readonly folder: vscode.WorkspaceFolder; readonly path: string } | null {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return null;
  const root = folder.uri.path.replace(/\/?$/, '/');
  return uri.path.startsWith(root) ? { folder, path: uri.path.slice(root.length) } : null;
}

/** Address of a file in a folder, or null where the path would leave it. */
export function uriOf(folder: vscode.WorkspaceFolder, path: string): vscode.Uri | null {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\\'))) return null;
  return vscode.Uri.joinPath(folder.uri, ...parts);
}
