import assert from 'node:assert/strict';
import { ageOf } from '../../../src/webview/sections/evidence.ts';
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
