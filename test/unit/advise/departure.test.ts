import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { resolveAnswers } from '../../../src/core/advise/answers.ts';
import { DecisionModel, modelFor } from '../../../src/core/advise/decisionModel.ts';
import { decidesPriors, openAnswers } from '../../../src/core/advise/openAnswers.ts';
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

  it('changes nothing where one answer is another', () => {
    const model = new DecisionModel(knowledge, evidence, PROFILE);
    const { states } = rank(model, knowledge, assumed, open);
    let departed = 0;
    for (const { field, choices } of knowledge.questions) {
      if (decidesPriors(field, knowledge)) continue;
      for (const { value } of choices) {
        const tried = new Map(assumed).set(field, new Set([value]));
        const rest = open.filter((answer) => answer.field !== field);
        const after = rank(model, knowledge, tried, rest, { states, changed: new Set([field]) });
        assert.deepEqual(after, rank(new DecisionModel(knowledge, evidence, PROFILE), knowledge, tried, rest));
        departed += after.states.filter((state, i) => state === states[i]).length;
      }
    }
    assert.ok(departed > 0, 'criteria that do not look at the answer are taken over');
  });
});
