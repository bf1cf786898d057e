import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answerOf, besides, meets } from '../../../src/core/model/choice.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const CHOICES = [
  { value: 'typescript', label: 'TypeScript or JavaScript', standsFor: ['javascript'] },
  { value: 'go', label: 'Go' },
];
const [typescript, go] = CHOICES as [(typeof CHOICES)[0], (typeof CHOICES)[1]];

describe('choices of a question', () => {
  it('are what an answer says where they stand for it', () => {
    assert.ok(meets(typescript, 'javascript'));
    assert.ok(meets(typescript, 'typescript'));
    assert.ok(!meets(go, 'javascript'));
  });

  it('keep the words of the answer in use when another one is ticked beside it', () => {
    assert.deepEqual(answerOf([typescript, go], ['javascript', 'elixir']), ['javascript', 'go']);
    assert.deepEqual(answerOf([go], ['javascript']), ['go']);
    assert.deepEqual(answerOf([typescript], []), ['typescript']);
  });

  it('leave over what none of them stands for', () => {
    assert.deepEqual(besides(CHOICES, ['javascript', 'elixir', undefined, true]), ['elixir']);
  });

  it('stand for every name of a candidate that is a language', () => {
    const { advice, technologies } = realKnowledge();
    const skills = advice.questions.find(({ field }) => field === 'teamSkills')?.choices ?? [];
    for (const [id, { aliases }] of Object.entries(advice.candidates))
      for (const alias of aliases.filter((one) => technologies.get(one)?.role === 'language'))
        assert.ok(
          skills.some((choice) => choice.value === id && meets(choice, alias)),
          `${alias} is ${id}`,
        );
  });
});
