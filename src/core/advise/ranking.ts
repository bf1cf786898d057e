import type { AnswerField } from '../model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import type { AdviceKnowledge } from '../model/adviceKnowledge.ts';
import type { UsedAnswer } from './answers.ts';
import { holds, type AnswerValues, type Assumed } from './conditions.ts';
import type { CriterionState, DecisionModel } from './decisionModel.ts';
import {
  additiveScore,
  integerValue,
  integerWeights,
  rankAdditive,
  SCORE_SCALE,
  VALUE_SCALE,
} from './method/additive.ts';
import type { OpenAnswer } from './openAnswers.ts';

/** The central ranking: open answers averaged over their priors, whole numbers from there on. */
export interface Ranking {
  /** What it was made from, one a criterion. */
  readonly states: readonly CriterionState[];
  /** Ten-thousandths, one a criterion. */
  readonly weights: readonly number[];
  /** Thousandths: `[candidate][criterion]`, candidates in the order of {@link CANDIDATE_IDS}. */
  readonly values: readonly (readonly number[])[];
  /** Whole numbers; divide by {@link SCORE_SCALE}. */
  readonly scores: readonly number[];
  /** Id of the constraint that rules a candidate out, or null. */
  readonly excluded: readonly (string | null)[];
  /** Indices into {@link CANDIDATE_IDS}, best first, ruled-out ones last. */
  readonly order: readonly [number, number, ...number[]];
}

/** Answers that are known, and needs however they are written, as conditions look at them. */
export function assumedFrom(
  used: ReadonlyMap<AnswerField, UsedAnswer>,
  needs: readonly string[],
): Map<string, AnswerValues> {
  const assumed = new Map<string, AnswerValues>([['needs', new Set(needs.map((need) => need.toLowerCase()))]]);
  for (const [field, answer] of used) if (answer.values !== null) assumed.set(field, answer.values);
  return assumed;
}

/** Ranks the candidates under what is known, with what is open weighed by its plausibility. */
export function rank(
  model: DecisionModel,
  knowledge: AdviceKnowledge,
  assumed: Assumed,
  open: readonly OpenAnswer[],
): Ranking {
  const states = model.criteria.map((_, index) => model.expectedState(index, assumed, open));
  return rankStates(states, knowledge, assumed);
}

/** Ranks the candidates by states of the criteria that were worked out already, in the order of the model. */
export function rankStates(states: readonly CriterionState[], knowledge: AdviceKnowledge, assumed: Assumed): Ranking {
  const weights = integerWeights(states.map((state) => state.weight));
  const values = CANDIDATE_IDS.map((_, candidate) =>
    states.map((state) => integerValue((state.values[candidate] as number) / VALUE_SCALE)),
  );
  const excluded = CANDIDATE_IDS.map((candidate) => excludedBy(knowledge, candidate, assumed));
  const ranked = rankAdditive(weights, values);
  const scores = values.map((row) => additiveScore(weights, row));
  const order = ranked
    .map(({ index }) => index)
    .sort((a, b) => Number(excluded[a] !== null) - Number(excluded[b] !== null)) as unknown as Ranking['order'];
  return { states, weights, values, scores, excluded, order };
}

/** Score of a candidate, 0…1. */
export function scoreOf(ranking: Ranking, candidate: number): number {
  return (ranking.scores[candidate] as number) / SCORE_SCALE;
}

/** Weight of a criterion in ten-thousandths. */
export function weightOf(ranking: Ranking, criterion: number): number {
  return ranking.weights[criterion] as number;
}

/** Values of a candidate in thousandths, one a criterion. */
export function valuesOf(ranking: Ranking, candidate: number): readonly number[] {
  return ranking.values[candidate] as readonly number[];
}

/** Value of a candidate on a criterion in thousandths. */
export function valueOf(ranking: Ranking, candidate: number, criterion: number): number {
  return valuesOf(ranking, candidate)[criterion] as number;
}

/** First constraint that holds for sure; an open answer rules nothing out. */
export function excludedBy(knowledge: AdviceKnowledge, candidate: CandidateId, assumed: Assumed): string | null {
  return (
    Object.entries(knowledge.constraints).find(
      ([, constraint]) => constraint.excludes.includes(candidate) && holds(constraint.when, assumed),
    )?.[0] ?? null
  );
}
