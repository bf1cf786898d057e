import { fuzzOne } from './fuzzOne.ts';
import { shrink } from './shrink.ts';
import type { FuzzTarget } from './target.ts';

/** An input that was taken badly. */
export interface Fault {
  readonly seed: number;
  readonly input: unknown;
  readonly mistake: string;
}
/**
 * Faults of one slice, at most one of each kind. The first words of a mistake are its kind.
 * @param onInput Called before each input with its seed, and before each try to make it smaller, with the number of that.
 */
export function runSlice(
  target: FuzzTarget,
  from: number,
  runs: number,
  onInput: (seed: number, tries: number) => void,
): Fault[] {
  const { quick } = target;
  if (quick === undefined) {
    const failure = fuzzOne(target, { seed: from, runs, onRun: (n) => onInput(from + n, 0) });
    return failure === null ? [] : [failure];
  }
  const faults = new Map<string, Fault>();
  const mistakeIn = (input: unknown): string | null => {
    try {
      return target.check(input);
    } catch (error) {
      return `threw ${String(error)}`;
    }
  };
  for (let seed = from; seed < from + runs; seed++) {
    onInput(seed, 0);
    const input = quick(seed);
    const mistake = mistakeIn(input);
    if (mistake === null) continue;
    const kind = kindOf(mistake);
    if (faults.has(kind)) continue;
    let tries = 0;
    const fails = (text: string): boolean => {
      onInput(seed, ++tries);
      return kindOf(mistakeIn(text) ?? '') === kind;
    };
    const smallest = typeof input === 'string' ? shrink(input, fails) : input;
    faults.set(kind, { seed, input: smallest, mistake: mistakeIn(smallest) ?? mistake });
  }
  return [...faults.values()];
}

function kindOf(mistake: string): string {
  return mistake.split(/[ :]/, 2).join(' ');
}
