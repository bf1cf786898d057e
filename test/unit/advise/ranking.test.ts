import assert from 'node:assert/strict';
import { resolveAnswers } from '../../../src/core/advise/answers.ts';
import { DecisionModel } from '../../../src/core/advise/decisionModel.ts';
import { openAnswers } from '../../../src/core/advise/openAnswers.ts';
import { assumedFrom, excludedBy, rank, scoreOf, type Ranking } from '../../../src/core/advise/ranking.ts';
import type { AdviceKnowledge } from '../../../src/core/model/adviceKnowledge.ts';
import type { Answers, Profile } from '../../../src/core/model/profile.ts';
import { CANDIDATE_IDS } from '../../../src/core/model/vocabulary.ts';
import { criterion, smallAdvice, smallCatalogue, valuesOf, yesNo } from './smallKnowledge.ts';

function ranked(knowledge: AdviceKnowledge, answers: Answers = {}): Ranking {
  const profile: Profile = { schemaVersion: 1, answers };
  const used = resolveAnswers(profile, null, smallCatalogue(knowledge));
  const model = new DecisionModel(knowledge, new Map(), profile);
  return rank(model, knowledge, assumedFrom(used, []), openAnswers(assumedFrom(used, []), knowledge));
}
const namesOf = ({ order }: Ranking): (string | undefined)[] => order.map((i) => CANDIDATE_IDS[i]);

describe('the answers as conditions look at them', () => {
  it('are the known ones, and always the needs', () => {
    const used = resolveAnswers({ schemaVersion: 1, answers: { ml: 'core' } }, null, smallCatalogue(smallAdvice()));
    const assumed = assumedFrom(used, ['minimal']);
    assert.deepEqual(
      [...assumed].map(([field, values]) => [field, [...values]]),
      [
        ['needs', ['minimal']],
        ['ml', ['core']],
      ],
    );
  });
});

describe('the central ranking', () => {
  const two = smallAdvice({
    criteria: {
      a: criterion(300, valuesOf(1000, 0, 500, 0, 0, 0)),
      b: criterion(100, valuesOf(0, 1000, 500, 0, 0, 0)),
    },
  });

  it('weighs in ten-thousandths, values in thousandths, scores as whole numbers', () => {
    const ranking = ranked(two);
    assert.deepEqual(ranking.weights, [7500, 2500]);
    assert.deepEqual(ranking.values.slice(0, 3), [
      [1000, 0],
      [0, 1000],
      [500, 500],
    ]);
    assert.deepEqual(
      CANDIDATE_IDS.map((_, i) => scoreOf(ranking, i)),
      [0.75, 0.25, 0.5, 0, 0, 0],
    );
  });

  it('puts the best first, and equal ones in the fixed order of the candidates', () => {
    assert.deepEqual(namesOf(ranked(two)), [
      CANDIDATE_IDS[0],
      CANDIDATE_IDS[2],
      CANDIDATE_IDS[1],
      CANDIDATE_IDS[3],
      CANDIDATE_IDS[4],
      CANDIDATE_IDS[5],
    ]);
  });

  it('averages open answers by their plausibility', () => {
    const knowledge = smallAdvice({
      questions: [yesNo('edgeOrWasm', 0.25)],
      criteria: {
        only: criterion(1, valuesOf(600, 400, 0, 0, 0, 0), {
          adjustments: [{ when: { edgeOrWasm: true }, add: { python: 400 }, because: 'edge' }],
        }),
      },
    });
    assert.deepEqual(ranked(knowledge).values[1], [500]);
    assert.deepEqual(ranked(knowledge, { edgeOrWasm: true }).values[1], [800]);
    assert.deepEqual(ranked(knowledge, { edgeOrWasm: false }).values[1], [400]);
  });

  it('puts what a constraint rules out last, with the constraint, whatever its score', () => {
    const knowledge = smallAdvice({
      constraints: {
        first: { when: { edgeOrWasm: true }, excludes: ['typescript', 'python'], because: 'cannot run' },
        second: { when: { edgeOrWasm: true }, excludes: ['python', 'rust'], because: 'cannot either' },
      },
    });
    const ranking = ranked(knowledge, { edgeOrWasm: true });
    assert.deepEqual(namesOf(ranking).slice(-3).sort(), ['python', 'rust', 'typescript']);
    assert.equal(namesOf(ranking).at(-3), 'typescript');
    const byId = Object.fromEntries(CANDIDATE_IDS.map((id, i) => [id, ranking.excluded[i]]));
    assert.deepEqual([byId.typescript, byId.python, byId.rust, byId.go], ['first', 'first', 'second', null]);
  });

  it('rules nothing out on an open answer', () => {
    const knowledge = smallAdvice({
      constraints: { edge: { when: { edgeOrWasm: true }, excludes: ['typescript'], because: 'cannot run' } },
    });
    assert.equal(excludedBy(knowledge, 'typescript', new Map()), null);
    assert.equal(excludedBy(knowledge, 'typescript', new Map([['edgeOrWasm', new Set([true])]])), 'edge');
    assert.equal(excludedBy(knowledge, 'go', new Map([['edgeOrWasm', new Set([true])]])), null);
  });
});
