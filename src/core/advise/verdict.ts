import type { CandidateId, Verdict } from '../model/vocabulary.ts';
import type { Assumed } from './conditions.ts';

/** What runs today. */
export interface Present {
  /** Candidate that runs, or null. */
  readonly current: CandidateId | null;
  /** Language outside the candidates that something runs in, or null. */
  readonly outside: string | null;
  /** Whether something runs today at all. */
  readonly exists: boolean;
}

/** A new language must gain this much over staying before leaving an outside language is advised. */
const WORTH_MOVING = 0.02;

/**
 * Keep, extend, migrate or start, apart from the ranking: the ranking says which language fits best, this says what to
 * do about what runs.
 * @param onePart As {@link movesOnePart} says.
 * @param gain Score of the first option less the score of staying, 0…1 scale; negative where staying is better.
 */
export function verdictOf(first: CandidateId, present: Present, onePart: boolean, gain: number): Verdict {
  const { current, outside, exists } = present;
  if (!exists) return 'start';
  if (current === first) return 'keep';
  if (current === null && outside === null) return 'start';
  if (current === null && gain < WORTH_MOVING) return 'keep';
  return onePart ? 'extend' : 'migrate';
}

/**
 * Whether a change would move one part and leave the rest: where an organisation is too large to move as a whole, or
 * where a bottleneck was measured in a code base that otherwise fits. A small team with one code base moves as a whole,
 * and so does a team that ships nothing in what runs: it could not look after the part that stays.
 */
export function movesOnePart({ current, outside }: Present, assumed: Assumed): boolean {
  if (assumed.get('secondLanguageAllowed')?.has(false) === true) return false;
  const has = (field: string, ...values: (string | boolean)[]): boolean =>
    values.some((value) => assumed.get(field)?.has(value) === true);
  const runs = current ?? outside;
  if (runs !== null && assumed.has('teamSkills') && !has('teamSkills', runs)) return false;
  if (has('teamSize', 'large', 'medium') || has('stage', 'enterprise', 'public-sector')) return true;
  return current !== null && has('measuredBottleneck', true);
}

/** The part to move when the verdict is *extend*, as a message code: named after what the load or the product is. */
export function partToMove(assumed: Assumed): string {
  const has = (field: string, ...values: string[]): boolean =>
    values.some((value) => assumed.get(field)?.has(value) === true);
  if (has('ml', 'core', 'some')) return 'part.models';
  if (has('performance', 'cpu-bound')) return 'part.computing';
  if (has('performance', 'gc-pauses', 'low-latency')) return 'part.latency';
  if (has('performance', 'high-concurrency', 'realtime')) return 'part.concurrency';
  if (has('performance', 'memory-constrained', 'cold-start')) return 'part.footprint';
  return 'part.new';
}
