import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { resolveAnswers } from '../../../src/core/advise/answers.ts';
import { DecisionModel, modelFor } from '../../../src/core/advise/decisionModel.ts';
import { findFlips } from '../../../src/core/advise/flips.ts';
import { openAnswers } from '../../../src/core/advise/openAnswers.ts';
import { CANDIDATE_IDS } from '../../../src/core/model/vocabulary.ts';
import { assumedFrom, rank } from '../../../src/core/advise/ranking.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const catalogue = realKnowledge();
const { advice: knowledge, evidence } = catalogue;
const PROFILE: Profile = { schemaVersion: 1, answers: { teamSkills: ['typescript', 'go'], teamSize: 'small' } };
const used = resolveAnswers(PROFILE, null, catalogue);
const assumed = assumedFrom(used, []);
const open = openAnswers(assumed, knowledge);
const someWeights = fc.dictionary(fc.constantFrom(...Object.keys(knowledge.criteria)), fc.integer({ min: 0, max: 40 }));

describe('what one what-if leaves for the next', () => {
  it('changes nothing under any weights', () => {
    fc.assert(
      fc.property(fc.array(someWeights, { minLength: 1, maxLength: 4 }), (steps) => {
        for (const weights of steps) {
          const profile = { ...PROFILE, weights };
          assert.deepEqual(
            rank(modelFor(knowledge, evidence, profile), knowledge, assumed, open),
            rank(new DecisionModel(knowledge, evidence, profile), knowledge, assumed, open),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('changes no flip: each is what ranking everything anew says', () => {
    for (const weights of [{}, { hiring: 40 }, { 'one-language': 0, throughput: 30 }]) {
      const profile = { ...PROFILE, weights };
      const model = modelFor(knowledge, evidence, profile);
      const ranking = rank(model, knowledge, assumed, open);
      const flips = findFlips(model, knowledge, used, assumed, open, ranking);
      for (const flip of flips) {
        if (flip.kind !== 'answers') continue;
        const tried = new Map(assumed);
        for (const { field, value } of flip.changes) {
          const isMany = knowledge.questions.some((question) => question.field === field && question.kind === 'many');
          tried.set(field, new Set(isMany ? [...(assumed.get(field) ?? []), value] : [value]));
        }
        const fresh = new DecisionModel(knowledge, evidence, profile);
        const { order } = rank(fresh, knowledge, tried, openAnswers(tried, knowledge));
        assert.equal(CANDIDATE_IDS[order[0] ?? 0], flip.winner, JSON.stringify(flip));
      }
      assert.ok(flips.length > 0);
    }
  });
});
