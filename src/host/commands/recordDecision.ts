import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { decisionOf } from '../profile/decision.ts';
import type { Services } from '../services.ts';
import { idOf } from '../workspace/folders.ts';
import { folderFor, readWithProgress, type Command } from './command.ts';

const FOLDER = 'docs/decisions';

/** Writes the advice as a decision record (MADR) and keeps its figures in `stack-advisor.json` for later comparison. */
export const recordDecision: Command = { id: COMMANDS.recordDecision, run: writeRecord };

/** The same where nothing runs yet: the first note of a project is why it starts with what. */
export const createStarterNote: Command = { id: COMMANDS.createStarterNote, run: writeRecord };

async function writeRecord(services: Services, argument: unknown): Promise<vscode.Uri | undefined> {
  const folder = await folderFor(services, argument);
  if (folder === undefined) return undefined;
  const state = await readWithProgress(services, folder);
  const [content, basis] = await Promise.all([
    services.engine.call('export', idOf(folder), 'madr'),
    services.engine.call('basis', idOf(folder)),
  ]);
  const target = await writeNew(services, folder, new TextEncoder().encode(content));
  const path = `${FOLDER}/${target.path.split('/').at(-1) ?? ''}`;
  // The record is there and is shown, even where the answers cannot be written beside it.
  await vscode.window.showTextDocument(target);
  await services.profiles.save(folder, { decision: decisionOf(state.recommendation, basis, services.today(), path) });
  return target;
}

/** Writes `NNNN-backend-stack.md` with the next free number, and never over a file that is there. */
async function writeNew(services: Services, folder: vscode.WorkspaceFolder, bytes: Uint8Array): Promise<vscode.Uri> {
  const records = await recordsFolder(folder);
  for (;;) {
    const names = (await vscode.workspace.fs.readDirectory(records)).map(([name]) => name);
    const target = vscode.Uri.joinPath(records, nextRecordName(names));
    // Somebody else may take the number in between.
    if (await services.platform.replaceFile(target, bytes, null)) return target;
  }
}

/** @throws where the folder, or one above it, is a link: it may lead out of the workspace. */
async function recordsFolder(folder: vscode.WorkspaceFolder): Promise<vscode.Uri> {
  let uri = folder.uri;
  for (const name of FOLDER.split('/')) {
    uri = vscode.Uri.joinPath(uri, name);
    await vscode.workspace.fs.createDirectory(uri);
    if ((await vscode.workspace.fs.stat(uri)).type !== vscode.FileType.Directory)
      throw new Error(vscode.l10n.t('{0} is a link. Nothing was written.', FOLDER));
  }
  return uri;
}

/** Name of the next record beside those that are there; numbers keep the width that they have. */
export function nextRecordName(names: readonly string[]): string {
  let width = 4;
  let last = 0;
  for (const name of names) {
    const digits = /^(\d{1,9})-.*\.md$/i.exec(name)?.[1] ?? '';
    width = Math.max(width, digits.length);
    last = Math.max(last, Number(digits));
  }
  const taken = new Set(names);
  // A name with more digits than are looked at may be there as well.
  for (let next = last + 1; ; next++) {
    const name = `${String(next).padStart(width, '0')}-backend-stack.md`;
    if (!taken.has(name)) return name;
  }
}
