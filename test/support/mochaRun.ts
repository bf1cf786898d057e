import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OUT } from './paths.ts';
import { runProgram } from './runProgram.ts';
import type { Tally } from './tally.ts';

interface MochaJson {
  readonly stats: { readonly passes: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly err: { readonly stack?: string; readonly message?: string };
  }[];
}

/** Runs mocha on files in a process of its own and reads what it reports. */
export async function runMocha(
  name: string,
  specs: readonly string[],
  timeoutMs = 20_000,
): Promise<Omit<Tally, 'suite'>> {
  mkdirSync(OUT, { recursive: true });
  const report = join(OUT, `${name}.json`);
  rmSync(report, { force: true });
  const args = [
    '--no-config',
    '--no-package',
    '--require',
    './test/support/vscodeStub.ts',
    '--extension',
    'ts',
    '--timeout',
    String(timeoutMs),
    '--reporter',
    'json',
    '--reporter-option',
    `output=${report}`,
    ...specs,
  ];
  const run = await runProgram('mocha', args);
  let result: MochaJson;
  try {
    result = JSON.parse(readFileSync(report, 'utf8')) as MochaJson;
  } catch {
    throw new Error(`mocha left no report (exit ${run.status}):\n${run.stderr.slice(0, 4000)}`);
  }
  const failures = result.failures.map(({ fullTitle, err }) => `${fullTitle}: ${err.stack ?? err.message ?? ''}`);
  if (run.status !== 0 && failures.length === 0)
    failures.push(`mocha ended with ${run.status}: ${run.stderr.slice(0, 2000)}`);
  return { passed: result.stats.passes, failures };
}
