import { ownReasons } from '../model/reasons.ts';
import type { Say } from '../model/message.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Recommendation } from '../model/recommendation.ts';
import type { Advice } from './advise.ts';
import { differenceParts, SCORE_SCALE } from './method/additive.ts';
import { winningShare } from './method/smaa.ts';
import { valueOf, valuesOf, weightOf } from './ranking.ts';
import { toRecommendation } from './toRecommendation.ts';

/** Compares two candidates by what sets them apart, largest difference first; the differences sum to that of the scores. */
export function compareOptions(advice: Advice, a: CandidateId, b: CandidateId, say: Say): Comparison {
  return compareWorded(advice, toRecommendation(advice, say), a, b, say);
}

/** The same where the advice was worded already, by the same `say`. */
export function compareWorded(
  advice: Advice,
  { options }: Recommendation,
  a: CandidateId,
  b: CandidateId,
  say: Say,
): Comparison {
  const { ranking, robustness, catalogue, model } = advice;
  const [i, j] = [CANDIDATE_IDS.indexOf(a), CANDIDATE_IDS.indexOf(b)];
  const label = (id: CandidateId): string => catalogue.advice.candidates[id].label;
  const reasonOf = (id: CandidateId, criterion: string): string =>
    options
      .find((option) => option.id === id)
      ?.contributions.find((contribution) => contribution.criterion === criterion)?.because ?? '';
  const bothReasons = (reasonA: string, reasonB: string): string => {
    const [ofA, ofB] = [ownReasons(reasonA, reasonB), ownReasons(reasonB, reasonA)];
    if (ofA === '' && ofB === '') return `${reasonA}.`;
    if (ofA === '') return say({ code: 'advice.compare.one', args: { name: label(b), reason: ofB } });
    if (ofB === '') return say({ code: 'advice.compare.one', args: { name: label(a), reason: ofA } });
    return say({
      code: 'advice.compare.both',
      args: { a: label(a), b: label(b), reasonA: ofA, reasonB: ofB },
    });
  };
  const ruledOut = [a, b].flatMap((id) => {
    const excluded = options.find((option) => option.id === id)?.excluded ?? null;
    return excluded === null
      ? []
      : [say({ code: 'advice.compare.excluded', args: { name: label(id), because: excluded.because } })];
  });
  const winsShare = winningShare(robustness.smaa, i, j);
  return {
    a,
    b,
    headline:
      ruledOut.length > 0
        ? ruledOut.join('. ')
        : say({
            code: 'advice.compare.headline',
            args: { a: label(a), b: label(b), share: Math.round(winsShare * 100) },
          }),
    winsShare,
    rows: differenceParts(ranking.weights, valuesOf(ranking, i), valuesOf(ranking, j)).map(
      ({ criterion, difference }) => {
        const entry = model.criteria[criterion] as (typeof model.criteria)[number];
        const contribution = (candidate: number): number =>
          (weightOf(ranking, criterion) * valueOf(ranking, candidate, criterion)) / SCORE_SCALE;
        return {
          criterion: entry.id,
          label: say({ code: entry.criterion.label }),
          a: contribution(i),
          b: contribution(j),
          difference: difference / SCORE_SCALE,
          because: bothReasons(reasonOf(a, entry.id), reasonOf(b, entry.id)),
        };
      },
    ),
  };
}
