import type { When } from './adviceKnowledge.ts';

/** How close the reading was to the origin of a figure. */
export const EVIDENCE_STRENGTHS = ['data', 'doc', 'secondary', 'old'] as const;

/** One published figure. */
export interface Evidence {
  readonly id: string;
  /** Kind of figure; its shelf life goes by it. */
  readonly group: string;
  readonly subject: string;
  /** What it is about as a reader knows it, where the subject is an id of the source. */
  readonly label?: string;
  readonly metric: string;
  /** What the metric measures, in words. */
  readonly measures: string;
  readonly value: string | number | readonly string[];
  readonly unit: string;
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY-Qn` or `YYYY`. */
  readonly asOf: string;
  /** Where it was published, as a reader can look it up. */
  readonly source: string;
  readonly strength: (typeof EVIDENCE_STRENGTHS)[number];
  readonly licence?: string;
  readonly note?: string;
  /** What every reader of figures of this kind should know. */
  readonly reservation?: string | undefined;
  /** Answers under which a report shows it; without it, under all. */
  readonly relevant?: When | undefined;
  /** The organisation's own file that it comes from; absent of built-in figures. */
  readonly from?: string;
  /** Months after which it counts as stale. */
  readonly shelfLifeMonths: number;
}
