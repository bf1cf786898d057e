import * as vscode from 'vscode';
import type { ProfilePatch } from '../../protocol/engine.ts';
import type { EngineClient } from '../engine/engineClient.ts';
import { DisposableStore } from '../lifecycle.ts';
import type { Platform } from '../platform.ts';
import { presentBytes } from '../presentBytes.ts';
import { idOf, type Folders } from '../workspace/folders.ts';
import { PROFILE_FILE } from '../workspace/manifestFiles.ts';

/** Others may write the same file; so often their edit and ours are put together anew. */
const MAX_ATTEMPTS = 3;

/** Where the answers in use are kept. */
export type ProfilePlace = 'file' | 'draft' | 'none';

/** An edit was refused; the message is worded for a person. */
export class ProfileRefusedError extends Error {
  override readonly name = 'ProfileRefusedError';
  readonly uri: vscode.Uri;

  constructor(message: string, uri: vscode.Uri) {
    super(message);
    this.uri = uri;
  }
}

/**
 * The answers of each folder. They are kept in `stack-advisor.json` where the folder has one; until somebody saves
 * them there, they are a draft that only this editor knows. Edits touch single fields, so that what others change in
 * the file at the same time stays.
 */
export class ProfileStore implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #folders: Folders;
  readonly #platform: Platform;
  readonly #memory: vscode.Memento;
  readonly #store = new DisposableStore();
  /** Edits of one folder are done one after another. */
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(engine: EngineClient, folders: Folders, platform: Platform, memory: vscode.Memento) {
    this.#engine = engine;
    this.#folders = folders;
    this.#platform = platform;
    this.#memory = memory;
    this.#store.add(folders.onDidOpen((folder) => void this.#handDraft(folder)));
  }

  uri(folder: vscode.WorkspaceFolder): vscode.Uri {
    return vscode.Uri.joinPath(folder.uri, PROFILE_FILE);
  }

  async place(folder: vscode.WorkspaceFolder): Promise<ProfilePlace> {
    if ((await this.#fileText(folder).catch(() => '')) !== null) return 'file';
    return this.#draft(folder) === undefined ? 'none' : 'draft';
  }

  /** Text in use: the open document's, the file's, or the draft; null where there is none. */
  async text(folder: vscode.WorkspaceFolder): Promise<string | null> {
    return (await this.#fileText(folder)) ?? this.#draft(folder) ?? null;
  }

  /** Changes answers, weights or the decision where they are kept: in the file if there is one, else in the draft. */
  change(folder: vscode.WorkspaceFolder, patch: ProfilePatch): Promise<void> {
    return this.#inTurn(folder, async () => {
      if ((await this.#fileText(folder)) !== null) return this.#changeFile(folder, patch);
      const text = await this.#edited(folder, this.#draft(folder) ?? null, patch);
      await this.#memory.update(draftKey(folder), text);
      await this.#folders.change(folder, [{ path: PROFILE_FILE, kind: 'document', text }]);
    });
  }

  /** Writes the draft, with a last change, into the folder's file; what the file already says stays. */
  save(folder: vscode.WorkspaceFolder, patch: ProfilePatch = {}): Promise<void> {
    return this.#inTurn(folder, async () => {
      const draft = this.#draft(folder);
      await this.#changeFile(folder, patch, draft);
      if (draft !== undefined) await this.#memory.update(draftKey(folder), undefined);
      await this.#folders.change(folder, [
        { path: PROFILE_FILE, kind: 'document-closed' },
        { path: PROFILE_FILE, kind: 'changed' },
      ]);
    });
  }

  /**
   * Shows the engine answers that are not kept yet, so that the effect of further ones can be told.
   * @returns A function that goes back to what is kept.
   */
  async preview(folder: vscode.WorkspaceFolder, patch: ProfilePatch): Promise<() => Promise<void>> {
    const kept = await this.text(folder);
    await this.#folders.change(folder, [
      { path: PROFILE_FILE, kind: 'document', text: await this.#edited(folder, kept, patch) },
    ]);
    return async () => {
      const draft = (await this.#fileText(folder)) === null ? this.#draft(folder) : undefined;
      await this.#folders.change(folder, [
        draft === undefined
          ? { path: PROFILE_FILE, kind: 'document-closed' }
          : { path: PROFILE_FILE, kind: 'document', text: draft },
      ]);
    };
  }

  /** @param draft What a new file begins with. */
  async #changeFile(folder: vscode.WorkspaceFolder, patch: ProfilePatch, draft?: string): Promise<void> {
    const uri = this.uri(folder);
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    if (document !== undefined) return this.#changeDocument(folder, document, patch);
    await this.#writeFile(folder, patch, draft);
    await this.#folders.change(folder, [{ path: PROFILE_FILE, kind: 'changed' }]);
  }

  /** Takes in what is typed in between, as {@link #writeFile} does with what is written. */
  async #changeDocument(
    folder: vscode.WorkspaceFolder,
    document: vscode.TextDocument,
    patch: ProfilePatch,
  ): Promise<void> {
    const wasDirty = document.isDirty;
    for (let attempt = 0; ; attempt++) {
      if (attempt === MAX_ATTEMPTS) throw this.#refused(folder, changedMeanwhile());
      const { version } = document;
      const before = document.getText();
      const text = await this.#edited(folder, before, patch);
      if (document.version !== version) continue;
      const edit = new vscode.WorkspaceEdit();
      const whole = new vscode.Range(document.positionAt(0), document.positionAt(before.length));
      edit.replace(document.uri, whole, text);
      // The workbench refuses it where the text has changed on the way.
      if (await vscode.workspace.applyEdit(edit)) break;
    }
    // What the person has not saved is not saved for them.
    const isKept = wasDirty || (await document.save());
    await this.#folders.change(folder, [{ path: PROFILE_FILE, kind: 'document', text: document.getText() }]);
    if (!isKept)
      throw this.#refused(
        folder,
        vscode.l10n.t('{0} could not be saved. The change stands in its editor, unsaved.', PROFILE_FILE),
      );
  }

  /** Takes in what another program wrote in between; one that never stops writing is left alone. */
  async #writeFile(folder: vscode.WorkspaceFolder, patch: ProfilePatch, draft?: string): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const before = await this.#bytes(folder);
      const present = before === null ? null : this.#decode(folder, before);
      const mark = present?.startsWith('\uFEFF') === true ? '\uFEFF' : '';
      const text = mark + (await this.#edited(folder, present?.slice(mark.length) ?? draft ?? null, patch));
      if (text === present) return;
      if (await this.#replaced(folder, new TextEncoder().encode(text), before)) return;
    }
    throw this.#refused(folder, changedMeanwhile());
  }

  async #replaced(folder: vscode.WorkspaceFolder, bytes: Uint8Array, before: Uint8Array | null): Promise<boolean> {
    try {
      return await this.#platform.replaceFile(this.uri(folder), bytes, before);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw this.#refused(
        folder,
        vscode.l10n.t('{0} could not be written, and holds what it held before: {1}', PROFILE_FILE, reason),
      );
    }
  }

  async #bytes(folder: vscode.WorkspaceFolder): Promise<Uint8Array | null> {
    try {
      return await presentBytes(this.uri(folder));
    } catch {
      throw this.#refused(
        folder,
        vscode.l10n.t('{0} cannot be read, or is a link, so nothing was changed in it.', PROFILE_FILE),
      );
    }
  }

  /** What is no text would not survive being written again. */
  #decode(folder: vscode.WorkspaceFolder, bytes: Uint8Array): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw this.#refused(folder, vscode.l10n.t('{0} is not UTF-8 text, so nothing was changed in it.', PROFILE_FILE));
    }
  }

  async #edited(folder: vscode.WorkspaceFolder, text: string | null, patch: ProfilePatch): Promise<string> {
    const edited = await this.#engine.call('editProfile', text, patch);
    if (edited === null) throw this.#refused(folder, notJson());
    return edited;
  }

  #refused(folder: vscode.WorkspaceFolder, message: string): ProfileRefusedError {
    return new ProfileRefusedError(message, this.uri(folder));
  }

  async #fileText(folder: vscode.WorkspaceFolder): Promise<string | null> {
    const uri = this.uri(folder);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open !== undefined && !open.isClosed) return open.getText();
    const bytes = await this.#bytes(folder);
    return bytes === null ? null : this.#decode(folder, bytes).replace(/^\uFEFF/, '');
  }

  #draft(folder: vscode.WorkspaceFolder): string | undefined {
    return this.#memory.get<string>(draftKey(folder));
  }

  async #handDraft(folder: vscode.WorkspaceFolder): Promise<void> {
    const text = this.#draft(folder);
    if (text === undefined || (await this.#fileText(folder).catch(() => '')) !== null) return;
    await this.#folders.change(folder, [{ path: PROFILE_FILE, kind: 'document', text }]);
  }

  #inTurn<T>(folder: vscode.WorkspaceFolder, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(idOf(folder)) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#queues.set(
      idOf(folder),
      turn.catch(() => undefined),
    );
    return turn;
  }

  dispose(): void {
    this.#store.dispose();
  }
}

function notJson(): string {
  return vscode.l10n.t('{0} is not valid JSON, so nothing was changed in it. Correct it and try again.', PROFILE_FILE);
}

function changedMeanwhile(): string {
  return vscode.l10n.t('{0} was changed by another program at the same time. Nothing was written.', PROFILE_FILE);
}

function draftKey(folder: vscode.WorkspaceFolder): string {
  return `answers:${idOf(folder)}`;
}
