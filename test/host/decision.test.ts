import assert from 'node:assert/strict';
import { nextRecordName } from '../../src/host/commands/recordDecision.ts';
import { decisionOf, describeDecision, isDecision, type Decision } from '../../src/host/profile/decision.ts';
import { sampleRecommendation } from '../support/sampleState.ts';

const BASIS = {
  figures: { 'talent.go': '9 % (2026-07)' },
  support: { 'nodejs 22': '2027-04-30', 'go 1.26': '' },
  codeBase: { 'apps/api': 'typescript, node 22, fastify ^5.2.0' },
};

describe('recorded decisions', () => {
  const decision = decisionOf(sampleRecommendation(), BASIS, '2026-11-24', 'docs/decisions/0001-backend-stack.md');

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
      { ...decision, basis: { figures: {} } },
    ]) {
      assert.equal(isDecision(broken), false);
    }
  });

  const words = {
    technology: (id: string) => id,
    question: (id: string) => id,
    answer: (_: string, v: unknown) => `${String(v)}`,
  };
  const moved = (changed: Partial<Decision>): string[] => {
    const before = new Set(describeDecision(decision, words).split('\n'));
    return describeDecision({ ...decision, ...changed }, words)
      .split('\n')
      .filter((line) => !before.has(line));
  };

  it('are described one fact a line, so that a difference shows what moved', () => {
    assert.deepEqual(moved({ verdict: 'migrate' }), ['  Verdict: move']);
    assert.deepEqual(moved({ answers: { ...decision.answers, hosting: 'a\nb' } }), ['  hosting: a b']);
    assert.deepEqual(moved({ knowledge: '2027-01' }), ['  2027-01']);
  });

  it('show what moved below them: figures, support dates and the code base', () => {
    const basis = {
      figures: { 'talent.go': '11 % (2027-07)' },
      support: { ...BASIS.support, 'go 1.26': '2027-08-01' },
      codeBase: { ...BASIS.codeBase, 'apps/cart': 'go, go 1.26' },
    };
    assert.deepEqual(moved({ basis }), [
      '  apps/cart: go, go 1.26',
      '  go 1.26: 2027-08-01',
      '  talent.go: 11 % (2027-07)',
    ]);
  });

  it('that are older than their basis are still told', () => {
    const { basis: _, ...old } = decision;
    assert.ok(isDecision(old));
    assert.match(describeDecision(old, words), /Published figures\n {2}not recorded/);
  });

  it('get the next number, in the width that is in use', () => {
    assert.equal(nextRecordName([]), '0001-backend-stack.md');
    assert.equal(nextRecordName(['README.md', '0007-x.md', '0012-y.md', '0013-z.txt']), '0013-backend-stack.md');
    assert.equal(nextRecordName(['00009-x.md']), '00010-backend-stack.md');
    // Names that would have the command try the same one for ever.
    assert.equal(nextRecordName(['999999999-x.md', '1000000000-backend-stack.md']), '1000000001-backend-stack.md');
  });
});
