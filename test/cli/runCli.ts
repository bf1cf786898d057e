import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/paths.ts';

/** The command line as it ships; `npm run build` makes it. */
export const CLI = join(ROOT, 'dist/cli.js');
export const SHOP = join(ROOT, 'test/fixtures/workspaces/shop');
export const BROKEN = join(ROOT, 'test/fixtures/workspaces/broken');

export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a process of its own, as a user does. */
export function runCli(
  args: readonly string[],
  input = '',
  environment: Readonly<Record<string, string>> = {},
): CliRun {
  if (!existsSync(CLI)) throw new Error('dist/cli.js is missing: run npm run build first');
  const run = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 26,
    // English, whatever the machine of the test speaks.
    env: { ...process.env, LC_ALL: 'C', ...environment },
  });
  return { exitCode: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** The JSON that a call prints. */
export function jsonOf<T>(args: readonly string[]): T {
  const { exitCode, stdout, stderr } = runCli(args);
  if (exitCode !== 0) throw new Error(`exit ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
