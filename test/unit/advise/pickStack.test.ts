import assert from 'node:assert/strict';
import { pickStack, type PickedStack } from '../../../src/core/advise/picks.ts';
import type { AdviceKnowledge, Part, StackPicks } from '../../../src/core/model/adviceKnowledge.ts';
import type { Technology } from '../../../src/core/model/technology.ts';
import type { CandidateId } from '../../../src/core/model/vocabulary.ts';
import { smallAdvice, smallCatalogue } from './smallKnowledge.ts';

const technologies: readonly Technology[] = [
  { id: 'koa', label: 'Koa', role: 'framework', languages: ['typescript'] },
  { id: 'nest', label: 'Nest', role: 'framework', languages: ['js'] },
  { id: 'gin', label: 'Gin', role: 'framework', languages: ['go'] },
  { id: 'native', label: 'Native', role: 'runtime' },
  { id: 'bun', label: 'Bun', role: 'runtime', languages: ['typescript'] },
  { id: 'mysql', label: 'MySQL', role: 'database', class: 'relational' },
  { id: 'mongodb', label: 'MongoDB', role: 'database', class: 'document' },
  { id: 'redis', label: 'Redis', role: 'database', class: 'cache' },
  { id: 'edge', label: 'Edge', role: 'hosting', runs: ['isolate'] },
  { id: 'fly', label: 'Fly', role: 'hosting' },
  { id: 'sql-mapper', label: 'SQL', role: 'data-access', languages: ['typescript'] },
  { id: 'paper-mapper', label: 'Papers', role: 'data-access', languages: ['typescript'], speaksTo: ['document'] },
];
const { candidates } = smallAdvice();

/** The stack of a candidate of which some lists are as given. */
function stackOf(
  {
    candidate = 'typescript',
    stack = {},
    shared = {},
    aliases = ['js'],
  }: {
    candidate?: CandidateId;
    stack?: Partial<StackPicks>;
    shared?: Partial<AdviceKnowledge['shared']>;
    aliases?: readonly string[];
  },
  answers: Readonly<Record<string, readonly string[]>> = {},
  present: readonly string[] = [],
): PickedStack {
  const own = candidates[candidate];
  const knowledge = smallAdvice({
    candidates: { ...candidates, [candidate]: { ...own, aliases, stack: { ...own.stack, ...stack } } },
    shared: { ...smallAdvice().shared, ...shared },
  });
  const assumed = new Map(Object.entries(answers).map(([field, values]) => [field, new Set(values)]));
  return pickStack(smallCatalogue(knowledge, technologies), candidate, assumed, present);
}
const ids = ({ parts }: PickedStack): Record<Part, string> =>
  Object.fromEntries(Object.entries(parts).map(([part, { id }]) => [part, id])) as Record<Part, string>;

describe('the stack that is picked', () => {
  it('is the first pick that holds, part by part', () => {
    assert.deepEqual(ids(stackOf({})), {
      runtime: 'typescript-runtime',
      framework: 'typescript-framework',
      dataAccess: 'typescript-orm',
      database: 'postgresql',
      hosting: 'render',
    });
    const hosting = [
      { id: 'cloud', when: { cloud: 'aws' }, because: 'there already' },
      { id: 'render', because: 'usual' },
    ];
    assert.equal(ids(stackOf({ shared: { hosting } }, { cloud: ['aws'] })).hosting, 'cloud');
    assert.equal(ids(stackOf({ shared: { hosting } }, { cloud: ['gcp'] })).hosting, 'render');
  });

  it('is what is needed before what runs, and what runs before what is usual', () => {
    const { framework } = stackOf({}, {}, ['koa']).parts;
    assert.deepEqual(framework, { id: 'koa', because: 'advice.pick.runs-today' });
    assert.equal(ids(stackOf({}, { needs: ['minimal'] }, ['koa'])).framework, 'typescript-small');
    const conditional = [
      { id: 'for-startups', when: { stage: 'startup' }, because: 'young' },
      { id: 'usual', because: 'usual' },
    ];
    assert.equal(ids(stackOf({ stack: { framework: conditional } }, { stage: ['startup'] }, ['koa'])).framework, 'koa');
  });

  it('keeps only what belongs to the candidate’s language, by whichever of its names', () => {
    assert.equal(ids(stackOf({}, {}, ['gin'])).framework, 'typescript-framework');
    assert.equal(ids(stackOf({}, {}, ['gin', 'nest'])).framework, 'nest');
    assert.equal(ids(stackOf({ aliases: [] }, {}, ['nest'])).framework, 'typescript-framework');
    assert.equal(ids(stackOf({ candidate: 'go', aliases: [] }, {}, ['koa', 'gin'])).framework, 'gin');
    assert.equal(ids(stackOf({}, {}, ['unheard-of'])).framework, 'typescript-framework');
  });

  it('keeps a runtime of no language only where the candidate runs on it', () => {
    assert.equal(ids(stackOf({}, {}, ['native'])).runtime, 'typescript-runtime');
    assert.equal(ids(stackOf({}, {}, ['native', 'bun'])).runtime, 'bun');
    const runtime = [
      { id: 'usual', because: 'usual' },
      { id: 'native', when: { stage: 'growth' }, because: 'fast' },
    ];
    assert.equal(ids(stackOf({ candidate: 'go', stack: { runtime } }, {}, ['native'])).runtime, 'native');
    assert.equal(ids(stackOf({}, {}, ['fly'])).hosting, 'fly');
  });

  it('keeps the database that can hold the records, in the order of the classes that can', () => {
    const shared = { recordClasses: ['relational', 'document'] };
    assert.equal(ids(stackOf({ shared }, {}, ['redis', 'mongodb', 'mysql'])).database, 'mysql');
    assert.equal(ids(stackOf({ shared }, {}, ['redis', 'mongodb'])).database, 'mongodb');
    assert.equal(ids(stackOf({ shared }, {}, ['redis'])).database, 'postgresql');
  });

  it('passes over a host that has no runtime for the language', () => {
    const shared = {
      hosting: [
        { id: 'edge', because: 'near' },
        { id: 'fly', because: 'anywhere' },
      ],
    };
    assert.equal(ids(stackOf({ shared })).hosting, 'fly');
    const runtime = [
      { id: 'node', because: 'usual' },
      { id: 'isolate', because: 'small' },
    ];
    const onEdge = ids(stackOf({ shared, stack: { runtime } }));
    assert.deepEqual([onEdge.hosting, onEdge.runtime], ['edge', 'isolate']);
    // The runtime that the host would need is one for another stage.
    const later = [
      { id: 'isolate', when: { stage: 'growth' }, because: 'small' },
      { id: 'node', because: 'usual' },
    ];
    assert.equal(ids(stackOf({ shared, stack: { runtime: later } })).hosting, 'fly');
    assert.equal(ids(stackOf({ shared }, {}, ['edge'])).hosting, 'fly');
  });

  it('lets the data access go with the database, which what runs decides', () => {
    const stack = {
      dataAccess: [
        { id: 'paper-mapper', because: 'first' },
        { id: 'sql-mapper', because: 'second' },
      ],
    };
    const shared = { database: [{ id: 'mysql', because: 'usual' }], recordClasses: ['relational', 'document'] };
    assert.equal(ids(stackOf({ stack, shared })).dataAccess, 'sql-mapper');
    assert.equal(ids(stackOf({ stack, shared }, {}, ['mongodb'])).dataAccess, 'paper-mapper');
    assert.equal(ids(stackOf({ stack, shared }, {}, ['paper-mapper'])).dataAccess, 'sql-mapper');
  });

  it('is advised by what holds alone where nothing goes with the rest', () => {
    const stack = { dataAccess: [{ id: 'paper-mapper', because: 'only' }] };
    const shared = { database: [{ id: 'mysql', because: 'usual' }] };
    assert.equal(ids(stackOf({ stack, shared })).dataAccess, 'paper-mapper');
  });

  it('names the first flavour that holds, or none', () => {
    const flavours = [
      { id: 'kotlin', when: { stage: 'startup' }, because: 'young' },
      { id: 'scala', when: {}, because: 'any' },
    ];
    assert.equal(stackOf({ stack: { flavours } }, { stage: ['startup'] }).flavour, 'kotlin');
    assert.equal(stackOf({ stack: { flavours } }).flavour, 'scala');
    assert.equal(stackOf({ stack: { flavours: flavours.slice(0, 1) } }).flavour, null);
    assert.equal(stackOf({}).flavour, null);
  });

  it('cannot be where no pick of a part holds, and says which', () => {
    const runtime = [{ id: 'node', when: { stage: 'startup' }, because: 'young' }];
    assert.throws(() => stackOf({ stack: { runtime } }), /The picks of typescript for runtime must end with one/);
  });
});
