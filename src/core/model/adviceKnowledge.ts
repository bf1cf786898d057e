import type { Choice } from './choice.ts';
import type { AnswerField } from './profile.ts';
import type { CandidateId, CriterionTheme } from './vocabulary.ts';

/**
 * A condition on the answers: every field must have one of its values; for a set (`teamSkills`, `performance`,
 * `currentStack`, `needs`) one of its members. `true`/`false` for yes-or-no answers.
 */
export type When = Readonly<Record<string, string | boolean | readonly (string | boolean)[]>>;

/** Per-mille on a criterion's fixed scale. */
export type Values = Readonly<Partial<Record<CandidateId, number>>>;

/** A change of a criterion's values that holds under a condition. */
export interface Adjustment {
  readonly when: When;
  /** Added to the value. */
  readonly add?: Values;
  /** The value is at least this. */
  readonly atLeast?: Values;
  /** The value is at most this. */
  readonly atMost?: Values;
  /** Why, in one sentence for all that it touches or in one for each; shown with their contributions. */
  readonly because: string | Readonly<Partial<Record<CandidateId, string>>>;
  readonly evidence?: readonly string[];
}

/** Added to a criterion's weight under a condition, in the same units as the weight. */
export interface WeightShift {
  readonly when: When;
  readonly by: number;
  readonly because: string;
}

/** Something that the advice weighs, on a scale that is fixed by two worded anchors. */
export interface Criterion {
  readonly label: string;
  /** What it speaks to; charts show the criteria of a theme together. */
  readonly theme: CriterionTheme;
  /** What a value of 0 means. */
  readonly zero: string;
  /** What a value of 1 means. */
  readonly one: string;
  /** Judgement: weight before any shift; only ratios of weights matter. */
  readonly weight: number;
  readonly shifts?: readonly WeightShift[];
  /** Judgement where no evidence is named: value of each candidate before adjustments, in per mille. */
  readonly values: Readonly<Record<CandidateId, number>>;
  /** Half width of the plausible interval around a value, in per mille. */
  readonly spread: number;
  /** Criterion that puts the candidates into nearly the same order → what sets the two apart all the same. */
  readonly resembles?: Readonly<Record<string, string>>;
  /** Why an option stands where it stands, in one sentence each. */
  readonly because: Readonly<Record<CandidateId, string>>;
  /** Field → what is said instead of the general reasons while its answer is not known and a mean stands in for it. */
  readonly open?: Readonly<Record<string, string>>;
  readonly evidence?: Readonly<Partial<Record<CandidateId, readonly string[]>>>;
  readonly adjustments?: readonly Adjustment[];
}

/** Rules out what cannot work. Anything softer is a criterion. */
export interface Constraint {
  readonly when: When;
  readonly excludes: readonly CandidateId[];
  readonly because: string;
}

/** A question to the team. */
export interface Question {
  readonly field: AnswerField;
  /** Few words, for tables and lists. */
  readonly short: string;
  readonly text: string;
  /** Why it is asked. */
  readonly because: string;
  readonly kind: 'one' | 'many' | 'yes-no' | 'country';
  readonly choices: readonly Choice[];
  /** Value → plausibility where the answer is not known, summing to 1; a judgement. */
  readonly prior: Readonly<Record<string, number>>;
  /** Takes the place of `prior` where other answers say more; the first that holds. */
  readonly priors?: readonly Prior[];
  /** How many times more than the prior says an open answer makes doubtful what comes first; 1 where not given. */
  readonly doubt?: number;
}

/** How plausible the answers to a question are under other answers; a judgement. */
export interface Prior {
  readonly when: When;
  readonly prior: Readonly<Record<string, number>>;
  readonly because: string;
}

/** Something to be warned of. */
export interface Caution {
  readonly when: When;
  /** Holds only if the first option is one of these. */
  readonly first?: readonly CandidateId[];
  /** Holds only if none of these conditions holds. */
  readonly unless?: readonly When[];
  readonly message: string;
  /** Texts of risks that the message says already; where it is shown, they are not. */
  readonly covers?: readonly string[];
}

/** The parts of a stack, in the order in which they are shown. */
export const PARTS = ['runtime', 'framework', 'dataAccess', 'database', 'hosting'] as const;
export type Part = (typeof PARTS)[number];

/** A part of a stack that is recommended under a condition; the first that holds is taken. */
export interface Pick {
  readonly id: string;
  readonly when?: When;
  /** Another part of the same stack → ids, one of which it must be; hosting is picked first, then runtime, framework, database. */
  readonly with?: Readonly<Partial<Record<Part, readonly string[]>>>;
  readonly because: string;
  /** Whether the product may well do without this part. */
  readonly optional?: boolean;
}

/** What is recommended beside the language, for one candidate. */
export interface StackPicks {
  readonly flavours?: readonly { readonly id: string; readonly when: When; readonly because: string }[];
  readonly runtime: readonly Pick[];
  readonly framework: readonly Pick[];
  readonly dataAccess: readonly Pick[];
}

/** A strength or a risk, said where its condition holds. */
export interface Remark {
  readonly when?: When;
  /** Not said where one of these holds. */
  readonly unless?: readonly When[];
  readonly text: string;
  /** Criterion whose reason it says too; where this is said, that is not. */
  readonly criterion?: string;
}

export interface CandidateKnowledge {
  readonly label: string;
  /** Names under which stacks and skills speak of this candidate. */
  readonly aliases: readonly string[];
  /** What it is best for, from the article. */
  readonly bestFor: string;
  readonly strengths: readonly Remark[];
  readonly risks: readonly Remark[];
  readonly stack: StackPicks;
}

/** A published decision of a team, shown as precedent and never scored. */
export interface Precedent {
  readonly when: When;
  readonly language: CandidateId;
  readonly text: string;
  readonly source: string;
  readonly year: number;
}

/** How the talent data of a country becomes values of the hiring criterion. */
export interface HiringKnowledge {
  /** Languages whose developers count for a candidate, as the data names them. */
  readonly pools: Readonly<Record<CandidateId, readonly string[]>>;
  /** Share of the largest pool, 0…1, from which on a value in per mille holds; falling. Judgements. */
  readonly bands: readonly { readonly from: number; readonly value: number }[];
}

/** A language that is no candidate. */
export interface OutsideLanguage {
  readonly label: string;
  /** Criterion → value in per mille, where it differs from the mean of the candidates. */
  readonly values: Readonly<Record<string, number>>;
}

/** The decision data, from `knowledge/advice/`. */
export interface AdviceKnowledge {
  readonly candidates: Readonly<Record<CandidateId, CandidateKnowledge>>;
  /** Languages outside the candidates that a stack may be in, by their ids. */
  readonly outside: Readonly<Record<string, OutsideLanguage>>;
  readonly criteria: Readonly<Record<string, Criterion>>;
  readonly constraints: Readonly<Record<string, Constraint>>;
  readonly questions: readonly Question[];
  readonly cautions: Readonly<Record<string, Caution>>;
  /** Picks that do not depend on the candidate. */
  readonly shared: {
    readonly database: readonly Pick[];
    /** Classes of database that can hold a system's records, likeliest first; a cache or a search index cannot. */
    readonly recordClasses: readonly string[];
    readonly hosting: readonly Pick[];
  };
  readonly hiring: HiringKnowledge;
  readonly precedents: readonly Precedent[];
  /** Isotonic map from first-rank acceptability to the calibrated chance, in per mille: [acceptability, chance] ascending. */
  readonly calibration: { readonly fittedOn: string; readonly points: readonly (readonly [number, number])[] };
}
