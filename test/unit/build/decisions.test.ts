import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { adviseSituations, moves, readSnapshot, type Advised } from '../../../src/build/decisions/adviseSituations.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

describe('the snapshot of what is advised', function () {
  this.timeout(30_000);

  it('is what the knowledge says now; every move is meant', () => {
    const moved = moves(readSnapshot(), adviseSituations(realKnowledge()));
    assert.ok(
      moved.length === 0,
      `if these moves are meant, run "npm run decisions -- --update":\n${moved.join('\n')}`,
    );
  });

  it('names what moved in which situation', () => {
    const before: Advised = { verdict: 'start', order: ['go', 'java'], stack: ['gin'], confidence: 0.5, cautions: [] };
    const after: Advised = { ...before, order: ['java', 'go'], cautions: ['x'] };
    assert.deepEqual(moves({ a: before, b: before, c: before }, { a: after, b: before, d: before }), [
      'a: order go,java → java,go; cautions none → x',
      'c: gone',
      'd: new, start go',
    ]);
  });

  it('notices a change to the data', () => {
    const knowledge = realKnowledge();
    const { criteria } = knowledge.advice;
    const fluency = criteria['team-fluency'];
    assert.ok(fluency);
    const changed = {
      ...knowledge,
      advice: { ...knowledge.advice, criteria: { ...criteria, 'team-fluency': { ...fluency, weight: 0 } } },
    };
    assert.ok(moves(readSnapshot(), adviseSituations(changed)).length > 3);
  });
});
