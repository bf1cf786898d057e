import assert from 'node:assert/strict';
import { advise } from '../../../src/core/advise/advise.ts';
import type { AdviceKnowledge, Question } from '../../../src/core/model/adviceKnowledge.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import { criterion, smallAdvice, smallCatalogue, valuesOf, yesNo } from './smallKnowledge.ts';

/** Changes of answers that put another first, each as `field = value + … → winner`. */
function flipsOf(knowledge: AdviceKnowledge, answers: Answers = {}): string[] {
  const profile = { schemaVersion: 1 as const, answers };
  return advise({ profile, report: null, catalogue: smallCatalogue(knowledge) }).flips.flatMap((flip) =>
    flip.kind === 'answers'
      ? [`${flip.changes.map(({ field, value }) => `${field} = ${String(value)}`).join(' + ')} → ${flip.winner}`]
      : [],
  );
}

/** A question with choices that are as likely one as the other. */
function choice(field: Question['field'], kind: 'one' | 'many', ...values: readonly string[]): Question {
  return {
    ...yesNo(field),
    kind,
    choices: values.map((value) => ({ value, label: value })),
    prior: Object.fromEntries(values.map((value) => [value, 1 / values.length])),
  };
}

/** TypeScript leads Python by 100, Python leads Go by 100, and so on, before what the adjustments add. */
const leading = (...adjustments: NonNullable<AdviceKnowledge['criteria'][string]['adjustments']>): AdviceKnowledge =>
  smallAdvice({
    criteria: { only: criterion(1, valuesOf(600, 500, 400, 300, 200, 100), { adjustments }) },
    questions: [
      choice('stage', 'one', 'prototype', 'startup', 'growth', 'enterprise'),
      choice('performance', 'many', 'normal', 'cpu-bound', 'realtime'),
      choice('teamSkills', 'many', 'typescript', 'python', 'go'),
      choice('ml', 'one', 'none', 'some', 'core'),
      yesNo('measuredBottleneck', 0),
    ],
  });
const quiet: Answers = { stage: 'growth', performance: ['normal'], teamSkills: ['typescript'], ml: 'none' };

describe('answers that would flip the first place', () => {
  it('are told with the narrowest new lead first, one for each field', () => {
    const knowledge = leading(
      { when: { stage: 'prototype' }, add: { python: 300 }, because: 'by far' },
      { when: { stage: 'startup' }, add: { go: 210 }, because: 'just' },
      { when: { ml: 'core' }, add: { python: 150 }, because: 'between' },
    );
    assert.deepEqual(flipsOf(knowledge, quiet), ['stage = startup → go', 'ml = core → python']);
  });

  it('tell of open answers the likeliest first, and of each field the likeliest choice', () => {
    const adjustments = [
      { when: { stage: 'prototype' }, add: { python: 300 }, because: 'by far' },
      { when: { stage: 'startup' }, add: { go: 210 }, because: 'just' },
      { when: { ml: 'core' }, add: { python: 150 }, because: 'between' },
    ];
    const knowledge = leading(...adjustments);
    const likely = (field: string, prior: Record<string, number>): AdviceKnowledge => ({
      ...knowledge,
      questions: knowledge.questions.map((question) => (question.field === field ? { ...question, prior } : question)),
    });
    const { ml: _, ...withoutMl } = quiet;
    assert.deepEqual(flipsOf(likely('ml', { none: 0.9, some: 0.08, core: 0.02 }), withoutMl), [
      'ml = core → python',
      'stage = startup → go',
    ]);
    const { stage: __, ...withoutStage } = quiet;
    assert.deepEqual(
      flipsOf(likely('stage', { growth: 0.8, prototype: 0.12, startup: 0.05, enterprise: 0.03 }), withoutStage),
      ['stage = prototype → python', 'ml = core → python'],
    );
  });

  it('leave out what hardly anybody answers', () => {
    const knowledge = leading({ when: { ml: 'core' }, add: { python: 150 }, because: 'by 50' });
    const rare = {
      ...knowledge,
      questions: knowledge.questions.map((question) =>
        question.field === 'ml' ? { ...question, prior: { none: 0.981, core: 0.019 } } : question,
      ),
    };
    const { ml: _, ...open } = quiet;
    assert.deepEqual(flipsOf(rare, open), []);
    assert.deepEqual(flipsOf(rare, quiet), []);
    assert.deepEqual(flipsOf(knowledge, quiet), ['ml = core → python']);
  });

  it('are ordered by the new lead, not by how high the winner stands', () => {
    const knowledge = leading(
      { when: { stage: 'prototype' }, add: { typescript: -200 }, because: 'Python leads by 100' },
      { when: { ml: 'core' }, add: { python: 150 }, because: 'Python leads by 50, higher up' },
    );
    assert.deepEqual(flipsOf(knowledge, quiet), ['ml = core → python', 'stage = prototype → python']);
  });

  it('are found whoever leads', () => {
    const knowledge = leading(
      { when: { cloud: 'aws' }, add: { csharp: 800 }, because: 'leads' },
      { when: { stage: 'prototype' }, add: { python: 480 }, because: 'by 80' },
      { when: { stage: 'startup' }, add: { csharp: -350 }, because: 'is second' },
      { when: { ml: 'core' }, add: { go: 510 }, because: 'by 10' },
    );
    const answers: Answers = { ...quiet, cloud: 'aws' };
    assert.deepEqual(flipsOf(knowledge, answers), ['ml = core → go', 'stage = startup → typescript']);
    assert.deepEqual(flipsOf(knowledge, { ...answers, stage: 'startup' }), [
      'stage = growth → csharp',
      'ml = core → go',
    ]);
  });

  it('are at most five, so that the one on weights is always among the six', () => {
    const fields = ['regulated', 'cloud', 'hosting', 'stage', 'ml', 'priority', 'teamSize'] as const;
    const knowledge = smallAdvice({
      questions: fields.map((field) => choice(field, 'one', 'a', 'b')),
      criteria: {
        only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
          adjustments: fields.map((field, i) => ({ when: { [field]: 'b' }, add: { python: 110 + i }, because: 'b' })),
        }),
        other: criterion(1, valuesOf(500, 500, 0, 0, 0, 0)),
      },
    });
    const answers = Object.fromEntries(fields.map((field) => [field, 'a'])) as Answers;
    assert.deepEqual(
      flipsOf(knowledge, answers),
      fields.slice(0, 5).map((field) => `${field} = b → python`),
    );
  });

  it('say nothing of what is answered so already', () => {
    const knowledge = leading({ when: { stage: 'startup' }, add: { python: 300 }, because: 'young' });
    assert.deepEqual(flipsOf(knowledge, { ...quiet, stage: 'startup' }), ['stage = prototype → typescript']);
  });

  it('add a member to a set and keep the others, but “normal” stands alone', () => {
    const both = leading({ when: { performance: ['realtime'] }, add: { python: 150 }, because: 'messages' });
    assert.deepEqual(flipsOf(both, { ...quiet, performance: ['cpu-bound'] }), ['performance = realtime → python']);
    assert.deepEqual(flipsOf(both, { ...quiet, performance: ['cpu-bound', 'realtime'] }), [
      'performance = normal → typescript',
    ]);
    const stays = leading(
      { when: { performance: ['cpu-bound'] }, add: { python: 150 }, because: 'computing' },
      { when: { performance: ['normal'] }, add: { go: 500 }, because: 'nothing special' },
    );
    // With a load named, “normal” is no longer so: Go loses what it had of that.
    assert.deepEqual(flipsOf(stays, quiet), ['performance = realtime → typescript']);
    assert.ok(flipsOf(stays, { ...quiet, performance: ['cpu-bound'] }).includes('performance = normal → go'));
  });

  it('do not take the only member of a set for a change', () => {
    const knowledge = leading({ when: { performance: ['cpu-bound'] }, add: { python: 150 }, because: 'computing' });
    const flips = flipsOf(knowledge, { ...quiet, performance: ['cpu-bound'] });
    assert.ok(!flips.some((flip) => flip.startsWith('performance = cpu-bound')), flips.join());
  });

  it('speak of a measurement only where a load is named, or speed comes first', () => {
    const knowledge = leading({ when: { measuredBottleneck: true }, add: { python: 150 }, because: 'measured' });
    const measured = 'measuredBottleneck = true → python';
    assert.deepEqual(flipsOf(knowledge, { ...quiet, measuredBottleneck: false }), []);
    assert.deepEqual(flipsOf(knowledge, { ...quiet, performance: ['cpu-bound'], measuredBottleneck: false }), [
      measured,
    ]);
    assert.deepEqual(flipsOf(knowledge, { ...quiet, priority: 'performance', measuredBottleneck: false }), [measured]);
    assert.deepEqual(flipsOf(knowledge, { ...quiet, priority: 'velocity', measuredBottleneck: false }), []);
    const { performance, ...unsaid } = quiet;
    assert.deepEqual(performance, ['normal']);
    assert.deepEqual(flipsOf(knowledge, { ...unsaid, measuredBottleneck: false }), []);
  });

  it('say of a skill only that it puts its own language first', () => {
    const knowledge = leading(
      { when: { teamSkills: ['python'] }, add: { python: 150 }, because: 'own' },
      { when: { teamSkills: ['go'] }, add: { java: 900 }, because: 'of another' },
    );
    assert.deepEqual(flipsOf(knowledge, quiet), ['teamSkills = python → python']);
    const oddity = leading(
      { when: { teamSkills: ['go'] }, add: { java: 900 }, because: 'of another' },
      { when: { teamSkills: ['python'], ml: 'some' }, add: { java: 900 }, because: 'of another, with more' },
    );
    assert.deepEqual(flipsOf(oddity, quiet), []);
  });

  it('are pairs where none alone is enough, of different fields, each member once', () => {
    const knowledge = leading(
      { when: { stage: 'prototype', ml: 'core' }, add: { python: 150 }, because: 'both' },
      { when: { stage: 'prototype', ml: 'some' }, add: { python: 180 }, because: 'both too' },
      { when: { stage: 'startup', ml: 'some' }, add: { python: 190 }, because: 'and these' },
    );
    assert.deepEqual(flipsOf(knowledge, quiet), [
      'stage = prototype + ml = core → python',
      'stage = startup + ml = some → python',
    ]);
    const sharingSecond = leading(
      { when: { stage: 'prototype', ml: 'core' }, add: { python: 150 }, because: 'both' },
      { when: { stage: 'startup', ml: 'core' }, add: { python: 180 }, because: 'both too' },
    );
    assert.deepEqual(flipsOf(sharingSecond, quiet), ['stage = prototype + ml = core → python']);
  });

  it('are looked for in no more than four hundred pairs', () => {
    const many = Array.from({ length: 21 }, (_, i) => String(i));
    const withPair = (cloud: string, hosting: string): AdviceKnowledge =>
      smallAdvice({
        questions: [choice('cloud', 'one', ...many), choice('hosting', 'one', ...many)],
        criteria: {
          only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
            adjustments: [{ when: { cloud, hosting }, add: { python: 150 }, because: 'both' }],
          }),
        },
      });
    const answers = { cloud: '0', hosting: '0' } as unknown as Answers;
    assert.deepEqual(flipsOf(withPair('20', '20'), answers), ['cloud = 20 + hosting = 20 → python']);
    const open = { cloud: '0' } as unknown as Answers;
    // One more choice of hosting makes 20 · 21 pairs.
    assert.deepEqual(flipsOf(withPair('1', '20'), open), ['cloud = 1 + hosting = 20 → python']);
    assert.deepEqual(flipsOf(withPair('20', '20'), open), []);
  });

  it('weigh what is open by what the changed answer makes plausible', () => {
    const knowledge = leading({ when: { measuredBottleneck: true }, add: { python: 150 }, because: 'measured' });
    const questions = knowledge.questions.map((question) =>
      question.field === 'measuredBottleneck'
        ? { ...question, priors: [{ when: { ml: 'core' }, prior: { true: 1, false: 0 }, because: 'models are slow' }] }
        : question,
    );
    assert.deepEqual(flipsOf({ ...knowledge, questions }, quiet), ['ml = core → python']);
    // Another open answer, at which nothing looks, changes nothing of that.
    const open = [yesNo('edgeOrWasm'), ...questions];
    assert.deepEqual(flipsOf({ ...knowledge, questions: open }, quiet), ['ml = core → python']);
    assert.deepEqual(flipsOf(knowledge, quiet), []);
  });

  it('take an open answer for known once it is changed', () => {
    const knowledge = leading({ when: { ml: 'core' }, add: { python: 150 }, because: 'models' });
    const { ml, ...open } = quiet;
    assert.equal(ml, 'none');
    assert.deepEqual(flipsOf(knowledge, open), ['ml = core → python']);
  });
});
