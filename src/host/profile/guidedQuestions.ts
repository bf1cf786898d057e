import type * as vscode from 'vscode';
import type { ProfilePatch } from '../../protocol/engine.ts';
import type { Services } from '../services.ts';
import { askField } from './askField.ts';

/**
 * Asks the questions, one step each. Back goes to the step before, each step can be skipped, one can finish early, and
 * leaving gives up without a trace; the effects shown already take in the answers of the steps before.
 * @returns The answers given, or null where the person left.
 */
export async function askAll(
  services: Services,
  folder: vscode.WorkspaceFolder,
): Promise<NonNullable<ProfilePatch['answers']> | null> {
  const { groups } = services.labels.questions;
  // What only makes sense beside another answer belongs to that one's step.
  const steps = groups.flatMap((group, i) => group.map((asked) => ({ asked, number: i + 1 })));
  const given: Record<string, unknown> = {};
  const passed: number[] = [];
  let goBackToKept: (() => Promise<void>) | null = null;
  try {
    for (let i = 0; i < steps.length;) {
      const step = steps[i];
      if (step === undefined) break;
      const { field } = step.asked;
      const state = await services.folders.ensure(folder);
      const used = state.recommendation.answersUsed.find((answer) => answer.field === field);
      if (isIdle(field, (other) => given[other])) {
        i++;
        continue;
      }
      const outcome = await askField(services, folder, step.asked, {
        present: Object.hasOwn(given, field) ? given[field] : used?.source === 'unknown' ? undefined : used?.value,
        answered: used?.source === 'answered',
        step: {
          number: step.number,
          of: groups.length,
          canGoBack: passed.length > 0,
          canFinish: Object.keys(given).length > 0,
        },
      });
      if (outcome.kind === 'cancel') return null;
      if (outcome.kind === 'finish') break;
      if (outcome.kind === 'back') {
        i = passed.pop() ?? 0;
        continue;
      }
      // Who comes back to a question and skips it takes the answer back.
      const isTakenBack = outcome.kind === 'skip' && Object.hasOwn(given, field);
      if (isTakenBack) delete given[field];
      if (outcome.kind === 'answer') given[field] = outcome.value;
      if (outcome.kind === 'answer' || isTakenBack) {
        goBackToKept = await services.profiles.preview(folder, { answers: given });
      }
      passed.push(i);
      i++;
    }
  } finally {
    await goBackToKept?.();
  }
  return given;
}

/** Whether a question has nothing to ask for under the answers given: nobody measures a load that is not special. */
function isIdle(field: string, given: (field: string) => unknown): boolean {
  if (field !== 'measuredBottleneck') return false;
  const load = given('performance');
  return Array.isArray(load) && load.every((one) => one === 'normal');
}
