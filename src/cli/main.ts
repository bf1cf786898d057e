import { isMainThread } from 'node:worker_threads';
import { visibleText } from '../core/model/visibleText.ts';
import { runBatch } from './batch.ts';
import { helpText } from './commandSpecs.ts';
import { JobRunner } from './jobs/jobRunner.ts';
import { readOptions } from './options.ts';
import { PROGRAM } from './place.ts';
import { print } from './print.ts';
import { languageOf, say, speak } from './say.ts';
import { UsageError } from './usage.ts';
import { version } from './version.ts';

/** Everything that reads a workspace runs in a second thread of this very program; the first one watches over it. */
async function run(args: readonly string[]): Promise<number> {
  const language = languageOf(args, process.env);
  speak(language);
  const options = readOptions(args, process.stdout.isTTY, process.env);
  if (options === 'version') return await print(`${version()}\n`);
  if ('help' in options) return await print(helpText(options.help));
  if (options.batch !== null) {
    const { command, batch } = options;
    await runBatch(PROGRAM, command === 'inspect' ? 'inspect' : 'advise', batch, (line) =>
      process.stdout.write(`${line}\n`),
    );
    return 0;
  }
  const runner = new JobRunner(PROGRAM, language);
  if (options.command === 'mcp') return await serveMcp(runner);
  try {
    const { output, notes = [], exitCode } = await runner.run({ kind: 'command', options });
    for (const note of notes) process.stderr.write(`${visibleText(note)}\n`);
    await print(output);
    return exitCode;
  } finally {
    await runner.close();
  }
}

/** The protocol's library is large; nothing of it runs before this command asks for it. */
async function serveMcp(runner: JobRunner): Promise<0> {
  const mcp = await import('./mcp.ts');
  await mcp.serveMcp(version(), runner);
  return 0;
}

if (!isMainThread) {
  // Nor does the core in the thread that only watches.
  void import('./jobs/serveJobs.ts').then(({ serveJobs }) => serveJobs());
} else {
  // `head` and the like close the pipe early; that is their right and no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  run(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      const message = error instanceof UsageError ? reason : say({ code: 'cli.error.internal', args: { reason } });
      process.stderr.write(`stack-advisor: ${message}\n`);
      process.exitCode = 2;
    },
  );
}
