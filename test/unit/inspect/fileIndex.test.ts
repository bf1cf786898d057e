import assert from 'node:assert/strict';
import { FileIndex, type FolderFiles } from '../../../src/core/inspect/fileIndex.ts';

const LANGUAGES = { ts: 'typescript', py: 'python' };

/** A folder of which a walk decided on each file by itself. */
function folderOf(path: string, ...others: readonly string[]): FolderFiles {
  return { path, plain: '', plainCount: 0, sources: '', others };
}

function counts(index: FileIndex): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [...index.sources()].map((sources) => [sources.folder, Object.fromEntries(sources.counts)]),
  );
}

describe('FileIndex', () => {
  it('counts the sources of each folder by language, tests and what is no source left out', () => {
    const index = new FileIndex(LANGUAGES);
    index.addFolder(folderOf('', 'README.md', 'LICENSE'));
    index.addFolder(folderOf('src', 'a.ts', 'b.TS', 'a.test.ts', 'c.py', 'vite.config.ts'));
    assert.equal(index.size, 7);
    assert.deepEqual(counts(index), { src: { typescript: 2, python: 1 } });
  });

  it('follows files that come and go, however often it is told', () => {
    const index = new FileIndex(LANGUAGES);
    index.addFolder(folderOf('src', 'a.ts'));
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

  it('takes over what was counted of files that tell nothing else', () => {
    const index = new FileIndex(LANGUAGES);
    index.addFolder({ path: 'a', plain: 'x.ts/y.ts/', plainCount: 2, sources: 'typescript 2 ', others: ['manage.py'] });
    index.addFolder({ path: 'b', plain: 'x.ts/y.ts/', plainCount: 2, sources: 'typescript 2 ', others: [] });
    assert.equal(index.size, 5);
    assert.deepEqual(index.namesIn('a'), ['x.ts', 'y.ts', 'manage.py']);
    assert.deepEqual(counts(index), { a: { typescript: 2, python: 1 }, b: { typescript: 2 } });
    index.delete('b/x.ts');
    assert.deepEqual(counts(index), { a: { typescript: 2, python: 1 }, b: { typescript: 1 } });
    assert.equal(index.has('a/y.ts'), true);
  });

  it('takes no name of a property for a language', () => {
    const index = new FileIndex(LANGUAGES);
    index.addFolder(folderOf('', 'a.constructor', 'b.__proto__'));
    assert.deepEqual(counts(index), {});
  });
});
