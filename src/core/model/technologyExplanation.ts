import type { LifecycleCycle } from './lifecycle.ts';

/** What is known of one technology, as data. */
export interface TechnologyExplanation {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly summary: string | null;
  readonly url: string | null;
  /** Ids of technologies of the same class. */
  readonly alternatives: readonly string[];
  readonly support: null | {
    readonly source: string;
    readonly asOf: string;
    readonly cycles: readonly LifecycleCycle[];
  };
}
