import type { AdviceKnowledge } from '../model/adviceKnowledge.ts';
import type { AnswerField } from '../model/profile.ts';
import { CANDIDATE_IDS } from '../model/vocabulary.ts';
import type { Assumed } from './conditions.ts';
import type { DecisionModel } from './decisionModel.ts';
import { planFor } from './drawPlan.ts';
import { DRAWS, variationsOf } from './drawSequence.ts';
import { SmaaAccumulator, type SmaaResult } from './method/smaa.ts';
import { shareSpread } from './method/shareSpread.ts';
import { informationValue, type ConditionalAcceptability, type InformationValue } from './method/valueOfInformation.ts';
import type { OpenAnswer } from './openAnswers.ts';

/** How often each candidate takes each rank, and what each open answer would be worth. */
export interface Robustness {
  readonly smaa: SmaaResult;
  /** Field → expected gain of the leader's first-rank share by knowing the answer, 0…1. */
  readonly information: ReadonlyMap<AnswerField, InformationValue>;
  /**
   * By candidate: how far the open answers may carry its first-rank share, 0…. Their standard deviations are added up as
   * if all erred the same way, since their priors are judgements of the same people.
   */
  readonly doubt: readonly number[];
}

/**
 * SMAA-2 over what is uncertain: weights within a factor of their centre, open answers by their priors, values within
 * their spread. The draws come from a fixed sequence: the same input gives the same bytes everywhere.
 */
export function assessRobustness(
  model: DecisionModel,
  knowledge: AdviceKnowledge,
  assumed: Assumed,
  open: readonly OpenAnswer[],
): Robustness {
  const criteria = model.criteria.length;
  const options = CANDIDATE_IDS.length;
  const plan = planFor(model, knowledge, open);
  const smaa = new SmaaAccumulator(options, criteria);
  const firsts = drawAll(smaa, {
    ...plan.states(model, assumed),
    rows: plan.rows,
    widths: Float64Array.from(model.criteria, ({ criterion }) => criterion.spread / 1000),
    exclusionOf: plan.exclusionOf,
    exclusions: plan.exclusions(assumed),
  });
  const conditional = open.map((answer, i) => {
    const counts = new Float64Array(answer.values.length * options);
    for (let draw = 0; draw < DRAWS; draw++) {
      const cell = (plan.choices[draw * open.length + i] as number) * options + (firsts[draw] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
    return conditionalShares(counts, options);
  });
  const spreads = conditional.map(shareSpread);
  return {
    smaa: smaa.result(),
    information: new Map(
      open.map(({ field }, i) => [field, informationValue(conditional[i] as ConditionalAcceptability[])]),
    ),
    doubt: CANDIDATE_IDS.map((_, option) =>
      open.reduce((sum, { doubt }, i) => sum + doubt * ((spreads[i] as number[])[option] as number), 0),
    ),
  };
}

/** What is drawn from; see {@link import('./drawPlan.ts').DrawPlan}. */
interface Draws {
  readonly weights: Float64Array;
  readonly values: Float64Array;
  readonly rows: Uint32Array;
  /** By criterion: how far a value may be off, 0…1. */
  readonly widths: Float64Array;
  readonly exclusionOf: Uint16Array;
  readonly exclusions: Uint32Array;
}

/**
 * Takes all draws. Nothing is made in here, and everything is read in the order in which it lies.
 * @returns By draw: the candidate that comes first.
 */
function drawAll(smaa: SmaaAccumulator, draws: Draws): Uint8Array {
  const { alternatives: options, criteria } = smaa;
  const { rows, widths, exclusionOf, exclusions, values: states, weights: stateWeights } = draws;
  const { factors, noise } = variationsOf(criteria, options);
  const firsts = new Uint8Array(DRAWS);
  const weights = new Float64Array(criteria);
  const scores = new Float64Array(options);
  let next = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const at = draw * criteria;
    let sum = 0;
    for (let c = 0; c < criteria; c++) {
      const weight = (stateWeights[rows[at + c] as number] as number) * (factors[at + c] as number);
      weights[c] = weight;
      sum += weight;
    }
    scores.fill(0);
    for (let c = 0; c < criteria; c++) {
      const weight = (weights[c] as number) / sum;
      weights[c] = weight;
      const width = widths[c] as number;
      const row = (rows[at + c] as number) * options;
      for (let o = 0; o < options; o++) {
        const value = (states[row + o] as number) + width * (noise[next++] as number);
        scores[o] = (scores[o] as number) + weight * (value < 0 ? 0 : value > 1 ? 1 : value);
      }
    }
    const excluded = exclusions[exclusionOf[draw] as number] as number;
    if (excluded !== 0) for (let o = 0; o < options; o++) if ((excluded >> o) & 1) scores[o] = -Infinity;
    firsts[draw] = smaa.addScored(scores, weights);
  }
  return firsts;
}

/**
 * First-rank shares given each choice of an open answer that was drawn at all.
 * @param counts `[choice][option]`: draws.
 */
function conditionalShares(counts: Float64Array, options: number): ConditionalAcceptability[] {
  const shares: ConditionalAcceptability[] = [];
  for (let at = 0; at < counts.length; at += options) {
    const mine = counts.subarray(at, at + options);
    const total = mine.reduce((sum, count) => sum + count, 0);
    if (total > 0) shares.push({ prior: total, firstRank: Array.from(mine, (count) => count / total) });
  }
  return shares;
}
