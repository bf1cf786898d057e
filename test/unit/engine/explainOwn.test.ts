import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSections } from '../../../src/build/knowledge/compile.ts';
import { Engine } from '../../../src/engine/engine.ts';
import type { EngineHost } from '../../../src/protocol/engine.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';

const OWN = `schemaVersion: 1
technologies:
  acme-http: { label: Acme HTTP, role: framework, languages: [typescript], summary: What Acme serves with. }
`;

const nothing = (): Promise<void> => Promise.resolve();
const HOST = { progress: nothing, reading: nothing, gaveUp: nothing } as unknown as EngineHost;

/** An engine with a folder that names knowledge of its own, and one that does not. */
async function engineWithOwn(): Promise<Engine> {
  const folders: Readonly<Record<string, MemoryFiles>> = {
    plain: new MemoryFiles({ 'package.json': '{}' }),
    own: new MemoryFiles({
      'stack-advisor.json': '{"schemaVersion":1,"answers":{},"knowledge":["own.yaml"]}',
      'own.yaml': OWN,
    }),
  };
  const engine = new Engine(HOST, (path) => folders[path] ?? new MemoryFiles({}));
  const knowledge = JSON.stringify({ version: 'test', ...readSections([]) });
  await engine.initialize({ knowledge, translations: {}, today: '2026-11-29', version: '0.0.0', givenUp: [] });
  for (const path of Object.keys(folders)) await engine.openFolder(path, { name: path, excludes: [], diskPath: path });
  return engine;
}

describe('explaining a technology in the editor', () => {
  it('knows what an organisation added in an open folder, and all else besides', async () => {
    const engine = await engineWithOwn();
    assert.equal((await engine.explain('acme-http', null, 'people'))?.summary, 'What Acme serves with.');
    assert.equal((await engine.explain('express', null, 'people'))?.label, 'Express');
    assert.equal(await engine.explain('no-such-thing', null, 'people'), null);
  });

  it('counts what is added in the folder that is named alone', async () => {
    const engine = await engineWithOwn();
    assert.equal((await engine.explain('acme-http', 'own', 'programs'))?.label, 'Acme HTTP');
    assert.equal(await engine.explain('acme-http', 'plain', 'programs'), null);
  });

  it('forgets it with the folder', async () => {
    const engine = await engineWithOwn();
    await engine.closeFolder('own');
    assert.equal(await engine.explain('acme-http', null, 'people'), null);
  });
});
