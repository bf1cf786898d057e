import { serveBatch, runBatch } from './batch.ts';
import { answerBatchRequest } from './commands/answerBatchRequest.ts';
import { adviseCommand } from './commands/advise.ts';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { explainCommand } from './commands/explain.ts';
import { inspectCommand } from './commands/inspect.ts';
import { helpText } from './commandSpecs.ts';
import { readOptions, type CliOptions } from './options.ts';
import type { CommandResult } from './result.ts';
import { languageOf, say, speak } from './say.ts';
import { UsageError } from './usage.ts';
import { version } from './version.ts';

const COMMANDS: Readonly<Record<string, (options: CliOptions) => Promise<CommandResult>>> = {
  inspect: inspectCommand,
  advise: adviseCommand,
  compare: compareCommand,
  explain: explainCommand,
  check: checkCommand,
};

async function run(args: readonly string[]): Promise<number> {
  speak(languageOf(args, process.env));
  const options = readOptions(args, process.stdout.isTTY, process.env);
  if (options === 'version') return print(`${version()}\n`);
  if ('help' in options) return print(helpText(options.help));
  if (options.batch !== null) {
    const { command, batch } = options;
    await runBatch(__filename, command === 'inspect' ? 'inspect' : 'advise', batch, (line) =>
      process.stdout.write(`${line}\n`),
    );
    return 0;
  }
  if (options.command === 'mcp') return await serveMcp();
  const { output, exitCode } = await (COMMANDS[options.command] ?? inspectCommand)(options);
  print(output);
  return exitCode;
}

/** The protocol's library is large; nothing of it runs before this command asks for it. */
async function serveMcp(): Promise<0> {
  const mcp = await import('./mcp.ts');
  await mcp.serveMcp(version());
  return 0;
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

if (!serveBatch(answerBatchRequest)) {
  // `head` and the like close the pipe early; that is their right and no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  run(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const message =
        error instanceof UsageError
          ? error.message
          : say({
              code: 'cli.error.internal',
              args: { reason: error instanceof Error ? (error.stack ?? error.message) : String(error) },
            });
      process.stderr.write(`stack-advisor: ${message}\n`);
      process.exitCode = 2;
    },
  );
}
