import assert from 'node:assert/strict';
import { certaintyOf } from '../../../src/core/model/certainty.ts';
import { dateText } from '../../../src/core/model/dateText.ts';
import type { Option } from '../../../src/core/model/recommendation.ts';

describe('how sure a recommendation is, in a word', () => {
  const option = (share: number, score = 0.7): Option => ({ rankAcceptability: [share], score }) as unknown as Option;
  const sure = { closeCall: false, confidence: 0.9, options: [option(0.9)] };
  const cases: readonly (readonly [string, Parameters<typeof certaintyOf>[0], string])[] = [
    ['a close call, however sure', { ...sure, closeCall: true }, 'close call'],
    ['uncertain below seven of ten', { ...sure, confidence: 0.69 }, 'uncertain'],
    ['likely from there on', { ...sure, confidence: 0.7 }, 'likely'],
    ['clear', sure, 'clear'],
    ['clear just at its bounds', { ...sure, confidence: 0.85, options: [option(0.8)] }, 'clear'],
    ['only likely with a smaller chance', { ...sure, confidence: 0.84 }, 'likely'],
    ['only likely with a smaller share', { ...sure, options: [option(0.79)] }, 'likely'],
    ['only likely where staying is about as good', { ...sure, stay: { score: 0.66 } }, 'likely'],
    ['only likely where staying is a little better', { ...sure, stay: { score: 0.74 } }, 'likely'],
    ['clear where staying is far from it', { ...sure, stay: { score: 0.6 } }, 'clear'],
    ['clear where nothing runs', { ...sure, stay: null }, 'clear'],
    ['no more than likely without an option', { ...sure, options: [] }, 'likely'],
    ['no more than likely with staying alone', { ...sure, options: [], stay: { score: 0.9 } }, 'likely'],
  ];
  for (const [what, of, expected] of cases) it(`is ${what}`, () => assert.equal(certaintyOf(of), expected));
});

describe('a date as people write it', () => {
  it('is that of the language, and what is no date stays as it is', () => {
    assert.equal(dateText('de', '2026-10-31'), '31.10.2026');
    assert.equal(dateText('de', '2026-10'), 'Oktober 2026');
    assert.equal(dateText('en-GB', '2026-10-31'), '2026-10-31');
    assert.equal(dateText('eng', '2026-Q3'), '2026-Q3');
    for (const odd of ['2026-Q3', '', '2026', '2026-10-31T00:00', 'soon']) assert.equal(dateText('de', odd), odd);
  });
});
