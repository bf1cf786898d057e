import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tellMistakes } from '../../../src/core/model/mistake.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { parseProfile } from '../../../src/protocol/profileSchema.ts';

const issuesOf = (value: unknown): string => {
  const result = parseProfile(value);
  assert.equal(result.ok, false);
  return result.ok ? '' : tellMistakes(result.mistakes, sayIn());
};

describe('parseProfile', () => {
  it('takes a profile and drops what is not known', () => {
    const result = parseProfile({
      $schema: 'x',
      schemaVersion: 1,
      answers: { hosting: 'unknown', cloud: null, ml: 'core', teamSkills: ['go'] },
    });
    assert.deepEqual(result, { ok: true, profile: { schemaVersion: 1, answers: { ml: 'core', teamSkills: ['go'] } } });
  });

  it('names the path of a wrong value and what is allowed', () => {
    assert.match(
      issuesOf({ schemaVersion: 1, answers: { hosting: 'cellar' } }),
      /^answers\.hosting: must be one of serverless, edge/,
    );
  });

  it('names every unknown field by its path', () => {
    assert.equal(
      issuesOf({ schemaVersion: 1, answers: { hostng: 'edge' }, wieghts: {} }),
      'answers.hostng: not a field that is known here\nwieghts: not a field that is known here',
    );
  });

  it('refuses other versions, negative weights and what is no object', () => {
    assert.match(issuesOf({ schemaVersion: 2, answers: {} }), /^schemaVersion:/);
    assert.match(issuesOf({ schemaVersion: 1, answers: {}, weights: { x: -1 } }), /^weights\.x:/);
    assert.match(issuesOf([]), /^\(file\):/);
  });
});
