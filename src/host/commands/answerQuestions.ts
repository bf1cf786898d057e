import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { askAll } from '../profile/guidedQuestions.ts';
import { folderFor, readWithProgress, type Command } from './command.ts';

/** Asks the questions one after another, then shows the advice. */
export const answerQuestions: Command = {
  id: COMMANDS.answerQuestions,
  async run(services, argument) {
    const folder = await folderFor(services, argument);
    if (folder === undefined) return;
    await readWithProgress(services, folder);
    const given = await askAll(services, folder);
    if (given === null) return;
    await services.profiles.change(folder, { answers: given });
    services.panels.show(folder);
    if ((await services.profiles.place(folder)) !== 'draft') return;
    const save = vscode.l10n.t('Save Answers');
    const message = vscode.l10n.t(
      'These answers are only known to this editor. Saved in stack-advisor.json, the whole team gets the same advice.',
    );
    if ((await vscode.window.showInformationMessage(message, save)) === save)
      await vscode.commands.executeCommand(COMMANDS.saveAnswers, { folder: folder.uri.toString() });
  },
};
