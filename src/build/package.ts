/** Builds and packs `out/stack-advisor.vsix`, and refuses one that is too large or holds what does not run. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { ROOT } from './paths.ts';
import { checkSizes, sizeOf } from './sizeBudgets.ts';

const VSIX = join(ROOT, 'out/stack-advisor.vsix');
const ALLOWED =
  /^(package\.json|package\.nls(\.[a-z-]+)?\.json|README\.md|CHANGELOG\.md|LICENSE|THIRD_PARTY_NOTICES\.txt|dist\/(schemas\/)?[\w.-]+\.(js|json)|dist\/node\/[\w-]+\.mjs|media\/.+\.(css|png|svg|md)|l10n\/.+\.json)$/;

function run(command: string, args: readonly string[]): void {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, SOURCE_DATE_EPOCH: '1767225600' },
  });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

run('node', ['src/build/build.ts']);
const strangers = (await listFiles({ cwd: ROOT, packageManager: PackageManager.None })).filter(
  (file) => !ALLOWED.test(file),
);
if (strangers.length > 0) throw new Error(`Not meant to ship: ${strangers.join(', ')}`);
mkdirSync(join(ROOT, 'out'), { recursive: true });
run('vsce', ['package', '--no-dependencies', '--out', VSIX]);
checkSizes();
process.stdout.write(`${VSIX}: ${sizeOf(['out/stack-advisor.vsix']).toFixed(0)} KB\n`);
