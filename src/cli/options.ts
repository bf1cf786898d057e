import { parseArgs } from 'node:util';
import { COMMAND_SPECS, OPTIONS, type CommandSpec, type OptionName } from './commandSpecs.ts';
import { unknownName, usageError } from './usage.ts';

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

/** A request for words about the program instead of a run. */
export type Request = { readonly help: CommandSpec | null } | 'version';

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
): CliOptions | Request {
  const { values, given, positionals } = parse(args);
  const asked = positionals[0] === 'help';
  const [name, ...operands] = asked ? positionals.slice(1) : positionals;
  if (name === undefined) {
    if (asked || given.includes('help')) return { help: null };
    if (given.includes('version')) return 'version';
    throw usageError('no-command', { commands: COMMAND_SPECS.map((spec) => spec.name).join(', ') });
  }
  const spec = commandOf(name);
  if (asked || given.includes('help')) return { help: spec };
  if (given.includes('version')) return 'version';
  for (const option of given)
    if (!spec.options.includes(option)) throw usageError('wrong-option', { command: spec.name, name: `--${option}` });
  const formats = (['json', 'markdown', 'sarif'] as const).filter((format) => given.includes(format));
  if (formats.length > 1) throw usageError('exclusive', { names: `--${formats.join(' and --')}` });
  const batch = values.get('batch') ?? null;
  checkOperands(spec, operands, batch);
  return {
    command: spec.name,
    operands,
    profile: values.get('profile') ?? null,
    format: formats[0] ?? 'text',
    adr: values.get('adr') ?? null,
    failOn: failLevel(values.get('fail-on') ?? 'error'),
    batch,
    color: isTerminal && !given.includes('no-color') && (environment['NO_COLOR'] ?? '') === '',
  };
}

function commandOf(name: string): CommandSpec {
  const spec = COMMAND_SPECS.find((one) => one.name === name);
  if (spec !== undefined) return spec;
  throw unknownName(
    'unknown-command',
    { name },
    name,
    COMMAND_SPECS.map((one) => one.name),
  );
}

function checkOperands(
  { name, usage, operands: [least, most] }: CommandSpec,
  given: readonly string[],
  batch: string | null,
): void {
  if (batch !== null && given[0] !== undefined) throw usageError('batch-operand', { operand: given[0] });
  if (given.length < least) throw usageError('too-few', { usage });
  const extra = given[most];
  if (extra !== undefined) throw usageError('too-many', { command: name, operand: extra, usage });
}

function failLevel(value: string): FailLevel {
  const level = FAIL_LEVELS.find((one) => one === value);
  if (level === undefined) throw usageError('fail-on', { levels: FAIL_LEVELS.join(', '), value });
  return level;
}

interface Parsed {
  readonly values: ReadonlyMap<OptionName, string>;
  readonly given: readonly OptionName[];
  readonly positionals: readonly string[];
}

/** `parseArgs` without its strictness: its messages are for programmers. */
function parse(args: readonly string[]): Parsed {
  const { tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      OPTIONS.map(({ name, value, short }) => [
        name,
        {
          type: value === null ? ('boolean' as const) : ('string' as const),
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
  });
  const values = new Map<OptionName, string>();
  const given: OptionName[] = [];
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = OPTIONS.find(({ name }) => name === token.name);
    if (option === undefined)
      throw unknownName(
        'unknown-option',
        { name: token.rawName },
        token.rawName,
        OPTIONS.map(({ name }) => `--${name}`),
      );
    if (option.value === null && token.value !== undefined)
      throw usageError('no-option-value', { name: token.rawName });
    // `--adr --json` is a forgotten value, not a file of that name.
    const missing =
      token.value === undefined || token.value === '' || (!token.inlineValue && /^--?[a-z]/.test(token.value));
    if (option.value !== null && missing) throw usageError('option-value', { name: token.rawName });
    given.push(option.name);
    if (token.value !== undefined) values.set(option.name, token.value);
  }
  return { values, given, positionals };
}
