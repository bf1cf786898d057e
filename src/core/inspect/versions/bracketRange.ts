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
const BRACKET = /([[(])\s*([^,[\]()]*?)\s*(?:(,)\s*([^,[\]()]*?)\s*)?([\])])/g;

/** Interval notation that Maven and NuGet share, or null where a text is none. */
function bracketRange(text: string): VersionRange | null {
  if (text.length > MAX_VERSION_CHARS) return null;
  let result: VersionRange = [];
  let found = false;
  for (const [, open, first = '', comma, second = '', close] of text.matchAll(BRACKET)) {
    found = true;
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
  const trimmed = text.trim();
  const brackets = /^[[(]/.test(trimmed) ? bracketRange(trimmed) : null;
  if (brackets !== null) return brackets;
  const wild = /^(\d+(?:\.\d+)*)\.\+$/.exec(trimmed);
  const numbers = numbersOf(wild?.[1] ?? trimmed);
  if (numbers === null || trimmed.includes('${')) return null;
  return wild === null ? [{ low: numbers, high: nextVersion(numbers) }] : startingWith(numbers);
}

/**
 * A NuGet version: intervals, `8.*`, or a plain version, which NuGet reads as "at least" but resolves to the lowest that
 * there is, so that it is taken as that very one.
 */
export function nugetRange(text: string): VersionRange | null {
  const trimmed = text.trim();
  const brackets = /^[[(]/.test(trimmed) ? bracketRange(trimmed) : null;
  if (brackets !== null) return brackets;
  const wild = /^(\d+(?:\.\d+)*)\.\*$/.exec(trimmed);
  const numbers = numbersOf(wild?.[1] ?? trimmed);
  if (numbers === null || trimmed.includes('$(')) return null;
  return wild === null ? [{ low: numbers, high: nextVersion(numbers) }] : startingWith(numbers);
}
