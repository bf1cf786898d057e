import type { Catalogue } from '../model/catalogue.ts';
import type { DependencyItem, Manifest } from '../model/manifest.ts';
import { dependencyFacts, DEPENDENCY_CODES, type Fact } from './facts.ts';
import { baseNameOf, folderOf } from './readers/workspacePath.ts';
import type { ManifestLookup } from './sortedManifests.ts';

/** A file further up that says which versions the projects below it take, and which of its entries one of them means. */
interface VersionSource {
  readonly fileNames: readonly string[];
  /** Whether the project leaves the version of a dependency to such a file. */
  readonly isOpen: (item: DependencyItem) => boolean;
  /** Whether an entry of the file is the one that is meant. */
  readonly means: (item: DependencyItem, entry: DependencyItem) => boolean;
  /** Whether its entries also switch features on. */
  readonly hasFeatures?: boolean;
}

const sameName = (item: DependencyItem, entry: DependencyItem): boolean => item.name === entry.name;
const hasNoVersion = ({ version }: DependencyItem): boolean => version === null;
const NUGET: VersionSource = {
  fileNames: ['Directory.Packages.props'],
  isOpen: hasNoVersion,
  means: (item, entry) => item.name.toLowerCase() === entry.name.toLowerCase(),
};
/** By base name, or by extension with its dot. */
const SOURCES: Readonly<Record<string, VersionSource>> = {
  'Cargo.toml': { fileNames: ['Cargo.toml'], isOpen: hasNoVersion, means: sameName, hasFeatures: true },
  // Of pnpm, Yarn and Bun: `catalog:`, or `catalog:name` for one of several.
  'package.json': {
    fileNames: ['pnpm-workspace.yaml', '.yarnrc.yml', 'package.json'],
    isOpen: ({ version }) => version?.startsWith('catalog:') === true,
    means: (item, entry) =>
      sameName(item, entry) && entry.extras?.some((extra) => catalogOf(extra) === catalogOf(item.version)) === true,
  },
  '.csproj': NUGET,
  '.fsproj': NUGET,
  '.vbproj': NUGET,
};

function catalogOf(reference: string | null): string {
  return reference?.replace(/^catalog:(?:default$)?/, '') ?? '';
}

/**
 * What files further up say of dependencies whose version a project leaves to them: Cargo's `[workspace.dependencies]`,
 * catalogs of pnpm, Yarn and Bun, NuGet's central package management. The nearest file that says anything counts.
 */
export function managedFacts(project: Manifest, manifests: ManifestLookup, catalogue: Catalogue): Fact[] {
  const name = baseNameOf(project.path);
  const source = SOURCES[name] ?? SOURCES[name.slice(Math.max(0, name.lastIndexOf('.')))];
  const open = source === undefined ? [] : dependenciesOf(project).filter(source.isOpen);
  if (source === undefined || open.length === 0) return [];
  for (const file of filesUpwards(project.path, source.fileNames)) {
    const manifest = file === project.path ? undefined : manifests.get(file);
    const entries = manifest === undefined ? [] : dependenciesOf(manifest).filter(({ scope }) => scope === 'managed');
    if (entries.length === 0) continue;
    return entries.flatMap((entry) => {
      const item = open.find((candidate) => source.means(candidate, entry));
      if (item === undefined) return [];
      // What features say, they say of the dependency as the project has it.
      const says = source.hasFeatures === true && entry.extras !== undefined ? { ...entry, scope: item.scope } : entry;
      return dependencyFacts(says, file, catalogue);
    });
  }
  return [];
}

function* filesUpwards(path: string, names: readonly string[]): Generator<string> {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    for (const name of names) yield folder === '' ? name : `${folder}/${name}`;
    if (folder === '') return;
  }
}

function dependenciesOf(manifest: Manifest): DependencyItem[] {
  return manifest.items.flatMap((item) => (item.kind === 'dependency' ? [item] : []));
}

/** Facts that tell a version for others, and prove nothing themselves. */
const TELLING: ReadonlySet<string> = new Set([DEPENDENCY_CODES.managed, DEPENDENCY_CODES.build]);
const OF_DEPENDENCIES: ReadonlySet<string> = new Set(Object.values(DEPENDENCY_CODES));

/**
 * The facts, each with the version that a file which manages versions tells of it where its own place tells none; its
 * reason then says where that version stands.
 */
export function withManagedVersions(facts: readonly Fact[], stated: readonly Fact[]): readonly Fact[] {
  const isOpen = ({ version, because }: Fact): boolean => version === null && OF_DEPENDENCIES.has(because.code);
  if (!facts.some(isOpen)) return facts;
  const telling = new Map<string, Fact>();
  for (const fact of stated) {
    const key = `${fact.role} ${fact.id}`;
    if (fact.version !== null && TELLING.has(fact.because.code) && !telling.has(key)) telling.set(key, fact);
  }
  if (telling.size === 0) return facts;
  return facts.map((fact) => {
    const told = isOpen(fact) ? telling.get(`${fact.role} ${fact.id}`) : undefined;
    if (told === undefined || told.version === null) return fact;
    const { name: source = told.id, file: place = told.file } = told.because.args ?? {};
    const args = { ...fact.because.args, version: told.version, source, place };
    return { ...fact, version: told.version, because: { code: 'inspect.dependency.elsewhere', args } };
  });
}
