import type * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { askField } from './askField.ts';
import type { ProfilePatch } from '../../protocol/engine.ts';
import { questions } from './questions.ts';

/**
 * Asks every question, one step each. Back goes to the step before, each step can be skipped, and leaving gives up
 * without a trace; the effects shown already take in the answers of the steps before.
 * @returns The answers given, or null where the person left.
 */
export async function askAll(
  services: Services,
  folder: vscode.WorkspaceFolder,
): Promise<NonNullable<ProfilePatch['answers']> | null> {
  const steps = questions().flatMap((question) => question.fields);
  const given: Record<string, unknown> = {};
  const asked: number[] = [];
  let goBackToKept: (() => Promise<void>) | null = null;
  try {
    for (let i = 0; i < steps.length;) {
      const field = steps[i];
      if (field === undefined) break;
      const state = await services.folders.ensure(folder);
      const used = state.recommendation.answersUsed.find((answer) => answer.field === field.field);
      const outcome = await askField(services, folder, field, {
        present: Object.hasOwn(given, field.field)
          ? given[field.field]
          : used?.source === 'unknown'
            ? undefined
            : used?.value,
        answered: used?.source === 'answered',
        step: { number: i + 1, of: steps.length, canGoBack: asked.length > 0 },
      });
      if (outcome.kind === 'cancel') return null;
      if (outcome.kind === 'back') {
        i = asked.pop() ?? 0;
        continue;
      }
      if (outcome.kind === 'answer') {
        given[field.field] = outcome.value;
        goBackToKept = await services.profiles.preview(folder, { answers: given });
      }
      asked.push(i);
      i++;
    }
  } finally {
    await goBackToKept?.();
  }
  return given;
}
