import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFiles, checkSizes, partsOf } from '../../src/build/sizeBudgets.ts';
import { OUT, ROOT } from '../support/paths.ts';

const VSIX = join(OUT, 'stack-advisor.vsix');
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Folders of the packages that some of the files that were built hold code of, read from what the bundler says. */
function foldersIn(files: readonly string[]): readonly string[] {
  const built = builtFiles();
  const inputs = files.flatMap((file) =>
    Object.entries(built[file]?.inputs ?? {}).flatMap(([input, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [input] : [],
    ),
  );
  return [...new Set(inputs.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))];
}

/** `name version` of every package that some bundle holds code of. */
function bundledPackages(): string[] {
  return foldersIn(Object.keys(builtFiles())).map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    return `${name} ${version}`;
  });
}

describe('the package', () => {
  it('comes out byte for byte the same when it is built again', () => {
    const first = digest(VSIX);
    const again = spawnSync('node', ['src/build/package.ts'], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(again.status, 0, again.stderr);
    assert.equal(digest(VSIX), first);
  }).timeout(120_000);

  it('brings the licence of each package that it holds code of, and of no other', () => {
    const [, ...notices] = readFileSync(join(ROOT, 'THIRD_PARTY_NOTICES.txt'), 'utf8').split(
      `\n\n${'-'.repeat(80)}\n\n`,
    );
    assert.deepEqual(notices.map((notice) => notice.split('\n')[0]).sort(), bundledPackages().sort());
    for (const notice of notices) assert.match(notice, /licen[cs]e|permission|copyright/i);
  });

  it('starts its engine without the parsers and checkers that only some folders need', () => {
    const engine = 'dist/node/engine.mjs';
    const late = (['yaml', 'toml-eslint-parser', 'saxes', 'zod'] as const).map((name) => `node_modules/${name}`);
    const [now, later] = [foldersIn(partsOf(engine, false)), foldersIn(partsOf(engine, true))];
    assert.deepEqual(
      late.filter((folder) => now.includes(folder) || !later.includes(folder)),
      [],
    );
  });

  it('is refused where a part is larger than allowed', () => {
    const part = { what: 'entry chunk', files: ['dist/extension.js'], budget: 1, limit: 1 };
    assert.throws(() => checkSizes([part]), /^Error: Larger than allowed:\nentry chunk: [\d.]+ KB, at most 1$/);
    checkSizes();
  });
});
