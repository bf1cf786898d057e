import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ADVICE_MESSAGES } from '../../../src/core/report/messages/advice.ts';
import { CHECK_MESSAGES } from '../../../src/core/report/messages/checks.ts';
import { HOVER_MESSAGES } from '../../../src/core/report/messages/hover.ts';
import { INSPECT_MESSAGES } from '../../../src/core/report/messages/inspect.ts';
import { MISTAKE_MESSAGES } from '../../../src/core/report/messages/mistakes.ts';
import { PROBLEM_MESSAGES } from '../../../src/core/report/messages/problems.ts';
import { REPORT_MESSAGES } from '../../../src/core/report/messages/report.ts';
import { ENGLISH, sayIn } from '../../../src/core/report/say.ts';
import { visibleText } from '../../../src/core/model/visibleText.ts';

describe('sayIn', () => {
  it('fills arguments, leaves unknown placeholders, and never says nothing', () => {
    const say = sayIn({ 'test.hello': 'Hello {name}, {count} times {missing}' });
    assert.equal(say({ code: 'test.hello', args: { name: 'you', count: 2 } }), 'Hello you, 2 times {missing}');
    assert.equal(say({ code: 'test.unheard-of' }), 'test.unheard-of');
  });

  it('does not fill placeholders that arrive inside an argument', () => {
    assert.equal(sayIn({ 'test.x': '{a} {b}' })({ code: 'test.x', args: { a: '{b}', b: '1' } }), '{b} 1');
  });

  it('has each code in one area only', () => {
    const areas = [
      INSPECT_MESSAGES,
      MISTAKE_MESSAGES,
      PROBLEM_MESSAGES,
      CHECK_MESSAGES,
      ADVICE_MESSAGES,
      HOVER_MESSAGES,
      REPORT_MESSAGES,
    ];
    assert.equal(
      Object.keys(ENGLISH).length,
      areas.reduce((sum, area) => sum + Object.keys(area).length, 0),
    );
  });
});

describe('visibleText', () => {
  it('shows what would act: controls, overrides, zero-width marks', () => {
    assert.equal(visibleText('a\u001b[31mb\u202ec\u200bd\ne'), 'a\\u{1b}[31mb\\u{202e}c\\u{200b}d\\u{a}e');
    assert.equal(visibleText('Grüße, 日本 🎉'), 'Grüße, 日本 🎉');
  });
});
