/** Marks the line on which a suite reports how it went. */
export const OUTCOME_MARK = 'STACK-ADVISOR-OUTCOME ';

export interface SuiteOutcome {
  readonly workspace: string;
  readonly passed: number;
  /** Title and stack of each failure. */
  readonly failures: readonly string[];
  /** What was measured, for people to read; nothing passes or fails by it. */
  readonly notes: readonly string[];
}

/** What the suites wait for first: the workbench names a workspace at times, and never tells its folders. */
export const FOLDERS = 'the folders';
