import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { SuiteOutcome } from '../integration/outcome.ts';
import { writeHostileWorkspace } from './hostileWorkspace.ts';
import { ROOT } from './paths.ts';
import { reopened, runSuite, type HostKind } from './suiteWindow.ts';
import { VscodeServer } from './vscodeServer.ts';
import { SHOWN_MARK, watchScript, type Shown } from './watchPage.ts';

const TRAP = join(ROOT, 'test/support/trapOurCalls.cjs');
const SETTINGS = {
  // The editor's own hovers in package.json ask a registry.
  'npm.fetchOnlinePackageInfo': false,
  // Everything opens on every machine, as slow as it may be.
  'workbench.hover.delay': 50,
};
/** What a window asks for whatever is open: its webviews' files, and its gallery of extensions. */
const OF_THE_EDITOR =
  /^(?:(?:data|blob|about):|https:\/\/vscode-remote[\w.+-]+\.vscode-cdn\.net\/|https:\/\/open-vsx\.org\/vscode\/gallery\/)/;
/** What must have been shown, or nothing was looked at: a place of the window and a word. */
const MUST_SHOW = ['tree koa', 'tooltip koa', 'hover express', 'problems typed', 'panel hostile'];

/**
 * Opens a hostile workspace in a real extension host with traps around it: the pages of the window are watched for what
 * they must not show or fetch, the extension's own code for calls that reach the network or start a process (where there
 * is Node), and the disk around the workspace for anything that changes.
 * @param tests The module that `buildHostSuites` made.
 */
export async function runHostileSuite(browser: Browser, kind: HostKind, tests: string): Promise<SuiteOutcome> {
  return reopened(() => open(browser, kind, tests));
}

async function open(browser: Browser, kind: HostKind, tests: string): Promise<SuiteOutcome> {
  const scratch = mkdtempSync(join(tmpdir(), 'stack-advisor-hostile-'));
  const calls = join(scratch, 'calls');
  const around = join(scratch, 'around');
  const target = join(around, 'hostile');
  writeHostileWorkspace(target);
  const before = snapshot(around);
  const server = await VscodeServer.start({
    settings: {
      ...SETTINGS,
      ...(kind === 'web' && { 'remote.extensionKind': { 'stack-advisor.stack-advisor': ['web'] } }),
    },
    env: { NODE_OPTIONS: `--require ${TRAP}`, TRAPPED_CALLS: calls, TRAPPED_CODE: join(ROOT, 'dist/') },
  });
  try {
    const watched = new PageWatch(server.origin);
    const outcome = await runSuite(browser, server, {
      workspace: 'hostile',
      target,
      tests,
      prepare: (page) => watched.watch(page),
    });
    const noted = existsSync(calls) ? readFileSync(calls, 'utf8').split('\n') : [];
    const failures = [
      ...watched.mistakes(),
      ...differences(before, snapshot(around)),
      ...noted.filter((call) => call !== '' && !call.startsWith('watched ')).map((call) => `called ${call}`),
      ...(kind === 'node' && !noted.includes('watched engine.mjs') ? ['the engine’s thread was not watched'] : []),
    ];
    return { ...outcome, failures: [...outcome.failures, ...failures] };
  } finally {
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What a window shows and asks for. */
class PageWatch {
  readonly #origin: string;
  readonly #wrong: string[] = [];
  readonly #seen = new Set<string>();

  /** @param origin Of the server: all that the window may ask. */
  constructor(origin: string) {
    this.#origin = origin;
  }

  async watch(page: Page): Promise<void> {
    await page.addInitScript(watchScript());
    page.on('console', (message) => {
      const text = message.text();
      if (!text.startsWith(SHOWN_MARK)) return;
      const { kind, what } = JSON.parse(text.slice(SHOWN_MARK.length)) as Shown;
      if (kind === 'wrong') this.#wrong.push(`shown: ${what}`);
      else this.#seen.add(what);
    });
    page.on('dialog', (dialog) => {
      this.#wrong.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.context().on('request', (request) => {
      const url = request.url();
      const own = [this.#origin, this.#origin.replace('http', 'ws')].some((origin) => url.startsWith(`${origin}/`));
      if (!own && !OF_THE_EDITOR.test(url)) this.#wrong.push(`asked for ${url}`);
    });
  }

  mistakes(): readonly string[] {
    const missing = MUST_SHOW.filter((what) => !this.#seen.has(what));
    const about = missing.map(
      (what) =>
        `never shown: ${what}, but ${[...this.#seen]
          .filter((seen) => seen.startsWith(what.split(' ')[0] ?? ''))
          .slice(0, 200)
          .join(', ')}`,
    );
    return [...this.#wrong, ...about];
  }
}

/** Path → what stands there, of everything below a folder. Links are not followed. */
function snapshot(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (path: string): void => {
    for (const name of readdirSync(join(root, path))) {
      const below = join(path, name);
      const stat = lstatSync(join(root, below));
      if (stat.isDirectory()) walk(below);
      const content = stat.isFile()
        ? createHash('sha256')
            .update(readFileSync(join(root, below)))
            .digest('hex')
        : stat.isSymbolicLink()
          ? readlinkSync(join(root, below))
          : '';
      found.set(below, `${stat.mode} ${content}`);
    }
  };
  walk('');
  return found;
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).map((path) => `changed on disk: ${path}`);
}
