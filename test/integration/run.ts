import * as vscode from 'vscode';
import { FOLDERS, OUTCOME_MARK, type SuiteOutcome } from './outcome.ts';
import { eventually, NOTES } from './support.ts';
import { declareSuite } from './suites.ts';

/** What the two builds of mocha have in common. */
export interface MochaLike {
  run(done: (failures: number) => void): Mocha.Runner;
}

/**
 * Runs the suite of the open workspace and reports on the console in one marked line, which the runner reads from either
 * host.
 * @param prepare Makes mocha's functions global and returns what runs the suite.
 */
export async function runSuite(prepare: () => MochaLike): Promise<void> {
  const workspace = vscode.workspace.name ?? '';
  const failures: string[] = [];
  let passed = 0;
  try {
    // A workspace file may be known by name before its folders are.
    if (workspace !== '') await eventually(FOLDERS, () => (vscode.workspace.workspaceFolders?.length ?? 0) > 0);
    const mocha = prepare();
    declareSuite(workspace, vscode.env.language);
    await new Promise<void>((resolve) => {
      const runner = mocha.run(() => resolve());
      runner.on('pass', () => passed++);
      runner.on('fail', (test, error: Error) => failures.push(`${test.fullTitle()}: ${error.stack ?? error.message}`));
    });
  } catch (error) {
    failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const outcome: SuiteOutcome = { workspace, passed, failures, notes: NOTES };
  console.log(`${OUTCOME_MARK}${JSON.stringify(outcome)}`);
  if (failures.length > 0) throw new Error(failures.join('\n\n'));
}
