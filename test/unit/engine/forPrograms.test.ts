import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readSections } from '../../../src/build/knowledge/compile.ts';
import { Engine } from '../../../src/engine/engine.ts';
import type { EngineHost, Question } from '../../../src/protocol/engine.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { ROOT } from '../../support/paths.ts';

/** Something to be worded of every kind: findings, signals, problems of files and of support, mistakes in answers. */
const FILES = new MemoryFiles({
  'package.json': '{"name":"api","engines":{"node":"16"},"dependencies":{"express":"^4","pg":"^8","react":"^19"}}',
  '.nvmrc': '24',
  'broken/package.json': '{"name":',
  'stack-advisor.json': '{"schemaVersion":1,"answers":{"hosting":"moon"}}',
});
const QUESTIONS: readonly Question[] = [
  { about: 'stack' },
  { about: 'advice', profile: null },
  { about: 'advice', profile: { schemaVersion: 1, answers: { priority: 'safety' } } },
  { about: 'pair', a: 'go', b: 'typescript', profile: null },
];
const nothing = (): Promise<void> => Promise.resolve();
const HOST = { progress: nothing, reading: nothing, gaveUp: nothing } as unknown as EngineHost;

function german(file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(ROOT, 'l10n', file), 'utf8')) as Record<string, string>;
}

async function engineIn(translations: Readonly<Record<string, string>>): Promise<Engine> {
  const engine = new Engine(HOST, () => FILES);
  const knowledge = JSON.stringify({ version: 'test', ...readSections([]) });
  await engine.initialize({ knowledge, translations, today: '2026-11-29', version: '0.0.0', givenUp: [] });
  return engine;
}

const timeless = (text: string): string => text.replace(/"elapsedMs":[\d.]+/, '');

describe('answers to programs', () => {
  it('are the same in every language of the editor, and people go on in theirs', async () => {
    const [english, other] = await Promise.all([
      engineIn({}),
      engineIn({ ...german('messages.de.json'), ...german('knowledge.de.json') }),
    ]);
    const open = (engine: Engine): ReturnType<Engine['openFolder']> =>
      engine.openFolder('f', { name: 'f', excludes: [], diskPath: 'f' });
    await open(english);
    const opened = await open(other);
    assert.match(JSON.stringify(opened), /Der Support für Node\.js 16 endete/);
    for (const question of QUESTIONS)
      assert.equal(
        timeless(await other.answer('f', question)),
        timeless(await english.answer('f', question)),
        JSON.stringify(question),
      );
    for (const format of ['json', 'sarif'] as const)
      assert.equal(await other.export('f', format), await english.export('f', format), format);
    assert.deepEqual(
      await other.explain('express', null, 'programs'),
      await english.explain('express', null, 'programs'),
    );
    assert.notDeepEqual(
      await other.explain('express', null, 'people'),
      await english.explain('express', null, 'people'),
    );
    // What people see was not put into words anew: the next change tells none of it again.
    const change = await other.applyChanges('f', [], opened.rest.revision);
    assert.deepEqual([change.services.added, change.problems.added], [[], []]);
  });
});
