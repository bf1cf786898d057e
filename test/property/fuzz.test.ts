import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CORPUS } from '../fuzz/corpus.ts';
import { fuzzOne } from '../fuzz/fuzzOne.ts';
import { fuzzTargets } from '../fuzz/targets.ts';

/** Few, for every change of the code; `npm run fuzz` does as many as one has time for. */
const RUNS = 40;

describe('what comes from outside', function () {
  this.timeout(120_000);
  const targets = fuzzTargets();

  it('has every target by a name of its own', () => {
    const names = targets.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { target } of CORPUS) assert.ok(names.includes(target), target);
  });

  it('does no harm that it once did', () => {
    for (const { target: name, input, was } of CORPUS) {
      const target = targets.find((each) => each.name === name);
      assert.equal(target?.check(input), null, `${name}, which was ${was}: ${JSON.stringify(input)}`);
    }
  });

  it('does none in a few fresh inputs', () => {
    for (const target of targets) {
      const failure = fuzzOne(target, { seed: 20261129, runs: RUNS });
      assert.equal(failure, null, `${target.name}: ${JSON.stringify(failure)}`);
    }
  });
});

describe('the fuzzer', () => {
  const target = {
    name: 'has no x',
    inputs: fc.string({ maxLength: 20 }),
    check: (input: unknown) => (String(input).includes('x') ? 'has an x' : null),
  };

  it('finds a fault, makes its input small, and finds it again by seed and path', () => {
    const failure = fuzzOne(target, { seed: 7, runs: 20_000 });
    assert.deepEqual([failure?.input, failure?.mistake], ['x', 'has an x']);
    const again = fuzzOne(target, { seed: 7, runs: 1, path: failure?.path ?? undefined });
    assert.deepEqual(again?.input, 'x');
  });

  it('takes an exception for a fault', () => {
    const throws = {
      ...target,
      check: (): null => {
        throw new Error('no');
      },
    };
    assert.equal(fuzzOne(throws, { seed: 7, runs: 1 })?.mistake, 'no');
  });
});
