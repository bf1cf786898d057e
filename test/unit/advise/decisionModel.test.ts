import assert from 'node:assert/strict';
import type { AnswerValues, Assumed } from '../../../src/core/advise/conditions.ts';
import { DecisionModel, modelFor, reasonsFor } from '../../../src/core/advise/decisionModel.ts';
import type { OpenAnswer } from '../../../src/core/advise/openAnswers.ts';
import type { Criterion } from '../../../src/core/model/adviceKnowledge.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import { criterion, poolFigure, smallAdvice, smallCatalogue, valuesOf } from './smallKnowledge.ts';

const base = valuesOf(500, 500, 500, 500, 500, 500);

function assumed(answers: Readonly<Record<string, string | boolean | readonly string[]>>): Map<string, AnswerValues> {
  return new Map(
    Object.entries(answers).map(([field, value]) => [
      field,
      new Set<string | boolean>(typeof value === 'object' ? value : [value]),
    ]),
  );
}

function modelOf(criteria: Readonly<Record<string, Criterion>>, weights?: Profile['weights']): DecisionModel {
  const profile: Profile = { schemaVersion: 1, answers: {}, ...(weights === undefined ? {} : { weights }) };
  return new DecisionModel(smallAdvice({ criteria }), new Map(), profile);
}

/** Weight and values of the first criterion under the answers. */
function stateOf(model: DecisionModel, answers: Assumed): { weight: number; values: number[] } {
  const { weight, values } = model.state(0, model.marks(0, answers), answers);
  return { weight, values: [...values] };
}

const open = (field: OpenAnswer['field'], choices: Readonly<Record<string, number>>): OpenAnswer => ({
  field,
  names: Object.keys(choices),
  values: Object.keys(choices).map((name) => new Set([name])),
  prior: Object.values(choices),
  priorId: '',
  doubt: 1,
});

describe('the weight of a criterion', () => {
  const shifted = criterion(100, base, {
    shifts: [
      { when: { stage: 'startup' }, by: 30, because: 'young' },
      { when: { stage: ['startup', 'growth'], ml: 'core' }, by: -50, because: 'models' },
      { when: { stage: 'enterprise' }, by: -300, because: 'old' },
    ],
  });

  it('moves by each shift that holds', () => {
    const model = modelOf({ only: shifted });
    assert.equal(stateOf(model, assumed({})).weight, 100);
    assert.equal(stateOf(model, assumed({ stage: 'startup' })).weight, 130);
    assert.equal(stateOf(model, assumed({ stage: 'startup', ml: 'core' })).weight, 80);
    assert.equal(stateOf(model, assumed({ stage: 'growth', ml: 'core' })).weight, 50);
  });

  it('is never negative', () => {
    assert.equal(stateOf(modelOf({ only: shifted }), assumed({ stage: 'enterprise' })).weight, 0);
  });

  it('is what the team says where it says one, without any shift', () => {
    const model = modelOf({ only: shifted }, { only: 7 });
    assert.equal(stateOf(model, assumed({ stage: 'startup' })).weight, 7);
    assert.equal(stateOf(modelOf({ only: shifted }, { other: 7 }), assumed({})).weight, 100);
    assert.equal(stateOf(modelOf({ only: shifted }, { only: 0 }), assumed({})).weight, 0);
  });
});

describe('the values of a criterion', () => {
  it('are added to, then bounded from below, then from above, one adjustment after the other', () => {
    const model = modelOf({
      only: criterion(1, valuesOf(100, 200, 300, 400, 500, 600), {
        adjustments: [
          { when: { ml: 'core' }, add: { python: 50, go: -400, java: 900 }, because: 'a' },
          { when: { ml: 'core' }, atLeast: { typescript: 250, python: 100 }, because: 'b' },
          { when: { ml: 'core' }, atMost: { rust: 450, csharp: 900 }, because: 'c' },
          { when: { ml: 'none' }, atLeast: { typescript: 999 }, because: 'd' },
        ],
      }),
    });
    assert.deepEqual(stateOf(model, assumed({ ml: 'core' })).values, [250, 250, 0, 1000, 450, 600]);
    assert.deepEqual(stateOf(model, assumed({})).values, [100, 200, 300, 400, 500, 600]);
  });

  it('keep to the upper bound where both bounds are given and cross', () => {
    const both = { when: {}, add: { go: 100 }, atLeast: { go: 700 }, atMost: { go: 650 }, because: 'both' };
    const model = modelOf({ only: criterion(1, base, { adjustments: [both] }) });
    assert.deepEqual(stateOf(model, assumed({})).values, [500, 500, 650, 500, 500, 500]);
  });

  it('are the local pools for hiring, in bands of the largest, where the country is known', () => {
    const advice = smallAdvice({ criteria: { hiring: criterion(1, base), other: criterion(1, base) } });
    const figures = [
      poolFigure('javascript', 'de', 1000),
      poolFigure('typescript', 'de', 400),
      poolFigure('python', 'de', 600),
      poolFigure('go', 'de', 60),
      poolFigure('java', 'de', 349),
      poolFigure('kotlin', 'de', 350),
      poolFigure('c#', 'de', 29),
    ];
    const model = new DecisionModel(advice, smallCatalogue(advice, [], figures).evidence, null);
    assert.deepEqual(stateOf(model, assumed({ hiringCountry: 'DE' })).values, [950, 950, 400, 850, 100, 100]);
    assert.deepEqual(stateOf(model, assumed({ hiringCountry: 'FR' })).values, [500, 500, 500, 500, 500, 500]);
    assert.deepEqual(stateOf(model, assumed({})).values, [500, 500, 500, 500, 500, 500]);
    const other = assumed({ hiringCountry: 'DE' });
    assert.deepEqual([...model.state(1, model.marks(1, other), other).values], [500, 500, 500, 500, 500, 500]);
  });
});

describe('what a criterion sees of the answers', () => {
  const seeing = criterion(100, base, {
    shifts: [{ when: { stage: ['startup', 'growth'] }, by: 40, because: 'a' }],
    adjustments: [{ when: { stage: 'growth', ml: 'core' }, add: { python: 100 }, because: 'b' }],
  });
  const model = modelOf({ only: seeing, hiring: criterion(1, base) });

  it('is only what its own conditions ask, each field once', () => {
    assert.deepEqual(model.fieldsOfCriterion(0), ['stage', 'ml']);
    assert.deepEqual(model.fieldsOfCriterion(1), ['hiringCountry']);
    assert.deepEqual(model.marks(0, assumed({ cloud: 'aws' })), ['?', '?']);
  });

  it('tells choices apart that any condition tells apart, and no others', () => {
    const markOf = (stage: string): string => model.markOf(0, 'stage', new Set([stage]));
    assert.equal(new Set(['startup', 'growth', 'enterprise'].map(markOf)).size, 3);
    assert.equal(markOf('enterprise'), markOf('prototype'));
    assert.notEqual(
      model.markOf(1, 'hiringCountry', new Set(['DE'])),
      model.markOf(1, 'hiringCountry', new Set(['FR'])),
    );
  });

  it('merges the choices of an open answer that look the same, with their plausibility', () => {
    const branches = model.branches(0, open('stage', { startup: 0.5, enterprise: 0.2, prototype: 0.3 }));
    assert.deepEqual(
      branches.map(({ values, prior }) => [[...values], prior]),
      [
        [['startup'], 0.5],
        [['enterprise'], 0.5],
      ],
    );
  });
});

describe('a criterion under open answers', () => {
  it('is the mean over all of them by their plausibility', () => {
    const model = modelOf({
      only: criterion(100, base, {
        shifts: [{ when: { stage: 'startup' }, by: 40, because: 'a' }],
        adjustments: [
          { when: { ml: 'core' }, add: { python: 400 }, because: 'b' },
          { when: { ml: 'core', stage: 'startup' }, atMost: { go: 0 }, because: 'c' },
        ],
      }),
    });
    const answers = [open('stage', { startup: 0.25, growth: 0.75 }), open('ml', { core: 0.5, none: 0.5 })];
    const { weight, values } = model.expectedState(0, assumed({}), answers);
    assert.equal(weight, 110);
    assert.deepEqual([...values], [500, 700, 437.5, 500, 500, 500]);
  });

  it('takes known answers as they are and ignores open ones that it does not look at', () => {
    const model = modelOf({
      only: criterion(100, base, { shifts: [{ when: { stage: 'startup' }, by: 40, because: 'a' }] }),
    });
    const { weight } = model.expectedState(0, assumed({ stage: 'startup' }), [open('ml', { core: 1 })]);
    assert.equal(weight, 140);
  });
});

describe('the models of one knowledge', () => {
  it('tell weights of a team’s own from those of the knowledge, whichever were asked for before', () => {
    const shifts = [{ when: { stage: 'startup' }, by: 40, because: 'young' }];
    const knowledge = smallAdvice({
      criteria: { only: criterion(100, base, { shifts }), other: criterion(50, base, { shifts }) },
    });
    const evidence = new Map();
    const young = assumed({ stage: 'startup' });
    const weightsWith = (weights: Profile['weights'] = {}): readonly number[] => {
      const model = modelFor(knowledge, evidence, { schemaVersion: 1, answers: {}, weights });
      return [0, 1].map((index) => {
        const { weight, values } = model.expectedState(index, young, []);
        assert.deepEqual([...values], [500, 500, 500, 500, 500, 500]);
        assert.equal(model.state(index, model.marks(index, young), young).weight, weight);
        return weight;
      });
    };
    for (let round = 0; round < 2; round++) {
      assert.deepEqual(weightsWith(), [140, 90]);
      assert.deepEqual(weightsWith({ only: 7 }), [7, 90]);
      assert.deepEqual(weightsWith({ only: 9, other: 0 }), [9, 0]);
    }
  });

  it('are the same one until the weights, or the figures, differ', () => {
    const knowledge = smallAdvice();
    const profile = (only: number): Profile => ({ schemaVersion: 1, answers: {}, weights: { only } });
    const evidence = new Map();
    const first = modelFor(knowledge, evidence, profile(3));
    assert.equal(modelFor(knowledge, evidence, profile(3)), first);
    assert.notEqual(modelFor(knowledge, evidence, profile(4)), first);
    const plain = modelFor(knowledge, evidence, null);
    assert.equal(modelFor(knowledge, evidence, { schemaVersion: 1, answers: { stage: 'startup' } }), plain);
    assert.notEqual(modelFor(knowledge, new Map(), null), plain);
  });
});

describe('why a candidate stands where it stands', () => {
  const reasoned = criterion(1, base, {
    evidence: { go: ['figure.general'] },
    open: { teamSkills: 'skills are not known' },
    adjustments: [
      { when: { ml: 'core' }, add: { go: 100 }, because: 'added', evidence: ['figure.added'] },
      { when: { stage: 'startup' }, atLeast: { go: 800 }, because: { go: 'raised', java: 'other' } },
      { when: { cloud: 'aws' }, atMost: { go: 900 }, because: 'never in force' },
      { when: { cloud: 'gcp' }, atMost: { go: 100 }, because: 'lowered' },
      { when: { edgeOrWasm: true }, add: { go: 50 }, because: { java: 'of another' } },
    ],
  });
  const skills = { teamSkills: ['java'] };
  const because = (answers: Parameters<typeof assumed>[0]): readonly string[] =>
    reasonsFor(reasoned, 'go', assumed({ ...skills, ...answers })).because;

  it('is the general reason where no adjustment took effect', () => {
    assert.deepEqual(because({}), ['general reason of go']);
    assert.deepEqual(because({ cloud: 'aws' }), ['general reason of go']);
  });

  it('is what stands in for an answer that nobody gave', () => {
    assert.deepEqual(reasonsFor(reasoned, 'go', assumed({})).because, ['skills are not known']);
  });

  it('is each addition, and a bound that took effect in place of what was said before', () => {
    assert.deepEqual(because({ ml: 'core' }), ['added']);
    assert.deepEqual(because({ ml: 'core', stage: 'startup' }), ['raised']);
    assert.deepEqual(because({ ml: 'core', stage: 'startup', cloud: 'gcp' }), ['lowered']);
  });

  it('is every addition, and no bound that the value keeps to already', () => {
    const steps = criterion(1, base, {
      adjustments: [
        { when: { ml: 'core' }, add: { go: 100 }, because: 'first' },
        { when: { ml: 'core' }, atLeast: { go: 550 }, because: 'is above' },
        { when: { ml: 'core' }, atMost: { go: 900 }, because: 'is below' },
        { when: { stage: 'startup' }, add: { go: 50 }, because: 'second' },
        { when: { stage: 'growth' }, atMost: { go: 300 }, because: 'lowered' },
      ],
    });
    const of = (answers: Parameters<typeof assumed>[0]): readonly string[] =>
      reasonsFor(steps, 'go', assumed(answers)).because;
    assert.deepEqual(of({ ml: 'core' }), ['first']);
    assert.deepEqual(of({ ml: 'core', stage: 'startup' }), ['first', 'second']);
    assert.deepEqual(of({ ml: 'core', stage: 'growth' }), ['lowered']);
  });

  it('keeps what was said where a change of the value has no words for the candidate', () => {
    assert.deepEqual(because({ ml: 'core', edgeOrWasm: true }), ['added']);
  });

  it('names the evidence of the value and of the adjustments that took effect', () => {
    const { evidence } = reasonsFor(reasoned, 'go', assumed({ ...skills, ml: 'core', cloud: 'aws' }));
    assert.deepEqual(evidence, ['figure.general', 'figure.added']);
    assert.deepEqual(reasonsFor(reasoned, 'java', assumed(skills)).evidence, []);
  });
});
