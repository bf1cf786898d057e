import type { Catalogue } from '../model/catalogue.ts';
import type { DependencyItem, DependencyScope, Manifest, SettingItem } from '../model/manifest.ts';
import { dependencyFacts, factsOf, type Fact } from './facts.ts';
import { baseNameOf, folderOf } from './readers/workspacePath.ts';
import type { ManifestLookup } from './sortedManifests.ts';

/** Most scripts that one build script draws in, those of these included. */
const MAX_SCRIPTS = 50;
const SCOPES: ReadonlySet<string> = new Set<DependencyScope>([
  'runtime',
  'development',
  'test',
  'build',
  'provided',
  'managed',
  'optional',
]);

/** A version catalog by the accessors of its entries (`ktor.server.core`). */
interface VersionCatalog {
  /** Name in front of its accessors: `libs` for `libs.versions.toml`. */
  readonly name: string;
  readonly libraries: ReadonlyMap<string, DependencyItem>;
  readonly plugins: ReadonlyMap<string, DependencyItem>;
  readonly bundles: ReadonlyMap<string, readonly string[]>;
}

/** The Gradle files of a workspace, and what they say for one another. */
export class GradleBuild {
  readonly #manifests: ManifestLookup;
  readonly #catalogs: readonly (VersionCatalog & { readonly folder: string })[];
  readonly #scripts: ReadonlyMap<string, Manifest>;

  constructor(manifests: ManifestLookup) {
    this.#manifests = manifests;
    const all = [...manifests.values()];
    this.#catalogs = all.filter((manifest) => manifest.format === 'libs.versions.toml').map(catalogOf);
    this.#scripts = new Map(
      all
        .filter((manifest) => manifest.format === 'script.gradle')
        .map((manifest) => [baseNameOf(manifest.path).replace(/\.gradle(?:\.kts)?$/, ''), manifest]),
    );
  }

  /** Facts that a build script has from catalogs, convention plugins, drawn-in scripts, and blocks of the builds around it. */
  inheritedFacts(project: Manifest, catalogue: Catalogue): Fact[] {
    const facts = this.#catalogFacts(project, catalogue);
    const seen = new Set([project.path]);
    const pending = [project];
    for (let script = pending.pop(); script !== undefined && seen.size < MAX_SCRIPTS; script = pending.pop()) {
      for (const drawn of this.#drawnIn(script)) {
        if (seen.has(drawn.path)) continue;
        seen.add(drawn.path);
        pending.push(drawn);
        facts.push(...factsOf(drawn, catalogue), ...this.#catalogFacts(drawn, catalogue));
      }
    }
    for (const outer of this.#around(project)) {
      for (const item of outer.items) {
        if (item.kind === 'dependency' && item.extras?.includes('subprojects') === true) {
          facts.push(...dependencyFacts(item, outer.path, catalogue));
        }
      }
    }
    return facts;
  }

  #catalogFacts(script: Manifest, catalogue: Catalogue): Fact[] {
    const facts: Fact[] = [];
    for (const item of script.items) {
      if (item.kind !== 'setting' || !item.key.startsWith('catalog.')) continue;
      const scope = item.key.slice('catalog.'.length);
      for (const found of this.#resolve(script, item)) {
        const used: DependencyItem = {
          ...found,
          nameSpan: item.valueSpan,
          scope: SCOPES.has(scope) ? (scope as DependencyScope) : 'build',
        };
        facts.push(...dependencyFacts(used, script.path, catalogue));
      }
    }
    return facts;
  }

  #resolve(script: Manifest, { value }: SettingItem): readonly DependencyItem[] {
    const dot = value.indexOf('.');
    const name = value.slice(0, dot);
    const accessor = value.slice(dot + 1).replace(/\.(?:get|asProvider)$/, '');
    for (const catalog of this.#nearest(script, name)) {
      if (accessor.startsWith('plugins.')) {
        const plugin = catalog.plugins.get(accessor.slice('plugins.'.length));
        if (plugin !== undefined) return [plugin];
      } else if (accessor.startsWith('bundles.')) {
        const bundle = catalog.bundles.get(accessor.slice('bundles.'.length));
        if (bundle !== undefined) return bundle.flatMap((alias) => catalog.libraries.get(alias) ?? []);
      } else {
        const library = catalog.libraries.get(accessor);
        if (library !== undefined) return [library];
      }
    }
    return [];
  }

  /** Catalogs of a name, those of the innermost build first. */
  #nearest(script: Manifest, name: string): readonly VersionCatalog[] {
    const folder = folderOf(script.path);
    const isAround = (outer: string): boolean => outer === '' || folder === outer || folder.startsWith(`${outer}/`);
    return this.#catalogs
      .filter((catalog) => catalog.name === name)
      .sort((a, b) => Number(isAround(b.folder)) - Number(isAround(a.folder)) || b.folder.length - a.folder.length);
  }

  /** Convention plugins that a script applies, and scripts that it draws in. */
  *#drawnIn(script: Manifest): Generator<Manifest> {
    for (const item of script.items) {
      if (item.kind === 'setting' && item.key.startsWith('plugins.')) {
        const plugin = this.#scripts.get(item.value);
        if (plugin !== undefined) yield plugin;
      } else if (item.kind === 'reference' && item.relation === 'include') {
        for (const folder of foldersAbove(folderOf(script.path))) {
          const drawn = this.#manifests.get(folder === '' ? item.target : `${folder}/${item.target}`);
          if (drawn === undefined) continue;
          yield drawn;
          break;
        }
      }
    }
  }

  *#around(project: Manifest): Generator<Manifest> {
    for (const folder of foldersAbove(folderOf(project.path)).slice(1)) {
      for (const name of ['build.gradle', 'build.gradle.kts']) {
        const outer = this.#manifests.get(folder === '' ? name : `${folder}/${name}`);
        if (outer !== undefined) yield outer;
      }
    }
  }
}

/** A folder and all that it lies in, up to the root. */
function foldersAbove(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== '';) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}

/** `ktor-server_core` is used as `ktor.server.core`. */
function accessorOf(alias: string): string {
  return alias.replace(/[-_]/g, '.');
}

function catalogOf(manifest: Manifest): VersionCatalog & { readonly folder: string } {
  const byPlace = new Map<number, DependencyItem>();
  for (const item of manifest.items) if (item.kind === 'dependency') byPlace.set(item.nameSpan.start, item);
  const libraries = new Map<string, DependencyItem>();
  const plugins = new Map<string, DependencyItem>();
  const bundles = new Map<string, readonly string[]>();
  for (const item of manifest.items) {
    if (item.kind !== 'setting') continue;
    const dot = item.key.indexOf('.');
    const alias = accessorOf(item.key.slice(dot + 1));
    const table = item.key.slice(0, dot);
    const dependency = byPlace.get(item.valueSpan.start);
    if (table === 'bundles') bundles.set(alias, item.value.split(' ').map(accessorOf));
    else if (dependency !== undefined && table === 'libraries') libraries.set(alias, dependency);
    else if (dependency !== undefined && table === 'plugins') plugins.set(alias, dependency);
  }
  // `gradle/libs.versions.toml` is the build's around the folder `gradle`.
  const folder = folderOf(manifest.path).replace(/(?:^|\/)gradle$/, '');
  return { name: baseNameOf(manifest.path).replace(/\.versions\.toml$/, ''), libraries, plugins, bundles, folder };
}
