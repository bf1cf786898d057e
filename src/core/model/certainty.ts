import type { Recommendation } from './recommendation.ts';

/** How sure a recommendation is, in one word or two. */
export type Certainty = 'clear' | 'likely' | 'uncertain' | 'close call';

/** A lead is clear from this first-rank share and this calibrated chance on. */
const CLEAR = { share: 0.8, chance: 0.85 };
/** Below this calibrated chance it is not even likely. */
const LIKELY = 0.7;
/** Judgement: a lead over staying below this share of the highest score is no clear one. */
export const CLOSE_TO_STAYING = 0.05;

/** The same word wherever a recommendation is shown: tree, panel, report, command line. */
export function certaintyOf({
  closeCall,
  confidence,
  options: [first],
  stay,
}: Pick<Recommendation, 'closeCall' | 'confidence' | 'options'> & {
  /** Score of staying with a language outside the candidates, where one runs. */
  readonly stay?: { readonly score: number } | null;
}): Certainty {
  if (closeCall) return 'close call';
  if (confidence < LIKELY) return 'uncertain';
  const share = first?.rankAcceptability[0] ?? 0;
  const nearStaying = (stay ?? null) !== null && Math.abs((first?.score ?? 0) - (stay?.score ?? 0)) < CLOSE_TO_STAYING;
  return share >= CLEAR.share && confidence >= CLEAR.chance && !nearStaying ? 'clear' : 'likely';
}
