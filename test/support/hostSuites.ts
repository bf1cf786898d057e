import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import type { Browser } from 'playwright-core';
import type { SuiteOutcome } from '../integration/outcome.ts';
import { speak } from './displayLanguage.ts';
import { runHostileSuite } from './hostileHost.ts';
import { OUT, ROOT } from './paths.ts';
import { reopened, runSuite, type HostKind } from './suiteWindow.ts';
import type { Tally } from './tally.ts';
import { VscodeServer } from './vscodeServer.ts';

/** Where the sample workspaces lie. */
const WORKSPACES = join(ROOT, 'test/fixtures/workspaces');

/** A workspace and how it is opened. */
export interface Setting {
  readonly workspace: string;
  /** Restricted Mode: the folder is not trusted. */
  readonly untrusted?: true;
  /** Display language; there is a suite of its own for it. */
  readonly language?: string;
}
/** The workspaces that the suites are written for. */
export const SETTINGS: Readonly<Record<HostKind, readonly Setting[]>> = {
  node: [
    { workspace: 'shop' },
    { workspace: 'broken' },
    { workspace: 'pins' },
    { workspace: 'empty' },
    { workspace: 'two.code-workspace' },
    { workspace: 'shop', untrusted: true },
    { workspace: 'shop', untrusted: true, language: 'de' },
  ],
  web: [
    { workspace: 'shop' },
    { workspace: 'broken' },
    { workspace: 'pins' },
    { workspace: 'empty' },
    { workspace: 'two.code-workspace' },
    { workspace: 'shop', untrusted: true },
  ],
};

/**
 * Bundles the suites for one kind of extension host.
 * @returns Absolute path of the module that VS Code is told to run.
 */
export async function buildHostSuites(kind: HostKind): Promise<string> {
  const tests = join(OUT, `test/index.${kind}.js`);
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [`test/integration/index.${kind}.ts`],
    outfile: tests,
    bundle: true,
    platform: kind === 'node' ? 'node' : 'browser',
    // Mocha’s build for browsers takes a CommonJS module's exports for its own, so it is kept away from them.
    ...(kind === 'node'
      ? { format: 'cjs' as const }
      : {
          format: 'iife' as const,
          globalName: 'suites',
          footer: { js: 'module.exports = { run: () => suites.run() };' },
        }),
    // What only Node has is imported where it is used, and skipped elsewhere.
    external: kind === 'node' ? ['vscode', 'mocha'] : ['vscode', 'node:child_process', 'node:util'],
    define: kind === 'web' ? { 'process.env.NODE_ENV': '"test"' } : {},
    alias: kind === 'web' ? { assert: join(ROOT, 'test/support/webAssert.ts') } : {},
    logLevel: 'error',
  });
  return tests;
}

/**
 * Runs the extension-host suites in a served VS Code: under Node, or in the browser’s web worker. What needs a server of
 * its own runs beside the rest, so at most two windows are open at a time.
 */
export async function runHostSuites(browser: Browser, kind: HostKind): Promise<Omit<Tally, 'suite'>> {
  const tests = await buildHostSuites(kind);
  const suitesOf = (trusted: boolean): Promise<readonly SuiteOutcome[]> =>
    runTrusted(browser, kind, { trusted, tests });
  const outcomes = (
    await Promise.all([
      suitesOf(true),
      (async () => [...(await suitesOf(false)), await runHostileSuite(browser, kind, tests)])(),
    ])
  ).flat();
  return {
    passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
    failures: outcomes.flatMap(({ workspace, failures }) => failures.map((failure) => `${workspace}: ${failure}`)),
  };
}

/** The suites of all workspaces that are trusted, or of all that are not, one after the other. */
async function runTrusted(
  browser: Browser,
  kind: HostKind,
  { trusted, tests }: { readonly trusted: boolean; readonly tests: string },
): Promise<readonly SuiteOutcome[]> {
  const settings = SETTINGS[kind].filter((setting) => (setting.untrusted === undefined) === trusted);
  if (settings.length === 0) return [];
  const outcomes: SuiteOutcome[] = [];
  const server = await VscodeServer.start({
    settings: {
      ...(kind === 'web' && { 'remote.extensionKind': { 'stack-advisor.stack-advisor': ['web'] } }),
      ...(!trusted && {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
      }),
    },
  });
  try {
    for (const setting of settings) {
      const outcome = await reopened(() => runInCopy(browser, server, setting, tests));
      outcomes.push(outcome);
      for (const note of outcome.notes) process.stdout.write(`  ${kind} ${setting.workspace}: ${note}\n`);
    }
  } finally {
    await server.stop();
  }
  return outcomes;
}

/** Suites may write into their workspace: each gets a copy of its own. */
async function runInCopy(
  browser: Browser,
  server: VscodeServer,
  { workspace, language }: Setting,
  tests: string,
): Promise<SuiteOutcome> {
  const copies = copyWorkspaces();
  try {
    return await runSuite(browser, server, {
      workspace,
      target: join(copies, workspace),
      tests,
      ...(language !== undefined && { prepare: (page) => speak(page, language) }),
    });
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
}

/** @returns Absolute path of a new folder with a copy of every sample workspace. */
export function copyWorkspaces(): string {
  const copies = mkdtempSync(join(tmpdir(), 'stack-advisor-'));
  cpSync(WORKSPACES, copies, { recursive: true });
  return copies;
}
