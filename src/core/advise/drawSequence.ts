import { haltonPoints } from './method/halton.ts';
import { variations, type Variations } from './method/variations.ts';
import { remembered } from './remembered.ts';

/** Draws; with a scrambled Halton sequence the shares are within about one point of their limit. */
export const DRAWS = 4096;
/** A stated weight may be this many times too small or too large. */
const WEIGHT_FACTOR = 2;

/** Neither depends on any answer, so each is made once a size. */
const pointsByDimension = new Map<number, Float64Array>();
const variationsBySize = new Map<string, Variations>();

/** The points of all draws, row by row. */
export function pointsOf(dimensions: number): Float64Array {
  return remembered(pointsByDimension, dimensions, () => haltonPoints(dimensions, DRAWS));
}

/** How weights and values vary in all draws. */
export function variationsOf(criteria: number, options: number): Variations {
  return remembered(variationsBySize, `${criteria} ${options}`, () =>
    variations(criteria, options, pointsOf(criteria + options), WEIGHT_FACTOR),
  );
}
