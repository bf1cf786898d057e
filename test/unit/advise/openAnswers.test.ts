import assert from 'node:assert/strict';
import { resolveAnswers } from '../../../src/core/advise/answers.ts';
import { DecisionModel } from '../../../src/core/advise/decisionModel.ts';
import { decidesPriors, openAnswers, type OpenAnswer } from '../../../src/core/advise/openAnswers.ts';
import { assumedFrom } from '../../../src/core/advise/ranking.ts';
import type { AdviceKnowledge, Question } from '../../../src/core/model/adviceKnowledge.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import { criterion, smallAdvice, smallCatalogue, valuesOf, yesNo } from './smallKnowledge.ts';

const skills: Question = { ...yesNo('teamSkills'), kind: 'many', prior: { go: 0.4, 'none-of-these': 0.6 } };
const measured: Question = {
  ...yesNo('measuredBottleneck', 0.2),
  priors: [
    { when: { ml: 'core' }, prior: { true: 0.7, false: 0.3 }, because: 'models are slow' },
    {
      when: { ml: ['core', 'some'], edgeOrWasm: true },
      prior: { true: 0.9, false: 0.1 },
      because: 'the edge is small',
    },
  ],
};

/** What is open, from questions of which nothing is remembered yet. */
function openOf(advice: AdviceKnowledge, answers: Answers = {}): OpenAnswer[] {
  const used = resolveAnswers({ schemaVersion: 1, answers }, null, smallCatalogue(advice));
  const fresh = { ...advice, questions: advice.questions.map((question) => ({ ...question })) };
  return openAnswers(assumedFrom(used, []), fresh);
}

describe('the open answers', () => {
  const advice = smallAdvice({ questions: [measured, skills] });

  it('are those with a question and no value, with yes and no as such and none of these as an empty set', () => {
    assert.deepEqual(
      openOf(advice).map(({ field, names, values, prior }) => [field, names, values.map((value) => [...value]), prior]),
      [
        ['measuredBottleneck', ['true', 'false'], [[true], [false]], [0.2, 0.8]],
        ['teamSkills', ['go', 'none-of-these'], [['go'], []], [0.4, 0.6]],
      ],
    );
  });

  it('are the same objects as long as the same is known of them', () => {
    const of = (...known: readonly string[]): OpenAnswer | undefined =>
      openAnswers(new Map(known.map((value) => ['ml', new Set([value])])), advice)[0];
    const [unknown, core] = [of(), of('core')];
    assert.notEqual(core, unknown);
    assert.equal(of(), unknown);
    assert.equal(of('none'), unknown);
    assert.equal(of('core'), core);
  });

  it('leave out what was answered', () => {
    const fields = openOf(advice, { measuredBottleneck: false }).map(({ field }) => field);
    assert.deepEqual(fields, ['teamSkills']);
  });

  it('are as plausible as other answers make them, by the first condition that holds', () => {
    const priorOf = (answers: Answers): readonly number[] => openOf(advice, answers)[0]?.prior ?? [];
    assert.deepEqual(priorOf({ ml: 'none', edgeOrWasm: true }), [0.2, 0.8]);
    assert.deepEqual(priorOf({ ml: 'some' }), [0.2, 0.8]);
    assert.deepEqual(priorOf({ ml: 'some', edgeOrWasm: true }), [0.9, 0.1]);
    assert.deepEqual(priorOf({ ml: 'core', edgeOrWasm: true }), [0.7, 0.3]);
  });

  it('tell which answers decide how plausible others are', () => {
    assert.equal(decidesPriors('ml', advice), true);
    assert.equal(decidesPriors('edgeOrWasm', advice), true);
    assert.equal(decidesPriors('measuredBottleneck', advice), false);
  });

  it('are not mixed up by what a model remembers of them under other answers', () => {
    const only = criterion(100, valuesOf(500, 500, 500, 500, 500, 500), {
      shifts: [{ when: { measuredBottleneck: true }, by: 100, because: 'measured' }],
    });
    const model = new DecisionModel(smallAdvice({ criteria: { only } }), new Map(), null);
    const weightUnder = (answers: Answers): number => model.expectedState(0, new Map(), openOf(advice, answers)).weight;
    assert.equal(weightUnder({}), 120);
    assert.equal(weightUnder({ ml: 'core' }), 170);
    assert.equal(weightUnder({}), 120);
  });
});
