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

  it('is null where either does not vary, and refuses columns of two lengths', () => {
    assert.equal(rankCorrelation([1, 2, 3], [4, 4, 4]), null);
    assert.throws(() => rankCorrelation([1, 2, 3], [1, 2]), /3 and 2 values/);
  });

  it('gives equal values their mean rank', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
    assertClose(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4]), Math.sqrt(0.9), 1e-12);
  });
});

describe('doubleCounting', () => {
  it('finds the pairs past the limit, either way, the strongest first and earlier columns before later ones', () => {
    const columns = [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
      [1, 2, 4, 3],
      [2, 1, 4, 3],
      [1, 1, 1, 1],
    ];
    assert.deepEqual(
      doubleCounting(columns, 0.7).map(({ first, second, correlation }) => [first, second, correlation.toFixed(1)]),
      [
        [0, 1, '-1.0'],
        [0, 2, '0.8'],
        [1, 2, '-0.8'],
        [2, 3, '0.8'],
      ],
    );
    // A pair that stands just at the limit is not past it.
    assert.deepEqual(doubleCounting(columns.slice(0, 2), 1), []);
  });

  it('finds a criterion that was split with full weight for each half', () => {
    const idea = [0.1, 0.9, 0.4, 0.6];
    assert.deepEqual(doubleCounting([idea, [0.3, 0.2, 0.9, 0.1], idea]), [{ first: 0, second: 2, correlation: 1 }]);
  });
});
