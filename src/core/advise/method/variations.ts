import { spread } from './simplexWeights.ts';

/** By how much weights and values vary in each draw, whatever they are. */
export interface Variations {
  /** `[draw][criterion]`: what a weight is multiplied by. */
  readonly factors: Float64Array;
  /** `[draw][criterion][option]`: −1…1, what a value moves by in units of its spread. */
  readonly noise: Float32Array;
}

const GOLDEN = 0.6180339887498949;

/**
 * Variations from points of the unit cube. A weight takes one coordinate; an option takes one too, which is turned by
 * the golden ratio for each criterion (Cranley–Patterson rotation), so that few coordinates move many values.
 * @param points `criteria + options` coordinates a draw, row by row.
 * @param factor A weight may be this many times too small or too large.
 */
export function variations(criteria: number, options: number, points: Float64Array, factor: number): Variations {
  const dimensions = criteria + options;
  const draws = points.length / dimensions;
  const factors = new Float64Array(draws * criteria);
  const noise = new Float32Array(draws * criteria * options);
  let next = 0;
  for (let draw = 0; draw < draws; draw++) {
    const at = draw * dimensions;
    for (let c = 0; c < criteria; c++) {
      factors[draw * criteria + c] = spread(points[at + c] as number, factor);
      for (let o = 0; o < options; o++) {
        const turned = (points[at + criteria + o] as number) + c * GOLDEN;
        noise[next++] = 2 * (turned - Math.floor(turned)) - 1;
      }
    }
  }
  return { factors, noise };
}
