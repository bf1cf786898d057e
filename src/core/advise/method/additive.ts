/**
 * Additive multi-attribute value in whole numbers (Keeney & Raiffa 1976): the score of an alternative is the sum of
 * weight × value over the criteria, each value on a scale fixed beforehand. Weights are ten-thousandths and values
 * thousandths, so that sums are exact, contributions add up, and every machine gets the same bytes.
 */

/** Weights of a decision sum to this. */
export const WEIGHT_SCALE = 10_000;
/** The best value of a criterion. */
export const VALUE_SCALE = 1_000;
/** A score of 1 in the units of {@link contributions}. */
export const SCORE_SCALE = WEIGHT_SCALE * VALUE_SCALE;

/**
 * Weights in ten-thousandths that sum to exactly {@link WEIGHT_SCALE}, by largest remainder (Hamilton); equal
 * remainders go to the earlier criterion.
 * @param weights any non-negative finite numbers with a positive sum; only their proportions count.
 * @throws RangeError for a negative or non-finite weight, or where all are 0.
 */
export function integerWeights(weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) {
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`weights must be finite and not negative: ${weight}`);
    sum += weight;
  }
  if (!(sum > 0 && sum < Infinity)) throw new RangeError('at least one weight must be above 0');
  const exact = weights.map((weight) => (weight / sum) * WEIGHT_SCALE);
  const whole = exact.map(Math.floor);
  const order = exact.map((_, index) => index).sort((a, b) => remainder(exact, b) - remainder(exact, a) || a - b);
  const rest = WEIGHT_SCALE - whole.reduce((total, weight) => total + weight, 0);
  // The floors fall short by less than one a criterion, and never overshoot: they sum to a whole number that is at most
  // the sum of the shares, which rounding moves by far less than one.
  for (const index of order.slice(0, rest)) whole[index] = (whole[index] as number) + 1;
  return whole;
}

function remainder(exact: readonly number[], index: number): number {
  const value = exact[index] as number;
  return value - Math.floor(value);
}

/**
 * Value in thousandths, rounded half up.
 * @param value 0…1; a rounding error past either end is clipped.
 * @throws RangeError for NaN.
 */
export function integerValue(value: number): number {
  if (Number.isNaN(value)) throw new RangeError('a value must be a number');
  return Math.round(Math.min(1, Math.max(0, value)) * VALUE_SCALE);
}

/**
 * What each criterion adds to the score, in units of 1 / {@link SCORE_SCALE}; their sum is the score.
 * @param weights as {@link integerWeights} gives them. @param values thousandths, one a criterion.
 */
export function contributions(weights: readonly number[], values: readonly number[]): number[] {
  sameLength(weights, values);
  return weights.map((weight, criterion) => weight * (values[criterion] as number));
}

/** Score in units of 1 / {@link SCORE_SCALE}: an exact whole number. Arguments as for {@link contributions}. */
export function additiveScore(weights: readonly number[], values: readonly number[]): number {
  sameLength(weights, values);
  let score = 0;
  for (let criterion = 0; criterion < weights.length; criterion++) {
    score += (weights[criterion] as number) * (values[criterion] as number);
  }
  return score;
}

/** Place of one alternative in the ranking. */
export interface RankedAlternative {
  /** Row of the alternative. */
  readonly index: number;
  /** In units of 1 / {@link SCORE_SCALE}. */
  readonly score: number;
  /** 1 is best: number of strictly better alternatives + 1, so ties share the better rank. */
  readonly rank: number;
}

/**
 * Alternatives, best first. Equal scores keep the order of their rows (give rows in a fixed order, e.g. by id); they
 * share a rank.
 * @param weights ten-thousandths. @param rows one row of thousandths an alternative.
 */
export function rankAdditive(
  weights: readonly number[],
  rows: readonly (readonly number[])[],
): readonly RankedAlternative[] {
  const scored = rows.map((values, index) => ({ index, score: additiveScore(weights, values) }));
  scored.sort((a, b) => b.score - a.score || a.index - b.index);
  let rank = 0;
  let above = Infinity;
  return scored.map((entry, place) => {
    if (entry.score < above) rank = place + 1;
    above = entry.score;
    return { ...entry, rank };
  });
}

/** How much one criterion speaks for the first of two alternatives (below 0: for the second). */
export interface DifferencePart {
  readonly criterion: number;
  /** weight × (value − other value), in units of 1 / {@link SCORE_SCALE}. */
  readonly difference: number;
}

/**
 * Why one alternative scores above another: the difference cut by criterion, largest first; criteria that do not
 * tell the two apart are left out. The parts sum to the difference of the scores exactly.
 */
export function differenceParts(
  weights: readonly number[],
  values: readonly number[],
  others: readonly number[],
): readonly DifferencePart[] {
  sameLength(weights, values);
  sameLength(weights, others);
  return weights
    .map((weight, criterion) => ({
      criterion,
      difference: weight * ((values[criterion] as number) - (others[criterion] as number)),
    }))
    .filter((part) => part.difference !== 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.criterion - b.criterion);
}

function sameLength(weights: readonly number[], values: readonly number[]): void {
  if (weights.length !== values.length) {
    throw new RangeError(`${weights.length} weights for ${values.length} values`);
  }
}
