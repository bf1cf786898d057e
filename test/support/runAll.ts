/**
 * Everything that has to pass: static checks beside the units, then one after the other the package, the command line,
 * the extension inside VS Code under Node and in the browser, and the workbench as a person uses it. The last line is
 * the sum.
 */
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.ts';
import { runHostSuites } from './hostSuites.ts';
import { runMocha } from './mochaRun.ts';
import { runProgram } from './runProgram.ts';
import type { HostKind } from './suiteWindow.ts';
import { conclude, tallied, type Tally } from './tally.ts';
import { installServer } from './vscodeServer.ts';

/** A program that passes or fails as a whole. */
async function step(command: string, ...args: string[]): Promise<Omit<Tally, 'suite'>> {
  const run = await runProgram(command, args);
  const passed = run.status === 0;
  return {
    passed: passed ? 1 : 0,
    failures: passed ? [] : [`${command} ${args.join(' ')}\n${run.stdout}\n${run.stderr}`.slice(0, 8000)],
  };
}

async function hostSuites(kind: HostKind): Promise<Omit<Tally, 'suite'>> {
  const browser = await launchChromium();
  try {
    return await runHostSuites(browser, kind);
  } finally {
    await browser.close();
  }
}

const BROWSER_TEST_MS = 90_000;
const SUITES: Readonly<Record<string, () => Promise<Omit<Tally, 'suite'>>>> = {
  lint: () => step('node', 'src/build/lint.ts'),
  package: async () => {
    const packed = await step('node', 'src/build/package.ts');
    if (packed.failures.length > 0) return packed;
    const checked = await runMocha('package', ['test/package/**/*.test.ts']);
    return { passed: packed.passed + checked.passed, failures: checked.failures };
  },
  unit: () =>
    runMocha('unit', [
      'test/unit/**/*.test.ts',
      'test/property/**/*.test.ts',
      'test/host/**/*.test.ts',
      'test/hostile/**/*.test.ts',
    ]),
  cli: () => runMocha('cli', ['test/cli/**/*.test.ts']),
  host: () => hostSuites('node'),
  web: () => hostSuites('web'),
  browser: () => runMocha('browser', ['test/browser/**/*.test.ts'], BROWSER_TEST_MS),
};

const { positionals } = parseArgs({ allowPositionals: true });
const chosen = positionals.length > 0 ? positionals : Object.keys(SUITES);
const tallies: Tally[] = [];
if (chosen.some((suite) => ['host', 'web', 'browser'].includes(suite))) {
  const prepared = await tallied('VS Code from npm', () => {
    installServer();
    return Promise.resolve({ passed: 1, failures: [] });
  });
  if (prepared.failures.length > 0) tallies.push(prepared);
}
/** Neither needs more than one core, and neither knows of the other. */
const TOGETHER: ReadonlySet<string> = new Set(['lint', 'unit']);

const runs = chosen.map((suite) => {
  const run = SUITES[suite];
  if (run === undefined) throw new Error(`No suite "${suite}"; there are ${Object.keys(SUITES).join(', ')}`);
  return { suite, run };
});
const [first, rest] = [
  runs.filter(({ suite }) => TOGETHER.has(suite)),
  runs.filter(({ suite }) => !TOGETHER.has(suite)),
];
tallies.push(...(await Promise.all(first.map(({ suite, run }) => tallied(suite, run)))));
for (const { suite, run } of rest) tallies.push(await tallied(suite, run));
conclude(tallies);
