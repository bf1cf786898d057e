/** A released version as its numbers, e.g. `[3, 12, 1]`; missing ones count as 0. Pre-releases are not told apart. */
export type Version = readonly number[];

/** From `low`, inclusive, up to `high`, exclusive; null where it has no end. */
export interface Interval {
  readonly low: Version;
  readonly high: Version | null;
}

/**
 * The versions that a pin or a requirement allows, whatever its ecosystem wrote: intervals that rise and do not
 * touch. Empty where nothing fits.
 */
export type VersionRange = readonly Interval[];

/** Longer texts are no version: nothing is parsed past this. */
export const MAX_VERSION_CHARS = 256;

export const ANY: VersionRange = [{ low: [0], high: null }];

/** Below 0 where a is older, above 0 where it is newer. */
export function compareVersions(a: Version, b: Version): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The first version that no longer starts with a prefix: `[3, 12]` → `[3, 13]`. */
export function afterPrefix(prefix: Version): Version {
  return [...prefix.slice(0, -1), (prefix.at(-1) ?? 0) + 1];
}

/** The next version after one, counted at its third number or later: `[3, 12]` → `[3, 12, 1]`. */
export function nextVersion(version: Version): Version {
  return afterPrefix([...version, 0, 0].slice(0, Math.max(3, version.length)));
}

/** Every version that starts with a prefix: `[3, 12]` is 3.12, 3.12.1, … */
export function startingWith(prefix: Version): VersionRange {
  return prefix.length === 0 ? ANY : [{ low: prefix, high: afterPrefix(prefix) }];
}

export function atLeast(version: Version): VersionRange {
  return [{ low: version, high: null }];
}

/** All versions below one. */
export function below(version: Version): VersionRange {
  return compareVersions(version, [0]) <= 0 ? [] : [{ low: [0], high: version }];
}

/**
 * The versions that stand so to one: operators `>=`, `>`, `<`, `<=`, `!=`; any other means that very release.
 * @param exact what counts as that release.
 */
export function comparedTo(
  operator: string,
  version: Version,
  exact: VersionRange = [{ low: version, high: nextVersion(version) }],
): VersionRange {
  switch (operator) {
    case '>=':
      return atLeast(version);
    case '>':
      return atLeast(nextVersion(version));
    case '<':
      return below(version);
    case '<=':
      return below(nextVersion(version));
    case '!=':
      return complement(exact);
    default:
      return exact;
  }
}

/** The versions from one on that share all its numbers but the last: `[3, 2, 1]` is 3.2.1, 3.2.2, … but not 3.3. */
export function compatibleWith(version: Version): VersionRange {
  return intersect(atLeast(version), startingWith(version.slice(0, -1)));
}

/** What both allow. */
export function intersect(a: VersionRange, b: VersionRange): VersionRange {
  const both: Interval[] = [];
  for (const one of a) {
    for (const other of b) {
      const low = compareVersions(one.low, other.low) >= 0 ? one.low : other.low;
      const high = earlierEnd(one.high, other.high);
      if (high === null || compareVersions(low, high) < 0) both.push({ low, high });
    }
  }
  return normalise(both);
}

/** What either allows. */
export function union(a: VersionRange, b: VersionRange): VersionRange {
  return normalise([...a, ...b]);
}

/** All versions but these. */
export function complement(range: VersionRange): VersionRange {
  let result = ANY;
  for (const { low, high } of range) {
    result = intersect(result, high === null ? below(low) : [...below(low), { low: high, high: null }]);
  }
  return result;
}

/** Whether some version is allowed by both. */
export function overlaps(a: VersionRange, b: VersionRange): boolean {
  return intersect(a, b).length > 0;
}

export function contains(range: VersionRange, version: Version): boolean {
  return range.some(
    ({ low, high }) => compareVersions(low, version) <= 0 && (high === null || compareVersions(version, high) < 0),
  );
}

/** Numbers of a dotted version (`v3.12.1-rc.1+2` → `[3, 12, 1]`), or null where it starts with no number. */
export function numbersOf(text: string): Version | null {
  if (text.length > MAX_VERSION_CHARS) return null;
  const match = /^[vV=\s]*(\d{1,9}(?:\.\d{1,9}){0,5})/.exec(text);
  return match?.[1] === undefined ? null : match[1].split('.').map(Number);
}

function earlierEnd(a: Version | null, b: Version | null): Version | null {
  if (a === null) return b;
  if (b === null) return a;
  return compareVersions(a, b) <= 0 ? a : b;
}

/** Sorted, with intervals that meet joined. */
function normalise(intervals: readonly Interval[]): VersionRange {
  const sorted = [...intervals].sort((a, b) => compareVersions(a.low, b.low));
  const joined: Interval[] = [];
  for (const interval of sorted) {
    const last = joined.at(-1);
    if (last === undefined || (last.high !== null && compareVersions(last.high, interval.low) < 0)) {
      joined.push(interval);
      continue;
    }
    const reaches = last.high !== null && (interval.high === null || compareVersions(interval.high, last.high) > 0);
    if (reaches) joined[joined.length - 1] = { low: last.low, high: interval.high };
  }
  return joined;
}
