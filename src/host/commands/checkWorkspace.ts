import * as vscode from 'vscode';
import type { FolderState } from '../../protocol/engine.ts';
import { COMMANDS } from '../ids.ts';
import { needsAttention } from '../languages/diagnostics.ts';
import { readWithProgress, type Command } from './command.ts';

/** Reports the problems of every file, not only of those that are open. */
export const checkWorkspace: Command = {
  id: COMMANDS.checkWorkspace,
  async run(services) {
    const states = await Promise.all(services.folders.all.map((folder) => readWithProgress(services, folder)));
    for (const folder of services.folders.all) services.diagnostics.showAll(folder);
    const count = states.reduce((sum, state) => sum + state.report.problems.filter(needsAttention).length, 0);
    if (count > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
    else void vscode.window.showInformationMessage(nothingToReport(states));
    return count;
  },
};

function nothingToReport(states: readonly FolderState[]): string {
  const read = states.reduce((sum, state) => sum + state.report.stats.manifestsRead, 0);
  return read === 1
    ? vscode.l10n.t('Nothing to report: 1 manifest was read.')
    : vscode.l10n.t('Nothing to report: {0} manifests were read.', read);
}
