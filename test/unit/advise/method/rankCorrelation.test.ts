import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { doubleCounting, rankCorrelation } from '../../../../src/core/advise/method/rankCorrelation.ts';
import { assertClose } from './reference.ts';

describe('rankCorrelation', () => {
  it('is 1 for the same order, −1 for the reverse, and null where nothing varies', () => {
    assertClose(rankCorrelation([1, 5, 9], [0.1, 0.2, 7]), 1, 1e-12);
    assertClose(rankCorrelation([1, 5, 9], [3, 2, 1]), -1, 1e-12);
    assert.equal(rankCorrelation([1, 1, 1], [1, 2, 3]), null);
  });

  it('gives equal values their mean rank', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
    assertClose(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4]), Math.sqrt(0.9), 1e-12);
  });
});

describe('doubleCounting', () => {
  it('finds a criterion that was split with full weight for each half', () => {
    const idea = [0.1, 0.9, 0.4, 0.6];
    assert.deepEqual(doubleCounting([idea, [0.3, 0.2, 0.9, 0.1], idea]), [{ first: 0, second: 2, correlation: 1 }]);
  });
});
