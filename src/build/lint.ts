/** Runs every static check in turn and fails when any of them does: types, ESLint, layer rules, format. */
import { spawnSync } from 'node:child_process';
import { ROOT } from './paths.ts';

const checks: readonly (readonly string[])[] = [
  ['tsc', '-b'],
  ['eslint', '.', '--max-warnings', '0'],
  ['depcruise', 'src', 'test', '--config', 'src/build/dependencyCruiser.cjs', '--output-type', 'err'],
  ['prettier', '--check', '--log-level', 'warn', '.'],
];

let failed = 0;
for (const [command = '', ...args] of checks) {
  process.stdout.write(`▸ ${command} ${args.join(' ')}\n`);
  const run = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (run.status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
