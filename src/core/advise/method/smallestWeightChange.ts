import { type LinearConstraint, minimise } from './linearProgram.ts';

export interface WeightChange {
  /** The weights after the change; they sum to 1. */
  readonly weights: readonly number[];
  /** Σ |new − old|, 0…2: half of it is the share of the weight that moves. */
  readonly change: number;
}

/**
 * The smallest change of all weights (sum of absolute differences) that lets a challenger tie with the one that
 * leads: a linear programme in what is added to and taken from each weight.
 * @param weights of now, non-negative, summing to 1. @param leader values of the alternative that leads.
 * @param challenger values of the other one.
 * @param bounds what each weight may become; 0…1 where nothing is said.
 * @returns null where no weights allowed do that; a change of 0 where the challenger does not trail.
 */
export function smallestWeightChange(
  weights: readonly number[],
  leader: readonly number[],
  challenger: readonly number[],
  bounds: { readonly low?: readonly number[]; readonly high?: readonly number[] } = {},
): WeightChange | null {
  const count = weights.length;
  const leads = weights.map((_, i) => (leader[i] as number) - (challenger[i] as number));
  const lead = weights.reduce((sum, weight, i) => sum + weight * (leads[i] as number), 0);
  // Variables: what is added to each weight, then what is taken from it.
  const both = (values: readonly number[]): number[] => [...values, ...values.map((value) => -value)];
  const constraints: LinearConstraint[] = [
    { coefficients: both(weights.map(() => 1)), relation: '=', bound: 0 },
    { coefficients: both(leads), relation: '<=', bound: -lead },
  ];
  weights.forEach((weight, i) => {
    const own = both(weights.map((_, j) => (j === i ? 1 : 0)));
    constraints.push({ coefficients: own, relation: '>=', bound: (bounds.low?.[i] ?? 0) - weight });
    const most = bounds.high?.[i];
    // Weights that sum to 1 and are not negative cannot pass 1.
    if (most !== undefined) constraints.push({ coefficients: own, relation: '<=', bound: most - weight });
  });
  const result = minimise(new Array<number>(2 * count).fill(1), constraints);
  if (result.status !== 'optimal') return null;
  const changed = weights.map((weight, i) => weight + (result.x[i] as number) - (result.x[count + i] as number));
  return { weights: changed.map((weight) => Math.max(0, weight)), change: result.value };
}
