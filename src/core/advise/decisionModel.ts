import type { AdviceKnowledge, Adjustment, Criterion, HiringKnowledge, When } from '../model/adviceKnowledge.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Profile } from '../model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import { holds, meets, type AnswerValues, type Assumed } from './conditions.ts';
import { hiringValues } from './hiringPool.ts';
import type { OpenAnswer } from './openAnswers.ts';
import { remembered } from './remembered.ts';

/** A criterion under one set of answers. */
export interface CriterionState {
  /** Not normalised, ≥ 0. */
  readonly weight: number;
  /** Per mille by candidate, in the order of {@link CANDIDATE_IDS}. */
  readonly values: Float64Array;
}

/** Choices of an open answer that a criterion cannot tell apart. */
export interface Branch {
  readonly values: AnswerValues;
  /** Plausibility of all of them together. */
  readonly prior: number;
  /** What the criterion sees of them. */
  readonly mark: string;
}

const MEMO_LIMIT = 20_000;
/** What a criterion sees of an answer that nobody gave. */
const UNKNOWN = '?';

/** By criterion: the states that were worked out, by what they were worked out from. */
type Memos = readonly Map<string, CriterionState>[];

/**
 * The criteria under given answers. A criterion looks at few answers, and of these only at what its rules tell apart: its
 * states are remembered by that, so that a thousand draws of unknown answers, or a hundred what-ifs, compute each once.
 */
export class DecisionModel {
  readonly criteria: readonly { readonly id: string; readonly criterion: Criterion }[];
  readonly #fields: readonly (readonly string[])[];
  readonly #rules: readonly (readonly When[])[];
  readonly #states: Memos;
  readonly #expected: Memos;
  readonly #branches: readonly Map<string, readonly Branch[]>[];
  readonly #overrides: Readonly<Record<string, number>>;
  readonly #evidence: ReadonlyMap<string, Evidence>;
  readonly #hiring: HiringKnowledge;

  /** The model of the same knowledge without weights of a team's own, where this one has some. */
  readonly #plain: DecisionModel | null;

  /** @param plain What it shares with a model of the same knowledge without own weights; nothing where null. */
  constructor(
    knowledge: AdviceKnowledge,
    evidence: ReadonlyMap<string, Evidence>,
    profile: Profile | null,
    plain: DecisionModel | null = null,
  ) {
    this.#plain = plain;
    this.#overrides = profile?.weights ?? {};
    this.#evidence = evidence;
    this.#hiring = knowledge.hiring;
    if (plain !== null) {
      this.criteria = plain.criteria;
      this.#fields = plain.#fields;
      this.#rules = plain.#rules;
      this.#branches = plain.#branches;
    } else {
      this.criteria = Object.entries(knowledge.criteria).map(([id, criterion]) => ({ id, criterion }));
      this.#fields = this.criteria.map(({ id, criterion }) => fieldsOf(id, criterion));
      this.#rules = this.criteria.map(({ criterion }) =>
        [...(criterion.shifts ?? []), ...(criterion.adjustments ?? [])].map((rule) => rule.when),
      );
      this.#branches = this.criteria.map(() => new Map<string, readonly Branch[]>());
    }
    const memos = (shared: Memos | null): Memos =>
      this.criteria.map(({ id }, index) =>
        this.#overrides[id] === undefined ? (shared?.[index] ?? new Map<string, CriterionState>()) : new Map(),
      );
    this.#states = memos(plain === null ? null : plain.#states);
    this.#expected = memos(plain === null ? null : plain.#expected);
  }

  /**
   * State of one criterion.
   * @param marks What the criterion sees of each of its fields, in their order.
   * @param assumed Values that make just these marks.
   */
  state(index: number, marks: readonly string[], assumed: Assumed): CriterionState {
    return remembered(
      of(this.#states, index),
      marks.join(';'),
      () => this.#reweighted(index, (plain) => plain.state(index, marks, assumed)) ?? this.#compute(index, assumed),
      MEMO_LIMIT,
    );
  }

  /** Mean of a criterion's states over the open answers that it looks at. */
  expectedState(index: number, assumed: Assumed, open: readonly OpenAnswer[]): CriterionState {
    const marks = this.marks(index, assumed);
    const fields = this.fieldsOfCriterion(index);
    const mine = open.filter((answer) => fields.includes(answer.field));
    const key = `${marks.join(';')} ${mine.map(({ priorId }) => priorId).join(';')}`;
    return remembered(
      of(this.#expected, index),
      key,
      () =>
        this.#reweighted(index, (plain) => plain.expectedState(index, assumed, open)) ??
        this.#average(index, marks, assumed, mine),
      MEMO_LIMIT,
    );
  }

  /** A weight of the team's own changes nothing of the values: they are those of the plain model. */
  #reweighted(index: number, stateOf: (plain: DecisionModel) => CriterionState): CriterionState | null {
    const weight = this.ownWeight(index);
    return weight === null || this.#plain === null ? null : { weight, values: stateOf(this.#plain).values };
  }

  /** The same criteria without weights of a team's own where they are known so, else this model. */
  get unweighted(): DecisionModel {
    return this.#plain ?? this;
  }

  /** What the team set, which no answer shifts; null where it set nothing. */
  ownWeight(index: number): number | null {
    const override = this.#overrides[of(this.criteria, index).id];
    return override === undefined ? null : Math.max(0, override);
  }

  /** Fields that a criterion looks at. */
  fieldsOfCriterion(index: number): readonly string[] {
    return of(this.#fields, index);
  }

  /** What a criterion sees of each of its fields. */
  marks(index: number, assumed: Assumed): string[] {
    return this.fieldsOfCriterion(index).map((field) => {
      const values = assumed.get(field);
      return values === undefined ? UNKNOWN : this.markOf(index, field, values);
    });
  }

  /** The choices of an open answer as a criterion tells them apart. */
  branches(index: number, answer: OpenAnswer): readonly Branch[] {
    return remembered(of(this.#branches, index), `${answer.field} ${answer.priorId}`, () => {
      const merged = new Map<string, Branch>();
      answer.values.forEach((values, choice) => {
        const mark = this.markOf(index, answer.field, values);
        const present = merged.get(mark);
        const prior = (present?.prior ?? 0) + (answer.prior[choice] as number);
        merged.set(mark, { values: present?.values ?? values, prior, mark });
      });
      return [...merged.values()];
    });
  }

  /** Which of the criterion's conditions on a field the values meet. */
  markOf(index: number, field: string, values: AnswerValues): string {
    if (field === 'hiringCountry') return [...values].join();
    return of(this.#rules, index)
      .map((when) => (when[field] === undefined ? '' : meets(when[field], values) ? '1' : '0'))
      .join('');
  }

  #average(index: number, marks: readonly string[], assumed: Assumed, open: readonly OpenAnswer[]): CriterionState {
    const fields = this.fieldsOfCriterion(index);
    const mine = open.map((answer) => ({
      field: answer.field,
      place: fields.indexOf(answer.field),
      branches: this.branches(index, answer),
    }));
    const scratch = new Map(assumed);
    const seen = [...marks];
    let weight = 0;
    const values = new Float64Array(CANDIDATE_IDS.length);
    const visit = (depth: number, chance: number): void => {
      const answer = mine[depth];
      if (answer === undefined) {
        const state = this.state(index, seen, scratch);
        weight += chance * state.weight;
        for (let i = 0; i < values.length; i++)
          values[i] = (values[i] as number) + chance * (state.values[i] as number);
        return;
      }
      for (const branch of answer.branches) {
        scratch.set(answer.field, branch.values);
        seen[answer.place] = branch.mark;
        visit(depth + 1, chance * branch.prior);
      }
    };
    visit(0, 1);
    return { weight: this.ownWeight(index) ?? weight, values };
  }

  #compute(index: number, assumed: Assumed): CriterionState {
    const { id, criterion } = of(this.criteria, index);
    const own = this.ownWeight(index);
    let weight = own ?? criterion.weight;
    if (own === null) {
      for (const shift of criterion.shifts ?? []) if (holds(shift.when, assumed)) weight += shift.by;
    }
    const values = Float64Array.from(CANDIDATE_IDS, (candidate) => criterion.values[candidate]);
    if (id === HIRING) hiringValues(values, this.#hiring, assumed, this.#evidence);
    for (const adjustment of criterion.adjustments ?? []) {
      if (holds(adjustment.when, assumed)) adjust(values, adjustment);
    }
    return { weight: Math.max(0, weight), values };
  }
}

/** What a list has for a criterion. */
function of<T>(list: readonly T[], index: number): T {
  return list[index] as T;
}

interface KnownModels {
  readonly evidence: object;
  readonly plain: DecisionModel;
  weights: string;
  last: DecisionModel;
}
const NO_WEIGHTS = '{}';
const modelsOf = new WeakMap<AdviceKnowledge, KnownModels>();

/**
 * The model for a profile. Of a profile only its weights matter to it, and of these only what they set, so that one
 * what-if after another finds what the ones before have worked out.
 */
export function modelFor(
  knowledge: AdviceKnowledge,
  evidence: ReadonlyMap<string, Evidence>,
  profile: Profile | null,
): DecisionModel {
  const weights = JSON.stringify(profile?.weights ?? {});
  let models = modelsOf.get(knowledge);
  if (models?.evidence !== evidence) {
    const plain = new DecisionModel(knowledge, evidence, null);
    models = { evidence, plain, weights: NO_WEIGHTS, last: plain };
    modelsOf.set(knowledge, models);
  }
  if (models.weights !== weights) {
    models.last = weights === NO_WEIGHTS ? models.plain : new DecisionModel(knowledge, evidence, profile, models.plain);
    models.weights = weights;
  }
  return models.last;
}

/** The criterion whose values the local talent data replaces. */
export const HIRING = 'hiring';

function adjust(values: Float64Array, adjustment: Adjustment): void {
  CANDIDATE_IDS.forEach((candidate, i) => {
    let value = (values[i] as number) + (adjustment.add?.[candidate] ?? 0);
    value = Math.max(value, adjustment.atLeast?.[candidate] ?? 0);
    value = Math.min(value, adjustment.atMost?.[candidate] ?? 1000);
    values[i] = Math.min(1000, Math.max(0, value));
  });
}

function fieldsOf(id: string, criterion: Criterion): string[] {
  const conditions = [...(criterion.shifts ?? []), ...(criterion.adjustments ?? [])].flatMap((rule) =>
    Object.keys(rule.when),
  );
  return [...new Set(id === HIRING ? [...conditions, 'hiringCountry'] : conditions)];
}

/** Why a candidate stands where it stands on a criterion: sentences, and the ids of the evidence behind them. */
export interface Reasons {
  readonly because: readonly string[];
  readonly evidence: readonly string[];
}

/**
 * Replays the adjustments of one criterion for one candidate and keeps the reasons that still hold at the end: a bound
 * that took effect replaces what was said before it, an addition is said beside it.
 */
export function reasonsFor(criterion: Criterion, candidate: CandidateId, assumed: Assumed): Reasons {
  const [, supposed] = Object.entries(criterion.open ?? {}).find(([field]) => !assumed.has(field)) ?? [];
  const general = supposed ?? criterion.because[candidate];
  let because: string[] = [];
  const evidence = [...(criterion.evidence?.[candidate] ?? [])];
  let value = criterion.values[candidate];
  for (const adjustment of criterion.adjustments ?? []) {
    if (!holds(adjustment.when, assumed)) continue;
    const added = value + (adjustment.add?.[candidate] ?? 0);
    const bounded = Math.min(
      Math.max(added, adjustment.atLeast?.[candidate] ?? 0),
      adjustment.atMost?.[candidate] ?? 1000,
    );
    if (bounded === value) continue;
    const said = typeof adjustment.because === 'string' ? adjustment.because : adjustment.because[candidate];
    if (said !== undefined) because = bounded === added ? [...because, said] : [said];
    evidence.push(...(adjustment.evidence ?? []));
    value = Math.min(1000, Math.max(0, bounded));
  }
  return { because: because.length > 0 ? because : [general], evidence };
}
