import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FolderReader } from '../../../src/host/engine/engineHostFiles.ts';

const { File, Directory, SymbolicLink } = { File: 1, Directory: 2, SymbolicLink: 64 };

describe('a folder that only the editor can read', () => {
  /** Path from the root → type. */
  let types: Map<string, number>;
  let stats = 0;
  let now = 0;
  const clock = performance.now.bind(performance);

  beforeEach(() => {
    types = new Map([
      ['sub', Directory],
      ['sub/package.json', File],
    ]);
    stats = 0;
    now = clock();
    performance.now = () => now;
    Object.assign(vscode.workspace, {
      fs: {
        stat: ({ path }: vscode.Uri) => {
          stats++;
          const type = types.get(path.replace('/ws/', ''));
          return type === undefined ? Promise.reject(new Error('none')) : Promise.resolve({ type, size: 2 });
        },
        readFile: () => Promise.resolve(new TextEncoder().encode('{}')),
        readDirectory: () => Promise.resolve([['package.json', File]]),
      },
    });
  });
  afterEach(() => {
    performance.now = clock;
  });

  it('is believed to be one for a moment, and looked at again after it: it may have become a link', async () => {
    const reader = new FolderReader(vscode.Uri.file('/ws'));
    assert.equal((await reader.readFile('sub/package.json', 100)).ok, true);
    types.set('sub', Directory | SymbolicLink);
    now += 500;
    stats = 0;
    assert.equal((await reader.readFile('sub/package.json', 100)).ok, true);
    assert.equal(stats, 1, 'of the file alone');
    now += 600;
    assert.deepEqual(await reader.readFile('sub/package.json', 100), { ok: false, failure: 'outside-workspace' });
    assert.deepEqual(await reader.listFolder('sub'), { ok: false, failure: 'outside-workspace' });
  });

  it('says whether a path leads to a folder by no link', async () => {
    types.set('link', Directory | SymbolicLink).set('link/below', Directory);
    const reader = new FolderReader(vscode.Uri.file('/ws'));
    const paths = ['', 'sub', 'sub/package.json', 'link', 'link/below', 'none', '..', 'sub/../..', 'sub//x'];
    const answers = await Promise.all(paths.map((path) => reader.isFolder(path)));
    assert.deepEqual(
      paths.filter((_, i) => answers[i]),
      ['', 'sub'],
    );
  });
});
