import assert from 'node:assert/strict';
import { readSections } from '../../../src/build/knowledge/compile.ts';
import { advise } from '../../../src/core/advise/advise.ts';
import type { FieldChange } from '../../../src/core/model/flipChange.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import { loadCatalogue } from '../../../src/knowledge/catalogue.ts';

const catalogue = loadCatalogue({ version: 'test', ...readSections([]) });

function answerFlips(answers: Answers): readonly (readonly FieldChange[])[] {
  return advise({ profile: { schemaVersion: 1, answers }, report: null, catalogue }).flips.flatMap((flip) =>
    flip.kind === 'answers' ? [flip.changes] : [],
  );
}

describe('what would flip the first place', () => {
  it('never speaks of a measurement where there is no load to measure', () => {
    const unloaded: readonly Answers[] = [
      { teamSkills: ['java'], productType: 'mobile-backend', hosting: 'serverless', cloud: 'aws', stage: 'prototype' },
      { teamSkills: ['python'], productType: 'public-service', stage: 'public-sector', currentStack: ['python'] },
      {},
    ];
    for (const answers of unloaded) {
      const fields = answerFlips(answers).flatMap((changes) => changes.map(({ field }) => field));
      assert.ok(!fields.includes('measuredBottleneck'), fields.join());
    }
  });

  it('says a pair of answers once, not once with each thing that happens to go with it', () => {
    const flips = answerFlips({
      productType: 'api',
      teamSkills: ['typescript'],
      teamSize: 'solo',
      edgeOrWasm: true,
      hosting: 'edge',
      cloud: 'cloudflare',
      performance: ['cold-start'],
    });
    const members = flips
      .filter((changes) => changes.length === 2)
      .flatMap((changes) => changes.map(({ field, value }) => `${field} = ${String(value)}`));
    assert.equal(new Set(members).size, members.length, members.join('; '));
  });
});
