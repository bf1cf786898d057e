import type { Catalogue } from '../model/catalogue.ts';
import type { DependencyItem, Ecosystem, Manifest } from '../model/manifest.ts';
import type { TechnologyRole } from '../model/technology.ts';
import { factsOf, THRESHOLD, type Fact } from './facts.ts';
import { baseNameOf, folderOf, resolveInWorkspace } from './readers/workspacePath.ts';
import type { Look, RecordedLookup } from './recordedLookup.ts';

/** What a service has through the libraries of its own workspace; what these are built with is their own affair. */
const ROLES: ReadonlySet<TechnologyRole> = new Set(['data-access', 'database']);
/** Most libraries that one project is followed into. */
const MAX_LIBRARIES = 32;

/** Files of a package that say more of its data than its manifest. */
const SCHEMAS = ['schema.prisma', 'prisma/schema.prisma'];

/** Names of the manifest within a folder that a path leads to, by the format of the manifest that names it. */
const MANIFEST_OF: Readonly<Record<string, string>> = {
  'Cargo.toml': 'Cargo.toml',
  'go.mod': 'go.mod',
  'package.json': 'package.json',
  'pyproject.toml': 'pyproject.toml',
  'requirements.txt': 'pyproject.toml',
  'composer.json': 'composer.json',
  'mix.exs': 'mix.exs',
};

/** Formats whose projects are packages that others of the workspace may name, and where those packages come from. */
const ECOSYSTEM_OF: Readonly<Record<string, Ecosystem>> = {
  'Cargo.toml': 'cargo',
  'go.mod': 'golang',
  'mix.exs': 'hex',
  'package.json': 'npm',
  'pom.xml': 'maven',
  'pyproject.toml': 'pypi',
};
const GRADLE_FILES = ['build.gradle', 'build.gradle.kts'];

/**
 * Data access and databases that a project has through libraries of the same workspace: references to projects (.NET,
 * Gradle), dependencies by path, and packages by the name of a project that is there.
 */
export class LocalLibraries {
  readonly #manifests: RecordedLookup;
  readonly #catalogue: Catalogue;
  readonly #inherited: (project: Manifest) => Fact[];
  /** What libraries were found to say: many projects of a workspace use the same ones. */
  readonly #known = new WeakMap<Manifest, KnownLibrary>();
  #packages: PackagePaths | null = null;

  /** @param inherited What a library has from files that it names itself; it looks manifests up there as well. */
  constructor(manifests: RecordedLookup, catalogue: Catalogue, inherited: (project: Manifest) => Fact[]) {
    this.#manifests = manifests;
    this.#catalogue = catalogue;
    this.#inherited = inherited;
  }

  factsOf(project: Manifest): Fact[] {
    const facts: Fact[] = [];
    const first = this.#librariesOf(project);
    if (first.length === 0) return facts;
    const seen = new Set([project.path]);
    const pending: Manifest[] = [];
    const follow = (paths: readonly string[]): void => {
      for (const path of paths) {
        if (seen.has(path) || seen.size > MAX_LIBRARIES) continue;
        seen.add(path);
        const library = this.#manifests.get(path);
        if (library !== undefined) pending.push(library);
      }
    };
    follow(first);
    for (let library = pending.pop(); library !== undefined; library = pending.pop()) {
      const known = this.#library(library);
      facts.push(...known.facts);
      follow(known.libraries);
    }
    return facts;
  }

  /** What a library says, found out anew where it, or what it was found out from, is another one by now. */
  #library(library: Manifest): KnownLibrary {
    const before = this.#known.get(library);
    // Looked up each time: who keeps services notes for each of them what it was worked out from.
    if (before?.looks.every(({ path, found }) => this.#manifests.get(path) === found) === true) return before;
    const { result, looks } = this.#manifests.record(() => ({
      facts: this.#ownFacts(library),
      libraries: this.#librariesOf(library),
    }));
    const known = { ...result, looks };
    this.#known.set(library, known);
    return known;
  }

  #ownFacts(library: Manifest): Fact[] {
    const folder = folderOf(library.path);
    const schemas = library.format === 'package.json' ? SCHEMAS : [];
    const manifests = schemas.flatMap((name) => this.#manifests.get(folder === '' ? name : `${folder}/${name}`) ?? []);
    const stated = [library, ...manifests].flatMap((manifest) => factsOf(manifest, this.#catalogue));
    return [...stated, ...this.#inherited(library)].filter(
      (fact) => ROLES.has(fact.role) && fact.confidence >= THRESHOLD,
    );
  }

  /** Paths of the manifests of libraries that a project names. */
  #librariesOf(project: Manifest): string[] {
    const paths: string[] = [];
    for (const item of project.items) {
      if (item.kind === 'reference' && (item.relation === 'project' || item.relation === 'path-dependency')) {
        const path = item.target.startsWith(':')
          ? this.#gradleProject(project, item.target)
          : pathOf(project, item.target);
        if (path !== null) paths.push(path);
      } else if (item.kind === 'dependency' && mayBeOfWorkspace(item)) {
        const path = this.#packagePaths().get(item.ecosystem)?.get(nameOf(item.ecosystem, item.name));
        if (path !== undefined) paths.push(path);
      }
    }
    return paths;
  }

  /** `:libs:data` of Gradle, from the folder of the build, which is one of those above. */
  #gradleProject(project: Manifest, target: string): string | null {
    const inside = target.slice(1).replaceAll(':', '/');
    for (let folder = folderOf(project.path); folder !== '';) {
      folder = folderOf(folder);
      for (const file of GRADLE_FILES) {
        const path = `${folder === '' ? '' : `${folder}/`}${inside}/${file}`;
        if (this.#manifests.get(path) !== undefined) return path;
      }
    }
    return null;
  }

  #packagePaths(): PackagePaths {
    if (this.#packages === null) {
      const packages = new Map<Ecosystem, Map<string, string>>();
      for (const { format, name, path } of this.#manifests.values()) {
        const ecosystem = ECOSYSTEM_OF[format];
        if (ecosystem === undefined || name === null) continue;
        const known = packages.get(ecosystem) ?? new Map<string, string>();
        packages.set(ecosystem, known);
        const key = nameOf(ecosystem, name);
        if (!known.has(key)) known.set(key, path);
      }
      this.#packages = packages;
    }
    return this.#packages;
  }
}

interface KnownLibrary {
  readonly facts: readonly Fact[];
  /** Paths of the manifests of libraries that it names itself. */
  readonly libraries: readonly string[];
  /** What it was found out from beside its own manifest. */
  readonly looks: readonly Look[];
}

/** Paths of the manifests of packages of the workspace, by ecosystem and name. */
type PackagePaths = ReadonlyMap<Ecosystem, ReadonlyMap<string, string>>;

function pathOf(project: Manifest, target: string): string | null {
  const file = MANIFEST_OF[project.format];
  const path = resolveInWorkspace(project.path, target);
  if (path === null || file === undefined || baseNameOf(path) === file) return path;
  return path === '' ? file : `${path}/${file}`;
}

/** A package's name as its ecosystem compares it; of Maven's the artifact, as a project may have its group from its parent. */
function nameOf(ecosystem: Ecosystem, name: string): string {
  if (ecosystem === 'maven') return name.slice(name.indexOf(':') + 1);
  return ecosystem === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name;
}

/** Whether a dependency is on the project of a name, as far as the name tells. */
export function isCalled({ ecosystem, name }: DependencyItem, project: string): boolean {
  return nameOf(ecosystem, name) === nameOf(ecosystem, project);
}

/** Whether a dependency may be on a project of the workspace: pnpm's, Yarn's and Bun's `workspace:…`, or any plain range. */
function mayBeOfWorkspace({ scope, version }: DependencyItem): boolean {
  if (scope === 'test' || scope === 'managed') return false;
  return version === null || version.startsWith('workspace:') || !/[:/]/.test(version);
}
