import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import type { BatchCommand } from './jobs/job.ts';
import { JobRunner } from './jobs/jobRunner.ts';
import { say } from './say.ts';
import { UsageError, usageError } from './usage.ts';

/** One line of a batch file. */
export interface BatchRequest {
  readonly id: string;
  readonly dir?: string;
  readonly profile?: unknown;
}

/** A request that takes longer is ended and reported as an error; the rest goes on. */
const DEADLINE_MS = 120_000;

function said(code: string): string {
  return say({ code: `cli.batch.${code}` });
}

/**
 * Reads one line of a batch file.
 * @throws {UsageError} saying what a request is.
 */
export function readRequest(line: string): BatchRequest {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(said('json'));
  }
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') {
    throw new UsageError(said('shape'));
  }
  if ('dir' in value && typeof value.dir !== 'string') throw new UsageError(said('dir'));
  return value as BatchRequest;
}

/**
 * Answers a file of requests with as many threads as there are cores, one result a line as each is ready.
 * @param program Path of the command line's own bundle.
 * @param file Path of the requests, or `-` for standard input.
 * @param write Takes one result line without its line end.
 * @throws {UsageError} where the file cannot be read.
 */
export async function runBatch(
  program: string,
  command: BatchCommand,
  file: string,
  write: (line: string) => void,
): Promise<void> {
  const lines = await readLines(file);
  let next = 0;
  const takeNext = (): string | undefined => lines[next++];
  const threads = Math.max(1, Math.min(availableParallelism(), lines.length));
  await Promise.all(
    Array.from({ length: threads }, () => workThrough(new JobRunner(program, 'en'), command, takeNext, write)),
  );
}

async function readLines(file: string): Promise<readonly string[]> {
  const lines: string[] = [];
  try {
    const input = file === '-' ? process.stdin : createReadStream(file, 'utf8');
    for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line.trim() !== '') lines.push(line);
  } catch (error) {
    throw error instanceof UsageError ? error : usageError('unreadable', { path: file });
  }
  return lines;
}

/** One thread's share; where it dies or hangs only its request fails. */
async function workThrough(
  runner: JobRunner,
  command: BatchCommand,
  takeNext: () => string | undefined,
  write: (line: string) => void,
): Promise<void> {
  for (let line = takeNext(); line !== undefined; line = takeNext()) {
    const { output } = await runner.run({ kind: 'batch', command, line }, DEADLINE_MS).catch((error: Error) => ({
      output: JSON.stringify({ id: idOf(line), error: error.message }),
    }));
    write(output);
  }
  await runner.close();
}

function idOf(line: string): unknown {
  try {
    return readRequest(line).id;
  } catch {
    return null;
  }
}
