import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CORPUS } from '../fuzz/corpus.ts';
import { fuzzOne } from '../fuzz/fuzzOne.ts';
import { runSlice } from '../fuzz/slice.ts';
import { quickTexts } from '../fuzz/quickTexts.ts';
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

  it('goes over quick inputs in a row, and keeps one fault of each kind, as small as it gets', () => {
    const quick = quickTexts(['[a]\nb = "x"\n'], 'toml');
    assert.equal(quick(5), quick(5));
    const seeds: number[] = [];
    const faults = runSlice({ ...target, quick }, 100, 200, (seed, tries) => tries === 0 && seeds.push(seed));
    assert.deepEqual(
      seeds,
      [...Array(200).keys()].map((n) => 100 + n),
    );
    assert.deepEqual(
      faults.map(({ input, mistake }) => [input, mistake]),
      [['x', 'has an x']],
    );
  });

  it('makes texts of the same words for every reader, quickly or not', () => {
    const seen = new Set(Array.from({ length: 3000 }, (_, seed) => quickTexts(['one two\nthree'], 'lines')(seed)));
    assert.ok(seen.size > 2000, `${seen.size} different ones`);
    assert.ok([...seen].some((text) => text.includes('three') && !text.includes('one')));
  });
});
