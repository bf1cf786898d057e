import type { DependencyItem, Manifest } from '../model/manifest.ts';
import { DEPENDENCY_CODES, SCOPE_CONFIDENCE, standsElsewhere, type Fact } from './facts.ts';
import type { ServiceFolder } from './services.ts';

/** Packages listed of one service; who needs all of them opens the manifest. */
const MAX_OF_SERVICE = 500;

/** The packages that a service declares itself and that no finding of its stack shows already. */
export interface DeclaredPackages {
  readonly packages: readonly Fact[];
  /** The first one that a limit left out, or null. */
  readonly leftOut: Fact | null;
}

/**
 * Lists every package that a service's manifests declare directly, under its own name and with its version, except
 * those whose place and version a finding shows already: `express` is shown as the framework, while a driver is listed
 * beside its database because its version is not the database's.
 * @param shown Facts of the stack's parts. What only records a version for others (`managed`) comes last.
 */
export function declaredPackages(folder: ServiceFolder, shown: readonly Fact[]): DeclaredPackages {
  // By their start: hardly ever do two findings begin at one place.
  const shownAt = new Map<number, Fact[]>();
  for (const fact of shown) {
    const there = shownAt.get(fact.span.start);
    if (there === undefined) shownAt.set(fact.span.start, [fact]);
    else there.push(fact);
  }
  const isShown = (item: DependencyItem, file: string): boolean =>
    shownAt
      .get(item.nameSpan.start)
      ?.some(
        (fact) =>
          fact.span.end === item.nameSpan.end &&
          fact.file === file &&
          (fact.version === item.version || standsElsewhere(item)),
      ) === true;
  const best = new Map<string, Fact>();
  for (const manifest of folder.manifests) {
    for (const item of manifest.items) {
      if (item.kind !== 'dependency' || item.indirect === true || isShown(item, manifest.path)) continue;
      const key = `${item.ecosystem} ${item.name} ${item.version ?? ''}`;
      const confidence = confidenceOf(item);
      if ((best.get(key)?.confidence ?? -1) < confidence) best.set(key, packageFact(item, manifest, confidence));
    }
  }
  if (best.size === 0) return NOTHING;
  const sorted = [...best.values()];
  if (sorted.length > 1) sorted.sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
  return { packages: sorted.slice(0, MAX_OF_SERVICE), leftOut: sorted[MAX_OF_SERVICE] ?? null };
}

const NOTHING: DeclaredPackages = { packages: [], leftOut: null };

/** A version kept for others is no use of the package, yet it is stated. */
function confidenceOf(item: DependencyItem): number {
  return item.scope === 'managed' ? 0.05 : SCOPE_CONFIDENCE[item.scope];
}

function packageFact(item: DependencyItem, manifest: Manifest, confidence: number): Fact {
  return {
    id: item.name.toLowerCase(),
    role: 'other',
    file: manifest.path,
    span: item.nameSpan,
    version: item.version,
    confidence,
    weak: false,
    because: { code: DEPENDENCY_CODES[item.scope], args: { name: item.name, file: manifest.path } },
    ecosystem: item.ecosystem,
  };
}
