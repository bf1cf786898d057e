import fc from 'fast-check';
import type { FuzzTarget } from './target.ts';

export interface FuzzFailure {
  readonly seed: number;
  /** Where in the seed's values; fast-check goes straight to it. */
  readonly path: string | null;
  /** Smallest input that still fails. */
  readonly input: unknown;
  readonly mistake: string;
}

/**
 * Gives a target so many inputs of a seed, and makes the first failing one as small as it gets. The same seed gives the
 * same inputs.
 * @param onRun Called before each input with its number.
 */
export function fuzzOne(
  target: FuzzTarget,
  {
    seed,
    runs,
    path,
    onRun,
  }: {
    readonly seed: number;
    readonly runs: number;
    readonly path?: string | undefined;
    readonly onRun?: (n: number) => void;
  },
): FuzzFailure | null {
  let n = 0;
  const property = fc.property(target.inputs, (input) => {
    onRun?.(n++);
    const mistake = target.check(input);
    if (mistake !== null) throw new Error(mistake);
  });
  const result = fc.check(property, { seed, numRuns: runs, ...(path === undefined ? {} : { path }) });
  if (!result.failed) return null;
  const error = result.errorInstance;
  return {
    seed: result.seed,
    path: result.counterexamplePath,
    input: result.counterexample?.[0],
    mistake: error instanceof Error ? error.message : String(error),
  };
}
