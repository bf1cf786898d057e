import assert from 'node:assert/strict';
import { FileIndex } from '../../../src/core/inspect/fileIndex.ts';

const LANGUAGES = { ts: 'typescript', py: 'python' };

function counts(index: FileIndex): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [...index.sources()].map((sources) => [sources.folder, Object.fromEntries(sources.counts)]),
  );
}

describe('FileIndex', () => {
  it('counts the sources of each folder by language, tests and what is no source left out', () => {
    const index = new FileIndex(LANGUAGES);
    index.addFolder('', ['README.md', 'LICENSE']);
    index.addFolder('src', ['a.ts', 'b.TS', 'a.test.ts', 'c.py', 'vite.config.ts']);
    assert.equal(index.size, 7);
    assert.deepEqual(counts(index), { src: { typescript: 2, python: 1 } });
  });

  it('follows files that come and go, however often it is told', () => {
    const index = new FileIndex(LANGUAGES);
    index.addFolder('src', ['a.ts']);
    assert.deepEqual(counts(index), { src: { typescript: 1 } });
    for (let i = 0; i < 2; i++) index.add('src/b.ts');
    for (let i = 0; i < 2; i++) index.add('new/c.py');
    assert.equal(index.size, 3);
    assert.deepEqual(counts(index), { src: { typescript: 2 }, new: { python: 1 } });
    assert.equal(index.has('src/b.ts'), true);
    for (let i = 0; i < 2; i++) index.delete('src/b.ts');
    index.delete('new/c.py');
    index.delete('nowhere/x.ts');
    assert.equal(index.has('src/b.ts'), false);
    assert.equal(index.has('new/c.py'), false);
    assert.equal(index.size, 1);
    assert.deepEqual(counts(index), { src: { typescript: 1 } });
  });
});
