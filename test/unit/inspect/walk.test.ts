import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Exclusions } from '../../../src/core/inspect/exclusions.ts';
import { walk, type WalkResult } from '../../../src/core/inspect/walk.ts';
import type { FileContent, FolderListing, WorkspaceFiles } from '../../../src/core/model/files.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';

const LANGUAGES = { go: 'go' };
const EXCLUSIONS = new Exclusions({ skip: ['node_modules'], aside: [] }, []);

/** A disk on which each listing takes as many turns as it is told to. */
class SlowFiles implements WorkspaceFiles {
  readonly #files: MemoryFiles;
  readonly #turns: (path: string) => number;
  listing = 0;
  /** Listings, each path once for each time that it was asked for. */
  readonly listed: string[] = [];

  constructor(files: MemoryFiles, turns: (path: string) => number) {
    this.#files = files;
    this.#turns = turns;
  }

  async listFolder(path: string): Promise<FolderListing> {
    this.listed.push(path);
    this.listing++;
    for (let i = this.#turns(path); i > 0; i--) await new Promise((resolve) => setImmediate(resolve));
    this.listing--;
    return this.#files.listFolder(path);
  }

  readFile(path: string, maxBytes: number): Promise<FileContent> {
    return this.#files.readFile(path, maxBytes);
  }
}

function tree(groups: number, services: number): Record<string, string> {
  const texts: Record<string, string> = { '.gitignore': 'ignored/\n' };
  for (let g = 0; g < groups; g++)
    for (let s = 0; s < services; s++) {
      texts[`g${g}/s${s}/go.mod`] = 'module m\n';
      texts[`g${g}/s${s}/src/main.go`] = '';
      texts[`g${g}/ignored/s${s}/go.mod`] = '';
    }
  return texts;
}

describe('a walk', () => {
  it('comes out the same whatever listing takes how long', async () => {
    const texts = tree(4, 30);
    const sorted: WalkResult = await walk(new MemoryFiles(texts), EXCLUSIONS, LANGUAGES, {});
    assert.equal(sorted.manifests.length, 120);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1000 }), async (seed) => {
        const slow = new SlowFiles(new MemoryFiles(texts), (path) => (path.length * seed) % 4);
        assert.deepEqual(await walk(slow, EXCLUSIONS, LANGUAGES, {}), sorted);
      }),
      { numRuns: 10 },
    );
  });

  it('lists each folder once, and none that is left out', async () => {
    const files = new SlowFiles(new MemoryFiles({ ...tree(2, 3), 'node_modules/a/package.json': '{}' }), () => 0);
    await walk(files, EXCLUSIONS, LANGUAGES, {});
    const folders = ['g0', 'g1'].flatMap((g) => [g, ...[0, 1, 2].flatMap((s) => [`${g}/s${s}`, `${g}/s${s}/src`])]);
    assert.deepEqual(files.listed.sort(), ['', ...folders]);
  });

  it('hands on each manifest once, while the next folders are being listed', async () => {
    const files = new SlowFiles(new MemoryFiles(tree(4, 30)), () => 3);
    const handed: string[] = [];
    let meanwhile = 0;
    const { manifests } = await walk(files, EXCLUSIONS, LANGUAGES, {
      onManifests: (paths) => {
        handed.push(...paths);
        meanwhile = Math.max(meanwhile, files.listing);
        return Promise.resolve();
      },
    });
    assert.deepEqual(handed.sort(), manifests);
    assert.ok(meanwhile > 0);
  });

  it('reads the ignore files of the next folders while manifests are read', async () => {
    const texts = tree(4, 30);
    for (let g = 0; g < 4; g++) for (let s = 0; s < 30; s++) texts[`g${g}/s${s}/.gitignore`] = '*.log\n';
    const memory = new MemoryFiles(texts);
    const ignoreFiles = (): number => memory.reads.filter((path) => path.endsWith('.gitignore')).length;
    let meanwhile = 0;
    await walk(new SlowFiles(memory, () => 1), EXCLUSIONS, LANGUAGES, {
      onManifests: async () => {
        const before = ignoreFiles();
        for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
        meanwhile += ignoreFiles() - before;
      },
    });
    assert.ok(meanwhile > 30);
  });
});
