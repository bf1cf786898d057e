import type { GivenUp } from '../../protocol/engine.ts';
import type { CliOptions } from '../options.ts';

export type BatchCommand = 'inspect' | 'advise';
export const TOOL_NAMES = ['inspect_stack', 'recommend_stack', 'compare_stacks', 'explain_technology'] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** A piece of work for the thread that reads workspaces. Plain data: it crosses to another thread. */
export type Job =
  | { readonly kind: 'command'; readonly options: CliOptions }
  /** One line of a batch file. */
  | { readonly kind: 'batch'; readonly command: BatchCommand; readonly line: string }
  /** A call of the MCP server, its input checked against the tool's schema. */
  | { readonly kind: 'tool'; readonly name: ToolName; readonly input: object };

/** What a job prints, and the code that the program ends with. */
export interface JobResult {
  readonly output: string;
  /** What is to be told besides, a line each; on standard error. */
  readonly notes?: readonly string[];
  readonly exitCode: 0 | 1;
}

/** What the working thread says. */
export type JobMessage =
  | { readonly type: 'done'; readonly result: JobResult }
  /** `isUsage` where the user's own words were wrong; then the message is for them. */
  | { readonly type: 'failed'; readonly message: string; readonly isUsage: boolean }
  | { readonly type: 'gave-up'; readonly file: GivenUp };

/** What the working thread is started with. */
export interface JobThreadData {
  /** Of a `ReadingBoard`. */
  readonly board: SharedArrayBuffer;
  readonly givenUp: readonly GivenUp[];
  /** Language of the output. */
  readonly language: string;
}
