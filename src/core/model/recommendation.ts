import type { OverlaySource } from './overlay.ts';
import type { Finding } from './stackReport.ts';
import type { CandidateId, Verdict } from './vocabulary.ts';

export interface Contribution {
  readonly criterion: string;
  /** Share of the total weight, 0…1; the weights of an option sum to 1. */
  readonly weight: number;
  /** Value on the criterion's fixed scale, 0…1. */
  readonly value: number;
  /** weight × value; the contributions of an option sum to its score. */
  readonly contribution: number;
  readonly because: string;
  /** Ids of the evidence that the value rests on. */
  readonly evidence: readonly string[];
}

/** One recommended part of a stack. */
export interface StackPart {
  readonly id: string;
  readonly because: string;
  /** Set where the product may well do without this part. */
  readonly optional?: boolean;
}

export interface RecommendedStack {
  readonly runtime: StackPart;
  readonly framework: StackPart;
  readonly dataAccess: StackPart;
  readonly database: StackPart;
  readonly hosting: StackPart;
}

export interface Option {
  readonly id: CandidateId;
  readonly flavour: string | null;
  readonly rank: number;
  /** 0…1. */
  readonly score: number;
  readonly excluded: null | { readonly constraint: string; readonly because: string };
  readonly contributions: readonly Contribution[];
  /** Share of plausible weightings and answers in which it takes rank 1, 2, …; sums to 1. */
  readonly rankAcceptability: readonly number[];
  readonly stack: RecommendedStack;
  readonly strengths: readonly string[];
  readonly risks: readonly string[];
}

/** How staying with a language outside the candidates stands on the same criteria and weights. */
export interface Staying {
  /** Id of the language. */
  readonly language: string;
  /** 0…1. */
  readonly score: number;
  readonly contributions: readonly Omit<Contribution, 'because' | 'evidence'>[];
}

export type AnswerSource = 'answered' | 'inferred' | 'default' | 'unknown';

export interface Recommendation {
  readonly schemaVersion: 1;
  readonly verdict: Verdict;
  readonly headline: string;
  readonly current: CandidateId | null;
  /** Staying with a language that is no candidate, on the same scale; null where none runs. */
  readonly stay: null | Staying;
  readonly options: readonly Option[];
  /** Calibrated chance that the first option is defensible, 0…1. */
  readonly confidence: number;
  readonly closeCall: boolean;
  readonly nextQuestion: null | { readonly field: string; readonly because: string };
  readonly flips: readonly { readonly change: string; readonly winner: CandidateId }[];
  readonly cautions: readonly { readonly id: string; readonly message: string }[];
  readonly extension: null | { readonly language: CandidateId; readonly for: string; readonly because: string };
  readonly answersUsed: readonly {
    readonly field: string;
    readonly value: unknown;
    readonly source: AnswerSource;
    readonly finding: Finding | null;
  }[];
  readonly knowledge: {
    readonly version: string;
    readonly newestEvidence: string;
    /** What comes from an organisation's own files; absent where there are none. */
    readonly overlays?: readonly OverlaySource[];
  };
}
