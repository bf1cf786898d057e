/**
 * Mutation testing of the decision core: changes the code in small ways, one at a time, and asks whether a test notices.
 * `npm run mutation [-- FILE…]` takes all of `src/core/advise` or the files given; it ends non-zero below the floor.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../support/paths.ts';
import { installPinned } from '../support/pinnedPackages.ts';

/** Percent of the changes that tests must notice. */
const FLOOR = 85;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '2' } },
});
const installed = installPinned('test/mutation/package.json', 'mutation');
const packages = join(installed, 'node_modules/@stryker-mutator');
const configuration = {
  mutate:
    positionals.length > 0
      ? positionals.map((file) => relative(ROOT, join(process.cwd(), file)))
      : ['src/core/advise/**/*.ts'],
  testRunner: 'mocha',
  plugins: [join(packages, 'mocha-runner/dist/src/index.js')],
  mochaOptions: {
    'no-config': true,
    'no-package': true,
    require: ['./test/support/vscodeStub.ts'],
    extension: ['ts'],
    // Without the claims of the article: they hold the data, and take seconds a change.
    spec: [
      'test/unit/advise/!(articleClaims).test.ts',
      'test/unit/advise/method/*.test.ts',
      'test/property/method.test.ts',
    ],
  },
  coverageAnalysis: 'perTest',
  // Tables at the top of a module are built once, before any change can be switched on.
  ignoreStatic: true,
  ignorePatterns: ['dist', 'out', 'coverage', 'docs', 'media', '.vscode-test', '.bench'],
  tempDirName: 'out/mutation',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'out/mutation.json' },
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  thresholds: { high: 95, low: FLOOR, break: FLOOR },
  concurrency: Number(values.concurrency),
  disableTypeChecks: false,
  allowConsoleColors: false,
};
const file = join(installed, 'stryker.config.json');
mkdirSync(installed, { recursive: true });
writeFileSync(file, JSON.stringify(configuration, null, 2));
const run = spawnSync(process.execPath, [join(packages, 'core/bin/stryker.js'), 'run', file], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: `--require ${join(ROOT, 'test/mutation/resolveCjs.cjs')}` },
});
process.exitCode = run.status ?? 1;
