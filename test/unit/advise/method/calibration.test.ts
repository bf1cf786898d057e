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

  it('refuses nothing at all', () => assert.throws(() => fitIsotonic([]), RangeError));
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
