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
}

/** Marks the line on which the measurements stand. */
export const MEASURED_MARK = 'STACK-ADVISOR-MEASURED ';
