import { Worker } from 'node:worker_threads';
import type { GrowthAnswer } from './worker.ts';

/** A function that is given a text of any length, by where it is found. */
export interface GrowthQuestion {
  /** Address of the module. */
  readonly module: string;
  /** Name of the exported function; the text is its last argument. */
  readonly call: string;
  readonly before?: readonly string[];
  /** What the text begins with, and what it repeats. */
  readonly head?: string;
  readonly piece: string;
}

/** More steps than this for twice the text are out of proportion: it would be 2, and 4 for one that is quadratic. */
export const MOST_GROWTH = 2.8;

/**
 * How the steps grow with the text: steps for twice the length over steps for the length, for each question.
 * A busy machine changes nothing in it; what the engine compiles or tidies up meanwhile does, by a few hundredths. Steps are counted in a worker, see {@link StepCounter}.
 */
export async function growthOf(questions: readonly GrowthQuestion[]): Promise<number[]> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: questions });
  const answers = new Promise<GrowthAnswer[]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  try {
    return (await answers).map(({ small, large }) => large / small);
  } finally {
    await worker.terminate();
  }
}
