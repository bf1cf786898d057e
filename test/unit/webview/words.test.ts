import assert from 'node:assert/strict';
import { ageOf, shortAddress } from '../../../src/webview/sections/evidence.ts';
import { target } from '../../../src/webview/toolbarKeys.ts';
import { sentence } from '../../../src/webview/view.ts';

describe('words of the panel', () => {
  it('ages, with their singular', () => {
    const age = (asOf: string, stale = false): string => ageOf({ asOf, stale }, '2026-11-29');
    assert.deepEqual(
      [age('2026-11'), age('2026-10'), age('2026-Q3'), age('2024-12-31'), age('2024', true)],
      ['0 months', '1 month', '2 months', '23 months', '23 months, out of date'],
    );
    assert.equal(age('2022-05'), '4 years');
  });

  it('addresses, by host and the first steps of the path', () => {
    assert.deepEqual(
      [
        'https://www.python.org/',
        'https://github.com/kostya/benchmarks',
        'https://github.com/kostya/benchmarks/blob/ff6c10d/README.md#brainfuck',
        'https://survey.stackoverflow.co/2025?page=2',
      ].map(shortAddress),
      ['python.org', 'github.com/kostya/benchmarks', 'github.com/kostya/benchmarks/…', 'survey.stackoverflow.co/2025'],
    );
  });

  it('sentences end with one full stop', () => {
    assert.deepEqual(['It fits', 'It fits.', 'Does it?'].map(sentence), ['It fits.', 'It fits.', 'Does it?']);
  });
});

describe('keys of a toolbar', () => {
  it('lead around, to the first and to the last', () => {
    assert.deepEqual(
      ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'Tab'].map((key) => target(key, 4, 5)),
      [0, 3, 0, 4, null],
    );
    assert.equal(target('ArrowLeft', 0, 5), 4);
    assert.equal(target('ArrowLeft', -1, 5), null);
  });
});
