import type { Catalogue } from '../model/catalogue.ts';
import type { Manifest, ManifestItem } from '../model/manifest.ts';
import { assembleService, type InheritedFacts } from './assemble.ts';
import type { FolderSources } from './fileIndex.ts';
import { inheritedFacts } from './inheritance.ts';
import { KeptService, type ServiceKeeper } from './keptService.ts';
import { isCalled } from './localLibraries.ts';
import type { Program } from './programs/programFacts.ts';
import { folderOf } from './readers/workspacePath.ts';
import { Runs } from './runs.ts';
import { cutServices, projectFolder, type ServiceFolder } from './services.ts';
import { type ManifestLookup, SortedManifests } from './sortedManifests.ts';

/** Formats whose files speak for others by name rather than by path, so that nobody knows who is concerned. */
const SPEAKS_FOR_OTHERS: ReadonlySet<string> = new Set(['libs.versions.toml', 'script.gradle']);

/**
 * The services of a workspace, kept while it changes: an edited manifest concerns the service that it belongs to and
 * those that inherit from it; the workspace is only cut anew when files come or go, or start or cease to be projects.
 */
export class ServiceIndex {
  readonly #catalogue: Catalogue;
  /** By path, in the order of the paths. */
  #manifests: ManifestLookup = new SortedManifests([]);
  #inherited: InheritedFacts = { own: () => [], throughLibraries: () => [] };
  #folders: ServiceFolder[] = [];
  #services = Runs.of<KeptService>([]);
  /** Services whose stack was worked out and not yet let go. */
  #atHand = new Set<KeptService>();
  readonly #placeOf = new Map<string, number>();
  /** Services that looked at a manifest which is not their own. */
  readonly #heirsOf = new Map<string, Set<string>>();
  readonly #stale = new Set<number>();
  /** Programs that were looked into, by path of the service. */
  #programs: ReadonlyMap<string, readonly Program[]> = new Map();
  /** Manifests that the service being assembled looks at. */
  #looking: string | null = null;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Cuts the workspace anew. @param sources Source files by folder. @param manifests by path, sorted. */
  cut(sources: Iterable<FolderSources>, manifests: ManifestLookup): void {
    this.#manifests = manifests;
    this.#inherit();
    for (const map of [this.#placeOf, this.#heirsOf]) map.clear();
    this.#stale.clear();
    this.#folders = cutServices(sources, manifests, this.#catalogue.detection);
    this.#folders.forEach(({ path }, place) => this.#placeOf.set(path, place));
    this.#atHand.clear();
    this.#services = Runs.of(this.#folders.map((folder) => this.#keep(folder)));
  }

  /**
   * Takes in the new content of a manifest; `manifests` given to {@link cut} must hold it already.
   * @returns false where the workspace must be cut anew.
   */
  replace(before: Manifest, after: Manifest): boolean {
    const rules = this.#catalogue.detection;
    if (before.format !== after.format || projectFolder(before, rules) !== projectFolder(after, rules)) return false;
    const place = this.#ownerOf(after.path);
    const folder = place === undefined ? undefined : this.#folders[place];
    if (place !== undefined && folder !== undefined) {
      const swap = (manifest: Manifest): Manifest => (manifest.path === after.path ? after : manifest);
      this.#folders[place] = {
        ...folder,
        manifests: folder.manifests.map(swap),
        projects: folder.projects.map(swap),
      };
      this.#stale.add(place);
    }
    if (SPEAKS_FOR_OTHERS.has(after.format)) {
      this.#inherit();
      this.#folders.forEach((_, each) => this.#stale.add(each));
    }
    if (before.name !== after.name) {
      this.#inherit();
      for (const user of this.#namingAny(before.name, after.name)) {
        this.#stale.add(this.#ownerOf(user) ?? -1);
        this.#markHeirs(user);
      }
    }
    this.#markHeirs(after.path);
    return true;
  }

  /** Paths of the projects that depend on a package of one of these names: libraries of the workspace go by theirs. */
  #namingAny(...names: readonly (string | null)[]): string[] {
    const isNamed = (item: ManifestItem): boolean =>
      item.kind === 'dependency' && names.some((name) => name !== null && isCalled(item, name));
    return this.#folders.flatMap(({ projects }) =>
      projects.filter(({ items }) => items.some(isNamed)).map(({ path }) => path),
    );
  }

  /** Has the services worked out again that looked at a manifest of another one. */
  #markHeirs(path: string): void {
    for (const heir of this.#heirsOf.get(path) ?? []) this.#stale.add(this.#placeOf.get(heir) ?? -1);
  }

  /** The place of the service that a manifest counts for: the nearest at or above its folder, unless it is left aside. */
  #ownerOf(path: string): number | undefined {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const place = this.#placeOf.get(folder);
      if (place !== undefined && this.#folders[place]?.manifests.some((manifest) => manifest.path === path) === true)
        return place;
      if (folder === '') return undefined;
    }
  }

  /** Places of the services that a manifest counts for or is looked at by, in order; null where it may be any. */
  placesLookingAt(path: string): readonly number[] | null {
    if (SPEAKS_FOR_OTHERS.has(this.#manifests.get(path)?.format ?? '')) return null;
    const heirs = [...(this.#heirsOf.get(path) ?? [])].map((heir) => this.#placeOf.get(heir));
    const places = new Set([this.#ownerOf(path), ...heirs].filter((place) => place !== undefined));
    return [...places].sort((a, b) => a - b);
  }

  /** All services in the order of their paths; one that did not change is the same object as before. */
  list(): Runs<KeptService> {
    for (const place of this.#stale) {
      const folder = this.#folders[place];
      if (folder !== undefined) this.#services = this.#services.with(place, this.#keep(folder));
    }
    this.#stale.clear();
    return this.#services;
  }

  /** The place of a service in the list. */
  placeOf(service: KeptService): number {
    return this.#placeOf.get(service.folder.path) ?? -1;
  }

  /** Lets go of what services were worked out to be. @param still Those that will be asked for soon. */
  letGo(still: readonly KeptService[]): void {
    const kept = new Set(still);
    for (const service of this.#atHand) if (!kept.has(service)) service.forget();
    this.#atHand = kept;
  }

  /** Takes in the programs that were looked into, by path of the service. */
  setPrograms(programs: ReadonlyMap<string, readonly Program[]>): void {
    for (const path of new Set([...programs.keys(), ...this.#programs.keys()])) {
      const place = this.#placeOf.get(path);
      if (place !== undefined && !areSame(programs.get(path) ?? [], this.#programs.get(path) ?? []))
        this.#stale.add(place);
    }
    this.#programs = programs;
  }

  #inherit(): void {
    this.#inherited = inheritedFacts(
      {
        get: (path) => {
          this.#noteLook(path);
          return this.#manifests.get(path);
        },
        values: () => this.#manifests.values(),
      },
      this.#catalogue,
    );
  }

  #noteLook(path: string): void {
    if (this.#looking === null) return;
    const heirs = this.#heirsOf.get(path);
    if (heirs === undefined) this.#heirsOf.set(path, new Set([this.#looking]));
    else heirs.add(this.#looking);
  }

  #keep(folder: ServiceFolder): KeptService {
    return new KeptService(folder, this.#keeper);
  }

  readonly #keeper: ServiceKeeper = {
    assemble: (folder) => {
      this.#looking = folder.path;
      try {
        return assembleService(folder, this.#catalogue, this.#inherited, this.#programs.get(folder.path));
      } finally {
        this.#looking = null;
      }
    },
    noteAtHand: (service) => this.#atHand.add(service),
  };
}

function areSame(a: readonly Program[], b: readonly Program[]): boolean {
  return a.length === b.length && a.every((program, i) => program === b[i]);
}
