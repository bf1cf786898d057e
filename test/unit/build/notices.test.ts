import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { packagesIn, writeNotices } from '../../../src/build/notices.ts';
import { ROOT } from '../../../src/build/paths.ts';

describe('third-party notices', () => {
  it('name each package whose code is bundled, with its licence, and no other', async () => {
    const { metafile } = await esbuild.build({
      stdin: {
        contents: "import { parse } from 'yaml'; import { z } from 'zod'; console.log(parse('a: 1'));",
        resolveDir: ROOT,
      },
      absWorkingDir: ROOT,
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      logLevel: 'silent',
    });
    const folders = packagesIn(metafile);
    assert.deepEqual(folders, ['node_modules/yaml']);
    const folder = mkdtempSync(join(tmpdir(), 'notices-'));
    try {
      writeNotices(folders, join(folder, 'notices.txt'));
      const text = readFileSync(join(folder, 'notices.txt'), 'utf8');
      assert.match(text, /^yaml \d+\.\d+\.\d+$/m);
      assert.match(text, /Permission to use, copy, modify/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
