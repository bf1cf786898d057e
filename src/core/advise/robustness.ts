import type { AdviceKnowledge } from '../model/adviceKnowledge.ts';
import type { AnswerField } from '../model/profile.ts';
import { CANDIDATE_IDS } from '../model/vocabulary.ts';
import { holds, type AnswerValues, type Assumed } from './conditions.ts';
import type { Branch, CriterionState, DecisionModel } from './decisionModel.ts';
import { haltonPoints } from './method/halton.ts';
import { SmaaAccumulator, type SmaaResult } from './method/smaa.ts';
import { shareSpread } from './method/shareSpread.ts';
import { variations, type Variations } from './method/variations.ts';
import { informationValue, type ConditionalAcceptability, type InformationValue } from './method/valueOfInformation.ts';
import type { OpenAnswer } from './openAnswers.ts';
import { remembered } from './remembered.ts';

/** Draws; with a scrambled Halton sequence the shares are within about one point of their limit. */
export const DRAWS = 4096;
/** A stated weight may be this many times too small or too large. */
const WEIGHT_FACTOR = 2;
const PER_MILLE = 1 / 1000;

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
  const { factors, noise } = variationsOf(criteria, options);
  // The sequence's first coordinates vary weights and values, the next ones the answers.
  const dimensions = criteria + options + open.length;
  const points = pointsOf(dimensions);
  const smaa = new SmaaAccumulator(options, criteria);
  const weights = new Float64Array(criteria);
  const values = new Float64Array(options * criteria);
  const excluded = new Uint8Array(options);
  const chosen = new Uint16Array(open.length);
  const states = model.criteria.map((_, index) => new StateTable(model, index, assumed, open));
  const widths = Float64Array.from(model.criteria, ({ criterion }) => criterion.spread / 1000);
  const exclusion = new ExclusionTable(knowledge, assumed, open);
  const tally = open.map((answer) => answer.values.map(() => new Float64Array(options + 1)));

  for (let draw = 0; draw < DRAWS; draw++) {
    const at = draw * dimensions + criteria + options;
    for (let i = 0; i < open.length; i++) chosen[i] = pick((open[i] as OpenAnswer).prior, points[at + i] as number);
    let sum = 0;
    let next = draw * criteria * options;
    for (let c = 0; c < criteria; c++) {
      const state = (states[c] as StateTable).get(chosen);
      const weight = state.weight * (factors[draw * criteria + c] as number);
      weights[c] = weight;
      sum += weight;
      const width = widths[c] as number;
      for (let o = 0; o < options; o++) {
        const value = (state.values[o] as number) * PER_MILLE + width * (noise[next++] as number);
        values[o * criteria + c] = value < 0 ? 0 : value > 1 ? 1 : value;
      }
    }
    for (let c = 0; c < criteria; c++) weights[c] = (weights[c] as number) / sum;
    exclusion.fill(excluded, chosen);
    const first = smaa.add(weights, 0, values, 0, excluded, 0);
    for (let i = 0; i < open.length; i++) {
      const counts = tally[i]?.[chosen[i] as number] as Float64Array;
      counts[first] = (counts[first] as number) + 1;
      counts[options] = (counts[options] as number) + 1;
    }
  }
  const conditional = tally.map((counts) => conditionalShares(counts, options));
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

/** Neither depends on any answer, so each is made once a size. */
const pointsByDimension = new Map<number, Float64Array>();
const variationsBySize = new Map<string, Variations>();

function pointsOf(dimensions: number): Float64Array {
  return remembered(pointsByDimension, dimensions, () => haltonPoints(dimensions, DRAWS));
}

function variationsOf(criteria: number, options: number): Variations {
  return remembered(variationsBySize, `${criteria} ${options}`, () =>
    variations(criteria, options, pointsOf(criteria + options), WEIGHT_FACTOR),
  );
}

/** Index of the choice that a number between 0 and 1 falls on. */
function pick(prior: readonly number[], u: number): number {
  let sum = 0;
  for (let i = 0; i < prior.length - 1; i++) {
    sum += prior[i] as number;
    if (u < sum) return i;
  }
  return prior.length - 1;
}

/** An open answer as one criterion sees it. */
interface OwnAnswer {
  /** Position in the list of open answers. */
  readonly answer: number;
  /** Position among the criterion's fields. */
  readonly place: number;
  readonly field: AnswerField;
  readonly branches: readonly Branch[];
  /** Choice → index of its branch. */
  readonly branchOf: Uint16Array;
}

/** States of one criterion by the choices of the open answers that it looks at. */
class StateTable {
  readonly #model: DecisionModel;
  readonly #index: number;
  readonly #assumed: Assumed;
  readonly #marks: readonly string[];
  readonly #mine: readonly OwnAnswer[];
  readonly #cells: (CriterionState | undefined)[] = [];

  constructor(model: DecisionModel, index: number, assumed: Assumed, open: readonly OpenAnswer[]) {
    const fields = model.fieldsOfCriterion(index);
    this.#model = model;
    this.#index = index;
    this.#assumed = assumed;
    this.#marks = model.marks(index, assumed);
    this.#mine = open.flatMap((answer, i) => {
      const place = fields.indexOf(answer.field);
      if (place < 0) return [];
      const branches = model.branches(index, answer);
      const branchOf = Uint16Array.from(answer.values, (values) => {
        const mark = model.markOf(index, answer.field, values);
        return branches.findIndex((branch) => branch.mark === mark);
      });
      return [{ answer: i, place, field: answer.field, branches, branchOf }];
    });
  }

  get(chosen: Uint16Array): CriterionState {
    let cell = 0;
    for (let i = 0; i < this.#mine.length; i++) {
      const { answer, branches, branchOf } = this.#mine[i] as OwnAnswer;
      cell = cell * branches.length + (branchOf[chosen[answer] as number] as number);
    }
    return (this.#cells[cell] ??= this.#compute(chosen));
  }

  #compute(chosen: Uint16Array): CriterionState {
    const scratch = new Map(this.#assumed);
    const marks = [...this.#marks];
    for (const { answer, place, field, branches, branchOf } of this.#mine) {
      const branch = branches[branchOf[chosen[answer] as number] as number] as Branch;
      scratch.set(field, branch.values);
      marks[place] = branch.mark;
    }
    return this.#model.state(this.#index, marks, scratch);
  }
}

/** Which candidates the constraints rule out under the choices of a draw. */
class ExclusionTable {
  readonly #knowledge: AdviceKnowledge;
  readonly #assumed: Assumed;
  readonly #open: readonly OpenAnswer[];
  readonly #mine: readonly number[];
  readonly #cells: (Uint8Array | undefined)[] = [];

  constructor(knowledge: AdviceKnowledge, assumed: Assumed, open: readonly OpenAnswer[]) {
    const fields = new Set(Object.values(knowledge.constraints).flatMap((constraint) => Object.keys(constraint.when)));
    this.#knowledge = knowledge;
    this.#assumed = assumed;
    this.#open = open;
    this.#mine = open.flatMap((answer, i) => (fields.has(answer.field) ? [i] : []));
  }

  fill(target: Uint8Array, chosen: Uint16Array): void {
    let cell = 0;
    for (const i of this.#mine) cell = cell * (this.#open[i] as OpenAnswer).prior.length + (chosen[i] as number);
    target.set((this.#cells[cell] ??= this.#compute(chosen)));
  }

  #compute(chosen: Uint16Array): Uint8Array {
    const scratch = new Map(this.#assumed);
    for (const i of this.#mine) {
      const answer = this.#open[i] as OpenAnswer;
      scratch.set(answer.field, answer.values[chosen[i] as number] as AnswerValues);
    }
    const constraints = Object.values(this.#knowledge.constraints).filter((constraint) =>
      holds(constraint.when, scratch),
    );
    return Uint8Array.from(CANDIDATE_IDS, (candidate) =>
      constraints.some((constraint) => constraint.excludes.includes(candidate)) ? 1 : 0,
    );
  }
}

/** First-rank shares given each choice of an open answer that was drawn at all. */
function conditionalShares(tally: readonly Float64Array[], options: number): ConditionalAcceptability[] {
  return tally.flatMap((counts) => {
    const total = counts[options] as number;
    return total === 0
      ? []
      : [{ prior: total, firstRank: Array.from(counts.subarray(0, options), (count) => count / total) }];
  });
}
