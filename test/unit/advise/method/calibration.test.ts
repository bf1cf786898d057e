import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  applyIsotonic,
  applyPlatt,
  brierScore,
  type CalibrationCase,
  crossPredict,
  expectedCalibrationError,
  fitIsotonic,
  fitPlatt,
} from '../../../../src/core/advise/method/calibration.ts';
import { assertClose } from './reference.ts';

function cases(...pairs: readonly (readonly [number, 0 | 1])[]): CalibrationCase[] {
  return pairs.map(([score, outcome]) => ({ score, outcome: outcome === 1 }));
}

describe('fitIsotonic', () => {
  it('pools what falls', () => {
    const curve = fitIsotonic(cases([0.1, 0], [0.2, 1], [0.3, 0], [0.4, 0], [0.5, 1], [0.6, 1]));
    assertClose(curve.scores, [0.1, 0.2, 0.4, 0.5, 0.6], 0);
    assertClose(curve.chances, [0, 1 / 3, 1 / 3, 1, 1], 1e-12);
    assertClose(
      [0, 0.1, 0.15, 0.3, 0.45, 0.9].map((score) => applyIsotonic(curve, score)),
      [0, 0, 1 / 6, 1 / 3, 2 / 3, 1],
      1e-12,
    );
  });

  it('pools equal scores and does not depend on the order', () => {
    const some = cases([0.5, 1], [0.5, 0], [0.7, 1], [0.5, 1], [0.2, 1]);
    assert.deepEqual(fitIsotonic(some), fitIsotonic([...some].reverse()));
    assertClose(applyIsotonic(fitIsotonic(some), 0.5), 0.75, 1e-12);
  });

  it('has no more squared error than the best constant', () => {
    const some = cases([0.1, 0], [0.2, 0], [0.4, 1], [0.6, 0], [0.8, 1], [0.9, 1]);
    const curve = fitIsotonic(some);
    const fitted = some.map(({ score, outcome }) => ({ score: applyIsotonic(curve, score), outcome }));
    assertClose(brierScore(fitted), (2 * 0.25) / 6, 1e-12);
  });

  it('pools again and again where one block after another falls below those before it', () => {
    // 1, then two of three, then none of three: the last pulls all down to three of seven.
    const falling = fitIsotonic(cases([0.1, 1], [0.2, 1], [0.2, 1], [0.2, 0], [0.3, 0], [0.3, 0], [0.3, 0]));
    assertClose(falling.scores, [0.1, 0.3], 0);
    assertClose(falling.chances, [3 / 7, 3 / 7], 1e-12);
  });

  it('refuses nothing at all, and scores that are no numbers', () => {
    assert.throws(() => fitIsotonic([]), /no cases to fit/);
    assert.throws(() => fitIsotonic(cases([0.5, 1], [NaN, 0])), /scores must be numbers/);
  });
});

describe('fitPlatt', () => {
  it('finds the curve that cases were made from', () => {
    const made: CalibrationCase[] = [];
    for (let i = 1; i < 20; i++) {
      const score = i / 20;
      const hits = Math.round(500 / (1 + Math.exp(-6 * score + 3)));
      for (let k = 0; k < 500; k++) made.push({ score, outcome: k < hits });
    }
    const { slope, offset } = fitPlatt(made);
    assertClose([slope, offset], [-6, 3], 0.05);
  });

  it('gives the chance that all cases have where no score tells them apart', () => {
    // Smoothed: two of three are taken for 3/4 of the hits and 1/3 of the miss.
    const chance = applyPlatt(fitPlatt(cases([0.5, 1], [0.5, 1], [0.5, 0])), 0.5);
    assertClose(chance, (2 * 0.75 + 1 / 3) / 3, 1e-5);
  });

  it('falls where higher scores come true less often, and refuses nothing at all', () => {
    const some = cases([0.1, 1], [0.2, 1], [0.3, 0], [0.5, 1], [0.8, 0], [0.9, 0]);
    const turned = some.map(({ score, outcome }) => ({ score: -score, outcome }));
    const [curve, mirrored] = [fitPlatt(some), fitPlatt(turned)];
    assert.ok(curve.slope > 0);
    assertClose([mirrored.slope, mirrored.offset], [-curve.slope, curve.offset], 1e-6);
    assert.ok(applyPlatt(curve, 0.1) > 0.5 && applyPlatt(curve, 0.9) < 0.5);
    assert.throws(() => fitPlatt([]), /no cases to fit/);
  });

  it('keeps to chances of 0 and 1 far from all cases', () => {
    assert.equal(applyPlatt({ slope: -1000, offset: 0 }, 9), 1);
    assert.equal(applyPlatt({ slope: 1000, offset: 0 }, 9), 0);
  });

  it('stops short of certainty when the cases are few and apart', () => {
    const curve = fitPlatt(cases([0.1, 0], [0.2, 0], [0.8, 1], [0.9, 1]));
    const chance = applyPlatt(curve, 0.9);
    assert.ok(chance > 0.7 && chance < 0.95, String(chance));
    assert.equal(chance, Math.round(chance * 1e6) / 1e6);
  });

  it('holds where all came true', () => {
    const chance = applyPlatt(fitPlatt(cases([0.5, 1], [0.6, 1], [0.7, 1])), 0.6);
    assert.ok(chance > 0.7 && chance < 1, String(chance));
  });
});

describe('measures of calibration', () => {
  it('Brier: mean squared difference', () => assertClose(brierScore(cases([0.8, 1], [0.4, 0])), 0.1, 1e-12));

  it('are 0 where there is nothing to be wrong about', () => {
    assert.equal(brierScore([]), 0);
    assert.equal(expectedCalibrationError([]), 0);
  });

  it('expected calibration error: over as many bins as are asked for, its ends among them', () => {
    // In one bin the two errors cancel out, in two they add up.
    const some = cases([0.2, 1], [0.8, 0]);
    assertClose(
      [1, 2].map((bins) => expectedCalibrationError(some, bins)),
      [0, 0.8],
      1e-12,
    );
    assertClose(expectedCalibrationError(cases([-0.5, 0], [1.5, 1]), 2), 0.5, 1e-12);
  });

  it('expected calibration error: distance in each bin, weighted', () => {
    assertClose(
      expectedCalibrationError(cases([0.9, 1], [0.95, 0], [0.1, 0], [1, 1])),
      (3 * (2.85 / 3 - 2 / 3) + 0.1) / 4,
      1e-12,
    );
    assert.equal(expectedCalibrationError(cases([1, 1], [0, 0])), 0);
  });
});

describe('crossPredict', () => {
  it('predicts each item by a model that has not seen it', () => {
    const items = [1, 2, 3, 4, 5];
    for (const folds of [2, 5, 9]) {
      const seen = crossPredict(
        items,
        folds,
        (training) => training,
        (training, item) => training.includes(item),
      );
      assert.deepEqual(seen, [false, false, false, false, false]);
    }
    const sums = crossPredict(
      items,
      5,
      (rest) => rest.reduce((a, b) => a + b, 0),
      (sum) => sum,
    );
    assert.deepEqual(sums, [14, 13, 12, 11, 10]);
    assert.throws(
      () =>
        crossPredict(
          items,
          1,
          () => 0,
          () => 0,
        ),
      RangeError,
    );
  });
});
