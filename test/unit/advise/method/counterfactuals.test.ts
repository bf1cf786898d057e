import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { minimise } from '../../../../src/core/advise/method/linearProgram.ts';
import { smallestWeightChange } from '../../../../src/core/advise/method/smallestWeightChange.ts';
import { tieWeight, withWeight } from '../../../../src/core/advise/method/tieWeight.ts';
import { assertClose, casesOf, valuesFrom } from './reference.ts';

describe('tieWeight', () => {
  for (const entry of casesOf('counterfactual-one-weight')) {
    it(`gives ${entry.id}`, () => {
      const values = valuesFrom(entry);
      const weights = entry.input['weights'] as number[];
      const leader = Number(entry.input['incumbentIndex']);
      const table = weights.map((_, criterion) =>
        values.map((row, a) => (a === leader ? null : tieWeight(weights, criterion, values[leader] ?? [], row))),
      );
      assertClose(table, entry.expected['tieAt'], entry.tolerance);
    });
  }

  it('has no answer where the others weigh nothing or every share ties', () => {
    assert.equal(tieWeight([1, 0], 0, [1, 0], [0, 1]), null);
    assert.equal(tieWeight([1, 1], 0, [1, 1], [1, 1]), null);
    assert.throws(() => withWeight([1, 0], 0, 0.5), RangeError);
    assertClose(withWeight([2, 1, 1], 0, 0.2), [0.2, 0.4, 0.4], 1e-12);
  });
});

describe('smallestWeightChange', () => {
  for (const entry of casesOf('counterfactual-weights')) {
    it(`gives ${entry.id}`, () => {
      const values = valuesFrom(entry);
      const weights = entry.input['weights'] as number[];
      const leader = Number(entry.input['incumbentIndex']);
      const changes = values.map((row, a) =>
        a === leader ? null : (smallestWeightChange(weights, values[leader] ?? [], row)?.change ?? null),
      );
      assertClose(changes, entry.expected['l1ChangeToTie'], entry.tolerance);
    });
  }

  it('asks for nothing where the challenger is not behind', () => {
    assert.deepEqual(smallestWeightChange([0.5, 0.5], [0, 1], [1, 1]), { weights: [0.5, 0.5], change: 0 });
  });

  it('keeps within bounds, or says that it cannot', () => {
    const free = smallestWeightChange([0.6, 0.4], [1, 0], [0, 1]);
    assertClose(free?.weights, [0.5, 0.5], 1e-9);
    assert.equal(smallestWeightChange([0.6, 0.4], [1, 0], [0, 1], { high: [1, 0.45] }), null);
    assert.equal(smallestWeightChange([0.6, 0.4], [1, 0], [0, 1], { low: [0.55, 0] }), null);
  });
});

describe('minimise', () => {
  it('solves a textbook programme', () => {
    // Dantzig's: max 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18.
    const result = minimise(
      [-3, -5],
      [
        { coefficients: [1, 0], relation: '<=', bound: 4 },
        { coefficients: [0, 2], relation: '<=', bound: 12 },
        { coefficients: [3, 2], relation: '<=', bound: 18 },
      ],
    );
    assert.ok(result.status === 'optimal');
    assertClose([...result.x, result.value], [2, 6, -36], 1e-9);
  });

  it("does not cycle on Beale's programme", () => {
    const result = minimise(
      [-0.75, 150, -0.02, 6],
      [
        { coefficients: [0.25, -60, -0.04, 9], relation: '<=', bound: 0 },
        { coefficients: [0.5, -90, -0.02, 3], relation: '<=', bound: 0 },
        { coefficients: [0, 0, 1, 0], relation: '<=', bound: 1 },
      ],
    );
    assert.ok(result.status === 'optimal');
    assertClose(result.value, -0.05, 1e-9);
  });

  it('tells what has no solution from what has no end', () => {
    assert.equal(minimise([1], [{ coefficients: [1], relation: '<=', bound: -1 }]).status, 'infeasible');
    assert.equal(minimise([-1], [{ coefficients: [1], relation: '>=', bound: 1 }]).status, 'unbounded');
  });

  it('takes equations twice over', () => {
    const equation = { coefficients: [1, 1], relation: '=', bound: 1 } as const;
    const result = minimise([1, 2], [equation, equation, { coefficients: [1, 0], relation: '<=', bound: 0.25 }]);
    assert.ok(result.status === 'optimal');
    assertClose(result.x, [0.25, 0.75], 1e-9);
  });

  it('keeps an equation that is met from the start, though nothing had to be done for it', () => {
    // −x − y = 0 leaves 0 alone: its artificial variable is basic and 0, and must not grow with x.
    const equation = { coefficients: [-1, -1], relation: '=', bound: 0 } as const;
    const result = minimise([-1, 0.5], [equation, { coefficients: [1, 0], relation: '<=', bound: 4 }]);
    assert.ok(result.status === 'optimal');
    assertClose([...result.x, result.value], [0, 0, 0], 1e-9);
  });

  it('keeps to it through a bound from below that is met from the start, and leaves out what says nothing', () => {
    const result = minimise(
      [-2, 1, 1],
      [
        { coefficients: [0, 0, 0], relation: '=', bound: 0 },
        { coefficients: [-1, 1, 0], relation: '>=', bound: 0 },
        { coefficients: [-1, 0, 1], relation: '>=', bound: 0 },
        { coefficients: [1, 0, 0], relation: '<=', bound: 3 },
      ],
    );
    assert.ok(result.status === 'optimal');
    assertClose(result.value, 0, 1e-9);
    const [x = 0, y = 0, z = 0] = result.x;
    assert.ok(y >= x - 1e-9 && z >= x - 1e-9, result.x.join());
  });

  it('turns a constraint with a bound below 0 round, whichever way it points', () => {
    // −x ≤ −2 is x ≥ 2; −x ≥ −5 is x ≤ 5; −x − y = −6 is x + y = 6.
    const result = minimise(
      [1, 3],
      [
        { coefficients: [-1, 0], relation: '<=', bound: -2 },
        { coefficients: [-1, 0], relation: '>=', bound: -5 },
        { coefficients: [-1, -1], relation: '=', bound: -6 },
      ],
    );
    assert.ok(result.status === 'optimal');
    assertClose([...result.x, result.value], [5, 1, 8], 1e-9);
  });
});
