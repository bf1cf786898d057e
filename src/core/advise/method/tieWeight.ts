/**
 * The weight of one criterion at which two alternatives tie, when the other weights keep their proportions (closed
 * form of one-way sensitivity analysis). With t for the weight, d for the difference of values and R for the mean of
 * d over the other criteria, weighted by their shares: t·d + (1 − t)·R = 0.
 * @param weights non-negative, any sum. @param values of the one alternative. @param others of the other one.
 * @returns the share 0…1 that the criterion must have, or null where no share makes them tie (or every one does).
 */
export function tieWeight(
  weights: readonly number[],
  criterion: number,
  values: readonly number[],
  others: readonly number[],
): number | null {
  let rest = 0;
  let restSum = 0;
  weights.forEach((weight, index) => {
    if (index === criterion) return;
    rest += weight * ((values[index] as number) - (others[index] as number));
    restSum += weight;
  });
  // Without weight elsewhere there are no proportions to keep.
  if (!(restSum > 0)) return null;
  const mean = rest / restSum;
  const own = (values[criterion] as number) - (others[criterion] as number);
  if (mean === own) return null;
  const tie = mean / (mean - own);
  return tie >= 0 && tie <= 1 ? tie : null;
}

/**
 * The weights after one was moved to a share and the others were scaled to fill the rest.
 * @throws RangeError where the others have no weight to scale.
 */
export function withWeight(weights: readonly number[], criterion: number, share: number): number[] {
  const rest = weights.reduce((sum, weight, index) => (index === criterion ? sum : sum + weight), 0);
  if (!(rest > 0)) throw new RangeError('the other weights are all 0');
  return weights.map((weight, index) => (index === criterion ? share : (weight / rest) * (1 - share)));
}
