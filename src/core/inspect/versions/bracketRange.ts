import {
  atLeast,
  below,
  intersect,
  MAX_VERSION_CHARS,
  nextVersion,
  numbersOf,
  startingWith,
  union,
  type VersionRange,
} from './versionRange.ts';

/** One interval: `[1.0,2.0)`, `(,1.5]`, `[1.2]`. */
const BRACKET = /([[(])([^,[\]()]*)(?:(,)([^,[\]()]*))?([\])])/g;

/** A version of numbers alone. */
const DOTTED = /^\d+(?:\.\d+)*$/;

/** Interval notation that Maven and NuGet share, or null where a text is none. */
function bracketRange(text: string): VersionRange | null {
  if (text.length > MAX_VERSION_CHARS) return null;
  let result: VersionRange = [];
  let found = false;
  for (const [, open, from = '', comma, to = '', close] of text.matchAll(BRACKET)) {
    found = true;
    const [first, second] = [from.trim(), to.trim()];
    const low = first === '' ? [0] : numbersOf(first);
    const high = second === '' ? null : numbersOf(second);
    if (low === null || (second !== '' && high === null)) return null;
    let part: VersionRange;
    if (comma === undefined) part = [{ low, high: nextVersion(low) }];
    else {
      part = atLeast(open === '[' || first === '' ? low : nextVersion(low));
      if (high !== null) part = intersect(part, below(close === ']' ? nextVersion(high) : high));
    }
    result = union(result, part);
  }
  return found ? result : null;
}

/** A Maven version: intervals, Gradle's `2.+`, or a plain version, which is taken as that very one. */
export function mavenRange(text: string): VersionRange | null {
  return resolved(text, '.+', '${');
}

/**
 * A NuGet version: intervals, `8.*`, or a plain version, which NuGet reads as "at least" but resolves to the lowest that
 * there is, so that it is taken as that very one.
 */
export function nugetRange(text: string): VersionRange | null {
  return resolved(text, '.*', '$(');
}

/**
 * @param any the ending that leaves the rest of a version open.
 * @param variable how a variable begins, whose value is not known here.
 */
function resolved(text: string, any: string, variable: string): VersionRange | null {
  const trimmed = text.trim();
  const brackets = /^[[(]/.test(trimmed) ? bracketRange(trimmed) : null;
  if (brackets !== null) return brackets;
  const numbers = numbersOf(trimmed);
  if (numbers === null || trimmed.includes(variable)) return null;
  const open = trimmed.endsWith(any) && DOTTED.test(trimmed.slice(0, -any.length));
  return open ? startingWith(numbers) : [{ low: numbers, high: nextVersion(numbers) }];
}
