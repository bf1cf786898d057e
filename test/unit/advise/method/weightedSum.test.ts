import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { partialValue } from '../../../../src/core/advise/method/partialValue.ts';
import { fixedScaleValue, type Objective, weightedSum } from '../../../../src/core/advise/method/weightedSum.ts';
import { assertClose, caseOf, casesOf, type Matrix, minMax } from './reference.ts';

/** Falling columns as 1/x, then each column divided by its sum. */
function shareOfSum(matrix: Matrix, objectives: readonly string[]): number[][] {
  const rising = matrix.map((row) => row.map((value, j) => (objectives[j] === 'min' ? 1 / value : value)));
  return rising.map((row) => row.map((value, j) => value / rising.reduce((sum, other) => sum + (other[j] ?? 0), 0)));
}

function ranks(scores: readonly number[]): number[] {
  return scores.map((score) => 1 + scores.filter((other) => other > score).length);
}

describe('weightedSum', () => {
  for (const id of ['skc-wsm-kracka2010', 'pymcdm-wsm']) {
    it(`gives the scores of ${id}`, () => {
      const { input, expected, tolerance } = caseOf(id);
      const given = input['weights'] as number[];
      const sum = id.startsWith('skc') ? given.reduce((a, b) => a + b, 0) : 1;
      const scores = weightedSum(
        shareOfSum(input['matrix'] as Matrix, input['objectives'] as string[]),
        given.map((weight) => weight / sum),
      );
      assertClose(scores, expected['score'], tolerance);
      if (expected['rank']) assert.deepEqual(ranks(scores), expected['rank']);
    });
  }

  for (const { id, input, expected, tolerance } of casesOf('weighted-sum-minmax')) {
    it(`gives the scores of ${id}`, () => {
      const values = minMax(input['matrix'] as Matrix, input['objectives'] as string[]);
      assertClose(weightedSum(values, input['weights'] as number[]), expected['score'], tolerance);
    });
  }

  it('takes weights as they are, and refuses rows of another length', () => {
    assert.deepEqual(weightedSum([[1, 2]], [3, 4], ['max', 'max']), [11]);
    assert.throws(() => weightedSum([[1, 2, 3]], [1, 2]), /2 weights for 3 values/);
  });

  it('refuses a falling criterion that was not inverted', () => {
    const { input, expected } = caseOf('skc-wsm-min-refused');
    assert.equal(expected['error'], true);
    assert.throws(
      () => weightedSum(input['matrix'] as Matrix, input['weights'] as number[], input['objectives'] as Objective[]),
      /needs rising scales/,
    );
  });
});

describe('minMax (preprocessing of the reference cases)', () => {
  for (const { id, input, expected } of casesOf('minmax-normalise')) {
    it(id, () => assert.deepEqual(minMax(input['matrix'] as Matrix), expected['matrix']));
  }
});

describe('fixedScaleValue', () => {
  it('makes a weighted sum 1 − the SPOTIS score', () => {
    const { input, expected, tolerance } = caseOf('pymcdm-spotis-dezert2020');
    const bounds = input['bounds'] as [number, number][];
    const objectives = input['objectives'] as Objective[];
    const values = (input['matrix'] as Matrix).map((row) =>
      row.map((figure, j) => fixedScaleValue(figure, bounds[j] ?? [0, 1], objectives[j] ?? 'max')),
    );
    const scores = weightedSum(values, input['weights'] as number[]);
    assertClose(
      scores.map((score) => 1 - score),
      expected['score'],
      tolerance,
    );
  });

  it('clips, and refuses ends that do not rise', () => {
    assert.equal(fixedScaleValue(7, [0, 5], 'max'), 1);
    assert.equal(fixedScaleValue(7, [0, 5], 'min'), 0);
    assert.equal(fixedScaleValue(-1, [0, 5], 'max'), 0);
    assert.throws(() => fixedScaleValue(1, [2, 2], 'max'), /bounds must rise: 2, 2/);
  });
});

describe('partialValue', () => {
  const { input, expected, tolerance } = caseOf('rsmaa-pvf');
  const functions = input['functions'] as { id: string; x: number[]; y: number[] }[];
  const points = expected['points'] as {
    id: string;
    outOfBounds?: 'clip' | 'interpolate';
    at: number[];
    value: number[];
  }[];
  for (const { id, outOfBounds, at, value } of points) {
    it(`gives ${id} at ${at.join(', ')}${outOfBounds ? ` (${outOfBounds})` : ''}`, () => {
      const curve = functions.find((entry) => entry.id === id);
      assert.ok(curve);
      assertClose(
        at.map((figure) => partialValue(curve, figure, outOfBounds)),
        value,
        tolerance,
      );
    });
  }

  it('refuses what is no function', () => {
    assert.throws(() => partialValue({ x: [1], y: [1] }, 1), /two points or more/);
    assert.throws(() => partialValue({ x: [0, 1], y: [1] }, 1), /two points or more/);
    assert.throws(() => partialValue({ x: [1, 1], y: [0, 1] }, 1), /x must rise: 1, 1/);
    assert.throws(() => partialValue({ x: [0, 2, 1], y: [0, 1, 1] }, 1), /x must rise: 2, 1/);
    assert.throws(() => partialValue({ x: [0, 1], y: [0, 1] }, NaN), /must be a number/);
  });
});
