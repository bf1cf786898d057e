import assert from 'node:assert/strict';
import { RememberedAdvice, supportOf, type AdviceInput } from '../../../src/core/advise/advise.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import type { Finding, Service, Signal } from '../../../src/core/model/stackReport.ts';
import { smallAdvice, smallCatalogue, yesNo } from './smallKnowledge.ts';

const catalogue = smallCatalogue(smallAdvice({ questions: [yesNo('frontendJsTeam')] }));
const seenIn = (file: string, id = 'react'): Finding => ({
  id,
  version: null,
  file,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 6,
  confidence: 0.9,
  because: 'seen',
});
const signal = (file: string, value = true): Signal => ({
  answers: 'frontendJsTeam',
  value,
  because: 'seen',
  confidence: 0.9,
  finding: seenIn(file),
});
const service = (database: string): Service =>
  ({
    role: 'backend',
    runtime: null,
    frameworks: [],
    dataAccess: [],
    databases: [seenIn('compose.yaml', database)],
    hosting: [],
  }) as unknown as Service;
const input = (answers: Answers, signals: readonly Signal[] = [], services: readonly Service[] = []): AdviceInput => ({
  profile: { schemaVersion: 1, answers },
  report: { services: [...services], signals: [...signals] },
  catalogue,
});

describe('an advice that is remembered', () => {
  it('is the same where only the place of a finding moved, with the place as it is now', () => {
    const remembered = new RememberedAdvice();
    const before = remembered.advise(input({}, [signal('web/package.json')]));
    const after = remembered.advise(input({}, [signal('app/package.json')]));
    assert.equal(after.ranking, before.ranking);
    assert.equal(after.robustness, before.robustness);
    assert.equal(before.used.get('frontendJsTeam')?.finding?.file, 'web/package.json');
    assert.equal(after.used.get('frontendJsTeam')?.finding?.file, 'app/package.json');
  });

  it('is worked out anew where an answer, what is inferred, what runs, or the knowledge differs', () => {
    const remembered = new RememberedAdvice();
    const of = (next: AdviceInput): unknown => remembered.advise(next).ranking;
    const first = of(input({}));
    assert.equal(of(input({})), first);
    const changes: readonly AdviceInput[] = [
      { ...input({}), catalogue: { ...catalogue } },
      input({ stage: 'startup' }),
      input({ stage: 'growth' }),
      input({}, [signal('package.json')]),
      input({}, [signal('package.json', false)]),
      input({}, [{ ...signal('package.json', false), confidence: 0.6 }]),
      input({ frontendJsTeam: false }, [signal('package.json')]),
      input({}, [], [service('mysql')]),
      input({}, [], [service('postgresql')]),
      input({ currentStack: ['mysql'] }),
      { ...input({}), profile: null },
    ];
    let last = first;
    for (const changed of changes) {
      const now = of(changed);
      assert.notEqual(now, last, JSON.stringify(changed.profile));
      assert.equal(of(changed), now);
      last = now;
    }
  });
});

describe('what the certainty rests on', () => {
  const smaa = {
    rankAcceptability: [
      [0.7, 0.3],
      [0.3, 0.7],
    ],
  };
  const robustness = { smaa, doubt: [0.25, 0.5] } as unknown as Parameters<typeof supportOf>[0];

  it('is the share of first ranks less the doubt, below nothing where doubt is larger', () => {
    assert.ok(Math.abs(supportOf(robustness, 0) - 0.45) < 1e-12);
    assert.ok(Math.abs(supportOf(robustness, 1) + 0.2) < 1e-12);
  });
});
