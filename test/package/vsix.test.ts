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
    assert.doesNotMatch(again.stdout + again.stderr, /warn/i);
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

  it('has what the marketplaces ask for', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly [field: string]: unknown;
      readonly icon: string;
      readonly engines: { readonly vscode: string };
      readonly devDependencies: Readonly<Record<string, string>>;
      readonly categories: readonly string[];
      readonly keywords: readonly string[];
      readonly repository: { readonly url: string };
      readonly bugs: { readonly url: string };
    };
    for (const field of [
      'publisher',
      'name',
      'displayName',
      'description',
      'version',
      'license',
      'homepage',
      'pricing',
    ])
      assert.equal(typeof manifest[field], 'string', field);
    assert.match(String(manifest['publisher']), /^[\w-]+$/);
    assert.match(String(manifest['version']), /^\d+\.\d+\.\d+$/);
    for (const { url } of [manifest.repository, manifest.bugs]) assert.match(url, /^https:\/\//);
    // Open VSX takes at most 30 tags; the Marketplace shows fewer.
    assert.ok(manifest.keywords.length <= 30 && manifest.categories.length > 0);
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`, 'no newer API is typed');
    const icon = readFileSync(join(ROOT, manifest.icon));
    assert.equal(icon.toString('latin1', 1, 4), 'PNG');
    assert.ok(
      icon.readUInt32BE(16) >= 128 && icon.readUInt32BE(16) === icon.readUInt32BE(20),
      'a square of 128 or more',
    );
    const nls = JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8')) as Record<string, string>;
    assert.ok((nls['description'] ?? '').length <= 250);
    // Pictures in the README: no SVG, nothing unencrypted.
    for (const name of ['README.md', 'CHANGELOG.md'])
      assert.doesNotMatch(readFileSync(join(ROOT, name), 'utf8'), /!\[[^\]]*\]\((http:|[^)]*\.svg)/, name);
  });

  it('is refused where a part is larger than allowed', () => {
    const part = { what: 'entry chunk', files: ['dist/extension.js'], budget: 1, limit: 1 };
    assert.throws(() => checkSizes([part]), /^Error: Larger than allowed:\nentry chunk: [\d.]+ KB, at most 1$/);
    checkSizes();
  });
});
