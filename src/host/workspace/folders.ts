import * as vscode from 'vscode';
import type { FileChange, FolderState } from '../../protocol/engine.ts';
import { changedState, type StateChange } from '../../protocol/stateChange.ts';
import type { Service } from '../../core/model/stackReport.ts';
import { EngineStoppedError, type EngineClient, type EngineStop } from '../engine/engineClient.ts';
import { SETTINGS_SECTION } from '../ids.ts';
import { DisposableStore } from '../lifecycle.ts';
import type { Platform } from '../platform.ts';

/** How far the reading of a folder has come. */
export type FolderStatus =
  | { readonly kind: 'unread' }
  | { readonly kind: 'reading'; readonly filesSeen: number; readonly last: FolderState | null }
  | { readonly kind: 'ready'; readonly state: FolderState }
  | { readonly kind: 'failed'; readonly message: string; readonly last: FolderState | null }
  | { readonly kind: 'cancelled'; readonly last: FolderState | null };

/** Id under which the engine knows a folder. */
export type FolderId = string;

/** Raised where the person stopped the reading. */
export class ReadingCancelledError extends Error {
  override readonly name = 'ReadingCancelledError';
}

interface Entry {
  status: FolderStatus;
  /** The reading under way, or done; null before the first and after a failure. */
  reading: Promise<FolderState> | null;
  /** Counts readings, so that one that was superseded cannot report. */
  generation: number;
  /** Changes that wait for the engine. */
  queued: FileChange[];
  applying: Promise<void> | null;
}

const UNREAD: FolderStatus = { kind: 'unread' };

/** Within this time restarts of the engine are counted. */
const RESTARTS_WITHIN_MS = 5 * 60_000;
/** Each such restart leaves out one more file, so it gets further. */
const MAX_FILE_RESTARTS = 20;
const MAX_CRASH_RESTARTS = 2;

/** The workspace folders as the engine sees them. A folder is read when somebody first asks for it, never before. */
export class Folders implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #platform: Platform;
  readonly #entries = new Map<FolderId, Entry>();
  readonly #restarts = new RecentCount(RESTARTS_WITHIN_MS);
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<FolderId>());
  /** Fires after the status of a folder changed. */
  readonly onDidChange = this.#changed.event;
  readonly #opened = this.#store.add(new vscode.EventEmitter<vscode.WorkspaceFolder>());
  /** Fires when the engine starts to read a folder. */
  readonly onDidOpen = this.#opened.event;

  constructor(engine: EngineClient, platform: Platform) {
    this.#engine = engine;
    this.#platform = platform;
    this.#store.add(
      vscode.workspace.onDidChangeWorkspaceFolders((event) => {
        for (const folder of event.removed) this.#forget(idOf(folder));
        for (const folder of event.added) this.#changed.fire(idOf(folder));
        if (event.removed.length > 0) this.#changed.fire('');
      }),
    );
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        for (const folder of this.all) {
          const affected =
            event.affectsConfiguration('files.exclude', folder) ||
            event.affectsConfiguration(`${SETTINGS_SECTION}.exclude`, folder);
          if (affected && this.status(folder).kind !== 'unread') void this.refresh(folder).catch(() => undefined);
        }
      }),
    );
  }

  get all(): readonly vscode.WorkspaceFolder[] {
    return vscode.workspace.workspaceFolders ?? [];
  }

  byId(id: FolderId): vscode.WorkspaceFolder | undefined {
    return this.all.find((folder) => idOf(folder) === id);
  }

  status(folder: vscode.WorkspaceFolder): FolderStatus {
    return this.#entries.get(idOf(folder))?.status ?? UNREAD;
  }

  /** The latest state, even while a newer one is on its way or failed to come; null before the first. */
  latest(folder: vscode.WorkspaceFolder): FolderState | null {
    const status = this.status(folder);
    if (status.kind === 'ready') return status.state;
    return status.kind === 'unread' ? null : status.last;
  }

  /** The folder's state; reads the folder where that has not been done. */
  ensure(folder: vscode.WorkspaceFolder): Promise<FolderState> {
    const entry = this.#entry(folder);
    if (entry.reading === null) return this.refresh(folder);
    return entry.status.kind === 'ready' ? Promise.resolve(entry.status.state) : entry.reading;
  }

  /** Reads a folder again from nothing. */
  refresh(folder: vscode.WorkspaceFolder): Promise<FolderState> {
    const entry = this.#entry(folder);
    const generation = ++entry.generation;
    const last = this.latest(folder);
    this.#set(folder, entry, { kind: 'reading', filesSeen: 0, last });
    const reading = this.#read(folder, entry, generation);
    entry.reading = reading;
    this.#opened.fire(folder);
    return reading;
  }

  async #read(folder: vscode.WorkspaceFolder, entry: Entry, generation: number): Promise<FolderState> {
    const superseded = (): boolean => entry.generation !== generation;
    try {
      const change = await this.#engine.call('openFolder', idOf(folder), {
        name: folder.name,
        excludes: excludesOf(folder),
        diskPath: this.#platform.diskPath(folder.uri),
      });
      const state = await this.#receive(folder, null, change);
      if (superseded()) return entry.reading ?? state;
      this.#set(folder, entry, { kind: 'ready', state });
      void this.#drain(folder, entry);
      return state;
    } catch (error) {
      if (superseded()) {
        if (entry.reading !== null) return entry.reading;
        throw new ReadingCancelledError(vscode.l10n.t('Reading {0} was cancelled.', folder.name));
      }
      entry.reading = null;
      const message = wordFailure(error);
      this.#set(folder, entry, { kind: 'failed', message, last: this.latest(folder) });
      throw new Error(message);
    }
  }

  /** Stops a reading under way. */
  async cancel(folder: vscode.WorkspaceFolder): Promise<void> {
    const entry = this.#entry(folder);
    if (entry.status.kind !== 'reading') return;
    entry.generation++;
    entry.reading = null;
    this.#set(folder, entry, { kind: 'cancelled', last: this.latest(folder) });
    if (this.#engine.isRunning) await this.#engine.call('closeFolder', idOf(folder)).catch(() => undefined);
  }

  /** Tells the engine what changed; several changes close together are taken in one step. Folders never read are left alone. */
  change(folder: vscode.WorkspaceFolder, changes: readonly FileChange[]): Promise<void> {
    const entry = this.#entries.get(idOf(folder));
    if (entry === undefined || entry.reading === null) return Promise.resolve();
    entry.queued.push(...changes);
    return this.#drain(folder, entry);
  }

  #drain(folder: vscode.WorkspaceFolder, entry: Entry): Promise<void> {
    if (entry.status.kind !== 'ready')
      return (
        entry.reading?.then(
          () => entry.applying ?? undefined,
          () => undefined,
        ) ?? Promise.resolve()
      );
    entry.applying ??= this.#applyQueued(folder, entry).finally(() => {
      entry.applying = null;
      // What came when the last look at the queue was over.
      if (entry.queued.length > 0 && entry.status.kind === 'ready') void this.#drain(folder, entry);
    });
    return entry.applying;
  }

  async #applyQueued(folder: vscode.WorkspaceFolder, entry: Entry): Promise<void> {
    while (entry.queued.length > 0 && entry.status.kind === 'ready') {
      const { generation } = entry;
      const { state: before } = entry.status;
      const batch = latestOfEach(entry.queued.splice(0));
      try {
        const change = await this.#engine.call('applyChanges', idOf(folder), batch, before.revision);
        const state = await this.#receive(folder, before, change);
        if (entry.generation !== generation) continue;
        this.#set(folder, entry, { kind: 'ready', state });
      } catch (error) {
        if (entry.generation !== generation) continue;
        entry.reading = null;
        this.#set(folder, entry, { kind: 'failed', message: wordFailure(error), last: this.latest(folder) });
      }
    }
  }

  /** Puts a state together; of a large workspace in several messages, so that other work gets its turn in between. */
  async #receive(
    folder: vscode.WorkspaceFolder,
    before: FolderState | null,
    change: StateChange,
  ): Promise<FolderState> {
    const more: Service[] = [];
    while (more.length < change.servicesToCome) {
      const services = await this.#engine.call('servicesToCome', idOf(folder), change.rest.revision, more.length);
      if (services.length === 0) throw new Error('The engine has fewer services than it said');
      more.push(...services);
    }
    return changedState(before, change, more);
  }

  /** Called by the engine while it reads. */
  noteProgress(id: FolderId, filesSeen: number): void {
    const folder = this.byId(id);
    const entry = this.#entries.get(id);
    if (folder === undefined || entry?.status.kind !== 'reading') return;
    this.#set(folder, entry, { ...entry.status, filesSeen });
  }

  /**
   * Every folder that was read is read again by a new engine, while the last state stays in view. An engine that keeps
   * dying is left alone until somebody asks.
   */
  noteEngineStopped({ reason, wasFile }: EngineStop): void {
    const mayRestart = this.#restarts.allows(wasFile ? MAX_FILE_RESTARTS : MAX_CRASH_RESTARTS);
    for (const folder of this.all) {
      const entry = this.#entries.get(idOf(folder));
      if (entry === undefined || entry.reading === null) continue;
      entry.queued = [];
      if (mayRestart) void this.refresh(folder).catch(() => undefined);
      else {
        entry.generation++;
        entry.reading = null;
        this.#set(folder, entry, { kind: 'failed', message: wordStop(reason), last: this.latest(folder) });
      }
    }
  }

  #entry(folder: vscode.WorkspaceFolder): Entry {
    const id = idOf(folder);
    let entry = this.#entries.get(id);
    if (entry === undefined) {
      entry = { status: UNREAD, reading: null, generation: 0, queued: [], applying: null };
      this.#entries.set(id, entry);
    }
    return entry;
  }

  #forget(id: FolderId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.generation++;
    entry.reading = null;
    this.#entries.delete(id);
    if (this.#engine.isRunning) void this.#engine.call('closeFolder', id).catch(() => undefined);
  }

  #set(folder: vscode.WorkspaceFolder, entry: Entry, status: FolderStatus): void {
    entry.status = status;
    this.#changed.fire(idOf(folder));
  }

  dispose(): void {
    this.#store.dispose();
  }
}

export function idOf(folder: vscode.WorkspaceFolder): FolderId {
  return folder.uri.toString();
}

/** Only the last change of each file matters, but a closed document must be told before a change on disk. */
function latestOfEach(changes: readonly FileChange[]): FileChange[] {
  const latest = new Map<string, FileChange>();
  for (const change of changes) {
    const document = change.kind === 'document' || change.kind === 'document-closed';
    latest.set(`${document ? 'document' : 'disk'}:${change.path}`, change);
  }
  return [...latest.values()];
}

function excludesOf(folder: vscode.WorkspaceFolder): string[] {
  const hidden = vscode.workspace.getConfiguration('files', folder).get<Record<string, unknown>>('exclude', {});
  const own = vscode.workspace.getConfiguration(SETTINGS_SECTION, folder).get<unknown>('exclude', []);
  return [
    ...Object.entries(hidden)
      .filter(([, on]) => on === true)
      .map(([glob]) => glob),
    ...(Array.isArray(own) ? own.filter((glob) => typeof glob === 'string') : []),
  ];
}

function wordFailure(error: unknown): string {
  if (error instanceof EngineStoppedError) return wordStop(error.message);
  return error instanceof Error ? error.message : String(error);
}

function wordStop(reason: string): string {
  return vscode.l10n.t('Reading this folder stopped unexpectedly ({0}). Refresh tries again.', reason);
}

/** Counts what happened within the last while. */
class RecentCount {
  readonly #withinMs: number;
  #times: number[] = [];

  constructor(withinMs: number) {
    this.#withinMs = withinMs;
  }

  /** Counts one more, unless there were as many already. @returns whether it was counted. */
  allows(most: number): boolean {
    const now = performance.now();
    this.#times = this.#times.filter((time) => now - time < this.#withinMs);
    if (this.#times.length >= most) return false;
    this.#times.push(now);
    return true;
  }
}
