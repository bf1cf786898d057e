import type { LifecycleCycle, LifecycleProduct } from '../../model/lifecycle.ts';
import { compareVersions, numbersOf, overlaps, startingWith, type VersionRange } from './versionRange.ts';

/** How much of a product's support is left for the versions that a range allows. */
export interface Support {
  readonly state: 'supported' | 'ending' | 'ended';
  /** The release line with the longest support of those that the range allows. */
  readonly cycle: LifecycleCycle;
}

/** Support that ends within this many months is about to end. */
const ENDING_MONTHS = 6;

/**
 * Support of the best release line that a range allows, or null where it allows none that is known. A range that
 * reaches a supported line counts as supported.
 * @param today `YYYY-MM-DD`.
 */
export function supportOf(product: LifecycleProduct, range: VersionRange, today: string): Support | null {
  let best: LifecycleCycle | null = null;
  for (const cycle of releasedCycles(product, today)) {
    if (!overlaps(cycleRange(cycle), range)) continue;
    if (best === null || (best.eol !== null && (cycle.eol === null || cycle.eol > best.eol))) best = cycle;
  }
  return best === null ? null : { state: stateOf(best, today), cycle: best };
}

/** Where one release line stands. */
export function stateOf(cycle: LifecycleCycle, today: string): Support['state'] {
  if (cycle.eol === null) return 'supported';
  if (cycle.eol < today) return 'ended';
  return cycle.eol <= monthsAfter(today, ENDING_MONTHS) ? 'ending' : 'supported';
}

/** Release lines that are out, newest first as the data has them. */
export function releasedCycles(product: LifecycleProduct, today: string): readonly LifecycleCycle[] {
  return product.cycles.filter((cycle) => cycle.released === undefined || cycle.released <= today);
}

/** Whether a release line has long-term support by now. */
export function isLongTerm(cycle: LifecycleCycle, today: string): boolean {
  return cycle.lts === true || (typeof cycle.lts === 'string' && cycle.lts <= today);
}

/**
 * Release lines worth moving to from a range: the next one that is still supported, then the newest with long-term
 * support (or the newest at all, where the product knows none). None where the range is newer than all.
 */
export function upgradesFrom(product: LifecycleProduct, range: VersionRange, today: string): readonly LifecycleCycle[] {
  const from = range.at(-1)?.low ?? [0];
  const supported = releasedCycles(product, today).filter(
    (cycle) => stateOf(cycle, today) === 'supported' && compareVersions(numbersOf(cycle.cycle) ?? [0], from) > 0,
  );
  const longTerm = supported.filter((cycle) => isLongTerm(cycle, today));
  const choice = longTerm.length > 0 ? longTerm : supported;
  const rising = [...choice].sort((a, b) => compareVersions(numbersOf(a.cycle) ?? [0], numbersOf(b.cycle) ?? [0]));
  return [...new Set([rising[0], rising.at(-1)])].filter((cycle) => cycle !== undefined);
}

/** Versions of a release line; none where its name is no number. */
export function cycleRange(cycle: LifecycleCycle): VersionRange {
  const numbers = numbersOf(cycle.cycle);
  return numbers === null ? [] : startingWith(numbers);
}

/** A day some months later; compares rightly with other days even where the month is shorter. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(total / 12)}-${two((total % 12) + 1)}-${two(date)}`;
}
