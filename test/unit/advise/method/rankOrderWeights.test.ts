import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  comparisonFromRanks,
  pairwiseRankWeights,
  rankOrderCentroid,
} from '../../../../src/core/advise/method/rankOrderWeights.ts';
import { assertClose, caseOf, casesOf, type Matrix } from './reference.ts';

describe('rankOrderCentroid', () => {
  for (const { id, input, expected, tolerance } of casesOf('ordinal-centroid-weights')) {
    it(`gives ${id}`, () => assertClose(rankOrderCentroid(Number(input['n'])), expected['weights'], tolerance));
  }
});

describe('pairwiseRankWeights', () => {
  const { input, expected, tolerance } = caseOf('pymcdm-rancom');

  it('gives the published weights', () => {
    assertClose(pairwiseRankWeights(input['comparison'] as Matrix), expected['weights'], tolerance);
  });

  it('gives the same from the ranking behind the statements', () => {
    assert.deepEqual(comparisonFromRanks([1, 1, 4, 7, 6, 5, 3]), input['comparison']);
  });

  it('refuses statements that contradict each other', () => {
    assert.throws(
      () =>
        pairwiseRankWeights([
          [0.5, 1],
          [1, 0.5],
        ]),
      /statements on 0 and 1 contradict/,
    );
    assert.throws(() => pairwiseRankWeights([[0.5, 1]]), /1 rows but 2 columns/);
  });
});
