import { parentPort, workerData } from 'node:worker_threads';
import { GivenUpFiles } from '../../engine/givenUp.ts';
import { ListerThread } from '../../engine/listerThread.ts';
import { ReadingBoard } from '../../protocol/readingBoard.ts';
import { adviseCommand } from '../commands/advise.ts';
import { answerBatchLine } from '../commands/answerBatchLine.ts';
import { answerTool } from '../commands/answerTool.ts';
import { checkCommand } from '../commands/check.ts';
import { compareCommand } from '../commands/compare.ts';
import { explainCommand } from '../commands/explain.ts';
import { inspectCommand } from '../commands/inspect.ts';
import { openFolder, type OpenFolder } from '../open.ts';
import type { CliOptions } from '../options.ts';
import { speak } from '../say.ts';
import { UsageError } from '../usage.ts';
import type { Job, JobMessage, JobResult, JobThreadData } from './job.ts';

const COMMANDS: Readonly<Record<string, (options: CliOptions, open: OpenFolder) => Promise<JobResult>>> = {
  inspect: inspectCommand,
  advise: adviseCommand,
  compare: compareCommand,
  explain: explainCommand,
  check: checkCommand,
};

/** In the working thread: answers jobs until the thread is ended. */
export function serveJobs(): void {
  if (parentPort === null) throw new Error('Run this in a worker thread');
  const port = parentPort;
  const post = (message: JobMessage): void => port.postMessage(message);
  const { board, givenUp, language } = workerData as JobThreadData;
  speak(language);
  const files = new GivenUpFiles(new ReadingBoard(board), (file) => post({ type: 'gave-up', file }));
  files.restore(givenUp);
  const lister = new ListerThread();
  // It gets ready while the job is sent.
  lister.prepare();
  const open: OpenFolder = (dir, profile) => openFolder(dir, files, lister, profile);
  port.on('message', (job: Job) => {
    answer(job, open).then(
      (result) => post({ type: 'done', result }),
      (error: unknown) => post(failure(error)),
    );
  });
}

async function answer(job: Job, open: OpenFolder): Promise<JobResult> {
  switch (job.kind) {
    case 'batch':
      return { output: await answerBatchLine(job.command, job.line, open), exitCode: 0 };
    case 'tool':
      return { output: JSON.stringify(await answerTool(job.name, job.input, open)), exitCode: 0 };
    case 'command':
      return (COMMANDS[job.options.command] ?? inspectCommand)(job.options, open);
  }
}

function failure(error: unknown): JobMessage {
  if (error instanceof UsageError) return { type: 'failed', message: error.message, isUsage: true };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { type: 'failed', message, isUsage: false };
}
