import assert from 'node:assert/strict';
import type { Assumed } from '../../../src/core/advise/conditions.ts';
import { movesOnePart, partToMove, verdictOf, type Present } from '../../../src/core/advise/verdict.ts';

const nothing: Present = { current: null, outside: null, exists: false };
const databaseOnly: Present = { current: null, outside: null, exists: true };
const inGo: Present = { current: 'go', outside: null, exists: true };
const inPhp: Present = { current: null, outside: 'php', exists: true };

function assumed(answers: Readonly<Record<string, string | boolean | readonly string[]>>): Assumed {
  return new Map(
    Object.entries(answers).map(([field, value]) => [
      field,
      new Set<string | boolean>(typeof value === 'object' ? value : [value]),
    ]),
  );
}

describe('the verdict', () => {
  it('is to start where nothing runs, or nothing in any language', () => {
    assert.equal(verdictOf('go', nothing, false, 1), 'start');
    assert.equal(verdictOf('go', nothing, true, 1), 'start');
    assert.equal(verdictOf('go', databaseOnly, false, 1), 'start');
  });

  it('is to keep where the first option runs, whatever else would move', () => {
    assert.equal(verdictOf('go', inGo, true, 1), 'keep');
    assert.equal(verdictOf('go', { ...inGo, outside: 'php' }, false, 0), 'keep');
  });

  it('is to keep a language outside the candidates unless the best gains two points of a hundred', () => {
    assert.equal(verdictOf('go', inPhp, false, 0.019), 'keep');
    assert.equal(verdictOf('go', inPhp, true, -0.2), 'keep');
    assert.equal(verdictOf('go', inPhp, false, 0.02), 'migrate');
  });

  it('is to extend where one part moves, else to migrate; a candidate that runs needs no gain over itself', () => {
    assert.equal(verdictOf('rust', inGo, true, 0), 'extend');
    assert.equal(verdictOf('rust', inGo, false, 0), 'migrate');
    assert.equal(verdictOf('rust', inPhp, true, 0.1), 'extend');
  });
});

describe('moving one part', () => {
  it('is for organisations too large to move as a whole', () => {
    for (const size of ['medium', 'large']) assert.equal(movesOnePart(inGo, assumed({ teamSize: size })), true, size);
    for (const size of ['solo', 'small']) assert.equal(movesOnePart(inGo, assumed({ teamSize: size })), false, size);
    for (const stage of ['enterprise', 'public-sector'])
      assert.equal(movesOnePart(inPhp, assumed({ stage })), true, stage);
    assert.equal(movesOnePart(inGo, assumed({ stage: 'startup' })), false);
    assert.equal(movesOnePart(inGo, assumed({})), false);
  });

  it('is for a measured bottleneck in a code base of a candidate', () => {
    assert.equal(movesOnePart(inGo, assumed({ measuredBottleneck: true })), true);
    assert.equal(movesOnePart(inGo, assumed({ measuredBottleneck: false })), false);
    assert.equal(movesOnePart(inPhp, assumed({ measuredBottleneck: true })), false);
  });

  it('is not for a team that ships nothing in what runs: nobody would look after the rest', () => {
    const large = { teamSize: 'large' };
    assert.equal(movesOnePart(inGo, assumed({ ...large, teamSkills: ['java'] })), false);
    assert.equal(movesOnePart(inGo, assumed({ ...large, teamSkills: ['java', 'go'] })), true);
    assert.equal(movesOnePart(inPhp, assumed({ ...large, teamSkills: ['go'] })), false);
    assert.equal(movesOnePart(inPhp, assumed({ ...large, teamSkills: ['php'] })), true);
    assert.equal(movesOnePart(nothing, assumed({ ...large, teamSkills: ['go'] })), true);
  });

  it('is not where a second language is not allowed', () => {
    const large = { teamSize: 'large', measuredBottleneck: true };
    assert.equal(movesOnePart(inGo, assumed({ ...large, secondLanguageAllowed: false })), false);
    assert.equal(movesOnePart(inGo, assumed({ ...large, secondLanguageAllowed: true })), true);
  });
});

describe('the part that moves', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string | readonly string[]>>])[] = [
    ['part.models', { ml: 'core', performance: ['cpu-bound'] }],
    ['part.models', { ml: 'some' }],
    ['part.computing', { ml: 'none', performance: ['cpu-bound', 'low-latency'] }],
    ['part.latency', { performance: ['gc-pauses', 'high-concurrency'] }],
    ['part.latency', { performance: ['low-latency'] }],
    ['part.concurrency', { performance: ['high-concurrency', 'cold-start'] }],
    ['part.concurrency', { performance: ['realtime'] }],
    ['part.footprint', { performance: ['memory-constrained'] }],
    ['part.footprint', { performance: ['cold-start'] }],
    ['part.new', { performance: ['normal'], ml: 'calls-apis' }],
    ['part.new', {}],
  ];
  it('is named after what the product is, then after what the load is', () => {
    for (const [part, answers] of cases) assert.equal(partToMove(assumed(answers)), part, JSON.stringify(answers));
  });
});
