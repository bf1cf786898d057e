import type { Ecosystem } from '../../../model/manifest.ts';

/** A specifier such as `npm:@scope/name@^1.0.0/sub/path`, taken apart. Offsets count from the specifier's start. */
export interface PackageSpecifier {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly nameStart: number;
  readonly version: string | null;
  readonly versionStart: number;
}

/**
 * Takes a specifier apart that names a package in a registry, or gives null for any other (a range, a path, a URL).
 * `npm:` and `jsr:` as Deno, npm aliases and pnpm write them; `npm:^1.0.0` (a range alone) is no package.
 */
export function parsePackageSpecifier(specifier: string): PackageSpecifier | null {
  const scheme = /^(npm|jsr):\/?/.exec(specifier);
  if (scheme === null) return null;
  const start = scheme[0].length;
  const match = /^((?:@[^/@\s]+\/)?[a-zA-Z_][^/@\s]*)(?:@([^/\s][^/]*))?/.exec(specifier.slice(start));
  const name = match?.[1];
  if (name === undefined) return null;
  const version = match?.[2] ?? null;
  return {
    ecosystem: scheme[1] === 'jsr' ? 'jsr' : 'npm',
    name,
    nameStart: start,
    version,
    versionStart: start + name.length + 1,
  };
}

/** Whether npm would take a name: URL-safe characters, optionally within a scope. */
export function isNpmName(name: string): boolean {
  return /^(?:@[\w.~!'()*-]+\/)?[\w~!'()*-][\w.~!'()*-]*$/.test(name);
}
