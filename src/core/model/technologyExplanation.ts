import type { LifecycleCycle } from './lifecycle.ts';

/** What is known of one technology, as data. */
export interface TechnologyExplanation {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly summary: string | null;
  readonly url: string | null;
  /** Ids of the languages that it is used from; empty where any may be. */
  readonly languages: readonly string[];
  /** Ids of technologies of the same class, those of its own languages first. */
  readonly alternatives: readonly string[];
  /** What speaks for and against it; judgements of the knowledge base. */
  readonly reasons: readonly TechnologyReason[];
  /** Published figures about it. */
  readonly figures: readonly TechnologyFigure[];
  readonly support: null | {
    readonly source: string;
    readonly asOf: string;
    readonly cycles: readonly LifecycleCycle[];
  };
}

export interface TechnologyReason {
  /** Id of a criterion, or why it is taken or minded: `pick`, `strength`, `risk`. */
  readonly about: string;
  /** Name of the criterion, else null. */
  readonly label: string | null;
  readonly because: string;
}

export interface TechnologyFigure {
  readonly id: string;
  readonly measures: string;
  readonly value: string | number | readonly string[];
  readonly unit: string;
  readonly asOf: string;
  readonly source: string;
}
