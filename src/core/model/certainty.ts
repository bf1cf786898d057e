import type { Recommendation } from './recommendation.ts';

/** How sure a recommendation is, in one word or two. */
export type Certainty = 'clear' | 'likely' | 'uncertain' | 'close call';

/** A lead is clear from this first-rank share and this calibrated chance on. */
const CLEAR = { share: 0.8, chance: 0.85 };
/** Below this calibrated chance it is not even likely. */
const LIKELY = 0.7;

/** The same word wherever a recommendation is shown: tree, panel, report, command line. */
export function certaintyOf({
  closeCall,
  confidence,
  options,
}: Pick<Recommendation, 'closeCall' | 'confidence' | 'options'>): Certainty {
  if (closeCall) return 'close call';
  if (confidence < LIKELY) return 'uncertain';
  const share = options[0]?.rankAcceptability[0] ?? 0;
  return share >= CLEAR.share && confidence >= CLEAR.chance ? 'clear' : 'likely';
}
