import assert from 'node:assert/strict';
import { currentOf, familiesOf, FIELDS, resolveAnswers } from '../../../src/core/advise/answers.ts';
import type { Answers, Profile } from '../../../src/core/model/profile.ts';
import type { Signal, StackReport } from '../../../src/core/model/stackReport.ts';
import type { Technology } from '../../../src/core/model/technology.ts';
import { smallAdvice, smallCatalogue } from './smallKnowledge.ts';

const technologies: readonly Technology[] = [
  { id: 'express', label: 'Express', role: 'framework', languages: ['javascript', 'typescript'] },
  { id: 'laravel', label: 'Laravel', role: 'framework', languages: ['php'] },
  { id: 'node', label: 'Node.js', role: 'runtime', languages: ['typescript'] },
  { id: 'prisma', label: 'Prisma', role: 'data-access', languages: ['typescript'] },
  { id: 'phoenix', label: 'Phoenix', role: 'framework', languages: ['elixir'] },
  { id: 'bare', label: 'Bare', role: 'framework' },
];
const knowledge = smallAdvice();
const catalogue = smallCatalogue(knowledge, technologies);

const profileOf = (answers: Answers): Profile => ({ schemaVersion: 1, answers });
const signal = (answers: string, value: unknown, confidence = 0.9): Signal => ({
  answers,
  value,
  because: 'seen',
  finding: null,
  confidence,
});
const reportOf = (...signals: readonly Signal[]): StackReport => ({ signals }) as unknown as StackReport;
const valuesOf = (profile: Profile | null, report: StackReport | null, field: keyof Answers): unknown[] | null => {
  const values = resolveAnswers(profile, report, catalogue).get(field)?.values;
  return values === null || values === undefined ? null : [...values];
};

describe('the answers in use', () => {
  it('are one for each field, unknown where nobody says anything', () => {
    const used = resolveAnswers(null, null, catalogue);
    assert.deepEqual([...used.keys()], FIELDS);
    for (const answer of used.values())
      assert.deepEqual(
        [answer.value, answer.source, answer.finding, answer.values],
        [null, 'unknown', null, null],
        answer.field,
      );
  });

  it('are what the team says before what the workspace shows', () => {
    const used = resolveAnswers(profileOf({ ml: 'core' }), reportOf(signal('ml', 'none')), catalogue);
    assert.deepEqual([used.get('ml')?.value, used.get('ml')?.source], ['core', 'answered']);
  });

  it('are what the workspace shows where the team says nothing, with its finding', () => {
    const finding = { id: 'torch' } as Signal['finding'];
    const used = resolveAnswers(profileOf({ ml: null }), reportOf({ ...signal('ml', 'core'), finding }), catalogue);
    const { value, source, finding: seen, values } = used.get('ml') ?? {};
    assert.deepEqual([value, source, seen, [...(values ?? [])]], ['core', 'inferred', finding, ['core']]);
  });

  it('take no signal that is less than half sure, but the next one for the same answer', () => {
    assert.equal(valuesOf(null, reportOf(signal('ml', 'core', 0.49)), 'ml'), null);
    assert.deepEqual(valuesOf(null, reportOf(signal('ml', 'core', 0.5)), 'ml'), ['core']);
    assert.deepEqual(valuesOf(null, reportOf(signal('ml', 'core', 0.4), signal('ml', 'some')), 'ml'), ['some']);
    assert.equal(valuesOf(null, reportOf(signal('cloud', 'aws')), 'ml'), null);
  });

  it('count null, "unknown", an empty list and no answer as not known', () => {
    for (const value of [null, 'unknown', [], undefined])
      assert.equal(valuesOf(profileOf({ currentStack: value } as Answers), null, 'currentStack'), null);
    assert.equal(valuesOf(null, reportOf(signal('ml', 'unknown')), 'ml'), null);
    assert.equal(resolveAnswers(null, reportOf(signal('ml', 'unknown')), catalogue).get('ml')?.source, 'unknown');
    assert.deepEqual(valuesOf(profileOf({ edgeOrWasm: false }), null, 'edgeOrWasm'), [false]);
  });

  it('name languages beside what stands for them, in skills and stacks only', () => {
    assert.deepEqual(valuesOf(profileOf({ teamSkills: ['Express', 'go'] }), null, 'teamSkills'), [
      'express',
      'typescript',
      'go',
    ]);
    assert.deepEqual(valuesOf(profileOf({ currentStack: ['laravel'] }), null, 'currentStack'), ['laravel', 'php']);
    assert.deepEqual(valuesOf(profileOf({ performance: ['cpu-bound'] }), null, 'performance'), ['cpu-bound']);
  });

  it('leave out members that are neither words nor yes or no', () => {
    const odd = { currentStack: ['go', 7, null, { id: 'java' }] } as unknown as Answers;
    assert.deepEqual(valuesOf(profileOf(odd), null, 'currentStack'), ['go']);
  });
});

describe('the language that a name stands for', () => {
  it('is the candidate of that id or with that alias, in any case', () => {
    assert.deepEqual(familiesOf('Go', catalogue), ['go']);
    assert.deepEqual(familiesOf('JAVA-alias', catalogue), ['java']);
  });

  it('is a language outside the candidates by its own id', () => {
    assert.deepEqual(familiesOf('PHP', catalogue), ['php']);
    assert.deepEqual(familiesOf('constructor', catalogue), []);
  });

  it('is the first known one of a framework or a runtime, and none of anything else', () => {
    assert.deepEqual(familiesOf('express', catalogue), ['typescript']);
    assert.deepEqual(familiesOf('node', catalogue), ['typescript']);
    assert.deepEqual(familiesOf('laravel', catalogue), ['php']);
    assert.deepEqual(familiesOf('prisma', catalogue), []);
    assert.deepEqual(familiesOf('phoenix', catalogue), []);
    assert.deepEqual(familiesOf('bare', catalogue), []);
    assert.deepEqual(familiesOf('never-heard-of', catalogue), []);
  });
});

describe('what runs today', () => {
  const current = (answers: Answers, first: Parameters<typeof currentOf>[1]): ReturnType<typeof currentOf> =>
    currentOf(resolveAnswers(profileOf(answers), null, catalogue), first, knowledge);

  it('is nothing where no stack is named', () => {
    assert.deepEqual(current({}, 'go'), { current: null, outside: null, exists: false });
    assert.deepEqual(current({ currentStack: [] }, 'go'), { current: null, outside: null, exists: false });
  });

  it('is something even where it belongs to no language', () => {
    assert.deepEqual(current({ currentStack: ['postgresql'] }, 'go'), { current: null, outside: null, exists: true });
  });

  it('is the best of several languages, else one the team has the skill for, else the first candidate', () => {
    const stack = ['rust', 'java', 'go'];
    assert.equal(current({ currentStack: stack }, 'java').current, 'java');
    assert.equal(current({ currentStack: stack, teamSkills: ['rust'] }, 'python').current, 'rust');
    assert.equal(current({ currentStack: stack }, 'python').current, 'go');
    assert.equal(current({ currentStack: stack, teamSkills: ['python'] }, 'python').current, 'go');
  });

  it('names a language outside the candidates beside the candidate', () => {
    assert.deepEqual(current({ currentStack: ['laravel', 'go'] }, 'java'), {
      current: 'go',
      outside: 'php',
      exists: true,
    });
  });
});
