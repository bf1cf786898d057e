import { CANDIDATE_IDS } from '../core/model/vocabulary.ts';
import { say } from './say.ts';

/** An option of the command line. */
export interface OptionSpec {
  readonly name: OptionName;
  /** Name of its value, or null for a switch. */
  readonly value: string | null;
  readonly short?: string;
}

export type OptionName =
  'profile' | 'json' | 'markdown' | 'sarif' | 'adr' | 'fail-on' | 'batch' | 'locale' | 'no-color' | 'help' | 'version';

/** What one command takes. */
export interface CommandSpec {
  readonly name: string;
  readonly usage: string;
  /** Fewest and most operands. */
  readonly operands: readonly [least: number, most: number];
  readonly options: readonly OptionName[];
  /** File under `dist/schemas/` that its JSON conforms to. */
  readonly schema?: string;
  readonly examples: readonly string[];
}

export const OPTIONS: readonly OptionSpec[] = [
  { name: 'profile', value: 'FILE' },
  { name: 'json', value: null },
  { name: 'markdown', value: null },
  { name: 'sarif', value: null },
  { name: 'adr', value: 'FILE' },
  { name: 'fail-on', value: 'LEVEL' },
  { name: 'batch', value: 'FILE' },
  { name: 'locale', value: 'TAG' },
  { name: 'no-color', value: null },
  { name: 'help', value: null, short: 'h' },
  { name: 'version', value: null, short: 'v' },
];
/** Options that go with every command. */
const EVERYWHERE: readonly OptionName[] = ['locale', 'no-color', 'help', 'version'];

export const COMMAND_SPECS: readonly CommandSpec[] = [
  {
    name: 'inspect',
    usage: 'stack-advisor inspect [DIR] [--json] | --batch FILE',
    operands: [0, 1],
    options: ['json', 'batch', ...EVERYWHERE],
    schema: 'inspect.schema.json',
    examples: [
      'stack-advisor inspect',
      'stack-advisor inspect ../shop --json | jq .summary',
      "ls -d repos/*/ | jq -Rc '{id: ., dir: .}' | stack-advisor inspect --batch -",
    ],
  },
  {
    name: 'advise',
    usage: 'stack-advisor advise [DIR] [--profile FILE] [--json | --markdown] [--adr FILE] | --batch FILE',
    operands: [0, 1],
    options: ['profile', 'json', 'markdown', 'adr', 'batch', ...EVERYWHERE],
    schema: 'advise.schema.json',
    examples: [
      'stack-advisor advise',
      'stack-advisor advise ../shop --profile answers.json --markdown > report.md',
      'stack-advisor advise --adr docs/decisions/0007-backend-stack.md',
    ],
  },
  {
    name: 'compare',
    usage: 'stack-advisor compare A B [DIR] [--profile FILE] [--json]',
    operands: [2, 3],
    options: ['profile', 'json', ...EVERYWHERE],
    schema: 'compare.schema.json',
    examples: ['stack-advisor compare go typescript', 'stack-advisor compare java csharp ../shop --json'],
  },
  {
    name: 'explain',
    usage: 'stack-advisor explain ID [DIR] [--json]',
    operands: [1, 2],
    options: ['json', ...EVERYWHERE],
    schema: 'explain.schema.json',
    examples: [
      'stack-advisor explain fastify',
      'stack-advisor explain postgresql --json',
      'stack-advisor explain acme-http ../shop',
    ],
  },
  {
    name: 'check',
    usage: 'stack-advisor check [DIR] [--json | --sarif] [--fail-on LEVEL]',
    operands: [0, 1],
    options: ['json', 'sarif', 'fail-on', ...EVERYWHERE],
    schema: 'check.schema.json',
    examples: [
      'stack-advisor check --fail-on warning',
      'stack-advisor check --sarif --fail-on never > stack-advisor.sarif',
    ],
  },
  {
    name: 'mcp',
    usage: 'stack-advisor mcp',
    operands: [0, 0],
    options: EVERYWHERE,
    examples: ['{"mcpServers": {"stack-advisor": {"command": "stack-advisor", "args": ["mcp"]}}}'],
  },
];

/** The text of `--help`, of one command or of all. */
export function helpText(spec: CommandSpec | null): string {
  const text = (code: string, args = {}): string => say({ code: `cli.${code}`, args });
  const shown = OPTIONS.filter(({ name }) => spec === null || spec.options.includes(name));
  const options = [text('help.options'), ...shown.map((option) => optionLine(option, spec))].join('\n');
  const exit = text('help.exit');
  if (spec === null) return text('help', { options, exit });
  return text('help.command', {
    usage: spec.usage,
    what: text(`what.${spec.name}`, { candidates: CANDIDATE_IDS.join(', ') }),
    options,
    exit,
    examples: spec.examples.map((example) => `  ${example}`).join('\n'),
  });
}

function optionLine({ name, value, short }: OptionSpec, spec: CommandSpec | null): string {
  const flag = `${short === undefined ? '' : `-${short}, `}--${name}${value === null ? '' : ` ${value}`}`;
  const code = name === 'json' && spec?.schema === undefined ? 'option.json.any' : `option.${name}`;
  return `  ${flag.padEnd(18)}${say({ code: `cli.${code}`, args: { schema: spec?.schema ?? '' } })}`;
}
