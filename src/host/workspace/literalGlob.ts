/**
 * One glob for some files, for watchers: a character that means something in globs is matched by any, so the few events
 * that are not meant must be told apart by their path.
 */
export function literalGlob(paths: readonly string[]): string {
  const literal = paths.map((path) => path.replace(/[*?{}()[\],\\]/g, '?'));
  return literal.length === 1 ? (literal[0] ?? '') : `{${literal.join(',')}}`;
}
