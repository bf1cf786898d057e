import type { Ecosystem } from './manifest.ts';

/** One release line of a product. Dates are `YYYY-MM-DD`. */
export interface LifecycleCycle {
  /** Version prefix, e.g. `22` or `3.13`. */
  readonly cycle: string;
  readonly released?: string;
  /** First day as long-term support release; true where no day is published. */
  readonly lts?: string | boolean;
  /** Last day of support; null where none is set yet. */
  readonly eol: string | null;
  readonly latest?: string;
}

/** Support dates of a product, newest cycle first. */
export interface LifecycleProduct {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly asOf: string;
  /** Ecosystem → packages and images whose versions are the product's own. */
  readonly packages?: Readonly<Partial<Record<Ecosystem, readonly string[]>>>;
  readonly cycles: readonly LifecycleCycle[];
}
