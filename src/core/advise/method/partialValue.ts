/** A piecewise-linear value function: `x` strictly rising, `y` the value at each, 0…1, rising or falling. */
export interface ValueFunction {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * Value of a figure by linear interpolation between the points of a value function (partial value function, Keeney &
 * Raiffa 1976; the cases of R's smaa).
 * @param outside what a figure beyond the ends gets: `clip` the value of the nearer end (right for scales with fixed
 *   anchors), `interpolate` the last piece drawn on.
 * @throws RangeError with fewer than two points, or where `x` does not rise, or for a figure that is not a number.
 */
export function partialValue(curve: ValueFunction, figure: number, outside: 'clip' | 'interpolate' = 'clip'): number {
  const { x, y } = curve;
  const last = x.length - 1;
  if (last < 1 || y.length !== x.length) throw new RangeError('a value function needs two points or more');
  for (let i = 0; i < last; i++) {
    if (!((x[i] ?? 0) < (x[i + 1] ?? 0))) throw new RangeError(`x must rise: ${x[i]}, ${x[i + 1]}`);
  }
  if (Number.isNaN(figure)) throw new RangeError('the figure must be a number');
  if (outside === 'clip') {
    if (figure <= (x[0] ?? 0)) return y[0] ?? 0;
    if (figure >= (x[last] ?? 0)) return y[last] ?? 0;
  }
  let piece = 0;
  while (piece < last - 1 && figure > (x[piece + 1] ?? 0)) piece++;
  const left = x[piece] ?? 0;
  const low = y[piece] ?? 0;
  const slope = ((y[piece + 1] ?? 0) - low) / ((x[piece + 1] ?? 0) - left);
  return low + slope * (figure - left);
}
