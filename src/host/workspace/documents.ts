import * as vscode from 'vscode';
import { DisposableStore } from '../lifecycle.ts';
import { placeOf } from './fileEvents.ts';
import type { FolderId, Folders } from './folders.ts';
import { MANIFEST_GLOB, PROFILE_FILE } from './manifestFiles.ts';

/** Typing is answered after this pause. */
const PAUSE_MS = 200;
/** Longer texts are taken from disk when they are saved. */
const MAX_LENGTH = 4 * 1024 * 1024;

const SELECTOR: vscode.DocumentSelector = [{ pattern: MANIFEST_GLOB }, { pattern: `**/${PROFILE_FILE}` }];

/** Hands unsaved text of open manifests, and of programs that were looked into, to the engine, and starts the reading of a folder when one is opened. */
export class Documents implements vscode.Disposable {
  readonly #folders: Folders;
  readonly #store = new DisposableStore();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Documents whose text the engine holds. */
  readonly #held = new Set<string>();

  constructor(folders: Folders) {
    this.#folders = folders;
    this.#store.add(vscode.workspace.onDidChangeTextDocument((event) => this.#edited(event.document)));
    this.#store.add(vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)));
    this.#store.add(vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#looked(editor.document)));
    this.#store.add(folders.onDidOpen((folder) => this.#handOver(folder)));
    this.#store.add(folders.onDidChange((id) => this.#handOverNamed(id)));
    // After activation has returned: the editor is not made to wait for us.
    const soon = setTimeout(
      () => vscode.window.activeTextEditor && this.#looked(vscode.window.activeTextEditor.document),
      0,
    );
    this.#store.add({ dispose: () => clearTimeout(soon) });
  }

  /** Whether a document is one that the inspector may read. */
  static isManifest(document: vscode.TextDocument): boolean {
    return vscode.languages.match(SELECTOR, document) > 0;
  }

  /** Whether a document is one that advice or inspection reads: a manifest, a program that was looked into, own knowledge. */
  #isRead(document: vscode.TextDocument): boolean {
    if (Documents.isManifest(document)) return true;
    const place = placeOf(document.uri);
    const state = place === null ? null : this.#folders.latest(place.folder);
    return place !== null && state !== null && [...state.programs, ...state.knowledgeFiles].includes(place.path);
  }

  #looked(document: vscode.TextDocument): void {
    if (!Documents.isManifest(document)) return;
    const place = placeOf(document.uri);
    if (place !== null && this.#folders.status(place.folder).kind === 'unread')
      void this.#folders.ensure(place.folder).catch(() => undefined);
  }

  #edited(document: vscode.TextDocument): void {
    if (!this.#isRead(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        this.#tell(document);
      }, PAUSE_MS),
    );
  }

  #tell(document: vscode.TextDocument): void {
    const place = placeOf(document.uri);
    const text = document.getText();
    if (place === null || document.isClosed || text.length > MAX_LENGTH) return;
    this.#held.add(document.uri.toString());
    void this.#folders.change(place.folder, [{ path: place.path, kind: 'document', text }]);
  }

  #closed(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    const place = placeOf(document.uri);
    if (place === null || !this.#held.delete(key)) return;
    void this.#folders.change(place.folder, [{ path: place.path, kind: 'document-closed' }]);
  }

  /** A folder is about to be read: what is unsaved wins over what is on disk. */
  #handOver(folder: vscode.WorkspaceFolder): void {
    for (const document of vscode.workspace.textDocuments) {
      if (document.isDirty && this.#isRead(document) && placeOf(document.uri)?.folder === folder) this.#tell(document);
    }
  }

  /** Which programs and knowledge files are read is known once a folder has been read. */
  #handOverNamed(id: FolderId): void {
    const folder = this.#folders.byId(id);
    if (folder === undefined || this.#folders.status(folder).kind !== 'ready') return;
    for (const document of vscode.workspace.textDocuments) {
      if (document.isDirty && !this.#held.has(document.uri.toString()) && this.#isRead(document)) this.#tell(document);
    }
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#store.dispose();
  }
}
