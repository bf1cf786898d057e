import type { Catalogue } from '../model/catalogue.ts';
import type { Manifest } from '../model/manifest.ts';
import type { TechnologyRole } from '../model/technology.ts';
import { factsOf, THRESHOLD, type Fact } from './facts.ts';
import { baseNameOf, folderOf, resolveInWorkspace } from './readers/workspacePath.ts';
import type { ManifestLookup } from './sortedManifests.ts';

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
  'composer.json': 'composer.json',
  'mix.exs': 'mix.exs',
};

/**
 * Data access and databases that a project has through libraries of the same workspace: .NET's project references,
 * dependencies by path, and packages of the workspace, which npm's clients take from there.
 */
export class LocalLibraries {
  readonly #manifests: ManifestLookup;
  readonly #catalogue: Catalogue;
  #packages: ReadonlyMap<string, string> | null = null;

  constructor(manifests: ManifestLookup, catalogue: Catalogue) {
    this.#manifests = manifests;
    this.#catalogue = catalogue;
  }

  factsOf(project: Manifest): Fact[] {
    const seen = new Set([project.path]);
    const pending = [project];
    const facts: Fact[] = [];
    for (let manifest = pending.pop(); manifest !== undefined; manifest = pending.pop()) {
      if (manifest !== project) facts.push(...this.#ownFacts(manifest));
      for (const path of this.#librariesOf(manifest)) {
        if (seen.has(path) || seen.size > MAX_LIBRARIES) continue;
        seen.add(path);
        const library = this.#manifests.get(path);
        if (library?.format === project.format) pending.push(library);
      }
    }
    return facts;
  }

  #ownFacts(library: Manifest): Fact[] {
    const folder = folderOf(library.path);
    const schemas = library.format === 'package.json' ? SCHEMAS : [];
    const manifests = schemas.flatMap((name) => this.#manifests.get(folder === '' ? name : `${folder}/${name}`) ?? []);
    return [library, ...manifests]
      .flatMap((manifest) => factsOf(manifest, this.#catalogue))
      .filter((fact) => ROLES.has(fact.role) && fact.confidence >= THRESHOLD);
  }

  /** Paths of the manifests of libraries that a project names. */
  #librariesOf(project: Manifest): string[] {
    const paths: string[] = [];
    const folderFile = MANIFEST_OF[project.format];
    for (const item of project.items) {
      if (item.kind === 'reference' && (item.relation === 'project' || item.relation === 'path-dependency')) {
        const path = resolveInWorkspace(project.path, item.target);
        if (path === null) continue;
        const isFile = folderFile === undefined || baseNameOf(path) === folderFile;
        paths.push(isFile ? path : path === '' ? folderFile : `${path}/${folderFile}`);
      } else if (item.kind === 'dependency' && item.ecosystem === 'npm' && mayBeOfWorkspace(item.version)) {
        const path = this.#packagePaths().get(item.name);
        if (path !== undefined) paths.push(path);
      }
    }
    return paths;
  }

  #packagePaths(): ReadonlyMap<string, string> {
    if (this.#packages === null) {
      const packages = new Map<string, string>();
      for (const { format, name, path } of this.#manifests.values())
        if (format === 'package.json' && name !== null && !packages.has(name)) packages.set(name, path);
      this.#packages = packages;
    }
    return this.#packages;
  }
}

/** `workspace:…` of pnpm, Yarn and Bun, and any plain range: all of them link a package of the workspace by its name. */
function mayBeOfWorkspace(version: string | null): boolean {
  return version === null || version.startsWith('workspace:') || !/[:/]/.test(version);
}
