import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import { askField } from '../profile/askField.ts';
import type { QuestionLabel } from '../../protocol/engine.ts';
import type { Questions } from '../profile/questions.ts';
import { folderFor, readWithProgress, record, text, type Command } from './command.ts';

/** Changes one answer, with the effect of each choice beside it. */
export const changeAnswer: Command = {
  id: COMMANDS.changeAnswer,
  async run(services, argument) {
    const folder = await folderFor(services, argument);
    if (folder === undefined) return;
    const state = await readWithProgress(services, folder);
    const used = new Map(state.recommendation.answersUsed.map((answer) => [answer.field, answer]));
    const { questions } = services.labels;
    const named = questions.of(text(record(argument)['field']) ?? '');
    const asked = named ?? (await pickField(questions, (field) => used.get(field)?.value));
    if (asked === undefined) return;
    const present = used.get(asked.field);
    const outcome = await askField(services, folder, asked, {
      present: present?.source === 'unknown' ? undefined : present?.value,
      answered: present?.source === 'answered',
    });
    if (outcome.kind !== 'answer') return;
    await services.profiles.change(folder, { answers: { [asked.field]: outcome.value } });
  },
};

async function pickField(
  questions: Questions,
  valueOf: (field: string) => unknown,
): Promise<QuestionLabel | undefined> {
  const items = questions.all.map((asked) => ({
    label: asked.short,
    description: questions.answer(asked.field, valueOf(asked.field)),
    asked,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Which answer?'),
    matchOnDescription: true,
  });
  return picked?.asked;
}
