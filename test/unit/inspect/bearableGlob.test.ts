import assert from 'node:assert/strict';
import { bearableRules, isBearableGlob } from '../../../src/core/inspect/bearableGlob.ts';
import { WorkspaceIndex } from '../../../src/core/inspect/workspaceIndex.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const HONEST = [
  '**/.git',
  '**/*.js.map',
  '**/{*.js,*.ts,*.map}',
  '**/*.spec.*',
  'apps/(app)/**',
  'packages/*/dist/**',
  '**/[Bb]in',
  '**/{node_modules,bower_components}/**/test/**',
  'a?c',
  'src/**/generated/**/*.spec.js',
  '**/*.spec.*/**/x',
  '',
];
const ENDLESS = [
  `${'*a'.repeat(60)}b`,
  `${'*(a|a?)'.repeat(20)}b`,
  `${'+(a|aa)'.repeat(30)}b`,
  '(a+)+b',
  '(a|a)*b',
  `${'[a]+'.repeat(30)}b`,
  `${'{a,aa}+'.repeat(5)}b`,
  '{a,b}'.repeat(30),
  '{1..99999999}',
  `${'**/a/'.repeat(20)}b`,
  `{x,${'*a'.repeat(20)}b}`,
  '?'.repeat(5000),
  `${'*a*/'.repeat(30)}b`,
  '**/*a*/**/*a*/b',
  `${'**/a*/'.repeat(5)}b`,
];

describe('a glob that a workspace has set', () => {
  for (const glob of HONEST) it(`is followed: ${glob}`, () => assert.ok(isBearableGlob(glob)));
  for (const glob of ENDLESS)
    it(`is passed over: ${glob.length > 30 ? `${glob.slice(0, 30)}…` : glob}`, () => assert.ok(!isBearableGlob(glob)));

  it('in an ignore file is followed where it can be matched, however many stars it has', async () => {
    const rules = ['**/a*/'.repeat(20) + 'b', 'x/**/y', '**/out/', `${'*a'.repeat(60)}b`, 'deep/**'];
    const kept = 'a/'.repeat(60);
    const files = new MemoryFiles({
      '.gitignore': `${rules.join('\n')}\n`,
      ...Object.fromEntries(
        [kept, 'left/out/', 'x/1/2/y/', 'deep/down/'].map((folder) => [
          `${folder}package.json`,
          '{"dependencies":{"koa":"^2.0.0"}}',
        ]),
      ),
    });
    const index = await WorkspaceIndex.open(files, realKnowledge(), { root: 'x', excludes: [], now: () => 0 });
    assert.deepEqual(
      index.report(sayIn()).services.map(({ path }) => `${path}/`),
      [kept],
    );
    assert.equal(bearableRules('a/**/b\n'.repeat(100)).split('\n').length, 21);
  });

  it('is passed over beside others that are followed', async () => {
    const name = 'a'.repeat(200);
    const files = new MemoryFiles({
      [`${name}/package.json`]: '{"dependencies":{"koa":"^2.0.0"}}',
      [`${name}/${name}/package.json`]: '{"dependencies":{"koa":"^2.0.0"}}',
      'left/out/package.json': '{"dependencies":{"koa":"^2.0.0"}}',
    });
    const excludes = [...ENDLESS, '**/out'];
    const index = await WorkspaceIndex.open(files, realKnowledge(), { root: 'x', excludes, now: () => 0 });
    assert.deepEqual(
      index
        .report(sayIn())
        .services.map(({ path }) => path)
        .sort(),
      [name, `${name}/${name}`],
    );
  });
});
