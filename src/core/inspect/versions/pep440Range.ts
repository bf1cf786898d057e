import { parse } from '@renovatebot/pep440/lib/specifier.js';
import {
  ANY,
  comparedTo,
  compatibleWith,
  intersect,
  MAX_VERSION_CHARS,
  startingWith,
  type VersionRange,
} from './versionRange.ts';

/** One clause as the library parses it; its own types leave the numbers out. */
interface Clause {
  readonly operator?: string;
  readonly prefix?: string;
  readonly release?: readonly number[];
}

/** A version specifier of PEP 440 (`>=3.11,<3.14`), or null where it is none. */
export function pep440Range(text: string): VersionRange | null {
  if (text.length > MAX_VERSION_CHARS) return null;
  try {
    // Null where a clause is wrong, although the library's types do not say so.
    const clauses = parse(text) as readonly Clause[] | null;
    if (clauses === null) return null;
    let result = ANY;
    for (const { operator = '', release, prefix } of clauses) {
      if (release === undefined) return null;
      const exact = prefix === undefined ? undefined : startingWith(release);
      result = intersect(result, operator === '~=' ? compatibleWith(release) : comparedTo(operator, release, exact));
    }
    return result;
  } catch {
    return null;
  }
}

/**
 * A requirement as Poetry writes it: PEP 440, or npm's `^` and `~`, a bare version, alternatives.
 * @param bare whether a bare version means just that release (`3.11` → 3.11, 3.11.1, …).
 */
export function pythonRange(text: string): VersionRange | null {
  const trimmed = text.trim();
  if (/^\d+(?:\.\d+)*(?:\.\*)?$/.test(trimmed))
    return pep440Range(trimmed.endsWith('*') ? `==${trimmed}` : `==${trimmed}.*`);
  return pep440Range(trimmed);
}
