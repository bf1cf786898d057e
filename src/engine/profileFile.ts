import { findNodeAtLocation, parseTree, type Node, type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { Profile } from '../core/model/profile.ts';
import type { Problem } from '../core/model/stackReport.ts';
import { LineTable, type Range } from '../core/model/text.ts';
import { parseProfile } from '../protocol/profileSchema.ts';

/** Name of the file that keeps a team's answers, at the root of a workspace folder. */
export const PROFILE_FILE = 'stack-advisor.json';
/** Far above any honest profile. */
export const PROFILE_MAX_BYTES = 256 * 1024;
/** jsonc-parser recurses; no honest profile is this deep. */
const MAX_DEPTH = 50;

export interface ProfileFile {
  /** Null where the file has mistakes; the problems say which. */
  readonly profile: Profile | null;
  readonly problems: readonly Problem[];
  /** The knowledge files that it names, each with its place. */
  readonly knowledge: readonly { readonly path: string; readonly range: Range }[];
}

/**
 * Reads the text of a profile. Comments and trailing commas are allowed.
 * @param text Content of the file.
 * @param file Name that problems are reported under.
 */
export function readProfileFile(text: string, file: string): ProfileFile {
  const lines = new LineTable(text);
  const problem = (start: number, end: number, code: string, message: string): Problem => ({
    file,
    severity: 'error',
    code,
    message,
    ...lines.rangeOf({ start, end }),
  });
  if (depthOf(text) > MAX_DEPTH) {
    return {
      profile: null,
      knowledge: [],
      problems: [problem(0, 0, 'too-deep', `Nested deeper than ${MAX_DEPTH} levels`)],
    };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || tree === undefined) {
    const found = errors
      .slice(0, 20)
      .map((e) => problem(e.offset, e.offset + e.length, 'manifest-syntax', words(printParseErrorCode(e.error))));
    return {
      profile: null,
      knowledge: [],
      problems: found.length > 0 ? found : [problem(0, 0, 'manifest-syntax', 'The file is empty')],
    };
  }
  const result = parseProfile(toValue(tree));
  if (result.ok) {
    const knowledge = (result.profile.knowledge ?? []).map((path, i) => {
      const { offset, length } = nearestNode(tree, ['knowledge', i]);
      return { path, range: lines.rangeOf({ start: offset, end: offset + length }) };
    });
    return { profile: result.profile, knowledge, problems: [] };
  }
  const problems = result.issues.slice(0, 100).map((issue) => {
    const node = nearestNode(tree, issue.path);
    return problem(
      node.offset,
      node.offset + node.length,
      'invalid-profile',
      `${issue.path.join('.') || file}: ${issue.message}`,
    );
  });
  return { profile: null, knowledge: [], problems };
}

/** Value of a syntax tree; unlike the library's own it cannot set a prototype. */
function toValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(toValue);
  if (node.type !== 'object') return node.value as unknown;
  return Object.fromEntries(
    (node.children ?? []).map((property) => {
      const [key, value] = property.children ?? [];
      return [String(key?.value), value === undefined ? undefined : toValue(value)];
    }),
  );
}

/** The node that a path leads to, or the last one on the way. */
function nearestNode(tree: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return node.parent?.type === 'property' ? node.parent : node;
  }
  return tree;
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const c of text) {
    if (c === '{' || c === '[') deepest = Math.max(deepest, ++depth);
    else if (c === '}' || c === ']') depth--;
  }
  return deepest;
}

/** `ValueExpected` → `Value expected`. */
function words(code: string): string {
  const spaced = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
