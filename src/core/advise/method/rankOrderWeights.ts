/** Weights from an order of importance alone, for those who can say what matters more but not how much more. */

/**
 * Rank-order centroid weights (Barron & Barrett 1996): the mean of all weights that respect the order,
 * wᵢ = (1/n) Σₖ₌ᵢ..ₙ 1/k.
 * @param count how many criteria, most important first.
 */
export function rankOrderCentroid(count: number): number[] {
  const weights = new Array<number>(count).fill(0);
  let sum = 0;
  for (let i = count; i >= 1; i--) {
    sum += 1 / i;
    weights[i - 1] = sum / count;
  }
  return weights;
}

/**
 * Weights from pairwise statements "a matters more than b" (RANCOM, Więckowski et al. 2023): a criterion's share of all
 * points. Milder than the centroid, since the last criterion still counts against itself.
 * @param comparison `[a][b]`: 1 where a matters more, ½ where they matter the same (and on the diagonal), 0 where less.
 * @throws RangeError where [a][b] + [b][a] is not 1.
 */
export function pairwiseRankWeights(comparison: readonly (readonly number[])[]): number[] {
  const count = comparison.length;
  comparison.forEach((row, a) => {
    if (row.length !== count) throw new RangeError(`${count} rows but ${row.length} columns`);
    row.forEach((points, b) => {
      if (points + (comparison[b]?.[a] ?? 0) !== 1) throw new RangeError(`statements on ${a} and ${b} contradict`);
    });
  });
  const total = (count * count) / 2;
  return comparison.map((row) => row.reduce((sum, points) => sum + points, 0) / total);
}

/**
 * The statements that a ranking makes, for {@link pairwiseRankWeights}.
 * @param ranks rank of each criterion, 1 most important; equal ranks matter the same.
 */
export function comparisonFromRanks(ranks: readonly number[]): number[][] {
  return ranks.map((rank) => ranks.map((other) => (rank === other ? 0.5 : rank < other ? 1 : 0)));
}
