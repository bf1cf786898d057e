import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { askAll } from '../profile/guidedQuestions.ts';
import type { Services } from '../services.ts';
import { idOf } from '../workspace/folders.ts';
import { folderFor, readWithProgress, type Command } from './command.ts';

/** Asks the questions one after another, then shows the advice and offers to keep it. */
export const answerQuestions: Command = {
  id: COMMANDS.answerQuestions,
  async run(services, argument) {
    const folder = await folderFor(services, argument);
    if (folder === undefined) return;
    const { report } = await readWithProgress(services, folder);
    const given = await askAll(services, folder);
    if (given === null) return;
    await services.profiles.change(folder, { answers: given });
    services.panels.show(folder);
    // Not awaited: the questions are answered, the offer may stay.
    void offerToKeep(services, folder, report.services.length === 0);
  },
};

/** Where nothing runs yet the first note of the project is offered, else the file that the team shares. */
async function offerToKeep(services: Services, folder: vscode.WorkspaceFolder, isFromNothing: boolean): Promise<void> {
  if (!isFromNothing && (await services.profiles.place(folder)) !== 'draft') return;
  const note = vscode.l10n.t('Create a Starter Note');
  const save = vscode.l10n.t('Save Answers');
  const message = isFromNothing
    ? vscode.l10n.t('Keep the recommendation and its reasons as the first decision record of this project?')
    : vscode.l10n.t(
        'These answers are only known to this editor. Saved in stack-advisor.json, the whole team gets the same advice.',
      );
  const choice = await vscode.window.showInformationMessage(message, ...(isFromNothing ? [note, save] : [save]));
  const command = choice === note ? COMMANDS.createStarterNote : choice === save ? COMMANDS.saveAnswers : null;
  if (command !== null) await vscode.commands.executeCommand(command, { folder: idOf(folder) });
}
