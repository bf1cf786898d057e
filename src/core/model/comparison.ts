import type { CandidateId } from './vocabulary.ts';

/** One line of a comparison of two options; differences are largest first. */
export interface ComparisonRow {
  readonly criterion: string;
  readonly label: string;
  readonly a: number;
  readonly b: number;
  /** Contribution of A less contribution of B. */
  readonly difference: number;
  readonly because: string;
}
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly headline: string;
  /** Share of the robustness sample in which A scores above B, 0…1. */
  readonly winsShare: number;
  readonly rows: readonly ComparisonRow[];
}

/** The effect of one answer on the first place. */
export interface ChoiceEffect {
  readonly value: unknown;
  readonly winner: CandidateId;
  /** By how much the winner is ahead of the next, as a share of the highest score that can be reached, 0…1. */
  readonly lead: number;
  readonly changesWinner: boolean;
}
