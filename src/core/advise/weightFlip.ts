import type { Criterion, When } from '../model/adviceKnowledge.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import { holds } from './conditions.ts';
import type { DecisionModel } from './decisionModel.ts';
import type { AnswerFlip, Flip } from './flip.ts';
import { VALUE_SCALE, WEIGHT_SCALE } from './method/additive.ts';
import { smallestWeightChange } from './method/smallestWeightChange.ts';
import { tieWeight } from './method/tieWeight.ts';
import { valuesOf, weightOf, type Ranking } from './ranking.ts';

/**
 * What would have to count otherwise for a rival to draw level: one criterion whose weight changes while the others keep
 * their proportions (closed form), or weight that moves from one to another (linear programme) where that takes at least a
 * quarter less. Nothing that an answer which is told brings about already.
 */
export function weightFlip(model: DecisionModel, ranking: Ranking, first: number, told: readonly AnswerFlip[]): Flip[] {
  const rivals = ranking.order.filter((rival) => rival !== first && ranking.excluded[rival] === null);
  const duels = rivals.map((rival): Duel => ({ model, ranking, first, rival, told }));
  const single = smallest(duels.flatMap(singleWeights));
  const shift = smallest(duels.flatMap(weightShift));
  if (shift !== null && (single === null || shift.moved < single.moved * WORTH_SHIFTING)) return [shift.flip];
  return single === null ? [] : [single.flip];
}

/** The leader against one rival. */
interface Duel {
  readonly model: DecisionModel;
  readonly ranking: Ranking;
  readonly first: number;
  readonly rival: number;
  /** Flips by answers that are told already. */
  readonly told: readonly AnswerFlip[];
}

interface WeightFlip {
  readonly flip: Flip;
  /** Share of the whole weight that moves, 0…1. */
  readonly moved: number;
}

function smallest(flips: readonly WeightFlip[]): WeightFlip | null {
  return flips.reduce<WeightFlip | null>(
    (best, flip) => (best === null || flip.moved < best.moved ? flip : best),
    null,
  );
}

function singleWeights({ model, ranking, first, rival, told }: Duel): WeightFlip[] {
  const winner = CANDIDATE_IDS[rival] as CandidateId;
  return model.criteria.flatMap(({ id, criterion: entry }, criterion) => {
    const to = tieWeight(ranking.weights, criterion, valuesOf(ranking, first), valuesOf(ranking, rival));
    const from = weightOf(ranking, criterion) / WEIGHT_SCALE;
    if (to === null || isTold(told, winner, entry, to > from)) return [];
    return [{ flip: { kind: 'weight' as const, criterion: id, from, to, winner }, moved: Math.abs(to - from) }];
  });
}

/** One criterion is easier to grasp than two: what moves between two must be so much less. */
const WORTH_SHIFTING = 0.75;
/** Less weight than this on a criterion is what the linear programme leaves of rounding. */
const NO_SHIFT = 1e-6;

function weightShift({ model, ranking, first, rival, told }: Duel): WeightFlip[] {
  const winner = CANDIDATE_IDS[rival] as CandidateId;
  const weights = ranking.weights.map((weight) => weight / WEIGHT_SCALE);
  const shares = (candidate: number): number[] => valuesOf(ranking, candidate).map((value) => value / VALUE_SCALE);
  const result = smallestWeightChange(weights, shares(first), shares(rival));
  if (result === null) return [];
  const moves = model.criteria
    .map(({ id, criterion }, i) => ({ id, criterion, by: (result.weights[i] as number) - (weights[i] as number) }))
    .filter(({ by }) => Math.abs(by) > NO_SHIFT)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  if (moves.some(({ criterion, by }) => isTold(told, winner, criterion, by > 0))) return [];
  const idsOf = (up: boolean): string[] => moves.filter(({ by }) => by > 0 === up).map(({ id }) => id);
  const moved = result.change / 2;
  return [{ flip: { kind: 'shift', less: idsOf(false), more: idsOf(true), share: moved, winner }, moved }];
}

/** Whether a flip that is told brings the same winner by moving this criterion's weight the same way. */
function isTold(told: readonly AnswerFlip[], winner: CandidateId, criterion: Criterion, up: boolean): boolean {
  return told.some((flip) => flip.winner === winner && movesWeight(flip, criterion, up));
}

/** Whether one of a flip's answers adds weight to a criterion, or takes some off. */
function movesWeight({ changes }: AnswerFlip, { shifts = [] }: Criterion, up: boolean): boolean {
  return shifts.some(
    ({ when, by }) =>
      by > 0 === up &&
      changes.some(
        ({ field, value }) =>
          field in when && holds({ [field]: when[field] as When[string] }, new Map([[field, new Set([value])]])),
      ),
  );
}
