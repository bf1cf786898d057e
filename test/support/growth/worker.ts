import { parentPort, workerData } from 'node:worker_threads';
import { MOST_GROWTH, type GrowthQuestion } from './growth.ts';
import { StepCounter } from './steps.ts';

export interface GrowthAnswer {
  readonly small: number;
  readonly large: number;
}

type TakesText = (...values: readonly string[]) => unknown;

/** Characters of the shorter text. */
const LENGTH = 6_000;
const ATTEMPTS = 4;

const counter = new StepCounter();

async function answer({ module, call, before = [], head = '', piece }: GrowthQuestion): Promise<GrowthAnswer> {
  // Only now: what was compiled before the counter was made is not counted.
  const loaded = (await import(module)) as Readonly<Record<string, TakesText>>;
  await (await import('../../../src/core/inspect/readers/registry.ts')).loadReaders();
  const take = loaded[call];
  if (take === undefined) throw new Error(`${module} has no ${call}`);
  const textOf = (length: number): string => head + piece.repeat(Math.ceil(length / piece.length));
  // Tables that are made once.
  take(...before, textOf(LENGTH / 10));
  const steps = (length: number): number => counter.count(() => take(...before, textOf(length)));
  // What the engine throws away and compiles again meanwhile is not counted: growth out of proportion must show again.
  let best: GrowthAnswer | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answered = { small: steps(LENGTH), large: steps(2 * LENGTH) };
    if (best === null || answered.large / answered.small < best.large / best.small) best = answered;
    if (best.large / best.small < MOST_GROWTH) break;
  }
  return best as GrowthAnswer;
}

const answers: GrowthAnswer[] = [];
for (const question of workerData as readonly GrowthQuestion[]) answers.push(await answer(question));
parentPort?.postMessage(answers);
