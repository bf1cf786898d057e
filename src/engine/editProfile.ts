import {
  applyEdits,
  type Edit,
  findNodeAtLocation,
  modify,
  type Node,
  parse,
  type ParseError,
  parseTree,
} from 'jsonc-parser';
import type { ProfilePatch } from '../protocol/engine.ts';

/** Raised where the file is not JSON, or ambiguous, so that an edit could lose what the person wrote, or have no effect. */
export class ProfileSyntaxError extends Error {
  override readonly name = 'ProfileSyntaxError';
}

interface EditFormat {
  readonly insertSpaces: boolean;
  readonly tabSize: number;
  readonly eol: string;
}

const NEW_FILE = '{\n  "schemaVersion": 1,\n  "answers": {}\n}\n';

/**
 * Changes the text of `stack-advisor.json`. Comments, order, unknown fields and the file's own indentation stay.
 * @param text Present text, or null where there is no file yet.
 * @throws ProfileSyntaxError where the text is not a JSON object, or has a key twice.
 */
export function editProfile(text: string | null, patch: ProfilePatch): string {
  const blank = text === null || text.trim() === '';
  let edited = blank ? NEW_FILE : text;
  const root = readProfileText(edited);
  const format = formatOf(edited);
  const set = (path: string[], value: unknown): void => {
    edited = applyEdits(edited, modify(edited, path, value, { formattingOptions: format }));
  };

  const given = root['answers'];
  if (given === null) set(['answers'], {});
  else if (given !== undefined && !isObject(given)) throw new ProfileSyntaxError('answers is not an object');
  if (root['schemaVersion'] === undefined) set(['schemaVersion'], 1);
  for (const [field, value] of Object.entries(patch.answers ?? {})) {
    const present = readProfileText(edited)['answers'];
    if (value === undefined && !(isObject(present) && Object.hasOwn(present, field))) continue;
    const edits = value === undefined ? null : addAfterComment(edited, field, value, format);
    if (edits === null) set(['answers', field], value);
    else edited = applyEdits(edited, edits);
  }
  if ('weights' in patch) {
    const weights = patch.weights !== undefined && Object.keys(patch.weights).length > 0 ? patch.weights : undefined;
    if (weights !== undefined || root['weights'] !== undefined) set(['weights'], weights);
  }
  if (patch.decision !== undefined) set(['decision'], patch.decision);
  return edited;
}

/**
 * Reads the text of a profile as a plain object; comments and trailing commas are allowed.
 * @throws ProfileSyntaxError
 */
function readProfileText(text: string): Record<string, unknown> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(value)) throw new ProfileSyntaxError('not a JSON object');
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const answers = tree === undefined ? undefined : findNodeAtLocation(tree, ['answers']);
  if (hasTwice(tree) || hasTwice(answers)) throw new ProfileSyntaxError('a key occurs twice');
  return value;
}

/** Whether an object has a key twice: the first would be edited, but the last one counts. */
function hasTwice(object: Node | undefined): boolean {
  const keys = object?.children?.map(({ children }): unknown => children?.[0]?.value) ?? [];
  return object?.type === 'object' && new Set(keys).size < keys.length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Edits that add a new answer below a last one whose line ends in a comment, so that the comment stays with what it is
 * about: the library would put the new answer between the two. Null where that is not the case.
 */
function addAfterComment(text: string, field: string, value: unknown, format: EditFormat): Edit[] | null {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const answers = tree === undefined ? undefined : findNodeAtLocation(tree, ['answers'])?.children;
  const last = answers?.at(-1);
  if (last === undefined || answers?.some(({ children }) => children?.[0]?.value === field) === true) return null;
  const end = last.offset + last.length;
  const comment = /^[ \t]*(?:(,)[ \t]*)?\/\/[^\r\n]*/.exec(text.slice(end));
  if (comment === null) return null;
  const comma = comment[1] === ',' ? ',' : '';
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', last.offset) + 1))?.[0] ?? '';
  const line = `${format.eol}${indent}${JSON.stringify(field)}: ${JSON.stringify(value)}${comma}`;
  const added = { offset: end + comment[0].length, length: 0, content: line };
  return comma === '' ? [{ offset: end, length: 0, content: ',' }, added] : [added];
}

/** Indentation and line ends as the file has them. */
function formatOf(text: string): EditFormat {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 4 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** As {@link editProfile}, with null in place of the error. */
export function tryEditProfile(text: string | null, patch: ProfilePatch): string | null {
  try {
    return editProfile(text, patch);
  } catch (error) {
    if (error instanceof ProfileSyntaxError) return null;
    throw error;
  }
}
