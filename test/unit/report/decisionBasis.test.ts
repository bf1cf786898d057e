import assert from 'node:assert/strict';
import { decisionBasis } from '../../../src/core/report/decisionBasis.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { Session } from '../../../src/engine/session.ts';
import { sayIn } from '../../../src/core/report/say.ts';

const FILES = {
  'package.json':
    '{ "name": "api", "engines": { "node": ">=22 <23" }, "dependencies": { "express": "^5.0.0", "pg": "^8.0.0" } }',
};

async function basisOf(files: Readonly<Record<string, string>>): Promise<ReturnType<typeof decisionBasis>> {
  const session = await Session.open(new MemoryFiles(files), realKnowledge(), sayIn(), { name: 'api', excludes: [] });
  return decisionBasis(session.recommend(), session.report, realKnowledge(), '2026-11-29');
}

describe('the basis of a decision', () => {
  it('names the code base, the support of what runs, and the figures with their dates', async () => {
    const { codeBase, support, figures } = await basisOf(FILES);
    assert.match(codeBase['.'] ?? '', /node >=22 <23, express \^5\.0\.0/);
    assert.equal(support['nodejs 22'], '2027-04-30');
    assert.ok('express 5' in support, Object.keys(support).join());
    assert.ok(Object.keys(figures).length > 5);
    for (const text of Object.values(figures)) assert.match(text, / \(\d{4}(-(\d\d|Q\d)(-\d\d)?)?\)$/);
  });

  it('is the same on the same day, and another once the code is another', async () => {
    assert.deepEqual(await basisOf(FILES), await basisOf(FILES));
    const later = await basisOf({ ...FILES, 'package.json': FILES['package.json'].replace('>=22 <23', '24') });
    assert.deepEqual(
      Object.keys(later.support).filter((key) => key.startsWith('nodejs')),
      ['nodejs 24'],
    );
    assert.match(later.codeBase['.'] ?? '', /node 24/);
  });

  it('says nothing of a language where a part has none', async () => {
    const { codeBase } = await basisOf({ 'compose.yaml': 'services:\n  db:\n    image: postgres:17\n' });
    assert.deepEqual(codeBase, { '.': 'postgresql 17' });
  });

  it('of an empty folder has figures only', async () => {
    const { codeBase, support, figures } = await basisOf({});
    assert.deepEqual([codeBase, support], [{}, {}]);
    assert.ok(Object.keys(figures).length > 5);
  });
});
