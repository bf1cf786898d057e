import type { Catalogue } from '../model/catalogue.ts';
import type { Ecosystem } from '../model/manifest.ts';
import type { PackageEntry } from '../model/technology.ts';

/** An entry of the dictionary, and whether it was found by a family rather than by the name itself. */
export interface FoundPackage {
  /** Name as asked for, without what does not tell packages apart. */
  readonly name: string;
  readonly entry: PackageEntry;
  readonly family: boolean;
}

/**
 * What a package means, or null where the dictionary does not know it. Asked for the name itself first, then for its
 * families, nearest first: `@nestjs/core` → `@nestjs/*`, `io.quarkus:quarkus-rest` → `io.quarkus:*`.
 * @param name Canonical name in its ecosystem.
 */
export function lookUpPackage(catalogue: Catalogue, ecosystem: Ecosystem, name: string): FoundPackage | null {
  const entries = catalogue.packages.get(ecosystem);
  if (entries === undefined) return null;
  let answers = remembered.get(entries);
  if (answers === undefined) remembered.set(entries, (answers = new Map<string, FoundPackage | null>()));
  let answer = answers.get(name);
  if (answer === undefined) {
    answer = lookUp(entries, ecosystem, name);
    if (answers.size >= MAX_REMEMBERED) answers.clear();
    answers.set(name, answer);
  }
  return answer;
}

type Entries = ReadonlyMap<string, PackageEntry>;

/** The projects of a workspace use the same packages: names asked for before, by the dictionary of their ecosystem. */
const remembered = new WeakMap<Entries, Map<string, FoundPackage | null>>();
const MAX_REMEMBERED = 5000;

function lookUp(entries: Entries, ecosystem: Ecosystem, name: string): FoundPackage | null {
  const canonical = canonicalName(ecosystem, name);
  const exact = entries.get(name) ?? entries.get(canonical);
  if (exact !== undefined) return { name: canonical, entry: exact, family: false };
  for (let end = canonical.length - 1; end > 0; end--) {
    if (!SEPARATORS.has(canonical[end] as string)) continue;
    const family = entries.get(`${canonical.slice(0, end + 1)}*`);
    if (family !== undefined) return { name: canonical, entry: family, family: true };
  }
  return null;
}

/** Characters after which a family's `*` may stand. */
const SEPARATORS = new Set(['/', ':', '.', '-', '_']);

/** Takes off what does not tell packages apart: Go's major version, Scala's binary version, a system's `php8.3-`, NuGet's case. */
function canonicalName(ecosystem: Ecosystem, name: string): string {
  switch (ecosystem) {
    case 'golang':
      return name.replace(/\/v\d+(?=$|\/)/, '').replace(/^(gopkg\.in\/.+)\.v\d+$/, '$1');
    case 'maven':
      return name.replace(/_(?:2\.\d+|3)$/, '');
    case 'nuget':
    case 'npm':
    case 'composer':
      return name.toLowerCase();
    case 'deb':
    case 'apk':
    case 'rpm':
      return name.replace(/^([a-z]+)[\d.]+(?=-)/, '$1');
    case 'docker':
      return name.toLowerCase().replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
    default:
      return name;
  }
}
