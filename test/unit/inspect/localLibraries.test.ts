import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Fact } from '../../../src/core/inspect/facts.ts';
import { inheritedFacts } from '../../../src/core/inspect/inheritance.ts';
import { readManifest } from '../../../src/core/inspect/readers/readManifest.ts';
import type { Manifest } from '../../../src/core/model/manifest.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

/** Manifests that are counted each time that what they hold is gone through, and paths that were looked up. */
class CountedFiles {
  readonly manifests = new Map<string, Manifest>();
  readonly read: string[] = [];
  looks: string[] = [];

  set(path: string, text: string): void {
    const manifest = readManifest(path, text);
    assert.ok(manifest);
    const { items, ...rest } = manifest;
    const note = (): void => void this.read.push(path);
    this.manifests.set(path, {
      ...rest,
      get items() {
        note();
        return items;
      },
    });
  }

  get(path: string): Manifest | undefined {
    this.looks.push(path);
    return this.manifests.get(path);
  }

  values(): MapIterator<Manifest> {
    return this.manifests.values();
  }
}

const library = (name: string, dependencies: object): string => JSON.stringify({ name, dependencies });

describe('libraries that several projects use', () => {
  const files = new CountedFiles();
  files.set('a/package.json', library('a', { data: 'workspace:*' }));
  files.set('b/package.json', library('b', { data: 'workspace:*' }));
  files.set('libs/data/package.json', library('data', { inner: 'workspace:*', '@prisma/client': '6' }));
  files.set('libs/inner/package.json', library('inner', { mongoose: '8' }));
  const { throughLibraries } = inheritedFacts(files, realKnowledge());
  const ids = (path: string): string[] => found(path).map(({ id }) => id);

  function found(path: string): readonly Fact[] {
    const project = files.manifests.get(path);
    assert.ok(project);
    files.looks = [];
    return throughLibraries(project);
  }

  it('are gone through once, and looked up for each', () => {
    assert.deepEqual(ids('a/package.json'), ['prisma', 'mongoose', 'mongodb']);
    const { looks } = files;
    const gone = files.read.filter((path) => path.startsWith('libs/')).length;
    assert.ok(gone > 0);
    assert.deepEqual(found('b/package.json'), found('a/package.json'));
    assert.equal(files.read.filter((path) => path.startsWith('libs/')).length, gone);
    assert.deepEqual([...new Set(files.looks)].sort(), [...new Set(looks)].sort());
    assert.ok(files.looks.includes('libs/data/prisma/schema.prisma'));
  });

  it('are gone through again once they, or what belongs to them, changed', () => {
    files.set('libs/data/prisma/schema.prisma', 'datasource db {\n  provider = "postgresql"\n  url = env("URL")\n}\n');
    for (const path of ['a/package.json', 'b/package.json']) assert.ok(ids(path).includes('postgresql'), path);
    files.set('libs/inner/package.json', library('inner', { mysql2: '3' }));
    for (const path of ['a/package.json', 'b/package.json'])
      assert.deepEqual(
        ids(path).filter((id) => /^m/.test(id)),
        ['mysql'],
        path,
      );
  });
});
