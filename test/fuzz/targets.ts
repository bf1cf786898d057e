import { agentTargets } from './agentTargets.ts';
import { INPUT_TARGETS } from './inputTargets.ts';
import { readerTargets } from './readerTargets.ts';
import type { FuzzTarget } from './target.ts';

/** Everything that is fuzzed: every reader, then every other input from outside. */
export function fuzzTargets(): FuzzTarget[] {
  return [...readerTargets(), ...INPUT_TARGETS, ...agentTargets()];
}
