import * as vscode from 'vscode';
import { EngineClient } from './engine/engineClient.ts';
import { FolderReader } from './engine/engineHostFiles.ts';
import { readTranslations } from './engine/translations.ts';
import { LabelStore } from './labels.ts';
import { ManifestDiagnostics } from './languages/diagnostics.ts';
import { DisposableStore } from './lifecycle.ts';
import { PanelManager } from './panel/panelManager.ts';
import type { Platform } from './platform.ts';
import { ProfileStore } from './profile/profileStore.ts';
import { Documents } from './workspace/documents.ts';
import { FileEvents } from './workspace/fileEvents.ts';
import { Folders, type FolderId } from './workspace/folders.ts';
import { TextProvider } from './workspace/textProvider.ts';

/** Silence after which an engine that owes an answer is ended. */
const HANG_MS = 20_000;
/** Time that one file may take to read; the largest honest one takes a tenth of it. */
const READING_MS = 2000;

/** The composition root: makes every service once and hands each what it needs. Holds no logic of its own. */
export class Services implements vscode.Disposable {
  readonly #store = new DisposableStore();
  readonly platform: Platform;
  readonly extensionUri: vscode.Uri;
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
  readonly labels = new LabelStore();
  readonly engine: EngineClient;
  readonly folders: Folders;
  readonly profiles: ProfileStore;
  readonly panels: PanelManager;
  readonly diagnostics: ManifestDiagnostics;
  readonly texts: TextProvider;
  readonly #readers = new Map<FolderId, FolderReader>();

  constructor(platform: Platform, context: vscode.ExtensionContext) {
    this.platform = platform;
    this.extensionUri = context.extensionUri;
    this.version = (context.extension.packageJSON as { version: string }).version;
    this.log = this.#store.add(vscode.window.createOutputChannel('Stack Advisor', { log: true }));
    this.engine = this.#store.add(this.#makeEngine());
    this.folders = this.#store.add(new Folders(this.engine, platform));
    // Before whoever shows a folder's state: its words come first.
    this.#store.add(
      this.folders.onDidChange((id) => {
        const folder = this.folders.byId(id);
        const labels = folder === undefined ? null : (this.folders.latest(folder)?.labels ?? null);
        if (labels !== null) this.labels.add(labels);
      }),
    );
    // Before whatever else listens to folders: unsaved text must reach the engine with the first reading.
    this.#store.add(new FileEvents(this.folders));
    this.#store.add(new Documents(this.folders));
    this.profiles = this.#store.add(new ProfileStore(this.engine, this.folders, platform, context.workspaceState));
    this.diagnostics = this.#store.add(new ManifestDiagnostics(this.folders));
    this.texts = this.#store.add(new TextProvider());
    this.panels = this.#store.add(new PanelManager(this));
  }

  /** Today as `YYYY-MM-DD` where the person is. */
  today(): string {
    const now = new Date();
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  #makeEngine(): EngineClient {
    const reader = (id: FolderId): FolderReader => {
      const known = this.#readers.get(id);
      if (known !== undefined) return known;
      const folder = this.folders.byId(id);
      if (folder === undefined) throw new Error('Not a folder of this workspace');
      const made = new FolderReader(folder.uri);
      this.#readers.set(id, made);
      return made;
    };
    return new EngineClient({
      start: () => this.platform.startEngine(this.extensionUri),
      prepare: async (api, givenUp) => {
        const [knowledge, translations] = await Promise.all([
          vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.extensionUri, 'dist', 'knowledge.json')),
          readTranslations(this.extensionUri, vscode.env.language),
        ]);
        await api.initialize({
          knowledge: new TextDecoder().decode(knowledge),
          translations,
          today: this.today(),
          version: this.version,
          givenUp,
        });
        this.labels.set(await api.labels());
      },
      host: {
        listFolder: async (folder, path) => reader(folder).listFolder(path),
        readFile: async (folder, path, maxBytes) => reader(folder).readFile(path, maxBytes),
        progress: (folder, filesSeen) => Promise.resolve(this.folders.noteProgress(folder, filesSeen)),
      },
      now: () => performance.now(),
      hangMs: HANG_MS,
      readingMs: READING_MS,
      log: (message) => this.log.info(message),
      onStopped: (stop) => this.folders.noteEngineStopped(stop),
    });
  }

  dispose(): void {
    this.#store.dispose();
  }
}
