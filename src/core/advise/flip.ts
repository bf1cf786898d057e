import type { CandidateId } from '../model/vocabulary.ts';

/** The smallest change found that puts another candidate first. */
export type Flip =
  | {
      readonly kind: 'answers';
      readonly changes: readonly { readonly field: string; readonly value: string | boolean }[];
      readonly winner: CandidateId;
    }
  | {
      readonly kind: 'weight';
      readonly criterion: string;
      readonly from: number;
      readonly to: number;
      readonly winner: CandidateId;
    }
  | {
      readonly kind: 'shift';
      /** Criteria that lose weight and that gain it, the one that moves most first. */
      readonly less: readonly string[];
      readonly more: readonly string[];
      /** Share of the whole weight that moves, 0…1. */
      readonly share: number;
      readonly winner: CandidateId;
    };

/** Answers that put another candidate first. */
export type AnswerFlip = Extract<Flip, { readonly kind: 'answers' }>;
