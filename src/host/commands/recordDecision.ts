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
  const target = await nextRecord(vscode.Uri.joinPath(folder.uri, ...FOLDER.split('/')));
  const path = `${FOLDER}/${target.path.split('/').at(-1) ?? ''}`;
  await services.platform.replaceFile(target, new TextEncoder().encode(content));
  await services.profiles.save(folder, { decision: decisionOf(state.recommendation, basis, services.today(), path) });
  await vscode.window.showTextDocument(target);
  return target;
}

/** `NNNN-backend-stack.md` with the next free number. */
async function nextRecord(folder: vscode.Uri): Promise<vscode.Uri> {
  await vscode.workspace.fs.createDirectory(folder);
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  return vscode.Uri.joinPath(folder, nextRecordName(names));
}

/** Name of the next record beside those that are there; numbers keep the width that they have. */
export function nextRecordName(names: readonly string[]): string {
  const numbers = names.map((name) => /^(\d{1,9})-.*\.md$/i.exec(name)?.[1] ?? '').filter((digits) => digits !== '');
  const width = Math.max(4, ...numbers.map((digits) => digits.length));
  const next = Math.max(0, ...numbers.map(Number)) + 1;
  return `${String(next).padStart(width, '0')}-backend-stack.md`;
}
