/** What is measured inside the extension host; times in milliseconds. */
export interface MeasuredInHost {
  readonly error?: string;
  /** The extension's `activate()`. */
  readonly activate: number;
  /** Files that were looked at by then; nothing should be. */
  readonly readWhileActivating: boolean;
  /** From the command to the advice. */
  readonly firstAdvice: number;
  /** The longest that the event loop was blocked while nothing of ours ran, and in each of our steps. */
  readonly idleBlock: number;
  readonly blocks: Readonly<Record<string, number>>;
  /** From a call of the page to its reply, for steps of a what-if. */
  readonly whatIf: readonly number[];
  /** The longest message to the panel's page, in characters. */
  readonly longestMessage: number;
}

/** Marks the line on which the measurements stand. */
export const MEASURED_MARK = 'STACK-ADVISOR-MEASURED ';
