import type { Ecosystem } from '../../model/manifest.ts';
import { mavenRange, nugetRange } from './bracketRange.ts';
import { cargoRange, composerRange, npmRange } from './npmRange.ts';
import { pep440Range, pythonRange } from './pep440Range.ts';
import { hexRange, rubyRange } from './rubyRange.ts';
import { MAX_VERSION_CHARS, nextVersion, numbersOf, startingWith, type VersionRange } from './versionRange.ts';

/**
 * The versions that a requirement allows in its ecosystem, or null where it names none (an address, a branch, a
 * placeholder) or the ecosystem is not known here. Never throws; texts over {@link MAX_VERSION_CHARS} are null.
 */
export function packageRange(ecosystem: Ecosystem, version: string): VersionRange | null {
  const text = version.trim();
  if (text === '' || text.length > MAX_VERSION_CHARS) return null;
  switch (ecosystem) {
    case 'npm':
    case 'jsr':
    case 'deno':
      return npmRange(text);
    case 'cargo':
      return cargoRange(text);
    case 'composer':
      return composerRange(text);
    case 'pypi':
      return /^[~^]\d/.test(text) && !text.startsWith('~=') ? npmRange(text) : (pep440Range(text) ?? pythonRange(text));
    case 'maven':
    case 'clojars':
      return mavenRange(text);
    case 'nuget':
      return nugetRange(text);
    case 'gem':
      return rubyRange(text);
    case 'hex':
      return hexRange(text);
    case 'golang': {
      // Minimal version selection: what is written is what runs, unless another module asks for more.
      const numbers = numbersOf(text);
      return numbers === null ? null : [{ low: numbers, high: nextVersion(numbers) }];
    }
    case 'docker':
      return imageTagRange(text);
    case 'pub':
    case 'swift':
    case 'conan':
    case 'vcpkg':
    case 'shards':
    case 'hackage':
    case 'opam':
    case 'nimble':
    case 'cpan':
    case 'luarocks':
    case 'cran':
    case 'julia':
    case 'zig':
    case 'vpm':
    case 'dub':
    case 'racket':
    case 'deb':
    case 'apk':
    case 'rpm':
    case 'githubactions':
    case 'terraform':
      return null;
  }
}

/** The versions of an image tag: `20-alpine` is any 20; `latest`, `lts` and digests name none. */
export function imageTagRange(tag: string): VersionRange | null {
  const match = /^v?(\d{1,5}(?:\.\d{1,5}){0,3})(?:[-_.+].*)?$/.exec(tag.split('@')[0] ?? '');
  const numbers = numbersOf(match?.[1] ?? '');
  return numbers === null ? null : startingWith(numbers);
}
