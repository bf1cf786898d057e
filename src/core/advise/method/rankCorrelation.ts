/**
 * Spearman's rank correlation of two columns, −1…1, equal values sharing their mean rank; null where a column does not
 * vary. Two criteria whose columns agree nearly wholly over the alternatives may count one idea twice.
 */
export function rankCorrelation(first: readonly number[], second: readonly number[]): number | null {
  if (first.length !== second.length) throw new RangeError(`${first.length} and ${second.length} values`);
  const a = meanRanks(first);
  const b = meanRanks(second);
  const middle = (first.length + 1) / 2;
  let [covariance, varianceA, varianceB] = [0, 0, 0];
  a.forEach((rank, i) => {
    const other = (b[i] as number) - middle;
    covariance += (rank - middle) * other;
    varianceA += (rank - middle) ** 2;
    varianceB += other ** 2;
  });
  return varianceA === 0 || varianceB === 0 ? null : covariance / Math.sqrt(varianceA * varianceB);
}

/** Pairs of columns whose rank correlation is stronger than a limit, either way, strongest first. */
export function doubleCounting(
  columns: readonly (readonly number[])[],
  limit = 0.9,
): readonly { readonly first: number; readonly second: number; readonly correlation: number }[] {
  const pairs: { first: number; second: number; correlation: number }[] = [];
  columns.forEach((column, first) => {
    for (let second = first + 1; second < columns.length; second++) {
      const correlation = rankCorrelation(column, columns[second] as readonly number[]);
      if (correlation !== null && Math.abs(correlation) > limit) pairs.push({ first, second, correlation });
    }
  });
  return pairs.sort(
    (a, b) => Math.abs(b.correlation) - Math.abs(a.correlation) || a.first - b.first || a.second - b.second,
  );
}

function meanRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}
