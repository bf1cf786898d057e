import assert from 'node:assert/strict';
import { readFacts } from '../../support/readFacts.ts';

const json = (value: unknown): string => JSON.stringify(value, null, 2);

describe('package.json', () => {
  it('reads every table with its scope, and aliases by their real name', () => {
    const { dependencies, references, problems } = readFacts(
      'package.json',
      json({
        dependencies: { express: '^4.0.0', a: 'npm:@b/c@~1.2.0', d: 'jsr:@e/f@1', g: 'workspace:^', h: 'link:../../h' },
        devDependencies: { vitest: 'catalog:' },
        peerDependencies: { react: '>=18' },
        optionalDependencies: { i: '1' },
        bundledDependencies: ['express', 'j'],
      }),
    );
    assert.deepEqual(dependencies, [
      'runtime npm express ^4.0.0',
      'runtime npm @b/c ~1.2.0',
      'runtime jsr @e/f 1',
      'runtime npm g workspace:^',
      'runtime npm h link:../../h',
      'development npm vitest catalog:',
      'peer npm react >=18',
      'optional npm i 1',
      'runtime npm j -',
    ]);
    assert.deepEqual(references, []);
    assert.deepEqual(problems, ['outside-workspace 7']);
  });

  it('points at the real name and version of an alias', () => {
    const { manifest, at } = readFacts('package.json', '{"dependencies":{"x":"npm:@b/c@~1.2.0"}}');
    const item = manifest.items.find((entry) => entry.kind === 'dependency');
    assert.ok(item);
    assert.equal(at(item.nameSpan), '@b/c');
    assert.equal(at(item.versionSpan), '~1.2.0');
  });

  it('reads runtimes from engines, Volta and devEngines', () => {
    const { runtimes, settings } = readFacts(
      'package.json',
      json({
        engines: { node: '>=22', npm: '10', vscode: '^1.90.0' },
        volta: { node: '22.1.0' },
        devEngines: { runtime: [{ name: 'bun', version: '1.1' }], packageManager: { name: 'pnpm' } },
        packageManager: 'bun@1.1.0',
      }),
    );
    assert.deepEqual(runtimes, ['node >=22', 'node 22.1.0', 'bun 1.1']);
    assert.equal(settings.get('engines.vscode'), '^1.90.0');
    assert.equal(settings.get('packageManager'), 'bun@1.1.0');
    assert.equal(settings.get('devEngines.packageManager'), 'pnpm');
  });

  it('reads workspaces as list and as object, catalogs and scripts', () => {
    assert.deepEqual(readFacts('package.json', json({ workspaces: ['a/*', '!a/b'] })).references, [
      'workspace a/*',
      'workspace !a/b',
    ]);
    const { references, dependencies, settings } = readFacts(
      'package.json',
      json({
        workspaces: { packages: ['p/*'], catalog: { zod: '^3' }, catalogs: { old: { zod: '^2' } } },
        scripts: { start: 'bun run src/main.ts' },
        bin: { tool: './cli.js' },
      }),
    );
    assert.deepEqual(references, ['workspace p/*']);
    assert.deepEqual(dependencies, ['managed npm zod ^3 [catalog:]', 'managed npm zod ^2 [catalog:old]']);
    assert.equal(settings.get('scripts.start'), 'bun run src/main.ts');
    assert.equal(settings.get('bin.tool'), './cli.js');
  });

  it('notes wrong types and illegal names, and reads the rest', () => {
    const { dependencies, problems } = readFacts(
      'package.json',
      json({ name: 5, dependencies: { a: 1, 'b c': '1', d: null, e: '2' }, scripts: [], engines: 'x', workspaces: 7 }),
    );
    assert.deepEqual(dependencies, ['runtime npm a -', 'runtime npm b c 1', 'runtime npm d -', 'runtime npm e 2']);
    assert.deepEqual(problems, [
      'wrong-type 2',
      'wrong-type 11',
      'wrong-type 10',
      'wrong-type 9',
      'wrong-type 4',
      'invalid-name 5',
    ]);
  });

  it('masks credentials of URLs', () => {
    const { dependencies } = readFacts('package.json', json({ dependencies: { x: 'git+https://me:pw@host/x.git' } }));
    assert.deepEqual(dependencies, ['runtime npm x git+https://***@host/x.git']);
  });

  it('is incomplete past the limits, and says so', () => {
    const many = Object.fromEntries(Array.from({ length: 20_100 }, (_, i) => [`p${i}`, '1']));
    const full = readFacts('package.json', json({ dependencies: many }));
    assert.equal(full.manifest.items.length, 20_000);
    assert.equal(full.manifest.incomplete, true);
    assert.deepEqual(full.problems, ['too-many 20003']);
    const long = readFacts('package.json', json({ dependencies: { ['x'.repeat(300)]: '1', y: '2'.repeat(300) } }));
    assert.deepEqual(long.dependencies, ['runtime npm y -']);
    assert.deepEqual(long.problems, ['invalid-name 3', 'invalid-version 4']);
  });
});

describe('deno.json', () => {
  it('reads imports of npm, JSR and addresses, in import maps too', () => {
    for (const path of ['deno.json', 'deno.jsonc', 'import_map.json']) {
      const { dependencies, settings } = readFacts(
        path,
        json({
          imports: {
            a: 'npm:/hono@4',
            b: 'jsr:@std/path@^1/posix',
            c: 'https://deno.land/x/oak@v17.0.0/mod.ts',
            d: 'https://esm.sh/preact@10.5.0',
            e: 'https://example.org/x.ts',
            f: './local.ts',
          },
          scopes: { 'x/': { g: 'npm:pg' } },
        }),
      );
      assert.deepEqual(dependencies, [
        'runtime npm hono 4',
        'runtime jsr @std/path ^1',
        'runtime deno oak v17.0.0',
        'runtime npm preact 10.5.0',
        'runtime npm pg -',
      ]);
      assert.equal(settings.get('imports.e'), 'https://example.org/x.ts');
    }
  });

  it('reads tasks in both notations, and workspaces', () => {
    const { settings, references } = readFacts(
      'deno.json',
      json({ tasks: { a: 'deno run a.ts', b: { command: 'deno test' } }, workspace: { members: ['api'] } }),
    );
    assert.equal(settings.get('tasks.a'), 'deno run a.ts');
    assert.equal(settings.get('tasks.b'), 'deno test');
    assert.deepEqual(references, ['workspace api']);
  });
});

describe('composer.json', () => {
  it('tells packages, the platform and extensions apart', () => {
    const { dependencies, runtimes, settings, references } = readFacts(
      'composer.json',
      json({
        require: { php: '>=8.2', 'ext-pdo_mysql': '*', 'lib-icu': '>=70', 'Symfony/ORM-pack': '^2' },
        'require-dev': { 'phpunit/phpunit': '^11' },
        repositories: [{ type: 'path', url: 'packages/shared' }],
      }),
    );
    assert.deepEqual(dependencies, [
      'provided composer ext-pdo_mysql *',
      'runtime composer symfony/orm-pack ^2',
      'development composer phpunit/phpunit ^11',
    ]);
    assert.deepEqual(runtimes, ['php >=8.2']);
    assert.equal(settings.get('require.lib-icu'), '>=70');
    assert.deepEqual(references, ['path-dependency packages/shared']);
  });
});
