/** Beginnings of names that hosts give to runtimes, and what they are. */
const HOST_RUNTIMES: readonly (readonly [pattern: RegExp, runtime: string])[] = [
  [/^(?:node(?:js)?|node_js)[-~@ |]?v?(?=\d|$)/i, 'node'],
  [/^bun[-@]?(?=\d|$)/i, 'bun'],
  [/^deno[-@]?(?=\d|$)/i, 'deno'],
  [/^python[-@ |]?(?=\d|$)/i, 'python'],
  [/^(?:go|golang)[-@]?(?=\d|$)/i, 'go'],
  [/^(?:java|openjdk|corretto|temurin)[-@ |]?(?=\d|$)/i, 'jvm'],
  [/^(?:dotnet|dotnetcore|aspnet|dotnet-isolated|net)(?:core)?[-@ |]?(?=\d|$)/i, 'dotnet'],
  [/^php[-@ |]?(?=\d|$)/i, 'php'],
  [/^ruby[-@ |]?(?=\d|$)/i, 'ruby'],
  [/^rust[-@]?(?=\d|$)/i, 'rust'],
  [/^elixir[-@]?(?=\d|$)/i, 'elixir'],
];

/** A runtime as hosts write it: `nodejs20.x`, `python312`, `java21`, `dotnet8`, `NODE|20-lts`; null for anything else. */
export function runtimeOfText(text: string): {
  readonly runtime: string;
  readonly version: string | null;
  /** Where in the text the version stands. */
  readonly versionStart: number;
  readonly versionEnd: number;
} | null {
  for (const [pattern, runtime] of HOST_RUNTIMES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const version = /^\d+(?:\.(?:\d+|x))*/.exec(text.slice(match[0].length))?.[0] ?? null;
    const versionStart = match[0].length;
    const versionEnd = versionStart + (version?.length ?? 0);
    return { runtime, version: withDot(runtime, version), versionStart, versionEnd };
  }
  return null;
}

/** Hosts write `python312` for 3.12 and `php83` for 8.3. */
function withDot(runtime: string, version: string | null): string | null {
  if (version === null || !/^\d{2,3}$/.test(version)) return version;
  if (runtime === 'python' || runtime === 'go')
    return version.length === 3 || /^3\d$/.test(version) ? `${version.slice(0, 1)}.${version.slice(1)}` : version;
  return runtime === 'php' || runtime === 'ruby' ? `${version.slice(0, 1)}.${version.slice(1)}` : version;
}
