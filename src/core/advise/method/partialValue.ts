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
    if (!((x[i] as number) < (x[i + 1] as number))) throw new RangeError(`x must rise: ${x[i]}, ${x[i + 1]}`);
  }
  if (Number.isNaN(figure)) throw new RangeError('the figure must be a number');
  if (outside === 'clip') {
    if (figure <= (x[0] as number)) return y[0] as number;
    if (figure >= (x[last] as number)) return y[last] as number;
  }
  let piece = 0;
  while (piece < last - 1 && figure > (x[piece + 1] as number)) piece++;
  const left = x[piece] as number;
  const low = y[piece] as number;
  const slope = ((y[piece + 1] as number) - low) / ((x[piece + 1] as number) - left);
  return low + slope * (figure - left);
}
