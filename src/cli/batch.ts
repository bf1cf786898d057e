import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Message } from '../core/model/message.ts';
import { say } from './say.ts';
import { UsageError, usageError } from './usage.ts';

/** One line of a batch file. */
export interface BatchRequest {
  readonly id: string;
  readonly dir?: string;
  readonly profile?: unknown;
}

export type BatchCommand = 'inspect' | 'advise';
/** Answers one request: the member that the result line carries beside its id. */
export type BatchHandler = (command: BatchCommand, request: BatchRequest) => Promise<Record<string, unknown>>;

/** A request that takes longer is ended and reported as an error; the rest goes on. */
const DEADLINE_MS = 120_000;

interface Job {
  readonly index: number;
  readonly line: string;
}

/** In a worker thread of {@link runBatch}: answers requests until the main thread closes. Returns false elsewhere. */
export function serveBatch(handler: BatchHandler): boolean {
  const data: unknown = workerData;
  if (isMainThread || parentPort === null || !isBatchData(data)) return false;
  const port = parentPort;
  port.on('message', (job: Job) => {
    void answer(data.batch, job.line, handler).then((result) => port.postMessage(result));
  });
  return true;
}

function isBatchData(data: unknown): data is { batch: BatchCommand } {
  return typeof data === 'object' && data !== null && 'batch' in data;
}

async function answer(command: BatchCommand, line: string, handler: BatchHandler): Promise<string> {
  let id: unknown = null;
  try {
    const request = readRequest(line);
    id = request.id;
    return JSON.stringify({ id, ...(await handler(command, request)) });
  } catch (error) {
    return JSON.stringify({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

function said(code: string, args: Message['args'] = {}): string {
  return say({ code: `cli.batch.${code}`, args });
}

/** Reads one line of a batch. @throws {UsageError} where it is no request. */
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
 * Answers a file of requests with as many workers as there are cores, one result a line as each is ready.
 * @param program Path of the command line's own bundle; each worker runs it and calls {@link serveBatch}.
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
  const jobs = await readJobs(file);
  let next = 0;
  const takeNext = (): Job | undefined => jobs[next++];
  const workers = Math.max(1, Math.min(availableParallelism(), jobs.length));
  await Promise.all(Array.from({ length: workers }, () => workThrough(program, command, takeNext, write)));
}

async function readJobs(file: string): Promise<readonly Job[]> {
  const jobs: Job[] = [];
  try {
    const input = file === '-' ? process.stdin : createReadStream(file, 'utf8');
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (line.trim() !== '') jobs.push({ index: jobs.length, line });
    }
  } catch (error) {
    throw error instanceof UsageError ? error : usageError('unreadable', { path: file });
  }
  return jobs;
}

/** One worker's share; a worker that dies or hangs is replaced and only its request fails. */
async function workThrough(
  program: string,
  command: BatchCommand,
  takeNext: () => Job | undefined,
  write: (line: string) => void,
): Promise<void> {
  let worker: Worker | null = null;
  for (let job = takeNext(); job !== undefined; job = takeNext()) {
    worker ??= new Worker(program, { workerData: { batch: command } });
    const outcome = await ask(worker, job);
    write(outcome.line);
    if (!outcome.alive) {
      await worker.terminate();
      worker = null;
    }
  }
  await worker?.terminate();
}

function ask(worker: Worker, job: Job): Promise<{ line: string; alive: boolean }> {
  return new Promise((resolve) => {
    const settle = (line: string, alive: boolean): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve({ line, alive });
    };
    const fail = (reason: string): void => settle(JSON.stringify({ id: idOf(job.line), error: reason }), false);
    const onMessage = (line: string): void => settle(line, true);
    const onError = (error: Error): void => fail(error.message);
    const onExit = (code: number): void => fail(said('died', { code }));
    const timer = setTimeout(() => fail(said('slow', { seconds: DEADLINE_MS / 1000 })), DEADLINE_MS);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}

function idOf(line: string): unknown {
  try {
    return readRequest(line).id;
  } catch {
    return null;
  }
}
