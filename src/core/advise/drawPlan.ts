import type { AdviceKnowledge } from '../model/adviceKnowledge.ts';
import { CANDIDATE_IDS } from '../model/vocabulary.ts';
import { holds, type AnswerValues, type Assumed } from './conditions.ts';
import type { Branch, DecisionModel } from './decisionModel.ts';
import { DRAWS, pointsOf } from './drawSequence.ts';
import type { OpenAnswer } from './openAnswers.ts';

const OPTIONS = CANDIDATE_IDS.length;
const PER_MILLE = 1 / 1000;

/** An open answer as one criterion sees it. */
interface OwnAnswer {
  /** Position in the list of open answers. */
  readonly answer: number;
  /** Position among the criterion's fields. */
  readonly place: number;
  readonly branches: readonly Branch[];
  /** Choice → index of its branch. */
  readonly branchOf: Uint16Array;
}

/** One criterion's part of the rows. */
interface Column {
  readonly mine: readonly OwnAnswer[];
  readonly firstRow: number;
  /** By row from the first: a draw that has it. */
  readonly examples: readonly number[];
  /** What the rows were filled from. */
  model: DecisionModel | null;
  marks: string;
}

/** The states that draws find a criterion in, each of them a row. */
export interface StateRows {
  /** By row: not normalised. */
  readonly weights: Float64Array;
  /** `[row][option]`, 0…1. */
  readonly values: Float64Array;
}

/**
 * What the draws make of open answers. It depends on nothing but which answers are open, and stays for the next what-if:
 * of a slider's step hardly anything has to be worked out again.
 */
export class DrawPlan {
  readonly #knowledge: AdviceKnowledge;
  readonly #open: readonly OpenAnswer[];
  /** `[draw][answer]`: index of the choice that is drawn. */
  readonly choices: Uint16Array;
  /** `[draw][criterion]`: row of the state that the criterion is in. */
  readonly rows: Uint32Array;
  /** By draw: which of the sets of excluded candidates holds. */
  readonly exclusionOf: Uint16Array;
  readonly #columns: readonly Column[];
  readonly #weights: Float64Array;
  readonly #values: Float64Array;
  readonly #constraintFields: readonly string[];
  /** By set of excluded candidates: a draw that has it. */
  readonly #exclusionExamples: readonly number[];
  #exclusions: { readonly key: string; readonly masks: Uint32Array } | null = null;

  constructor(model: DecisionModel, knowledge: AdviceKnowledge, open: readonly OpenAnswer[]) {
    const criteria = model.criteria.length;
    this.#knowledge = knowledge;
    this.#open = open;
    this.choices = choicesOf(criteria, open);
    this.rows = new Uint32Array(DRAWS * criteria);
    let firstRow = 0;
    this.#columns = model.criteria.map((_, index) => {
      const mine = ownAnswers(model, index, open);
      const { cells, examples } = this.#cellsOf(
        mine.map(({ answer, branches, branchOf }) => ({ answer, size: branches.length, of: branchOf })),
      );
      for (let draw = 0; draw < DRAWS; draw++) this.rows[draw * criteria + index] = firstRow + (cells[draw] as number);
      const column = { mine, firstRow, examples, model: null, marks: '' };
      firstRow += examples.length;
      return column;
    });
    this.#weights = new Float64Array(firstRow);
    this.#values = new Float64Array(firstRow * OPTIONS);

    const constraints = Object.values(knowledge.constraints);
    this.#constraintFields = [...new Set(constraints.flatMap(({ when }) => Object.keys(when)))];
    const { cells, examples } = this.#cellsOf(
      open.flatMap(({ field, prior }, answer) =>
        this.#constraintFields.includes(field) ? [{ answer, size: prior.length, of: null }] : [],
      ),
    );
    this.exclusionOf = cells;
    this.#exclusionExamples = examples;
  }

  isFor(open: readonly OpenAnswer[]): boolean {
    return open.length === this.#open.length && open.every((answer, i) => answer === this.#open[i]);
  }

  /**
   * Numbers what some answers come to in each draw, in the order of the draws.
   * @param parts The answers, each with the number of things that its choices come to, and which (null: each to its own).
   */
  #cellsOf(parts: readonly { readonly answer: number; readonly size: number; readonly of: Uint16Array | null }[]): {
    readonly cells: Uint16Array;
    readonly examples: readonly number[];
  } {
    const cells = new Uint16Array(DRAWS);
    const examples: number[] = [];
    const numbers = new Map<number, number>();
    const answers = this.#open.length;
    for (let draw = 0; draw < DRAWS; draw++) {
      let cell = 0;
      for (const { answer, size, of } of parts) {
        const choice = this.choices[draw * answers + answer] as number;
        cell = cell * size + (of === null ? choice : (of[choice] as number));
      }
      let number = numbers.get(cell);
      if (number === undefined) {
        number = examples.length;
        numbers.set(cell, number);
        examples.push(draw);
      }
      cells[draw] = number;
    }
    return { cells, examples };
  }

  /** The states behind {@link rows}, under what is known now. They hold until the next call. */
  states(model: DecisionModel, assumed: Assumed): StateRows {
    const { unweighted } = model;
    for (const [index, column] of this.#columns.entries()) {
      const marks = unweighted.marks(index, assumed);
      const key = marks.join(';');
      if (column.model === unweighted && column.marks === key) continue;
      this.#fill(unweighted, index, column, marks, assumed);
      column.model = unweighted;
      column.marks = key;
    }
    const weights = this.#weights.slice();
    for (const [index, { firstRow, examples }] of this.#columns.entries()) {
      const own = model.ownWeight(index);
      if (own !== null) weights.fill(own, firstRow, firstRow + examples.length);
    }
    return { weights, values: this.#values };
  }

  #fill(model: DecisionModel, index: number, column: Column, known: readonly string[], assumed: Assumed): void {
    const { mine, firstRow, examples } = column;
    const scratch = new Map(assumed);
    const marks = [...known];
    for (const [i, draw] of examples.entries()) {
      for (const { answer, place, branches, branchOf } of mine) {
        const choice = this.choices[draw * this.#open.length + answer] as number;
        const branch = branches[branchOf[choice] as number] as Branch;
        scratch.set((this.#open[answer] as OpenAnswer).field, branch.values);
        marks[place] = branch.mark;
      }
      const state = model.state(index, marks, scratch);
      this.#weights[firstRow + i] = state.weight;
      for (let o = 0; o < OPTIONS; o++)
        this.#values[(firstRow + i) * OPTIONS + o] = (state.values[o] as number) * PER_MILLE;
    }
  }

  /** Candidates that the constraints rule out under what is known now, one bit each, by {@link exclusionOf}. */
  exclusions(assumed: Assumed): Uint32Array {
    const known = this.#constraintFields.map((field) => [...(assumed.get(field) ?? ['?'])].join());
    const key = known.join(';');
    if (this.#exclusions?.key !== key)
      this.#exclusions = {
        key,
        masks: Uint32Array.from(this.#exclusionExamples, (draw) => this.#excluded(draw, assumed)),
      };
    return this.#exclusions.masks;
  }

  #excluded(draw: number, assumed: Assumed): number {
    const scratch = new Map(assumed);
    for (const [i, { field, values }] of this.#open.entries())
      scratch.set(field, values[this.choices[draw * this.#open.length + i] as number] as AnswerValues);
    let mask = 0;
    for (const { when, excludes } of Object.values(this.#knowledge.constraints))
      if (holds(when, scratch)) for (const candidate of excludes) mask |= 1 << CANDIDATE_IDS.indexOf(candidate);
    return mask;
  }
}

const plans = new WeakMap<AdviceKnowledge, DrawPlan>();

/** The plan for what is open; that of the last call where the same is. */
export function planFor(model: DecisionModel, knowledge: AdviceKnowledge, open: readonly OpenAnswer[]): DrawPlan {
  let plan = plans.get(knowledge);
  if (plan?.isFor(open) !== true) {
    plan = new DrawPlan(model, knowledge, open);
    plans.set(knowledge, plan);
  }
  return plan;
}

/** Draws the open answers by their priors: the coordinates after those that vary weights and values. */
function choicesOf(criteria: number, open: readonly OpenAnswer[]): Uint16Array {
  const dimensions = criteria + OPTIONS + open.length;
  const points = pointsOf(dimensions);
  const choices = new Uint16Array(DRAWS * open.length);
  for (const [i, { prior }] of open.entries()) {
    const at = criteria + OPTIONS + i;
    for (let draw = 0; draw < DRAWS; draw++)
      choices[draw * open.length + i] = pick(prior, points[draw * dimensions + at] as number);
  }
  return choices;
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

function ownAnswers(model: DecisionModel, index: number, open: readonly OpenAnswer[]): readonly OwnAnswer[] {
  const fields = model.fieldsOfCriterion(index);
  return open.flatMap((open, answer) => {
    const place = fields.indexOf(open.field);
    if (place < 0) return [];
    const branches = model.branches(index, open);
    const branchOf = Uint16Array.from(open.values, (values) => {
      const mark = model.markOf(index, open.field, values);
      return branches.findIndex((branch) => branch.mark === mark);
    });
    return [{ answer, place, branches, branchOf }];
  });
}
