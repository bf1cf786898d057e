import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { folderFor, type Command } from './command.ts';

/** Writes the answers into `stack-advisor.json` and opens it. */
export const saveAnswers: Command = {
  id: COMMANDS.saveAnswers,
  async run(services, argument) {
    const folder = await folderFor(services, argument);
    if (folder === undefined) return;
    await services.profiles.save(folder);
    await vscode.window.showTextDocument(services.profiles.uri(folder), { preview: true });
  },
};
