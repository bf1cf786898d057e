import SemverRange from 'semver/classes/range.js';
import {
  ANY,
  atLeast,
  below,
  intersect,
  MAX_VERSION_CHARS,
  nextVersion,
  startingWith,
  union,
  type Version,
  type VersionRange,
} from './versionRange.ts';

/** More alternatives than this in one range are not written by hand. */
const MAX_ALTERNATIVES = 32;

/** A range as npm writes it (`^18.12 || >=20`), or null where it is none (`workspace:*`, a tag, an address). */
export function npmRange(text: string): VersionRange | null {
  if (text.length > MAX_VERSION_CHARS || text.split('||').length > MAX_ALTERNATIVES) return null;
  try {
    let result: VersionRange = [];
    for (const alternative of new SemverRange(text, { loose: true }).set) {
      let part = ANY;
      for (const { operator, semver } of alternative) {
        // "Anything" is a comparator without a version.
        const written = semver as typeof semver | undefined;
        if (written?.major === undefined) continue;
        part = intersect(part, compared(operator, [written.major, written.minor, written.patch]));
      }
      result = union(result, part);
    }
    return result;
  } catch {
    return null;
  }
}

function compared(operator: string, version: Version): VersionRange {
  switch (operator) {
    case '>':
      return atLeast(nextVersion(version));
    case '>=':
      return atLeast(version);
    case '<':
      return below(version);
    case '<=':
      return below(nextVersion(version));
    default:
      return startingWith(version);
  }
}

/** A Cargo requirement: as npm's, but a bare version means `^` and commas mean "and". */
export function cargoRange(text: string): VersionRange | null {
  const parts = text.split(',').map((part) => part.trim());
  return npmRange(parts.map((part) => (/^\d/.test(part) && !part.includes('*') ? `^${part}` : part)).join(' '));
}

/**
 * A Composer constraint: as npm's, but a single bar is "or" too, commas mean "and", `~8.1` reaches up to 9, stability
 * flags say nothing of the version.
 */
export function composerRange(text: string): VersionRange | null {
  if (text.length > MAX_VERSION_CHARS) return null;
  const plain = text
    .replace(/@(?:dev|alpha|beta|RC|stable)\b/gi, '')
    .replace(/\|\|?/g, ' || ')
    .replace(/,/g, ' ')
    .replace(/~\s*(\d{1,9})\.(\d{1,9})(?![\d.])/g, (_, major: string, minor: string) => {
      return `>=${major}.${minor} <${Number(major) + 1}`;
    });
  return npmRange(plain);
}
