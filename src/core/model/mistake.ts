import type { Message, Say } from './message.ts';

/** What is wrong in a value that should follow a schema, with the path to it. */
export interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: Message;
}

/** What a schema library says of a value: the part of zod's issues that is looked at, so that the core needs no library. */
export interface SchemaIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly errors?: readonly (readonly SchemaIssue[])[];
}

/** Types that values are told to be of; JSON has no others. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  boolean: 'flag',
  array: 'list',
  object: 'object',
  record: 'object',
};

/**
 * Mistakes that an issue stands for, in messages of ours.
 * @param value What was checked, from its root: a member that is not there is told to be missing.
 */
export function mistakesOf(issue: SchemaIssue, value: unknown): readonly Mistake[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? part.toString() : part));
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({ path: [...path, key], message: { code: 'mistake.unknown-field' } }));
  if (issue.code === 'invalid_union') return mistakesOfUnion(issue, path, value);
  return [{ path, message: valueAt(value, path) === undefined ? { code: 'mistake.missing' } : messageOf(issue) }];
}

/** Of several forms that a value may have, the one that it comes closest to tells what is wrong in it. */
function mistakesOfUnion(issue: SchemaIssue, path: Mistake['path'], value: unknown): readonly Mistake[] {
  const forms = issue.errors ?? [];
  const within = forms.find((issues) => issues.every((one) => one.path.length > 0));
  const closest = within ?? forms.find((issues) => issues.some((one) => !isOtherKind(one))) ?? forms[0];
  if (closest === undefined) return [{ path, message: { code: 'mistake.invalid' } }];
  return closest.flatMap((one) => mistakesOf({ ...one, path: [...path, ...one.path] }, value));
}

function isOtherKind({ code, path }: SchemaIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

function messageOf(issue: SchemaIssue): Message {
  const { minimum, maximum, origin, values, expected = '' } = issue;
  const measured = origin === 'string' || origin === 'array' ? origin : 'number';
  switch (issue.code) {
    case 'invalid_value':
      return { code: 'mistake.one-of', args: { values: (values ?? []).map(String).join(', ') } };
    case 'invalid_type': {
      const type = Object.hasOwn(TYPES, expected) ? TYPES[expected] : undefined;
      return { code: type === undefined ? 'mistake.invalid' : `mistake.type.${type}` };
    }
    case 'too_small':
      return Number(minimum) === 1 && measured !== 'number'
        ? { code: 'mistake.empty' }
        : { code: `mistake.too-small.${measured}`, args: { minimum: Number(minimum) } };
    case 'too_big':
      return { code: `mistake.too-big.${measured}`, args: { maximum: Number(maximum) } };
    case 'invalid_format':
    case 'custom':
      // Rules of a schema's own name their message.
      return { code: issue.message.startsWith('mistake.') ? issue.message : 'mistake.invalid' };
    default:
      return { code: 'mistake.invalid' };
  }
}

function valueAt(value: unknown, path: Mistake['path']): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
        ? (inner as Readonly<Record<string | number, unknown>>)[part]
        : undefined,
    value,
  );
}

/** Words mistakes line by line, as `answers.hosting: must be one of …`. */
export function tellMistakes(mistakes: readonly Mistake[], say: Say): string {
  return mistakes.map(({ path, message }) => `${path.join('.') || '(file)'}: ${say(message)}`).join('\n');
}
