import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { NodeFiles } from '../../../src/engine/nodeFiles.ts';

describe('NodeFiles', () => {
  let top = '';
  let root = '';
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'node-files-'));
    root = join(top, 'ws');
    mkdirSync(join(root, 'sub'), { recursive: true });
    mkdirSync(join(top, 'ws-evil'));
    writeFileSync(join(root, 'a.txt'), 'hello');
    writeFileSync(join(top, 'ws-evil', 'secret.txt'), 'secret');
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));
  const read = (path: string, max = 1000) => new NodeFiles(root).readFile(path, max);

  it('reads text without its byte order mark and says where bytes were no text', async () => {
    writeFileSync(join(root, 'bom.txt'), '\uFEFFhi');
    writeFileSync(join(root, 'utf16.txt'), Buffer.from('\uFEFFhi', 'utf16le'));
    writeFileSync(join(root, 'bad.txt'), Buffer.from([0x61, 0xff, 0x62]));
    writeFileSync(join(root, 'utf32.txt'), Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]));
    assert.deepEqual(await read('a.txt'), { ok: true, text: 'hello', bom: 0, malformed: false });
    assert.deepEqual(await read('bom.txt'), { ok: true, text: 'hi', bom: 1, malformed: false });
    assert.deepEqual(await read('utf16.txt'), { ok: true, text: 'hi', bom: 1, malformed: false });
    assert.deepEqual(await read('utf32.txt'), { ok: true, text: '\0a\0', bom: 1, malformed: true });
    assert.deepEqual(await read('bad.txt'), { ok: true, text: 'a\uFFFDb', bom: 0, malformed: true });
  });

  it('lists a folder with links as links', async () => {
    symlinkSync('a.txt', join(root, 'link'));
    const listing = await new NodeFiles(root).listFolder('');
    assert.ok(listing.ok);
    assert.deepEqual(listing.entries.map((entry) => `${entry.name} ${entry.kind}`).sort(), [
      'a.txt file',
      'link link',
      'sub folder',
    ]);
  });

  it('follows links inside the root and refuses those that leave it, siblings with the same prefix included', async () => {
    symlinkSync('a.txt', join(root, 'inside'));
    symlinkSync('../ws-evil/secret.txt', join(root, 'outside'));
    symlinkSync('../ws-evil', join(root, 'folder'));
    symlinkSync('loop', join(root, 'loop'));
    assert.equal((await read('inside')).ok, true);
    assert.deepEqual(await read('outside'), { ok: false, failure: 'outside-workspace' });
    assert.deepEqual(await read('folder/secret.txt'), { ok: false, failure: 'outside-workspace' });
    assert.deepEqual(await new NodeFiles(root).listFolder('folder'), { ok: false, failure: 'outside-workspace' });
    assert.deepEqual(await read('loop'), { ok: false, failure: 'unreadable' });
  });

  it('refuses paths that climb, are absolute or hold a NUL', async () => {
    for (const path of ['../ws-evil/secret.txt', '/etc/passwd', 'sub/../../ws-evil/secret.txt', 'a.txt\0', './a.txt']) {
      assert.deepEqual(await read(path), { ok: false, failure: 'outside-workspace' }, path);
    }
  });

  it('opens regular files only and never hangs on a pipe', async () => {
    execFileSync('mkfifo', [join(root, 'pipe')]);
    assert.deepEqual(await read('pipe'), { ok: false, failure: 'not-a-file' });
    assert.deepEqual(await read('sub'), { ok: false, failure: 'not-a-file' });
    assert.deepEqual(await read('nothing'), { ok: false, failure: 'not-found' });
  });

  it('refuses files over the limit without reading them', async () => {
    writeFileSync(join(root, 'huge'), '');
    truncateSync(join(root, 'huge'), 5 * 1024 ** 3);
    assert.deepEqual(await read('huge'), { ok: false, failure: 'too-large' });
    assert.equal((await read('a.txt', 5)).ok, true);
    assert.deepEqual(await read('a.txt', 4), { ok: false, failure: 'too-large' });
  });
});
