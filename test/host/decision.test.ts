import assert from 'node:assert/strict';
import { nextRecordName } from '../../src/host/commands/recordDecision.ts';
import { decisionOf, describeDecision, isDecision } from '../../src/host/profile/decision.ts';
import { sampleRecommendation } from '../support/sampleState.ts';

describe('recorded decisions', () => {
  const decision = decisionOf(sampleRecommendation(), '2026-11-24', 'docs/decisions/0001-backend-stack.md');

  it('survive JSON and are known again', () => {
    assert.ok(isDecision(JSON.parse(JSON.stringify(decision))));
    assert.deepEqual(Object.keys(decision.scores).length, 5, 'what is ruled out has no score');
  });

  it('what people or tools broke is no decision', () => {
    for (const broken of [
      null,
      [],
      {},
      { ...decision, date: 'today' },
      { ...decision, verdict: 'rewrite' },
      { ...decision, option: 'cobol' },
      { ...decision, scores: 3 },
    ]) {
      assert.equal(isDecision(broken), false);
    }
  });

  it('are described one fact a line, so that a difference shows what moved', () => {
    const words = { technology: (id: string) => id };
    const before = describeDecision(decision, words).split('\n');
    const after = describeDecision(
      { ...decision, verdict: 'migrate', answers: { ...decision.answers, hosting: 'a\nb' } },
      words,
    ).split('\n');
    assert.equal(before.length, after.length);
    assert.deepEqual(
      after.filter((line, i) => line !== before[i]),
      ['verdict: migrate', '  hosting: a b'],
    );
  });

  it('get the next number, in the width that is in use', () => {
    assert.equal(nextRecordName([]), '0001-backend-stack.md');
    assert.equal(nextRecordName(['README.md', '0007-x.md', '0012-y.md', '0013-z.txt']), '0013-backend-stack.md');
    assert.equal(nextRecordName(['00009-x.md']), '00010-backend-stack.md');
  });
});
