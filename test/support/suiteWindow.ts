import type { Browser, Page } from 'playwright-core';
import { FOLDERS, OUTCOME_MARK, type SuiteOutcome } from '../integration/outcome.ts';
import { ROOT } from './paths.ts';
import type { VscodeServer } from './vscodeServer.ts';

/** Time for one window to open, run its suite and report. */
const DEADLINE_MS = 120_000;

export type HostKind = 'node' | 'web';

/** A workbench in the browser now and then never tells its folders; it is opened again so many times. */
const MOST_REOPENED = 3;

/** Runs a suite again where nothing of ours ran yet: the workbench itself did not come up whole. */
export async function reopened(open: () => Promise<SuiteOutcome>): Promise<SuiteOutcome> {
  let outcome = await open();
  for (let again = 0; again < MOST_REOPENED && neverOpened(outcome); again++) outcome = await open();
  return outcome;
}

function neverOpened({ failures }: SuiteOutcome): boolean {
  return failures.some((failure) => failure.includes(`Timed out: ${FOLDERS}`));
}

interface SuiteToRun {
  /** The name of the workspace. */
  readonly workspace: string;
  /** The workspace to open, absolute. */
  readonly target: string;
  /** The module that `buildHostSuites` made. */
  readonly tests: string;
  /** Called before the page opens anything. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Opens a workspace in a window of its own and waits for what its suite reports. */
export async function runSuite(
  browser: Browser,
  server: VscodeServer,
  { workspace, target, tests, prepare }: SuiteToRun,
): Promise<SuiteOutcome> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await prepare?.(page);
  const log: string[] = [];
  try {
    return await new Promise<SuiteOutcome>((resolve) => {
      const fail = (reason: string): void => resolve({ workspace, passed: 0, failures: [reason], notes: [] });
      const timer = setTimeout(
        () => fail(`no outcome within ${DEADLINE_MS / 1000} s\n${log.slice(-15).join('\n')}`),
        DEADLINE_MS,
      );
      page.on('console', (message) => {
        const text = message.text();
        const mark = text.indexOf(OUTCOME_MARK);
        if (mark < 0) {
          if (message.type() === 'error') log.push(text.slice(0, 400));
          return;
        }
        clearTimeout(timer);
        resolve(JSON.parse(jsonAt(text, mark + OUTCOME_MARK.length)) as SuiteOutcome);
      });
      page
        .goto(server.workbench(target, { extensionDevelopmentPath: ROOT, extensionTestsPath: tests }))
        .catch((error: unknown) => fail(String(error)));
    });
  } finally {
    await context.close();
  }
}

/** The JSON object that starts at an offset; VS Code may put text of its own after it. */
function jsonAt(text: string, start: number): string {
  return text.slice(start, text.lastIndexOf('}') + 1);
}
