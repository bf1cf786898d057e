import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Engine } from '../../../src/engine/engine.ts';
import type { Service } from '../../../src/core/model/stackReport.ts';
import type { FolderState } from '../../../src/protocol/engine.ts';
import { changedState, SERVICES_A_MESSAGE, stateChange, type StateChange } from '../../../src/protocol/stateChange.ts';
import { compiledKnowledge } from '../../support/realKnowledge.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { sampleState } from '../../support/sampleState.ts';

const sample = sampleState();
const some = (count: number): Service[] =>
  Array.from({ length: count }, (_, i) => ({ ...(sample.report.services[0] as Service), path: `s${i}` }));
const withServices = (revision: number, services: readonly Service[]): FolderState => ({
  ...sample,
  revision,
  report: { ...sample.report, services },
});
/** As after a worker's message. */
const sent = (change: StateChange): StateChange => structuredClone(change);

describe('a state in terms of an earlier one', () => {
  it('comes out as it was, whatever came, went or changed', () => {
    const pool = some(12);
    const list = fc.shuffledSubarray(pool);
    fc.assert(
      fc.property(list, list, (first, second) => {
        const before = withServices(1, first);
        const after = withServices(2, second);
        assert.deepEqual(changedState(before, sent(stateChange(before, after)), []), after);
      }),
    );
  });

  it('holds nothing of what stayed', () => {
    const services = some(100);
    const edited = services.map((service, i) => (i === 40 ? { ...service, name: 'other' } : service));
    const change = stateChange(withServices(1, services), withServices(2, edited));
    assert.deepEqual(change.services, { start: 40, removed: 1, added: [edited[40]] });
    assert.deepEqual(change.problems.added, []);
    assert.equal(change.recommendation, null);
  });

  it('is refused where another state is at hand', () => {
    const change = stateChange(withServices(1, []), withServices(2, some(1)));
    assert.throws(() => changedState(withServices(3, []), change, []));
    assert.throws(() => changedState(null, change, []));
  });
});

/** An engine that reads files through its host. */
async function engineOn(files: MemoryFiles): Promise<Engine> {
  const engine = new Engine(
    {
      listFolder: (_, path) => files.listFolder(path),
      readFile: async (_, path, most) => {
        const content = await files.readFile(path, most);
        return content.ok ? { ok: true, bytes: new TextEncoder().encode(content.text) } : content;
      },
      progress: () => Promise.resolve(),
      reading: () => Promise.resolve(),
      gaveUp: () => Promise.resolve(),
    },
    null,
  );
  await engine.initialize({
    knowledge: compiledKnowledge(),
    translations: {},
    today: '2026-06-01',
    version: '0.0.0',
    givenUp: [],
  });
  return engine;
}

describe('an engine', () => {
  const COUNT = SERVICES_A_MESSAGE * 2 + 10;

  it('tells a large workspace in several messages, and after an edit only what the edit changed', async () => {
    const files = new MemoryFiles(
      Object.fromEntries(Array.from({ length: COUNT }, (_, i) => [`s${1000 + i}/go.mod`, `module m${i}\n`])),
    );
    const engine = await engineOn(files);
    const opened = sent(await engine.openFolder('f', { name: 'f', excludes: [], diskPath: null }));
    assert.equal(opened.services.added.length, SERVICES_A_MESSAGE);
    const more: Service[] = [];
    while (more.length < opened.servicesToCome)
      more.push(...(await engine.servicesToCome('f', opened.rest.revision, more.length)));
    const state = changedState(null, opened, more);
    assert.deepEqual(
      state.report.services.map(({ path }) => path),
      Array.from({ length: COUNT }, (_, i) => `s${1000 + i}`),
    );

    const edit = { path: 's1700/go.mod', kind: 'document', text: 'module m\n\ngo 1.24\n' } as const;
    const change = await engine.applyChanges('f', [edit], state.revision);
    assert.deepEqual(
      change.services.added.map(({ path }) => path),
      ['s1700'],
    );
    assert.equal(change.since, state.revision);
    const whole = await engine.applyChanges('f', [edit], state.revision);
    assert.equal(whole.since, null, 'the host is a state behind');
    assert.equal(whole.services.added.length + whole.servicesToCome, COUNT);
    assert.throws(() => engine.servicesToCome('f', change.rest.revision, 0), /changed since/);
  });

  it('brings a comparison with what is tried, as it would alone', async () => {
    const engine = await engineOn(new MemoryFiles({ 'go.mod': 'module m\n' }));
    await engine.openFolder('f', { name: 'f', excludes: [], diskPath: null });
    const profile = { schemaVersion: 1, answers: { priority: 'performance' }, weights: { hiring: 30 } } as const;
    const { recommendation, comparison } = await engine.whatIf('f', profile, ['go', 'rust']);
    assert.deepEqual(comparison, await engine.compare('f', 'go', 'rust', profile));
    assert.deepEqual(await engine.whatIf('f', profile, null), { recommendation, comparison: null });
    await assert.rejects(engine.whatIf('f', profile, ['go', 'cobol']), /no candidate/);
  });
});
