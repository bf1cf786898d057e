import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

export type OutputFormat = 'text' | 'json' | 'markdown' | 'sarif';
export const FAIL_LEVELS = ['error', 'warning', 'information', 'never'] as const;
export type FailLevel = (typeof FAIL_LEVELS)[number];

export interface CliOptions {
  readonly command: string;
  readonly operands: readonly string[];
  readonly profile: string | null;
  readonly format: OutputFormat;
  readonly adr: string | null;
  readonly failOn: FailLevel;
  readonly batch: string | null;
  readonly color: boolean;
}

/**
 * Reads the command line.
 * @param args Arguments after the program's own name.
 * @param isTerminal Whether standard output is a terminal.
 * @param environment Environment variables; only `NO_COLOR` is looked at.
 * @throws {UsageError} with a sentence for the user.
 */
export function readOptions(
  args: readonly string[],
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): CliOptions | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  const [command, ...operands] = positionals;
  if (command === undefined) throw new UsageError('Which command? See --help.');
  const formats = (['json', 'markdown', 'sarif'] as const).filter((name) => values[name] === true);
  if (formats.length > 1) throw new UsageError(`--${formats.join(' and --')} exclude one another`);
  const failOn = FAIL_LEVELS.find((level) => level === (values['fail-on'] ?? 'error'));
  if (failOn === undefined) throw new UsageError(`--fail-on takes ${FAIL_LEVELS.join(', ')}`);
  return {
    command,
    operands,
    profile: values.profile ?? null,
    format: formats[0] ?? 'text',
    adr: values.adr ?? null,
    failOn,
    batch: values.batch ?? null,
    color: isTerminal && values['no-color'] !== true && (environment['NO_COLOR'] ?? '') === '',
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        json: { type: 'boolean' },
        markdown: { type: 'boolean' },
        sarif: { type: 'boolean' },
        adr: { type: 'string' },
        'fail-on': { type: 'string' },
        batch: { type: 'string' },
        'no-color': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
