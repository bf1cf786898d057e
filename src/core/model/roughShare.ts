/** A share of 1 in hundreds, rounded to 5, or the bound that it lies beyond. */
export interface RoughShare {
  readonly percent: number;
  readonly bound: 'under' | 'over' | null;
}

/**
 * A share of 1 to the nearest 5 %: the sample carries no more. What it never met is not impossible, and what it always
 * met is not certain.
 */
export function roughShare(share: number): RoughShare {
  if (share < 0.025) return { percent: 5, bound: 'under' };
  if (share >= 0.975) return { percent: 95, bound: 'over' };
  return { percent: Math.round(share * 20) * 5, bound: null };
}

/** The same in signs, where there is little room: `<5 %`, `45 %`, `>95 %`. */
export function roughPercent(share: number): string {
  const { percent, bound } = roughShare(share);
  return `${bound === 'under' ? '<' : bound === 'over' ? '>' : ''}${percent} %`;
}
