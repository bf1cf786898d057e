import { npmRange, composerRange } from './npmRange.ts';
import { pep440Range } from './pep440Range.ts';
import { hexRange, rubyRange } from './rubyRange.ts';
import { atLeast, MAX_VERSION_CHARS, numbersOf, startingWith, union, type VersionRange } from './versionRange.ts';

/** Code names of Node.js' long-term support releases, as `.nvmrc` and image tags use them. */
const NODE_CODE_NAMES: Readonly<Record<string, number>> = {
  argon: 4,
  boron: 6,
  carbon: 8,
  dubnium: 10,
  erbium: 12,
  fermium: 14,
  gallium: 16,
  hydrogen: 18,
  iron: 20,
  jod: 22,
  krypton: 24,
};

/** Formats in which a version is the least that is needed, however it is written. */
const LEAST: Readonly<Record<string, RegExp>> = {
  go: /^go\.(?:mod|work)$/,
  rust: /^Cargo\.toml$/i,
  jvm: /^(?:pom\.xml|build\.gradle|gradle|build\.sbt)/,
};

/**
 * The versions of a runtime that a pin allows, or null where it names none that can be told (`lts/*`, `stable`, a
 * placeholder). A bare version means that release and its fixes: `20` is any 20. Never throws.
 * @param runtime id as manifests give it: `node`, `python`, `go`, `jvm`, `dotnet`, …
 * @param format of the manifest: `go 1.22` in `go.mod` means 1.22 or later.
 */
export function runtimeRange(runtime: string, version: string, format: string): VersionRange | null {
  const text = version.trim();
  if (text === '' || text.length > MAX_VERSION_CHARS || /[$<{]\{|\$\(/.test(text)) return null;
  const range = rangeOf(runtime, text);
  if (range === null || LEAST[runtime]?.test(format) !== true) return range;
  const low = range[0]?.low;
  return low === undefined ? range : atLeast(low);
}

function rangeOf(runtime: string, text: string): VersionRange | null {
  switch (runtime) {
    case 'node': {
      const name = /^(?:lts\/)?([a-z]+)(?:-[\w.]+)?$/i.exec(text)?.[1]?.toLowerCase() ?? '';
      const major = NODE_CODE_NAMES[name];
      return major === undefined ? npmRange(text) : startingWith([major]);
    }
    case 'python':
      if (/^[~^]\s*\d/.test(text) || text.includes('||')) return npmRange(text);
      return bare(text.replace(/^(?:c?python)-?(?=\d)/i, '')) ?? pep440Range(text);
    case 'jvm':
      return javaRange(text);
    case 'dotnet':
      return dotnetRange(text);
    case 'ruby':
      return bare(text.replace(/^ruby-/, '')) ?? rubyRange(text);
    case 'php':
      return composerRange(text);
    case 'elixir':
      return bare(text) ?? hexRange(text);
    default:
      return bare(text) ?? npmRange(text);
  }
}

/** `3.12`, `v20.1.0`, `1.15.7-otp-26`, `3.x`: a release and its fixes. */
function bare(text: string): VersionRange | null {
  const match = /^v?(\d{1,9}(?:\.\d{1,9}){0,3})(?:\.[xX*])?(?:[-+_].*)?$/.exec(text);
  const numbers = numbersOf(match?.[1] ?? '');
  return numbers === null ? null : startingWith(numbers);
}

/** `17`, `1.8`, `temurin-21.0.2`, `21.0.2-tem`, `8u202`: what comes first as a number is the release. */
function javaRange(text: string): VersionRange | null {
  const match = /^(?:[a-z][a-z-]*[-@])?(?:1\.)?(\d{1,3})(?:[._+u-].*)?$/i.exec(text);
  return match?.[1] === undefined ? null : startingWith([Number(match[1])]);
}

/** Target frameworks (`net8.0`, `net8.0;net9.0`, `netcoreapp3.1`) and SDK versions (`8.0.100`). */
function dotnetRange(text: string): VersionRange | null {
  let result: VersionRange = [];
  for (const part of text.split(';')) {
    const target = /^(?:net|netcoreapp)(\d{1,3}\.\d{1,2})(?:-[\w.]+)?$/.exec(part.trim())?.[1];
    const numbers = target === undefined ? null : numbersOf(target);
    // .NET Standard and .NET Framework run on no release of .NET in particular.
    if (numbers === null && /^net/i.test(part.trim())) return null;
    const range = numbers === null ? bare(part.trim()) : startingWith(numbers);
    if (range === null) return null;
    result = union(result, range);
  }
  return result;
}
