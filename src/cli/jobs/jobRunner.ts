import { Worker } from 'node:worker_threads';
import type { GivenUp } from '../../protocol/engine.ts';
import { LOOK_EVERY_MS, ReadingBoard, ReadingWatch } from '../../protocol/readingBoard.ts';
import { say } from '../say.ts';
import { UsageError } from '../usage.ts';
import type { Job, JobMessage, JobResult, JobThreadData } from './job.ts';

/** Time that one file may take to read. */
const READING_MS = 2000;
/** Files that a single job may give up before it fails as a whole. */
const MAX_GIVEN_UP = 20;
/** The working thread's heap is bounded on its own, so that a hostile workspace ends a job and not the program. */
const HEAP_MB = 1024;

interface Running {
  readonly worker: Worker;
  readonly board: ReadingBoard;
}

type Outcome =
  | { readonly kind: 'message'; readonly message: Exclude<JobMessage, { type: 'gave-up' }> }
  | { readonly kind: 'overdue'; readonly file: GivenUp }
  | { readonly kind: 'died'; readonly reason: string };

/**
 * Runs jobs in a thread of their own, one after another: the program stays responsive whatever a workspace holds, and a
 * file that takes too long is left out while the rest is read.
 */
export class JobRunner {
  readonly #program: string;
  readonly #language: string;
  readonly #givenUp = new Map<string, GivenUp>();
  #running: Running | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param program Path of the command line's own bundle; in a thread it calls `serveJobs`.
   * @param language Language of the output.
   */
  constructor(program: string, language: string) {
    this.#program = program;
    this.#language = language;
  }

  /**
   * Runs a job when those before it are done.
   * @param deadlineMs Time after which it is ended.
   * @throws {UsageError} of the job; an Error where the job failed, the thread died or the time was up.
   */
  run(job: Job, deadlineMs = Infinity): Promise<JobResult> {
    const result = this.#last.then(() => this.#runNow(job, deadlineMs));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.worker.terminate();
  }

  async #runNow(job: Job, deadlineMs: number): Promise<JobResult> {
    const until = { time: performance.now() + deadlineMs, seconds: deadlineMs / 1000 };
    for (let givenUp = 0; ; givenUp++) {
      const outcome = await this.#ask(job, until);
      if (outcome.kind === 'message') {
        if (outcome.message.type === 'done') return outcome.message.result;
        throw outcome.message.isUsage ? new UsageError(outcome.message.message) : new Error(outcome.message.message);
      }
      await this.close();
      if (outcome.kind === 'died') throw new Error(outcome.reason);
      this.#givenUp.set(`${outcome.file.folder}\n${outcome.file.path}`, outcome.file);
      if (givenUp >= MAX_GIVEN_UP) throw new Error(said('too-many-slow', { count: MAX_GIVEN_UP }));
    }
  }

  #ask(job: Job, { time, seconds }: { readonly time: number; readonly seconds: number }): Promise<Outcome> {
    this.#running ??= this.#start();
    const { worker, board } = this.#running;
    return new Promise((resolve) => {
      const watch = new ReadingWatch(READING_MS);
      const settle = (outcome: Outcome): void => {
        clearInterval(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        resolve(outcome);
      };
      const onMessage = (message: JobMessage): void => {
        if (message.type !== 'gave-up') settle({ kind: 'message', message });
        else this.#givenUp.set(`${message.file.folder}\n${message.file.path}`, message.file);
      };
      const onError = (error: Error): void => settle({ kind: 'died', reason: error.message });
      const onExit = (code: number): void => settle({ kind: 'died', reason: said('died', { code }) });
      const timer = setInterval(() => {
        const reading = board.current();
        if (watch.isOverdue(reading) && reading !== null) {
          const { folder, path } = reading;
          settle({ kind: 'overdue', file: { folder, path, fingerprint: null } });
        } else if (performance.now() > time) settle({ kind: 'died', reason: said('slow', { seconds }) });
      }, LOOK_EVERY_MS);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(job);
    });
  }

  #start(): Running {
    const board = new ReadingBoard();
    const workerData: JobThreadData = {
      board: board.memory,
      givenUp: [...this.#givenUp.values()],
      language: this.#language,
    };
    const worker = new Worker(this.#program, {
      workerData,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // Between two jobs nobody listens; a thread that dies then is noticed by the next one.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#running?.worker === worker) this.#running = null;
    });
    return { worker, board };
  }
}

function said(code: string, args: Readonly<Record<string, number>>): string {
  return say({ code: `cli.batch.${code}`, args });
}
