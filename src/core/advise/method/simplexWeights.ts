import { splitMix } from './splitMix.ts';

/**
 * Weight vectors that fit what is known of the weights, from points of the unit cube. Uniform on the simplex is had by
 * sorted spacings (Devroye 1986, V.2): the gaps between n − 1 sorted uniform numbers. Nothing but comparisons and the four basic operations, so every engine
 * gives the same bytes; the usual −log(u) does not promise that.
 */

/** What is known of the weights. */
export type WeightSet =
  /** Nothing: uniform on the simplex. */
  | { readonly kind: 'all' }
  /**
   * Their order: tiers of criteria, most important first; nothing is known within a tier. Criteria in no tier form the
   * last one. Uniform on that part of the simplex; its centroid is the rank-order centroid.
   */
  | { readonly kind: 'ordinal'; readonly tiers: readonly (readonly number[])[] }
  /** Bounds on each weight: uniform on the simplex within the box. */
  | { readonly kind: 'interval'; readonly low: readonly number[]; readonly high: readonly number[] }
  /**
   * Bounds on each weight as a multiple of one criterion's (its own bounds are not read): the ratios are drawn evenly
   * within their bounds, then divided by their sum. This is how SMART's ratio judgements are put.
   */
  | {
      readonly kind: 'ratio';
      readonly reference: number;
      readonly low: readonly number[];
      readonly high: readonly number[];
    }
  /**
   * A centre that may be wrong: each weight is multiplied by its own factor between 1/factor and factor, as likely
   * above as below 1, then all are divided by their sum. Two weights' ratio is so kept within factor² of the stated
   * one. No draw is thrown away however uneven the centre is, weights of 0 stay 0, and no logarithm is needed,
   * which is why it is used and not a Dirichlet distribution.
   */
  | { readonly kind: 'around'; readonly centre: readonly number[]; readonly factor: number };

/** Coordinates that one draw of a set takes: `criteria` of them for all sets, so that sets can be exchanged. */
export function coordinatesFor(criteria: number): number {
  return criteria;
}

/**
 * One weight vector a point, row by row (`result[draw * criteria + criterion]`), each summing to 1.
 * @param points unit-cube points row by row. @param stride coordinates a point. @param offset first coordinate to use;
 *   {@link coordinatesFor} many are read.
 * @throws RangeError for a set that is empty or does not fit the number of criteria.
 */
export function simplexWeights(
  criteria: number,
  set: WeightSet,
  points: Float64Array,
  stride: number = coordinatesFor(criteria),
  offset = 0,
): Float64Array {
  if (stride < offset + coordinatesFor(criteria)) throw new RangeError('too few coordinates for the weights');
  const draws = Math.floor(points.length / stride);
  const result = new Float64Array(draws * criteria);
  const row = new Float64Array(criteria);
  const draw = drawer(criteria, set, draws);
  for (let i = 0; i < draws; i++) {
    draw(points, i * stride + offset, row, i);
    result.set(row, i * criteria);
  }
  return result;
}

type Draw = (points: Float64Array, at: number, row: Float64Array, index: number) => void;

function drawer(criteria: number, set: WeightSet, draws: number): Draw {
  switch (set.kind) {
    case 'all':
      return (points, at, row) => spacings(points, at, row);
    case 'ordinal':
      return ordinal(criteria, set.tiers);
    case 'interval':
      return interval(criteria, set.low, set.high, draws);
    case 'ratio':
      return ratio(criteria, set.reference, set.low, set.high);
    case 'around':
      return around(criteria, set.centre, set.factor);
  }
}

/** Gaps of the sorted first n − 1 coordinates. Insertion sort: rows are short, and nothing is allocated. */
function spacings(points: Float64Array, at: number, row: Float64Array): void {
  const last = row.length - 1;
  for (let i = 0; i < last; i++) {
    const value = points[at + i] as number;
    let j = i;
    for (; j > 0 && (row[j - 1] as number) > value; j--) row[j] = row[j - 1] as number;
    row[j] = value;
  }
  if (last < 0) return;
  row[last] = 1;
  for (let i = last; i > 0; i--) row[i] = (row[i] as number) - (row[i - 1] as number);
}

/**
 * The coordinates of a uniform vector are exchangeable: its largest values go to the first tier, and so on. Within a
 * tier they keep the order that the vector itself had there, which is any order with equal chance.
 */
function ordinal(criteria: number, tiers: readonly (readonly number[])[]): Draw {
  const ranked = tiers.filter((tier) => tier.length > 0);
  const named = new Set(ranked.flat());
  if (named.size !== ranked.flat().length) throw new RangeError('a criterion stands in two tiers');
  for (const criterion of named) checkIndex(criterion, criteria);
  const rest = Array.from({ length: criteria }, (_, index) => index).filter((index) => !named.has(index));
  const groups = rest.length > 0 ? [...ranked, rest] : ranked;
  const uniform = new Float64Array(criteria);
  const sorted = new Float64Array(criteria);
  const members = groups.map((group) => [...group]);
  return (points, at, row) => {
    spacings(points, at, uniform);
    sorted.set(uniform);
    sorted.sort();
    let next = criteria - 1;
    for (const group of members) {
      if (group.length > 1) group.sort((a, b) => (uniform[b] as number) - (uniform[a] as number) || a - b);
      for (const criterion of group) row[criterion] = sorted[next--] as number;
    }
  };
}

/** Rejected draws are replaced by others, up to this many times the draws asked for. */
const REJECTION_LIMIT = 32;

/**
 * What the lower bounds leave is shared by a uniform vector; draws past an upper bound are rejected, which keeps the
 * rest uniform. Replacements come from a fixed stream of pseudo-random numbers. Where the box holds too little of the
 * simplex for that, weights are drawn one after the other, each evenly from what keeps the sum within reach, starting
 * at another criterion each time: inside the box always, no longer quite uniform.
 */
function interval(criteria: number, low: readonly number[], high: readonly number[], draws: number): Draw {
  checkBounds(criteria, low, high);
  const lowSum = low.reduce((sum, bound) => sum + bound, 0);
  const highSum = high.reduce((sum, bound) => sum + bound, 0);
  if (lowSum > 1 + 1e-12 || highSum < 1 - 1e-12) throw new RangeError('no weights within these bounds sum to 1');
  const free = Math.max(0, 1 - lowSum);
  const random = splitMix(criteria);
  const replacement = new Float64Array(criteria);
  let tries = REJECTION_LIMIT * draws;
  return (points, at, row, index) => {
    spacings(points, at, row);
    for (let turn = 0; tries > 0 && turn < 4 * REJECTION_LIMIT; turn++, tries--) {
      if (shareOut(row, low, high, free)) return;
      for (let i = 0; i < criteria; i++) replacement[i] = random() / 2 ** 32;
      spacings(replacement, 0, row);
    }
    sequential(points, at, row, index, low, high);
  };
}

/** Adds each criterion's share of what is free to its lower bound. @returns whether all upper bounds hold. */
function shareOut(row: Float64Array, low: readonly number[], high: readonly number[], free: number): boolean {
  for (let i = 0; i < row.length; i++) {
    const weight = (low[i] as number) + free * (row[i] as number);
    if (weight > (high[i] as number) + 1e-12) return false;
    row[i] = weight;
  }
  return true;
}

function sequential(
  points: Float64Array,
  at: number,
  row: Float64Array,
  index: number,
  low: readonly number[],
  high: readonly number[],
): void {
  const criteria = row.length;
  let left = 1;
  let lowLeft = low.reduce((sum, bound) => sum + bound, 0);
  let highLeft = high.reduce((sum, bound) => sum + bound, 0);
  for (let step = 0; step < criteria; step++) {
    const i = (index + step) % criteria;
    lowLeft -= low[i] as number;
    highLeft -= high[i] as number;
    const least = Math.max(low[i] as number, left - highLeft);
    const most = Math.max(least, Math.min(high[i] as number, left - lowLeft));
    const weight = step === criteria - 1 ? left : least + (points[at + i] as number) * (most - least);
    row[i] = weight;
    left -= weight;
  }
}

function ratio(criteria: number, reference: number, low: readonly number[], high: readonly number[]): Draw {
  checkIndex(reference, criteria);
  checkBounds(criteria, low, high);
  return (points, at, row) => {
    for (let i = 0; i < criteria; i++) {
      const least = low[i] as number;
      row[i] = i === reference ? 1 : least + (points[at + i] as number) * ((high[i] as number) - least);
    }
    normalise(row);
  };
}

function around(criteria: number, centre: readonly number[], factor: number): Draw {
  if (centre.length !== criteria) throw new RangeError(`${centre.length} weights for ${criteria} criteria`);
  if (!(factor >= 1 && factor < Infinity)) throw new RangeError(`the factor must be 1 or more: ${factor}`);
  let sum = 0;
  for (const weight of centre) {
    if (!(weight >= 0)) throw new RangeError(`weights must not be negative: ${weight}`);
    sum += weight;
  }
  if (!(sum > 0 && sum < Infinity)) throw new RangeError('at least one weight must be above 0');
  return (points, at, row) => {
    for (let i = 0; i < criteria; i++)
      row[i] = ((centre[i] as number) / sum) * spread(points[at + i] as number, factor);
    normalise(row);
  };
}

/** The factor of a weight that may be wrong: 1/factor at 0, 1 at ½, factor at 1; spread(1 − u) = 1 / spread(u). */
export function spread(u: number, factor: number): number {
  const away = 1 + (factor - 1) * Math.abs(2 * u - 1);
  return u < 0.5 ? 1 / away : away;
}

function normalise(row: Float64Array): void {
  let sum = 0;
  for (const weight of row) sum += weight;
  for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) / sum;
}

function checkIndex(index: number, criteria: number): void {
  if (!(Number.isInteger(index) && index >= 0 && index < criteria)) throw new RangeError(`no criterion ${index}`);
}

function checkBounds(criteria: number, low: readonly number[], high: readonly number[]): void {
  if (low.length !== criteria || high.length !== criteria)
    throw new RangeError(`bounds for each of ${criteria} criteria`);
  low.forEach((least, i) => {
    const most = high[i] as number;
    if (!(least >= 0 && least <= most && most < Infinity)) throw new RangeError(`bounds must rise: ${least}, ${most}`);
  });
}
