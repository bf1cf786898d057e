import type { DetectionRules, ProjectRule } from '../model/detectionRules.ts';
import type { Manifest } from '../model/manifest.ts';
import type { FolderSources } from './fileIndex.ts';
import { baseNameOf, folderOf } from './readers/workspacePath.ts';
import type { ManifestLookup } from './sortedManifests.ts';

/** A folder that is cut out as one service, with the files that belong to it. */
export interface ServiceFolder {
  /** Path from the root, "" for the root. */
  readonly path: string;
  /** Manifests that make it a project; empty for a folder of infrastructure or loose sources. */
  readonly projects: readonly Manifest[];
  /** All manifests that lie in it and in no service further down. */
  readonly manifests: readonly Manifest[];
  /** Number of source files by language, tests and examples left out. */
  readonly sources: ReadonlyMap<string, number>;
  /** Folders that these sources lie in. The same object until the workspace is cut anew. */
  readonly sourceFolders: readonly string[];
}

/** Formats that count although their folder is set aside: they say how the whole is deployed. */
const PIPELINES: ReadonlySet<string> = new Set(['github-workflow', 'circleci']);

/**
 * Cuts a workspace into services: every folder with a project manifest is one, except those that only hold others
 * together, and those among tests and examples while there is anything else.
 * @param sources Source files by folder. @param manifests by path, sorted.
 */
export function cutServices(
  sources: Iterable<FolderSources>,
  manifests: ManifestLookup,
  rules: DetectionRules,
): ServiceFolder[] {
  const isAside = asideLookup(rules.folders.aside);
  const projects = new Map<string, Manifest[]>();
  // Each folder's path is cut out once: a text that is new is a text whose hash has to be worked out anew.
  const placed: [folder: string, Manifest][] = [];
  for (const manifest of manifests.values()) {
    const own = folderOf(manifest.path);
    placed.push([own, manifest]);
    const folder = projectFolder(manifest, rules, own);
    if (folder !== null) projects.set(folder, appended(projects.get(folder), manifest));
  }
  const all = [...projects.keys()];
  const counted = all.filter((folder) => !isAside(folder));
  const roots = new Set(counted.length > 0 ? counted : outermost(all));
  const everythingAside = counted.length === 0;
  // What lies beside every project (a compose file at the root, say) belongs to the root.
  roots.add('');

  const parts = new Map<string, Part>();
  for (const path of roots) parts.set(path, { manifests: NONE, sources: NO_SOURCES, sourceFolders: NONE });
  const ownerOf = ownerLookup(roots);
  for (const [folder, manifest] of placed) {
    if (!everythingAside && !PIPELINES.has(manifest.format) && isAside(folder)) continue;
    const part = parts.get(ownerOf(folder));
    if (part !== undefined) part.manifests = appended(part.manifests, manifest);
  }
  for (const { folder, counts } of sources) {
    if (!everythingAside && isAside(folder)) continue;
    const part = parts.get(ownerOf(folder));
    if (part === undefined) continue;
    part.sourceFolders = appended(part.sourceFolders, folder);
    part.sources = part.sources.size === 0 ? counts : summed(part.sources, counts);
  }
  const services: ServiceFolder[] = [];
  for (const [path, { manifests: held, sources: counts, sourceFolders }] of parts) {
    const own = projects.get(path) ?? NONE;
    if (own.length > 0 || held.length > 0 || counts.size > 0)
      // Plans of programs are kept by this list, so that each service has one of its own.
      services.push({
        path,
        projects: areSame(own, held) ? held : own,
        manifests: held,
        sources: counts,
        sourceFolders: sourceFolders.slice(),
      });
  }
  return services.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function areSame(a: readonly Manifest[], b: readonly Manifest[]): boolean {
  return a.length === b.length && a.every((manifest, i) => manifest === b[i]);
}

interface Part {
  manifests: readonly Manifest[];
  sources: ReadonlyMap<string, number>;
  sourceFolders: readonly string[];
}

const NONE: readonly never[] = [];
const NO_SOURCES: ReadonlyMap<string, number> = new Map();

/** A list with one more. Most of these hold one or two, and `push` keeps room for sixteen more with each of them. */
function appended<T>(list: readonly T[] | undefined, item: T): T[] {
  if (list === undefined || list.length === 0) return [item];
  if (list.length < 4) return list.concat([item]);
  // From there on it is the copy made here.
  (list as T[]).push(item);
  return list as T[];
}

/** Of most services one folder alone has sources, and its counts are used as they are. */
function summed(counts: ReadonlyMap<string, number>, more: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sum = new Map(counts);
  for (const [language, count] of more) sum.set(language, (sum.get(language) ?? 0) + count);
  return sum;
}

/**
 * The folder that a manifest makes a project, or null where it makes none.
 * @param folder that it lies in.
 */
export function projectFolder(
  manifest: Manifest,
  rules: DetectionRules,
  folder = folderOf(manifest.path),
): string | null {
  if (rules.projects[manifest.format] === undefined || !isProject(manifest)) return null;
  return projectFolderOf(manifest, folder);
}

/** The folder that a manifest speaks for: of `requirements/base.txt` the one above. */
function projectFolderOf(manifest: Manifest, folder: string): string {
  return manifest.format === 'requirements.txt' && /(?:^|\/)requirements$/i.test(folder) ? folderOf(folder) : folder;
}

/** Manifests that only hold other projects together are none themselves. */
function isProject(manifest: Manifest): boolean {
  const has = (key: string, value?: string): boolean =>
    manifest.items.some(
      (item) => item.kind === 'setting' && item.key === key && (value === undefined || item.value === value),
    );
  const dependencies = manifest.items.some((item) => item.kind === 'dependency' && item.scope !== 'managed');
  switch (manifest.format) {
    case 'pom.xml':
      return (
        !has('packaging', 'pom') ||
        !manifest.items.some((item) => item.kind === 'reference' && item.relation === 'module')
      );
    case 'requirements.txt':
      return dependencies || manifest.items.some((item) => item.kind === 'reference' && item.relation === 'include');
    case 'Cargo.toml':
      return manifest.name !== null;
    case 'build.gradle':
      return (
        dependencies ||
        manifest.items.some((item) => item.kind === 'setting' && /^(?:plugins|catalog)\./.test(item.key))
      );
    default:
      return true;
  }
}

/** Whether folders lie among tests and examples; answers are remembered, so that each folder's name is looked at once. */
function asideLookup(aside: readonly string[]): (folder: string) => boolean {
  const names = new Set(aside);
  const endings = aside.filter((name) => name.startsWith('*')).map((name) => name.slice(1));
  const isNamed = (name: string): boolean => names.has(name) || endings.some((ending) => name.endsWith(ending));
  const known = new Map<string, boolean>([['', false]]);
  const find = (folder: string): boolean => {
    let answer = known.get(folder);
    if (answer !== undefined) return answer;
    // Below the sources of a JVM project folders are packages: `com.example.demo` is no demonstration.
    const packages = folder.indexOf('src/main/');
    if (packages < 0) answer = isNamed(baseNameOf(folder).toLowerCase()) || find(folderOf(folder));
    else answer = find(folder.slice(0, packages).replace(/\/$/, ''));
    known.set(folder, answer);
    return answer;
  };
  return find;
}

/** Folders that lie in no other of the list. */
function outermost(folders: readonly string[]): string[] {
  const all = new Set(folders);
  return folders.filter((folder) => {
    for (let outer = folder; outer !== '';) {
      outer = folderOf(outer);
      if (all.has(outer)) return false;
    }
    return true;
  });
}

/** Deepest service folder at or above a folder; answers are remembered. */
function ownerLookup(roots: ReadonlySet<string>): (folder: string) => string {
  const known = new Map<string, string>();
  const find = (folder: string): string => {
    if (roots.has(folder)) return folder;
    const before = known.get(folder);
    if (before !== undefined) return before;
    const owner = folder === '' ? '' : find(folderOf(folder));
    known.set(folder, owner);
    return owner;
  };
  return find;
}

/** Languages of a service, main one first: by its manifests where they decide it, else by its sources. */
export function languagesOf(service: ServiceFolder, preferred: Manifest | null, rules: DetectionRules): string[] {
  const languages: string[] = [];
  const add = (language: string | undefined): void => {
    if (language !== undefined && !languages.includes(language)) languages.push(language);
  };
  const addMain = (project: Manifest): void => {
    const rule = rules.projects[project.format];
    if (rule !== undefined) add(mainLanguage(rule, service, project));
  };
  if (preferred !== null) addMain(preferred);
  for (const project of service.projects)
    if (project !== preferred && !holdsOnlyTools(project, service, rules)) addMain(project);
  for (const language of bySize(service.sources)) add(language);
  return languages;
}

const sizesKnown = new WeakMap<ReadonlyMap<string, number>, readonly string[]>();

/** Languages by the number of their sources; most services share their counts with others. */
function bySize(sources: ReadonlyMap<string, number>): readonly string[] {
  let languages = sizesKnown.get(sources);
  if (languages === undefined) {
    languages = [...sources].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([language]) => language);
    sizesKnown.set(sources, languages);
  }
  return languages;
}

/** Whether a `package.json` only declares tools: the service has sources, and none in a language that it runs. */
export function holdsOnlyTools(project: Manifest, { sources }: ServiceFolder, rules: DetectionRules): boolean {
  const languages = rules.projects[project.format]?.languages ?? [];
  return project.format === 'package.json' && sources.size > 0 && !languages.some((language) => sources.has(language));
}

/** Of the languages that a manifest may be for, the one with most sources; where there are none, the one it shows signs of. */
function mainLanguage(rule: ProjectRule, { sources }: ServiceFolder, project: Manifest): string | undefined {
  let main: string | undefined;
  let most = 0;
  for (const language of rule.languages) {
    const count = sources.get(language) ?? 0;
    if (count > most) {
      main = language;
      most = count;
    }
  }
  return main ?? rule.languages.find((language) => showsSign(project, rule.signs?.[language])) ?? rule.languages[0];
}

function showsSign({ items }: Manifest, sign: string | undefined): boolean {
  if (sign === undefined) return false;
  const pattern = new RegExp(sign, 'i');
  return items.some((item) =>
    item.kind === 'dependency'
      ? item.scope !== 'test' && pattern.test(item.name)
      : item.kind === 'setting' && pattern.test(item.value),
  );
}
