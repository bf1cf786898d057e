import * as vscode from 'vscode';
import { dateText } from '../../core/model/dateText.ts';
import { COMMANDS } from '../ids.ts';
import { decisionOf, describeDecision, isDecision } from '../profile/decision.ts';
import { folderFor, readWithProgress, type Command } from './command.ts';

/** Shows what moved since the decision was recorded, as a difference of two texts. */
export const reevaluate: Command = {
  id: COMMANDS.reevaluate,
  async run(services, argument) {
    const folder = await folderFor(services, argument);
    if (folder === undefined) return;
    await readWithProgress(services, folder);
    const state = await services.folders.refresh(folder);
    const saved: unknown = state.profile?.decision;
    if (!isDecision(saved)) {
      const now = vscode.l10n.t('Record Decision');
      const message = vscode.l10n.t(
        'No decision is recorded for {0} yet, so there is nothing to compare with.',
        folder.name,
      );
      if ((await vscode.window.showInformationMessage(message, now)) === now) {
        await vscode.commands.executeCommand(COMMANDS.recordDecision, { folder: folder.uri.toString() });
      }
      return;
    }
    const basis = await services.engine.call('basis', folder.uri.toString());
    const { questions } = services.labels;
    const words = {
      technology: (id: string) => services.labels.technology(id),
      question: (field: string) => questions.short(field),
      answer: (field: string, value: unknown) => questions.answer(field, value),
    };
    const before = services.texts.put(`${folder.name}/decided-${saved.date}.md`, describeDecision(saved, words));
    const after = services.texts.put(
      `${folder.name}/today.md`,
      describeDecision(decisionOf(state.recommendation, basis, services.today(), saved.record), words),
    );
    const title = vscode.l10n.t('{0}: decided {1} ↔ today', folder.name, dateText(vscode.env.language, saved.date));
    await vscode.commands.executeCommand('vscode.diff', before, after, title);
  },
};
