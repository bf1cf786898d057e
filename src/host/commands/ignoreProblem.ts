import * as vscode from 'vscode';
import { COMMANDS, SETTINGS_SECTION } from '../ids.ts';
import { folderFor, record, text, type Command } from './command.ts';

/** Stops reporting one kind of problem in a folder; the settings undo it. */
export const ignoreProblem: Command = {
  id: COMMANDS.ignoreProblem,
  async run(services, argument) {
    const code = text(record(argument)['code']);
    if (code === undefined || !/^[a-z][a-z-]{0,63}$/.test(code)) return;
    const folder = await folderFor(services, argument);
    if (folder === undefined) return;
    const configuration = vscode.workspace.getConfiguration(SETTINGS_SECTION, folder);
    const present = configuration.get<unknown>('diagnostics.ignore', []);
    const codes = Array.isArray(present) ? present.filter((one): one is string => typeof one === 'string') : [];
    if (codes.includes(code)) return;
    await configuration.update('diagnostics.ignore', [...codes, code], vscode.ConfigurationTarget.WorkspaceFolder);
  },
};
