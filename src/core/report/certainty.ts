import type { Recommendation } from '../model/recommendation.ts';

/** How sure a recommendation is, in one word or two. */
export type Certainty = 'clear' | 'likely' | 'close call';

/** From this first-rank share on a lead is clear. */
const CLEAR = 0.85;

export function certaintyOf(recommendation: Recommendation): Certainty {
  if (recommendation.closeCall) return 'close call';
  return (recommendation.options[0]?.rankAcceptability[0] ?? 0) >= CLEAR ? 'clear' : 'likely';
}
