import {
  ANY,
  comparedTo,
  compatibleWith,
  intersect,
  MAX_VERSION_CHARS,
  numbersOf,
  union,
  type Version,
  type VersionRange,
} from './versionRange.ts';

const CLAUSE = /^(~>|>=|<=|!=|==|=|>|<)?\s*(v?\d[\w.-]*)$/;

/** A RubyGems requirement (`~> 3.2, >= 3.2.1`), or null where it is none. */
export function rubyRange(text: string): VersionRange | null {
  if (text.length > MAX_VERSION_CHARS) return null;
  let result = ANY;
  for (const clause of text.split(',')) {
    const match = CLAUSE.exec(clause.trim().replace(/^["']|["']$/g, ''));
    const version = numbersOf(match?.[2] ?? '');
    if (match === null || version === null) return null;
    result = intersect(result, compared(match[1] ?? '=', version));
  }
  return result;
}

/** A Hex requirement (Elixir, Erlang): as RubyGems', but "and" and "or" are words. */
export function hexRange(text: string): VersionRange | null {
  if (text.length > MAX_VERSION_CHARS) return null;
  let result: VersionRange = [];
  for (const alternative of text.split(/\sor\s/)) {
    const range = rubyRange(alternative.replace(/\sand\s/g, ','));
    if (range === null) return null;
    result = union(result, range);
  }
  return result;
}

function compared(operator: string, version: Version): VersionRange {
  return operator === '~>' && version.length > 1
    ? compatibleWith(version)
    : comparedTo(operator === '~>' ? '>=' : operator, version);
}
