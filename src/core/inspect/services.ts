import type { DetectionRules, ProjectRule } from '../model/detectionRules.ts';
import type { Manifest } from '../model/manifest.ts';
import type { FolderSources } from './fileIndex.ts';
import { folderOf } from './readers/workspacePath.ts';

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
  manifests: ReadonlyMap<string, Manifest>,
  rules: DetectionRules,
): ServiceFolder[] {
  const aside = new Set(rules.folders.aside);
  const projects = new Map<string, Manifest[]>();
  for (const manifest of manifests.values()) {
    const folder = projectFolder(manifest, rules);
    if (folder === null) continue;
    projects.set(folder, [...(projects.get(folder) ?? []), manifest]);
  }
  const all = [...projects.keys()];
  const counted = all.filter((folder) => !isAside(folder, aside));
  const roots = new Set(counted.length > 0 ? counted : outermost(all));
  const everythingAside = counted.length === 0;
  // What lies beside every project (a compose file at the root, say) belongs to the root.
  roots.add('');

  const parts = new Map(
    [...roots].map((path) => [
      path,
      { manifests: [] as Manifest[], sources: new Map<string, number>(), sourceFolders: [] as string[] },
    ]),
  );
  const ownerOf = ownerLookup(roots);
  for (const manifest of manifests.values()) {
    const folder = folderOf(manifest.path);
    const isPipeline = PIPELINES.has(manifest.format);
    if (everythingAside || isPipeline || !isAside(folder, aside)) parts.get(ownerOf(folder))?.manifests.push(manifest);
  }
  for (const { folder, counts } of sources) {
    const part = parts.get(ownerOf(folder));
    if (part === undefined || (!everythingAside && isAside(folder, aside))) continue;
    part.sourceFolders.push(folder);
    for (const [language, count] of counts) part.sources.set(language, (part.sources.get(language) ?? 0) + count);
  }
  return [...parts]
    .map(([path, part]) => ({ path, projects: projects.get(path) ?? [], ...part }))
    .filter((service) => service.projects.length > 0 || service.manifests.length > 0 || service.sources.size > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The folder that a manifest makes a project, or null where it makes none. */
export function projectFolder(manifest: Manifest, rules: DetectionRules): string | null {
  return rules.projects[manifest.format] === undefined || !isProject(manifest) ? null : projectFolderOf(manifest);
}

/** The folder that a manifest speaks for: of `requirements/base.txt` the one above. */
function projectFolderOf(manifest: Manifest): string {
  const folder = folderOf(manifest.path);
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

function isAside(folder: string, aside: ReadonlySet<string>): boolean {
  if (folder === '') return false;
  // Below the sources of a JVM project folders are packages: `com.example.demo` is no demonstration.
  const packages = folder.indexOf('src/main/');
  const outer = packages < 0 ? folder : folder.slice(0, packages);
  return outer.split('/').some((part) => aside.has(part.toLowerCase()));
}

/** Folders that lie in no other of the list. */
function outermost(folders: readonly string[]): string[] {
  return folders.filter(
    (folder) => !folders.some((other) => other !== folder && (other === '' || folder.startsWith(`${other}/`))),
  );
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

const TEST_FILE =
  /(?:^|[._-])(?:test|tests|spec|stories|e2e)[._-]|_test\.|Tests?\.(?:java|kt|cs|scala)$|\.config\.|\.d\.ts$|rc\.[cm]?js$/i;

/** Language of a source file by its base name, or null for what is no source or only a test or a tool's configuration. */
export function languageOfFile(name: string, languages: DetectionRules['languages']): string | null {
  const dot = name.lastIndexOf('.');
  const language = dot < 0 ? undefined : languages[name.slice(dot + 1).toLowerCase()];
  return language === undefined || TEST_FILE.test(name) ? null : language;
}

/** Languages of a service, main one first: by its manifests where they decide it, else by its sources. */
export function languagesOf(service: ServiceFolder, preferred: Manifest | null, rules: DetectionRules): string[] {
  const bySources = [...service.sources]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([language]) => language);
  const projects =
    preferred === null ? service.projects : [preferred, ...service.projects.filter((project) => project !== preferred)];
  const ordered: string[] = [];
  for (const project of projects) {
    const rule = rules.projects[project.format];
    if (rule === undefined || (project !== preferred && holdsOnlyTools(project, service, rules))) continue;
    ordered.push(...mainLanguage(rule, service, project));
  }
  return [...new Set([...ordered, ...bySources])];
}

/** Whether a `package.json` only declares tools: the service has sources, and none in a language that it runs. */
export function holdsOnlyTools(project: Manifest, { sources }: ServiceFolder, rules: DetectionRules): boolean {
  const languages = rules.projects[project.format]?.languages ?? [];
  return project.format === 'package.json' && sources.size > 0 && !languages.some((language) => sources.has(language));
}

/** Of the languages that a manifest may be for, the one with most sources; the first where there are none. */
function mainLanguage(rule: ProjectRule, service: ServiceFolder, project: Manifest): string[] {
  const counts = rule.languages.map((language) => service.sources.get(language) ?? 0);
  const most = Math.max(0, ...counts);
  if (most > 0) return rule.languages.filter((_, i) => counts[i] === most).slice(0, 1);
  const typed = project.items.some((item) => item.kind === 'dependency' && item.name === 'typescript');
  if (typed && rule.languages.includes('typescript')) return ['typescript'];
  return rule.languages.slice(0, 1);
}
