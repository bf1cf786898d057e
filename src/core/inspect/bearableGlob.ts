import { countAlternatives } from './readers/globAlternatives.ts';

const MAX_CHARS = 256;
const MAX_ALTERNATIVES = 64;
/** A matcher tries every way to share a path out among `**` between other folders, and a name among the stars of one segment. */
const MOST_WAYS = 3;
const WAYS_OF_STARS = 2;
/** Rules of one ignore file that have `**` between other folders. */
const MAX_RULES_WITH_INNER = 20;

/**
 * Whether a glob that a workspace may have set can be matched in reasonable time, whatever names it is matched against:
 * matchers turn globs into regular expressions that backtrack. Every honest one can be.
 */
export function isBearableGlob(glob: string): boolean {
  if (glob.length > MAX_CHARS || countAlternatives(glob) > MAX_ALTERNATIVES) return false;
  // Groups that are repeated, or are one of several, are expressions of their own; plain ones are parts of names.
  const withoutPlainGroups = glob.replace(/(?<![+*?!@])\([\w.-]+\)(?![+*?{])/g, '');
  if (/[()]|[\]}]\+/.test(withoutPlainGroups)) return false;
  const longest = longestAlternative(withoutPlainGroups);
  const stars = longest.split('/').map((segment) => (segment === '**' ? 0 : starsOf(segment)));
  const shared = stars.filter((count) => count > 1).length;
  return Math.max(0, ...stars) <= 2 && shared * WAYS_OF_STARS + innerGlobstarsOf(longest) <= MOST_WAYS;
}

function innerGlobstarsOf(glob: string): number {
  return glob.split('/**/').length - 1;
}

/**
 * The text of an ignore file without rules that would keep the matcher busy for ever. Stars cost little there, but of
 * several `**` between other folders it tries every way to share the folders of a path out among them.
 */
export function bearableRules(text: string): string {
  let left = MAX_RULES_WITH_INNER;
  return text
    .split('\n')
    .filter((rule) => {
      const inner = innerGlobstarsOf(rule);
      return inner === 0 || (inner === 1 && left-- > 0);
    })
    .join('\n');
}

/** A glob with of each brace the alternative that has most stars. */
function longestAlternative(glob: string): string {
  let plain = glob;
  for (let brace = innermost(plain); brace !== null; brace = innermost(plain)) {
    const [most = ''] = brace.inner.split(',').sort((a, b) => starsOf(b) - starsOf(a));
    plain = plain.slice(0, brace.start) + most + plain.slice(brace.start + brace.inner.length + 2);
  }
  return plain;
}

function innermost(glob: string): { readonly start: number; readonly inner: string } | null {
  const end = glob.indexOf('}');
  const start = glob.lastIndexOf('{', end);
  return end < 0 || start < 0 ? null : { start, inner: glob.slice(start + 1, end) };
}

function starsOf(text: string): number {
  return text.split('*').length - 1;
}
