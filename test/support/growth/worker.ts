import { parentPort, workerData } from 'node:worker_threads';
import type { GrowthQuestion } from './growth.ts';
import { StepCounter } from './steps.ts';

export interface GrowthAnswer {
  readonly small: number;
  readonly large: number;
}

type TakesText = (...values: readonly string[]) => unknown;

/** Characters of the shorter text. */
const LENGTH = 6_000;

const counter = new StepCounter();

async function answer({ module, call, before = [], head = '', piece }: GrowthQuestion): Promise<GrowthAnswer> {
  // Only now: what was compiled before the counter was made is not counted.
  const loaded = (await import(module)) as Readonly<Record<string, TakesText>>;
  const take = loaded[call];
  if (take === undefined) throw new Error(`${module} has no ${call}`);
  const textOf = (length: number): string => head + piece.repeat(Math.ceil(length / piece.length));
  // Tables that are made once.
  take(...before, textOf(LENGTH / 10));
  const steps = (length: number): number => counter.count(() => take(...before, textOf(length)));
  return { small: steps(LENGTH), large: steps(2 * LENGTH) };
}

const answers: GrowthAnswer[] = [];
for (const question of workerData as readonly GrowthQuestion[]) answers.push(await answer(question));
parentPort?.postMessage(answers);
