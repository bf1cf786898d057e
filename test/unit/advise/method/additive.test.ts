import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  additiveScore,
  contributions,
  differenceParts,
  integerValue,
  integerWeights,
  rankAdditive,
  WEIGHT_SCALE,
} from '../../../../src/core/advise/method/additive.ts';

describe('integerWeights', () => {
  it('gives what is left over to the largest remainders, earlier ones first', () => {
    assert.deepEqual(integerWeights([1, 1, 1]), [3334, 3333, 3333]);
    assert.deepEqual(integerWeights([1, 2, 4, 0]), [1429, 2857, 5714, 0]);
    assert.deepEqual(integerWeights([4, 2, 1]), [5714, 2857, 1429]);
    assert.deepEqual(integerWeights([0.25, 0.75]), [2500, 7500]);
  });

  it('keeps the sum for very uneven weights', () => {
    for (const weights of [[1e-12, 1e12, 3], [1e-300, 1e-300], Array.from({ length: 97 }, (_, i) => 1 / (i + 1))]) {
      assert.equal(
        integerWeights(weights).reduce((a, b) => a + b, 0),
        WEIGHT_SCALE,
      );
    }
  });

  it('refuses what is no set of weights', () => {
    for (const weights of [[], [0, 0], [-1, 2], [NaN, 1], [Infinity, 1], [1e308, 1e308]]) {
      assert.throws(() => integerWeights(weights), RangeError);
    }
    assert.throws(() => integerWeights([0, 0]), /at least one weight must be above 0/);
    assert.throws(() => integerWeights([1, -1]), /finite and not negative: -1/);
  });
});

describe('additive value', () => {
  it('adds contributions up to the score exactly', () => {
    const weights = integerWeights([3, 2, 2]);
    const values = [0.1, 0.7, 0.333].map(integerValue);
    assert.deepEqual(contributions(weights, values), [428600, 1999900, 951381]);
    assert.equal(additiveScore(weights, values), 3379881);
  });

  it('clips rounding errors and refuses NaN and rows of another length', () => {
    assert.deepEqual([-1e-9, 0.0005, 1 + 1e-9].map(integerValue), [0, 1, 1000]);
    assert.throws(() => integerValue(NaN), /must be a number/);
    assert.throws(() => additiveScore([1], [1, 2]), /1 weights for 2 values/);
    assert.throws(() => contributions([1, 1], [1]), RangeError);
    assert.throws(() => differenceParts([1, 1], [1, 1], [1]), RangeError);
    assert.throws(() => differenceParts([1, 1], [1], [1, 1]), RangeError);
  });

  it('ranks best first; equals share the rank and keep their order', () => {
    const ranked = rankAdditive(
      [5000, 5000],
      [
        [0, 400],
        [800, 200],
        [200, 800],
        [1000, 1000],
      ],
    );
    assert.deepEqual(
      ranked.map((entry) => [entry.index, entry.rank]),
      [
        [3, 1],
        [1, 2],
        [2, 2],
        [0, 4],
      ],
    );
  });

  it('cuts the difference of two alternatives by criterion, largest first', () => {
    assert.deepEqual(differenceParts([2000, 5000, 3000], [500, 900, 100], [500, 800, 500]), [
      { criterion: 2, difference: -1_200_000 },
      { criterion: 1, difference: 500_000 },
    ]);
    assert.deepEqual(
      differenceParts([10, 20, 10], [5, 0, 0], [0, 0, 5]).map(({ criterion }) => criterion),
      [0, 2],
    );
  });
});
