/** Which way a criterion is better. */
export type Objective = 'max' | 'min';

/**
 * Weighted sums of a decision matrix in floating point, for robustness draws and checks; decisions that are shown use
 * `additive.ts`. Weights are used as given (they need not sum to 1).
 * @param matrix one row an alternative, one column a criterion, on a common scale.
 * @param objectives a criterion to be minimised is refused: bring it onto a rising scale first (`fixedScaleValue`).
 * @throws RangeError for a `min` objective or rows of the wrong length.
 */
export function weightedSum(
  matrix: readonly (readonly number[])[],
  weights: readonly number[],
  objectives: readonly Objective[] = [],
): number[] {
  if (objectives.includes('min'))
    throw new RangeError('a weighted sum needs rising scales: invert "min" criteria first');
  return matrix.map((row) => {
    if (row.length !== weights.length) throw new RangeError(`${weights.length} weights for ${row.length} values`);
    return row.reduce((sum, value, criterion) => sum + value * (weights[criterion] as number), 0);
  });
}

/**
 * Value 0…1 of a figure on a scale with fixed ends, as SPOTIS has it (Dezert et al. 2020): the ends belong to the
 * criterion and not to the alternatives at hand, so that adding or removing one never reverses the others.
 * A weighted sum of these values is 1 − the SPOTIS score. Figures past an end are clipped.
 * @throws RangeError where the ends coincide or are not numbers.
 */
export function fixedScaleValue(figure: number, bounds: readonly [number, number], objective: Objective): number {
  const [low, high] = bounds;
  if (!(low < high)) throw new RangeError(`bounds must rise: ${low}, ${high}`);
  const share = Math.min(1, Math.max(0, (figure - low) / (high - low)));
  return objective === 'max' ? share : 1 - share;
}
