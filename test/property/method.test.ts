import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  additiveScore,
  contributions,
  differenceParts,
  integerWeights,
  rankAdditive,
  SCORE_SCALE,
  WEIGHT_SCALE,
} from '../../src/core/advise/method/additive.ts';
import { applyIsotonic, fitIsotonic } from '../../src/core/advise/method/calibration.ts';
import { haltonPoints } from '../../src/core/advise/method/halton.ts';
import { partialValue } from '../../src/core/advise/method/partialValue.ts';
import { simplexWeights } from '../../src/core/advise/method/simplexWeights.ts';
import { SmaaAccumulator, type SmaaResult } from '../../src/core/advise/method/smaa.ts';
import { smallestWeightChange } from '../../src/core/advise/method/smallestWeightChange.ts';
import { tieWeight, withWeight } from '../../src/core/advise/method/tieWeight.ts';
import { informationValue } from '../../src/core/advise/method/valueOfInformation.ts';

const MAX_CRITERIA = 14;

const value = fc.integer({ min: 0, max: 1000 });

/** Weights (ten-thousandths) and rows of values (thousandths). */
const decision = fc
  .tuple(fc.integer({ min: 1, max: MAX_CRITERIA }), fc.integer({ min: 2, max: 7 }))
  .chain(([criteria, alternatives]) =>
    fc.record({
      weights: rawWeights(criteria).map((weights) => integerWeights(weights)),
      rows: fc.array(fc.array(value, { minLength: criteria, maxLength: criteria }), {
        minLength: alternatives,
        maxLength: alternatives,
      }),
    }),
  );

function rawWeights(criteria: number): fc.Arbitrary<number[]> {
  return fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: criteria, maxLength: criteria })
    .filter((weights) => weights.some((weight) => weight > 0));
}

/** The rows in ranking order, as values, so that the order of others can be compared. */
function order(weights: readonly number[], rows: readonly (readonly number[])[]): number[] {
  return rankAdditive(weights, rows).map((entry) => entry.index);
}

function smaa(rows: readonly (readonly number[])[], draws = 128): SmaaResult {
  const criteria = rows[0]?.length ?? 0;
  const weights = simplexWeights(criteria, { kind: 'all' }, haltonPoints(criteria, draws));
  const accumulator = new SmaaAccumulator(rows.length, criteria);
  const values = Float64Array.from(rows.flat(), (thousandths) => thousandths / 1000);
  for (let i = 0; i < draws; i++) accumulator.add(weights, i * criteria, values);
  return accumulator.result();
}

describe('properties of the additive value', () => {
  it('weights sum to the scale exactly, in the proportions given, and scaling changes nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).chain(rawWeights),
        fc.integer({ min: 0, max: 20 }),
        (weights, power) => {
          const whole = integerWeights(weights);
          const sum = weights.reduce((a, b) => a + b, 0);
          assert.equal(
            whole.reduce((a, b) => a + b, 0),
            WEIGHT_SCALE,
          );
          whole.forEach((weight, i) => assert.ok(Math.abs(weight - ((weights[i] ?? 0) / sum) * WEIGHT_SCALE) < 1));
          // Powers of two scale without rounding, so the whole weights must be equal, not just close.
          assert.deepEqual(integerWeights(weights.map((weight) => weight * 2 ** power)), whole);
        },
      ),
    );
  });

  it('contributions add up to the score, divided as shown too', () => {
    fc.assert(
      fc.property(decision, ({ weights, rows }) => {
        for (const row of rows) {
          const parts = contributions(weights, row);
          const score = additiveScore(weights, row);
          assert.equal(
            parts.reduce((a, b) => a + b, 0),
            score,
          );
          assert.ok(score >= 0 && score <= SCORE_SCALE);
          const shown = parts.reduce((sum, part) => sum + part / SCORE_SCALE, 0);
          assert.ok(Math.abs(shown - score / SCORE_SCALE) < 1e-12);
        }
      }),
    );
  });

  it('differences by criterion add up to the difference of the scores, largest first', () => {
    fc.assert(
      fc.property(decision, ({ weights, rows: [first = [], second = []] }) => {
        const parts = differenceParts(weights, first, second);
        assert.equal(
          parts.reduce((sum, part) => sum + part.difference, 0),
          additiveScore(weights, first) - additiveScore(weights, second),
        );
        parts.forEach((part, i) => {
          const before = parts[i - 1];
          assert.ok(!before || Math.abs(before.difference) >= Math.abs(part.difference));
        });
      }),
    );
  });

  it('adding, removing or doubling an alternative never turns the order of the others', () => {
    fc.assert(
      fc.property(decision, fc.nat(), fc.nat(), ({ weights, rows }, which, donor) => {
        const whole = order(weights, rows);
        const gone = which % rows.length;
        const left = rows.filter((_, index) => index !== gone);
        const renumbered = whole.filter((index) => index !== gone).map((index) => (index > gone ? index - 1 : index));
        assert.deepEqual(order(weights, left), renumbered);
        const twin = rows[donor % rows.length] ?? [];
        assert.deepEqual(
          order(weights, [...rows, twin]).filter((index) => index < rows.length),
          whole,
        );
        const dominated = twin.map((thousandths) => Math.max(0, thousandths - 1));
        assert.deepEqual(
          order(weights, [...rows, dominated]).filter((index) => index < rows.length),
          whole,
        );
      }),
    );
  });

  it('a better value never lowers the rank, and a dominated alternative never comes first', () => {
    fc.assert(
      fc.property(decision, fc.nat(), fc.nat(), value, ({ weights, rows }, which, where, gain) => {
        const target = which % rows.length;
        const rankOf = (all: readonly (readonly number[])[]): number =>
          rankAdditive(weights, all).find((entry) => entry.index === target)?.rank ?? 0;
        const before = rankOf(rows);
        const raised = rows.map((row, index) =>
          index === target ? row.map((v, j) => (j === where % row.length ? Math.min(1000, v + gain) : v)) : row,
        );
        assert.ok(rankOf(raised) <= before);
        const better = (rows[target] ?? []).map((v) => v + 1);
        const ranked = rankAdditive(weights, [...rows, better]);
        assert.ok((ranked.find((entry) => entry.index === target)?.rank ?? 0) > 1);
      }),
    );
  });

  it('permuting criteria changes no score, permuting alternatives permutes the ranks', () => {
    fc.assert(
      fc.property(decision, fc.nat(), ({ weights, rows }, turn) => {
        const rotate = <T>(list: readonly T[], by: number): T[] =>
          list.map((_, i) => list[(i + by) % list.length] as T);
        assert.deepEqual(
          rankAdditive(
            rotate(weights, turn),
            rows.map((row) => rotate(row, turn)),
          ),
          rankAdditive(weights, rows),
        );
        const byRow = (all: readonly (readonly number[])[]): (number | undefined)[] => {
          const ranked = rankAdditive(weights, all);
          return all.map((_, index) => ranked.find((entry) => entry.index === index)?.rank);
        };
        assert.deepEqual(byRow(rotate(rows, turn)), rotate(byRow(rows), turn));
      }),
    );
  });

  it('splitting a criterion into two halves changes nothing; a criterion equal for all changes no order', () => {
    fc.assert(
      fc.property(decision, fc.nat(), value, ({ weights, rows }, which, same) => {
        const j = which % weights.length;
        const half = Math.floor((weights[j] ?? 0) / 2);
        const split = [...weights.map((weight, i) => (i === j ? weight - half : weight)), half];
        assert.deepEqual(
          rankAdditive(
            split,
            rows.map((row) => [...row, row[j] ?? 0]),
          ),
          rankAdditive(weights, rows),
        );
        assert.deepEqual(
          order(
            [...weights, 5000],
            rows.map((row) => [...row, same]),
          ),
          order(weights, rows),
        );
      }),
    );
  });

  it('a value function of rising points is monotone and stays between its ends', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 6 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.double({ min: -1500, max: 1500, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (x, y, figure, step) => {
          const curve = {
            x: [...x].sort((a, b) => a - b),
            y: y.slice(0, x.length).sort((a, b) => a - b),
          };
          const low = partialValue(curve, figure);
          const high = partialValue(curve, figure + step);
          assert.ok(low <= high + 1e-12 && low >= (curve.y[0] ?? 0) - 1e-12 && high <= (curve.y.at(-1) ?? 1) + 1e-12);
        },
      ),
    );
  });
});

describe('properties of SMAA', () => {
  it('rows sum to 1, columns too without ties, and pairs win one way or the other', () => {
    fc.assert(
      fc.property(decision, ({ rows }) => {
        const { rankAcceptability, pairwiseWinning } = smaa(rows);
        const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
        for (const row of rankAcceptability) assert.ok(Math.abs(sum(row) - 1) < 1e-12);
        pairwiseWinning.forEach((row, a) => {
          assert.equal(row[a], 0);
          row.forEach((share, b) => assert.ok(share + (pairwiseWinning[b]?.[a] ?? 0) <= 1 + 1e-12));
        });
        // Weights that make two rows score the same are drawn too, if rarely: no ties is what the draws had, not the rows.
        const pairs = pairwiseWinning.flatMap((row, a) =>
          row.flatMap((share, b) => (a < b ? [share + (pairwiseWinning[b]?.[a] ?? 0)] : [])),
        );
        const columns = rows.map((_, rank) => sum(rankAcceptability.map((row) => row[rank] ?? 0)));
        const upTo = columns.map((_, rank) => sum(columns.slice(0, rank + 1)));
        upTo.forEach((total, rank) => assert.ok(total >= rank + 1 - 1e-9, 'those who tie share the better rank'));
        if (pairs.every((sums) => sums > 1 - 1e-12)) columns.forEach((total) => assert.ok(Math.abs(total - 1) < 1e-12));
      }),
      { numRuns: 60 },
    );
  });

  it('an alternative that is better everywhere always wins against the other', () => {
    fc.assert(
      fc.property(decision, fc.nat(), ({ rows }, which) => {
        const worse = which % rows.length;
        const all = [...rows, (rows[worse] ?? []).map((v) => v + 1)];
        const { rankAcceptability, pairwiseWinning, centralWeights } = smaa(all);
        assert.equal(pairwiseWinning[rows.length]?.[worse], 1);
        assert.equal(rankAcceptability[worse]?.[0], 0);
        assert.equal(centralWeights[worse], null);
        for (const weights of centralWeights) {
          assert.ok(weights === null || Math.abs(weights.reduce((a, b) => a + b, 0) - 1) < 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('removing an alternative never lowers the first-rank share of another', () => {
    fc.assert(
      fc.property(decision, ({ rows }) => {
        const whole = smaa(rows).rankAcceptability;
        const left = rows.slice(1);
        smaa(left).rankAcceptability.forEach((row, a) => assert.ok((row[0] ?? 0) >= (whole[a + 1]?.[0] ?? 0) - 1e-12));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same bytes twice', () => {
    fc.assert(
      fc.property(decision, ({ rows }) => assert.equal(JSON.stringify(smaa(rows)), JSON.stringify(smaa(rows)))),
      { numRuns: 20 },
    );
  });

  it('draws of weights are the same whatever was drawn before', () => {
    const first = haltonPoints(14, 256);
    haltonPoints(30, 1000);
    assert.deepEqual(haltonPoints(14, 256), first);
    const low = Array<number>(14).fill(0.02);
    const high = Array<number>(14).fill(0.12);
    const once = simplexWeights(14, { kind: 'interval', low, high }, first);
    assert.deepEqual(simplexWeights(14, { kind: 'interval', low, high }, first), once);
  });
});

describe('properties of counterfactuals', () => {
  const pair = fc.integer({ min: 2, max: MAX_CRITERIA }).chain((criteria) =>
    fc.record({
      weights: rawWeights(criteria).map((weights) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        return weights.map((weight) => weight / sum);
      }),
      leader: fc.array(value, { minLength: criteria, maxLength: criteria }),
      challenger: fc.array(value, { minLength: criteria, maxLength: criteria }),
    }),
  );

  /** Score of the leader less that of the challenger. */
  function lead(weights: readonly number[], leader: readonly number[], challenger: readonly number[]): number {
    return weights.reduce((sum, weight, i) => sum + (weight * ((leader[i] ?? 0) - (challenger[i] ?? 0))) / 1000, 0);
  }

  /** Moves weight to the challenger's best criterion from its worst ones, worst first: optimal for one constraint. */
  function greedyChange(weights: readonly number[], gaps: readonly number[]): number | null {
    const best = Math.min(...gaps);
    let left = weights.reduce((sum, weight, i) => sum + weight * (gaps[i] ?? 0), 0);
    if (left <= 0) return 0;
    if (best > 0) return null;
    let change = 0;
    for (const i of gaps.map((_, index) => index).sort((a, b) => (gaps[b] ?? 0) - (gaps[a] ?? 0))) {
      const gain = (gaps[i] ?? 0) - best;
      if (gain <= 0) break;
      const moved = Math.min(weights[i] ?? 0, left / gain);
      change += 2 * moved;
      left -= moved * gain;
      if (left <= 1e-15) break;
    }
    return change;
  }

  it('the smallest change is the one that moving weight greedily finds; a little more flips, 99 % of it does not', () => {
    fc.assert(
      fc.property(pair, ({ weights, leader, challenger }) => {
        const gaps = leader.map((v, i) => (v - (challenger[i] ?? 0)) / 1000);
        const expected = greedyChange(weights, gaps);
        const found = smallestWeightChange(
          weights,
          leader.map((v) => v / 1000),
          challenger.map((v) => v / 1000),
        );
        if (expected === null || found === null) {
          assert.equal(found, expected);
          return;
        }
        assert.ok(Math.abs(found.change - expected) < 1e-7, `${found.change} instead of ${expected}`);
        const now = lead(weights, leader, challenger);
        if (now <= 1e-6) return;
        assert.ok(Math.abs(found.weights.reduce((a, b) => a + b, 0) - 1) < 1e-9);
        const at = (share: number): number =>
          lead(
            weights.map((weight, i) => weight + share * ((found.weights[i] ?? 0) - weight)),
            leader,
            challenger,
          );
        assert.ok(Math.abs(at(1)) < 1e-9);
        assert.ok(at(0.99) > 0);
        assert.ok(at(1.001) < 0);
      }),
      { numRuns: 300 },
    );
  });

  it('the tie of one weight is a tie; a little past it flips, 99 % of the way does not', () => {
    fc.assert(
      fc.property(pair, fc.nat(), ({ weights, leader, challenger }, which) => {
        const criterion = which % weights.length;
        const tie = tieWeight(weights, criterion, leader, challenger);
        const now = lead(weights, leader, challenger);
        if (tie === null || Math.abs(now) < 1e-6) return;
        const at = (share: number): number => {
          const own = weights[criterion] ?? 0;
          return lead(withWeight(weights, criterion, own + share * (tie - own)), leader, challenger);
        };
        assert.ok(Math.abs(at(1)) < 1e-9);
        assert.equal(Math.sign(at(0.99)), Math.sign(now));
        assert.equal(Math.sign(at(1.01)), -Math.sign(now));
      }),
      { numRuns: 300 },
    );
  });
});

describe('properties of information and calibration', () => {
  it('knowing an answer is never worth less than nothing, nor more than certainty', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const answers = fc.array(
      fc.record({ prior: fc.double({ min: 0.01, max: 1, noNaN: true }), firstRank: fc.tuple(share, share, share) }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(answers, (given) => {
        const { gain, flipChance } = informationValue(given);
        assert.ok(gain >= 0 && gain <= 1 && flipChance >= 0 && flipChance <= 1 + 1e-12);
        if (gain > 1e-9) assert.ok(flipChance > 0);
      }),
    );
  });

  it('a calibrated chance rises with the score and keeps the overall share', () => {
    const cases = fc.array(
      fc.record({ score: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), outcome: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(cases, (given) => {
        const curve = fitIsotonic(given);
        const chances = Array.from({ length: 41 }, (_, i) => applyIsotonic(curve, i / 40));
        chances.forEach((chance, i) =>
          assert.ok(chance >= 0 && chance <= 1 && chance >= (chances[i - 1] ?? 0) - 1e-12),
        );
        const claimed = given.reduce((sum, entry) => sum + applyIsotonic(curve, entry.score), 0);
        assert.ok(Math.abs(claimed - given.filter((entry) => entry.outcome).length) < 1e-9);
      }),
    );
  });
});
