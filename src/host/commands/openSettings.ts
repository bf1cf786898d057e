import * as vscode from 'vscode';
import { COMMANDS, SETTINGS_SECTION } from '../ids.ts';
import type { Command } from './command.ts';

export const openSettings: Command = {
  id: COMMANDS.openSettings,
  async run() {
    await vscode.commands.executeCommand('workbench.action.openSettings', `${SETTINGS_SECTION}.`);
  },
};
