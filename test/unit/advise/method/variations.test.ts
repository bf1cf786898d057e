import assert from 'node:assert/strict';
import { haltonPoints } from '../../../../src/core/advise/method/halton.ts';
import { variations } from '../../../../src/core/advise/method/variations.ts';

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not near ${expected}`);
/** The fraction of a number. */
const turned = (x: number): number => x - Math.floor(x);

describe('how weights and values vary', () => {
  it('is read off the coordinates of a draw: one a criterion, then one an option', () => {
    // Two draws of two criteria and three options.
    const points = Float64Array.of(0, 0.5, 0.1, 0.5, 0.9, 1, 0.25, 0.2, 0.6, 0.3);
    const { factors, noise } = variations(2, 3, points, 2);
    // 1/2 at 0, 1 at ½, 2 at 1; a quarter lies half way below, at 1/1.5.
    assert.deepEqual([...factors], [0.5, 1, 2, 1 / 1.5]);
    assert.equal(noise.length, 12);
    const golden = (Math.sqrt(5) - 1) / 2;
    const coordinates = [
      [0.1, 0.5, 0.9],
      [0.2, 0.6, 0.3],
    ];
    const expected = coordinates.flatMap((draw) => [
      ...draw.map((u) => 2 * u - 1),
      ...draw.map((u) => 2 * turned(u + golden) - 1),
    ]);
    expected.forEach((value, i) => near(noise[i] ?? NaN, value));
  });

  it('moves a value up as often as down, by any amount, and otherwise on each criterion', () => {
    const { noise } = variations(3, 2, haltonPoints(5, 2048), 2);
    const quarters = [0, 0, 0, 0];
    for (const by of noise) {
      assert.ok(by >= -1 && by < 1, String(by));
      const quarter = Math.floor((by + 1) * 2);
      quarters[quarter] = (quarters[quarter] ?? 0) + 1;
    }
    for (const count of quarters) assert.ok(Math.abs(count / noise.length - 0.25) < 0.005, quarters.join());
    // The same option on two criteria in one draw.
    assert.ok(Math.abs((noise[0] ?? 0) - (noise[2] ?? 0)) > 0.1);
  });
});
