import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { uriOf } from '../workspace/fileEvents.ts';
import { record, text, type Command } from './command.ts';

/** Opens a file of a folder at the place of a finding; nothing outside the folder can be opened. */
export const openFinding: Command = {
  id: COMMANDS.openFinding,
  async run(services, argument) {
    const given = record(argument);
    const folder = services.folders.byId(text(given['folder']) ?? '');
    const uri = folder === undefined ? null : uriOf(folder, text(given['file']) ?? '');
    if (uri === null) return;
    const start = new vscode.Position(zeroBased(given['line']), zeroBased(given['column']));
    const end =
      given['endLine'] === undefined
        ? start
        : new vscode.Position(zeroBased(given['endLine']), zeroBased(given['endColumn']));
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, end), preview: true });
  },
};

function zeroBased(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value - 1 : 0;
}
