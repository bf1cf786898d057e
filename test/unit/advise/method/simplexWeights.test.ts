import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { haltonPoints, MAX_DIMENSIONS } from '../../../../src/core/advise/method/halton.ts';
import { rankOrderCentroid } from '../../../../src/core/advise/method/rankOrderWeights.ts';
import { coordinatesFor, simplexWeights, type WeightSet } from '../../../../src/core/advise/method/simplexWeights.ts';
import { assertClose } from './reference.ts';

const DRAWS = 4096;

function rows(criteria: number, set: WeightSet, draws = DRAWS): number[][] {
  const flat = simplexWeights(criteria, set, haltonPoints(criteria, draws));
  return Array.from({ length: draws }, (_, i) => Array.from(flat.subarray(i * criteria, (i + 1) * criteria)));
}

function means(weights: readonly number[][]): number[] {
  return (weights[0] ?? []).map((_, j) => weights.reduce((sum, row) => sum + (row[j] ?? 0), 0) / weights.length);
}

describe('haltonPoints', () => {
  it('puts one point into each cell of a base, for each coordinate', () => {
    const dimensions = 12;
    const points = haltonPoints(dimensions, 37 * 37);
    for (const [dimension, base] of [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].entries()) {
      const cells = base * base;
      const seen = new Set<number>();
      for (let i = 0; i < cells; i++) seen.add(Math.floor((points[i * dimensions + dimension] ?? 0) * cells));
      assert.equal(seen.size, cells, `base ${base}`);
    }
  });

  it('stays strictly inside the cube and does not hang on small counts', () => {
    for (const count of [0, 1, 2, 1000]) {
      const points = haltonPoints(MAX_DIMENSIONS, count);
      assert.equal(points.length, MAX_DIMENSIONS * count);
      assert.ok(points.every((value) => value > 0 && value < 1));
    }
    assert.throws(() => haltonPoints(MAX_DIMENSIONS + 1, 1), /0 to 96 dimensions, not 97/);
    assert.throws(() => haltonPoints(-1, 1), /not -1/);
    assert.throws(() => haltonPoints(1, -1), /count must not be negative: -1/);
    assert.equal(haltonPoints(0, 4).length, 0);
  });

  it('gives these very numbers', () => {
    assert.deepEqual(Array.from(haltonPoints(2, 4)), PINNED);
  });
});

/** Pinned so that a change of the sequence, which changes every figure shown, is noticed. */
const PINNED = [
  0.125, 0.05555555555555555, 0.625, 0.38888888888888884, 0.375, 0.7222222222222222, 0.875, 0.16666666666666666,
];

describe('simplexWeights', () => {
  const sets: Record<string, WeightSet> = {
    all: { kind: 'all' },
    ordinal: { kind: 'ordinal', tiers: [[2], [0, 4]] },
    interval: { kind: 'interval', low: [0.1, 0, 0, 0.05, 0], high: [0.5, 0.2, 1, 0.3, 0.4] },
    'narrow interval': {
      kind: 'interval',
      low: [0.39, 0.29, 0.14, 0.09, 0.04],
      high: [0.41, 0.31, 0.16, 0.11, 0.06],
    },
    ratio: { kind: 'ratio', reference: 1, low: [1, 0, 0.5, 0, 2], high: [2, 0, 0.5, 1, 4] },
    around: { kind: 'around', centre: [5, 3, 1, 0, 1], factor: 2 },
  };

  for (const [name, set] of Object.entries(sets)) {
    it(`sums to 1 without a negative weight: ${name}`, () => {
      for (const row of rows(5, set)) {
        assert.ok(Math.abs(row.reduce((a, b) => a + b, 0) - 1) < 1e-12);
        assert.ok(row.every((weight) => weight >= -1e-15));
      }
    });
  }

  it('gives these very numbers, in millionths, as draws 1, 2 and 399', () => {
    const pinned: readonly (readonly [WeightSet, readonly (readonly number[])[]])[] = [
      [
        { kind: 'all' },
        [
          [18400, 393809, 131737, 456055],
          [293945, 451597, 72858, 181600],
          [184499, 277101, 517892, 20508],
        ],
      ],
      [
        { kind: 'ordinal', tiers: [[2], [0, 3]] },
        [
          [131737, 18400, 456055, 393809],
          [293945, 72858, 451597, 181600],
          [277101, 20508, 517892, 184499],
        ],
      ],
      [
        { kind: 'interval', low: [0.1, 0, 0, 0.05], high: [0.5, 0.2, 1, 0.3] },
        [
          [382337, 88894, 456361, 72408],
          [407737, 186876, 266564, 138822],
          [457647, 104010, 368404, 69939],
        ],
      ],
      [
        { kind: 'interval', low: [0.39, 0.29, 0.14, 0.13], high: [0.41, 0.31, 0.16, 0.15] },
        [
          [404238, 306381, 144014, 145367],
          [399368, 301111, 153433, 146088],
          [399193, 303397, 155985, 141424],
        ],
      ],
      // The upper bounds leave so little that no draw falls among them: one weight after the other.
      [
        { kind: 'interval', low: [0, 0.05, 0, 0.1], high: [0.26, 0.25, 0.27, 0.26] },
        [
          [259831, 226488, 253815, 259866],
          [257001, 248752, 262736, 231511],
          [259461, 229008, 265251, 246281],
        ],
      ],
      [
        { kind: 'ratio', reference: 1, low: [1, 0, 0.5, 0], high: [2, 0, 0.5, 1] },
        [
          [428605, 277604, 138802, 154989],
          [442574, 342034, 171017, 44375],
          [478542, 241750, 120875, 158834],
        ],
      ],
      [
        { kind: 'around', centre: [5, 3, 1, 0], factor: 2 },
        [
          [639879, 300200, 59921, 0],
          [366890, 463508, 169602, 0],
          [779667, 146411, 73922, 0],
        ],
      ],
    ];
    for (const [set, expected] of pinned) {
      const drawn = rows(4, set, 400);
      assert.deepEqual(
        [1, 2, 399].map((i) => drawn[i]?.map((weight) => Math.round(weight * 1e6))),
        expected,
        set.kind,
      );
    }
  });

  it('takes bounds that leave just one choice', () => {
    assert.deepEqual(rows(2, { kind: 'interval', low: [0.25, 0.75], high: [0.25, 0.75] }, 2), [
      [0.25, 0.75],
      [0.25, 0.75],
    ]);
  });

  it('is uniform on the simplex: the mean and the tails of one weight are those of a beta distribution', () => {
    const all = rows(5, { kind: 'all' });
    assertClose(means(all), Array(5).fill(0.2), 0.003);
    for (const t of [0.1, 0.3, 0.6]) {
      const share = all.filter((row) => (row[2] ?? 0) > t).length / DRAWS;
      assertClose(share, (1 - t) ** 4, 0.006, `P(w > ${t})`);
    }
  });

  it('respects an order, and has the rank-order centroid as its mean', () => {
    const order = [2, 0, 4, 1, 3];
    const ordered = rows(5, { kind: 'ordinal', tiers: order.map((criterion) => [criterion]) });
    for (const row of ordered)
      order.forEach((j, k) => k === 0 || assert.ok((row[order[k - 1] ?? 0] ?? 0) >= (row[j] ?? 0)));
    const centroid = rankOrderCentroid(5);
    const expected = [0, 1, 2, 3, 4].map((criterion) => centroid[order.indexOf(criterion)] ?? 0);
    assertClose(means(ordered), expected, 0.003);
  });

  it('leaves the order within a tier open', () => {
    const tiered = rows(5, { kind: 'ordinal', tiers: [[2], [0, 4]] });
    for (const [a = 0, b = 0, c = 0, d = 0, e = 0] of tiered) {
      assert.ok(c >= Math.max(a, e) && Math.min(a, e) >= Math.max(b, d));
    }
    assertClose(tiered.filter(([a = 0, , , , e = 0]) => a > e).length / DRAWS, 0.5, 0.02);
  });

  for (const name of ['interval', 'narrow interval']) {
    it(`stays within bounds: ${name}`, () => {
      const set = sets[name];
      assert.ok(set?.kind === 'interval');
      for (const row of rows(5, set)) {
        row.forEach((weight, j) =>
          assert.ok(weight >= (set.low[j] ?? 0) - 1e-9 && weight <= (set.high[j] ?? 1) + 1e-9),
        );
      }
    });
  }

  it('is uniform within bounds that reject a part', () => {
    // Two weights under ½ each with three criteria: the middle triangle and the third one's corner.
    const bounded = rows(3, { kind: 'interval', low: [0, 0, 0], high: [0.5, 0.5, 1] });
    assertClose(bounded.filter((row) => (row[2] ?? 0) > 0.5).length / DRAWS, 0.5, 0.02);
  });

  it('keeps ratios within their bounds', () => {
    for (const [a = 0, b = 0, c = 0, d = 0, e = 0] of rows(5, sets['ratio'] ?? { kind: 'all' })) {
      assert.ok(
        a / b >= 1 - 1e-9 && a / b <= 2 + 1e-9 && Math.abs(c / b - 0.5) < 1e-9 && d <= b + 1e-9 && e / b <= 4 + 1e-9,
      );
    }
  });

  it('stays around a centre: ratios within factor², weights of 0 at 0, either way as often', () => {
    const near = rows(5, sets['around'] ?? { kind: 'all' });
    for (const [a = 0, b = 0, , d = 0] of near) {
      assert.ok(a / b >= 5 / 3 / 4 - 1e-9 && a / b <= (5 / 3) * 4 + 1e-9);
      assert.equal(d, 0);
    }
    assertClose(near.filter(([, , c = 0, , e = 0]) => c > e).length / DRAWS, 0.5, 0.02);
    assertClose(means(rows(5, { kind: 'around', centre: [5, 3, 1, 0, 1], factor: 1 })), [0.5, 0.3, 0.1, 0, 0.1], 1e-12);
  });

  it('reads its coordinates where it is told', () => {
    const criteria = 4;
    const stride = 2 + coordinatesFor(criteria);
    const points = haltonPoints(stride, 10);
    const cut = Float64Array.from(
      { length: 10 * criteria },
      (_, k) => points[Math.floor(k / 4) * stride + 2 + (k % 4)] ?? 0,
    );
    assert.deepEqual(
      simplexWeights(criteria, { kind: 'all' }, points, stride, 2),
      simplexWeights(criteria, { kind: 'all' }, cut),
    );
    assert.throws(() => simplexWeights(criteria, { kind: 'all' }, points, stride, 3), /too few coordinates/);
  });

  it('refuses sets that are empty or do not fit', () => {
    const points = haltonPoints(2, 4);
    const bad: readonly (readonly [WeightSet, RegExp])[] = [
      [{ kind: 'ordinal', tiers: [[0], [0]] }, /stands in two tiers/],
      [{ kind: 'ordinal', tiers: [[2]] }, /no criterion 2/],
      [{ kind: 'ordinal', tiers: [[-1]] }, /no criterion -1/],
      [{ kind: 'ordinal', tiers: [[0.5]] }, /no criterion 0.5/],
      [{ kind: 'interval', low: [0.6, 0.6], high: [1, 1] }, /no weights within these bounds/],
      [{ kind: 'interval', low: [0, 0], high: [0.4, 0.4] }, /no weights within these bounds/],
      [{ kind: 'interval', low: [1, 1e-6], high: [1, 1] }, /no weights within these bounds/],
      [{ kind: 'interval', low: [0.5, 0], high: [0.4, 1] }, /bounds must rise: 0.5, 0.4/],
      [{ kind: 'interval', low: [-0.1, 0], high: [0.4, 1] }, /bounds must rise: -0.1, 0.4/],
      [{ kind: 'interval', low: [0, 0], high: [1, Infinity] }, /bounds must rise: 0, Infinity/],
      [{ kind: 'interval', low: [0], high: [1, 1] }, /bounds for each of 2 criteria/],
      [{ kind: 'interval', low: [0, 0], high: [1] }, /bounds for each of 2 criteria/],
      [{ kind: 'ratio', reference: 2, low: [1, 1], high: [1, 1] }, /no criterion 2/],
      [{ kind: 'ratio', reference: 0, low: [1], high: [1, 1] }, /bounds for each of 2 criteria/],
      [{ kind: 'around', centre: [1], factor: 2 }, /1 weights for 2 criteria/],
      [{ kind: 'around', centre: [0, 0], factor: 2 }, /at least one weight must be above 0/],
      [{ kind: 'around', centre: [1, Infinity], factor: 2 }, /at least one weight must be above 0/],
      [{ kind: 'around', centre: [1, -1], factor: 2 }, /must not be negative: -1/],
      [{ kind: 'around', centre: [1, 1], factor: 0.5 }, /must be 1 or more: 0.5/],
      [{ kind: 'around', centre: [1, 1], factor: Infinity }, /must be 1 or more: Infinity/],
    ];
    for (const [set, message] of bad) assert.throws(() => simplexWeights(2, set, points), message);
    assert.deepEqual([...simplexWeights(0, { kind: 'all' }, points, 2)], []);
  });

  it('gives a lone criterion all the weight', () => {
    assert.deepEqual(rows(1, { kind: 'all' }, 3), [[1], [1], [1]]);
  });
});
