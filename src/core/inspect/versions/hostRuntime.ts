import { startingWith, type Version, type VersionRange } from './versionRange.ts';

/** A runtime that a host provides, by its own name for it. */
export interface HostRuntime {
  readonly runtime: string;
  readonly range: VersionRange;
}

const FORM = /^(nodejs|python|java|dotnet|ruby|go|php)(\d{1,3})(?:\.(\d{1,3}|x))?(?:\.al\d+)?$/;

const RUNTIMES: Readonly<Record<string, string>> = {
  nodejs: 'node',
  python: 'python',
  java: 'jvm',
  dotnet: 'dotnet',
  ruby: 'ruby',
  go: 'go',
  php: 'php',
};
/** Of these, releases have two numbers, which some hosts write without the dot: `python312`. */
const TWO_NUMBERS = new Set(['python', 'ruby', 'go', 'php']);

/**
 * Reads the names that serverless hosts give their runtimes: AWS Lambda's (`nodejs20.x`, `python3.12`, `java8.al2`) and
 * Google Cloud's (`nodejs20`, `python312`). Null for anything else, `provided.al2023` and `go1.x` among it.
 */
export function hostRuntime(name: string): HostRuntime | null {
  const [, family = '', first = '', second] = FORM.exec(name.trim().toLowerCase()) ?? [];
  const runtime = RUNTIMES[family];
  if (runtime === undefined) return null;
  const version = numbers(runtime, first, second);
  return version === null ? null : { runtime, range: startingWith(version) };
}

function numbers(runtime: string, first: string, second: string | undefined): Version | null {
  if (!TWO_NUMBERS.has(runtime)) return [Number(first)];
  if (second === 'x') return null;
  if (second !== undefined) return [Number(first), Number(second)];
  return first.length < 2 ? null : [Number(first.slice(0, 1)), Number(first.slice(1))];
}
