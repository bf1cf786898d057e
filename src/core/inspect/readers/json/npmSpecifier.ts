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
  // Most are ranges.
  if (!specifier.startsWith('npm:') && !specifier.startsWith('jsr:')) return null;
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

const MODULE_URL =
  /^https:\/\/(deno\.land\/(?:x\/)?|esm\.sh\/|cdn\.skypack\.dev\/|cdn\.jsdelivr\.net\/npm\/|unpkg\.com\/)((?:@[^/@\s]+\/)?[\w.-]+)(?:@([^/?\s]+))?/;

/** `https://deno.land/x/oak@v12.0.0/mod.ts`, `https://esm.sh/hono@4`: the package behind the address. */
export function parseModuleUrl(url: string): PackageSpecifier | null {
  const match = MODULE_URL.exec(url);
  const name = match?.[2];
  if (match === null || name === undefined) return null;
  const version = match[3] ?? null;
  const nameStart = match[0].length - name.length - (version === null ? 0 : version.length + 1);
  const ecosystem = match[1]?.startsWith('deno.land') === true ? 'deno' : 'npm';
  return { ecosystem, name, nameStart, version, versionStart: nameStart + name.length + 1 };
}
