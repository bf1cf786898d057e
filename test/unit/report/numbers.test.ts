import assert from 'node:assert/strict';
import { percent } from '../../../src/core/report/numbers.ts';
import { sayIn } from '../../../src/core/report/say.ts';

describe('percent', () => {
  const words = { say: sayIn() };
  it('says shares in steps of 5, and of neither end that it is certain', () => {
    const said = [0, 0.024, 0.026, 0.05, 0.524, 0.974, 0.976, 0.999].map((share) => percent(words, share));
    assert.deepEqual(said, ['under 5 %', 'under 5 %', '5 %', '5 %', '50 %', '95 %', 'over 95 %', 'over 95 %']);
  });
});
