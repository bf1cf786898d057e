import type { AdviceKnowledge, Adjustment, Criterion } from '../model/adviceKnowledge.ts';
import type { Evidence } from '../model/evidence.ts';
import type { AnswerField, Profile } from '../model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import type { UsedAnswer } from './answers.ts';
import { holds, type AnswerValues, type Assumed } from './conditions.ts';
import { hiringValues } from './hiringPool.ts';

/** A criterion under one set of answers. */
export interface CriterionState {
  /** Not normalised, ≥ 0. */
  readonly weight: number;
  /** Per mille by candidate, in the order of {@link CANDIDATE_IDS}. */
  readonly values: Float64Array;
}

/** An answer that is not known, with what it may be. */
export interface OpenAnswer {
  readonly field: AnswerField;
  readonly values: readonly AnswerValues[];
  readonly names: readonly string[];
  /** Plausibility of each value, summing to 1. */
  readonly prior: readonly number[];
}

const MEMO_LIMIT = 20_000;

/**
 * The criteria under given answers. Each criterion depends on few answers, so its states are remembered by those: a
 * thousand draws of unknown answers, or a hundred what-ifs, compute each state once.
 */
export class DecisionModel {
  readonly criteria: readonly { readonly id: string; readonly criterion: Criterion }[];
  readonly #fields: readonly (readonly string[])[];
  readonly #memo: readonly Map<string, CriterionState>[];
  readonly #overrides: Readonly<Record<string, number>>;
  readonly #evidence: ReadonlyMap<string, Evidence>;

  constructor(knowledge: AdviceKnowledge, evidence: ReadonlyMap<string, Evidence>, profile: Profile | null) {
    this.criteria = Object.entries(knowledge.criteria).map(([id, criterion]) => ({ id, criterion }));
    this.#fields = this.criteria.map(({ id, criterion }) => fieldsOf(id, criterion));
    this.#memo = this.criteria.map(() => new Map<string, CriterionState>());
    this.#overrides = profile?.weights ?? {};
    this.#evidence = evidence;
  }

  /** State of one criterion. `key` must tell apart the assumed values of {@link fieldsOfCriterion}. */
  state(index: number, assumed: Assumed, key: string): CriterionState {
    const memo = this.#memo[index] as Map<string, CriterionState>;
    let state = memo.get(key);
    if (state === undefined) {
      state = this.#compute(index, assumed);
      if (memo.size < MEMO_LIMIT) memo.set(key, state);
    }
    return state;
  }

  /** Fields that a criterion looks at. */
  fieldsOfCriterion(index: number): readonly string[] {
    return this.#fields[index] ?? [];
  }

  #compute(index: number, assumed: Assumed): CriterionState {
    const { id, criterion } = this.criteria[index] as (typeof this.criteria)[number];
    const override = this.#overrides[id];
    let weight = override ?? criterion.weight;
    if (override === undefined) {
      for (const shift of criterion.shifts ?? []) if (holds(shift.when, assumed)) weight += shift.by;
    }
    const values = Float64Array.from(CANDIDATE_IDS, (candidate) => criterion.values[candidate]);
    if (id === HIRING) hiringValues(values, assumed, this.#evidence);
    for (const adjustment of criterion.adjustments ?? []) {
      if (holds(adjustment.when, assumed)) adjust(values, adjustment);
    }
    return { weight: Math.max(0, weight), values };
  }
}

/** The criterion whose values the local talent data replaces. */
const HIRING = 'hiring';

function adjust(values: Float64Array, adjustment: Adjustment): void {
  CANDIDATE_IDS.forEach((candidate, i) => {
    let value = (values[i] ?? 0) + (adjustment.add?.[candidate] ?? 0);
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
  const general = criterion.because[candidate];
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
    because = bounded === added ? [...because, adjustment.because] : [adjustment.because];
    evidence.push(...(adjustment.evidence ?? []));
    value = Math.min(1000, Math.max(0, bounded));
  }
  return { because: because.length > 0 ? because : [general], evidence };
}

/** Answers that are open, with their priors; `measuredBottleneck` and the like are yes-or-no questions. */
export function openAnswers(used: ReadonlyMap<AnswerField, UsedAnswer>, knowledge: AdviceKnowledge): OpenAnswer[] {
  return knowledge.questions.flatMap((question) => {
    if (used.get(question.field)?.values !== null) return [];
    const entries = Object.entries(question.prior);
    return [
      {
        field: question.field,
        names: entries.map(([name]) => name),
        values: entries.map(
          ([name]) =>
            new Set<string | boolean>(
              name === 'none-of-these' ? [] : name === 'true' ? [true] : name === 'false' ? [false] : [name],
            ),
        ),
        prior: entries.map(([, weight]) => weight),
      },
    ];
  });
}
