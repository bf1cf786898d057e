import type { Catalogue } from '../model/catalogue.ts';
import type { Manifest } from '../model/manifest.ts';
import type { TechnologyRole } from '../model/technology.ts';
import type { ServiceRole } from '../model/vocabulary.ts';
import { declaredPackages, type DeclaredPackages } from './declaredPackages.ts';
import { factsOf, THRESHOLD, type Fact } from './facts.ts';
import { impliedRuntime } from './impliedRuntime.ts';
import { withManagedVersions } from './managedVersions.ts';
import { fileFacts } from './fileFacts.ts';
import { baseNameOf } from './readers/workspacePath.ts';
import { opennessOf, startsNowhere, type Openness } from './programs/openness.ts';
import { programFacts, type Program } from './programs/programFacts.ts';
import { holdsOnlyTools, languagesOf, type ServiceFolder } from './services.ts';

/** A service with its facts sorted into the parts of a stack. */
export interface AssembledService {
  readonly folder: ServiceFolder;
  readonly name: string;
  readonly role: ServiceRole;
  readonly languages: readonly string[];
  readonly runtime: Fact | null;
  readonly frameworks: readonly Fact[];
  readonly dataAccess: readonly Fact[];
  readonly databases: readonly Fact[];
  readonly hosting: readonly Fact[];
  /** Technologies of other parts, and runtimes that are pinned beside the service's own. */
  readonly other: readonly Fact[];
  readonly declared: DeclaredPackages;
  /** What its manifests leave to programs, whatever programs say. */
  readonly openness: Openness;
}

/** Facts that a service inherits from elsewhere in the workspace. */
export interface InheritedFacts {
  /** What other files state for the project itself, e.g. a Maven parent. */
  readonly own: (project: Manifest) => readonly Fact[];
  /** What it has through libraries of the workspace that it is built with. */
  readonly throughLibraries: (project: Manifest) => readonly Fact[];
}

/**
 * Works out language, role and stack of one service.
 * @param programs of it that were looked into; they count where its manifests leave open what it serves with.
 */
export function assembleService(
  folder: ServiceFolder,
  catalogue: Catalogue,
  inherited: InheritedFacts,
  programs: readonly Program[] = [],
): AssembledService {
  const stated = [
    ...folder.manifests.flatMap((manifest) => factsOf(manifest, catalogue)),
    ...folder.projects.flatMap((project) => [...inherited.own(project)]),
    ...fileFacts(folder, catalogue),
  ];
  const service = sortOut(folder, stated, catalogue);
  if (service.openness === 'open' && startsNowhere(folder, service.languages[0], programs, catalogue.detection)) {
    const called = stated.filter((fact) => !(fact.weak && fact.role === 'framework'));
    return { ...sortOut(folder, called, catalogue), openness: service.openness };
  }
  const seen = service.openness === 'open' ? programFacts(programs, catalogue) : [];
  // What a program that serves nothing opens is no part of a stack.
  const counts = service.role === 'backend' || seen.some((fact) => fact.role === 'framework');
  const whole =
    counts && seen.length > 0
      ? { ...sortOut(folder, [...stated, ...seen], catalogue, programs), openness: service.openness }
      : service;
  if (whole.role !== 'backend' && whole.role !== 'fullstack') return whole;
  // A front end, too, may be built with a library that opens a database, for its types.
  const through = folder.projects.flatMap((project) => [...inherited.throughLibraries(project)]);
  if (through.length === 0) return whole;
  const all = [...stated, ...(counts ? seen : []), ...through];
  return { ...sortOut(folder, all, catalogue, programs), openness: service.openness };
}

function sortOut(
  folder: ServiceFolder,
  stated: readonly Fact[],
  catalogue: Catalogue,
  programs: readonly Program[] = [],
): AssembledService {
  const facts = withManagedVersions(strongest(stated), stated);
  const roles = groupedByRole(facts);
  const byRole = (role: TechnologyRole): readonly Fact[] => dropWeak(roles.get(role) ?? NO_FACTS);
  const frameworks = dropPlumbing(byRole('framework'), facts, catalogue);
  const preferred = projectOf(folder, frameworks[0], catalogue);
  // Where no manifest tells, the program that serves does.
  const program = preferred === null ? programOf(frameworks[0], programs) : null;
  const others = languagesOf(folder, preferred, catalogue.detection);
  const languages = program === null ? others : [...new Set([program.language, ...others])];
  const runtimes = roles.get('runtime') ?? NO_FACTS;
  const runtime =
    runtimeOf(preferred, runtimes, facts, catalogue) ?? runtimeOfProgram(program, frameworks[0], catalogue);
  const dataAccess = byRole('data-access');
  const databases = byRole('database');
  const hosting = byRole('hosting');
  const other = facts.filter((fact) => !STACK_ROLES.has(fact.role) || (fact.role === 'runtime' && fact !== runtime));
  // A runtime that is only implied shows no place of its own.
  const pinned = runtime !== null && runtimes.includes(runtime) ? [runtime] : NO_FACTS;
  const shown = [...pinned, ...frameworks, ...dataAccess, ...databases, ...hosting, ...other];
  const role = roleOf(folder, facts, frameworks, catalogue);
  return {
    folder,
    name: preferred?.name ?? folder.projects.find((project) => project.name !== null)?.name ?? baseNameOf(folder.path),
    role,
    languages,
    runtime,
    frameworks,
    dataAccess,
    databases,
    hosting,
    other,
    declared: declaredPackages(folder, shown),
    openness: opennessOf(
      folder,
      role,
      frameworks.some((fact) => !fact.weak),
    ),
  };
}

/** The program that a fact stands in. */
function programOf(fact: Fact | undefined, programs: readonly Program[]): Program | null {
  return programs.find(({ manifest }) => manifest.path === fact?.file) ?? null;
}

/** What runs a program that no manifest is about: the place is the one that shows what it serves with. */
function runtimeOfProgram(program: Program | null, fact: Fact | undefined, catalogue: Catalogue): Fact | null {
  const id = program === null ? undefined : catalogue.detection.programs[program.language]?.runtime;
  const technology = id === undefined ? undefined : catalogue.technologies.get(id);
  if (program === null || fact === undefined || technology === undefined) return null;
  const args = { name: technology.label, file: program.manifest.path };
  const because = { code: 'inspect.runtime-of-program', args };
  return { ...fact, id: technology.id, role: 'runtime', version: null, confidence: PROGRAM_RUNTIME, because };
}

const PROGRAM_RUNTIME = 0.7;

const STACK_ROLES: ReadonlySet<TechnologyRole> = new Set([
  'framework',
  'data-access',
  'database',
  'hosting',
  'runtime',
  'language',
]);

const NO_FACTS: readonly Fact[] = [];

function groupedByRole(facts: readonly Fact[]): ReadonlyMap<TechnologyRole, readonly Fact[]> {
  const roles = new Map<TechnologyRole, Fact[]>();
  for (const fact of facts) {
    const others = roles.get(fact.role);
    if (others === undefined) roles.set(fact.role, [fact]);
    else others.push(fact);
  }
  return roles;
}

/** Of the facts that count one an id: the surest, of equals the first that tells a version, in the order of the files. It is weak only where all are. */
function strongest(facts: readonly Fact[]): Fact[] {
  const best = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.confidence < THRESHOLD) continue;
    const key = `${fact.role} ${fact.id}`;
    const before = best.get(key);
    const surest = before === undefined || isBetter(fact, before) ? fact : before;
    const weak = fact.weak && before?.weak !== false;
    best.set(key, surest.weak === weak ? surest : { ...surest, weak });
  }
  const sorted = [...best.values()];
  return sorted.length > 1 ? sorted.sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1)) : sorted;
}

function isBetter(fact: Fact, before: Fact): boolean {
  if (fact.confidence !== before.confidence) return fact.confidence > before.confidence;
  return fact.version !== null && before.version === null;
}

/**
 * A server of a language's own library that a program starts is what the framework beside it runs on: Express is handed to
 * `http.createServer`. So it counts only where no manifest names a framework, be it one that may as well be a client.
 */
function dropPlumbing(frameworks: readonly Fact[], facts: readonly Fact[], catalogue: Catalogue): readonly Fact[] {
  const isPlumbing = ({ id }: Fact): boolean => catalogue.technologies.get(id)?.class === 'standard-library';
  if (!frameworks.some(isPlumbing)) return frameworks;
  const others = dropWeak(facts.filter((fact) => fact.role === 'framework' && !isPlumbing(fact)));
  return others.length > 0 ? others : frameworks;
}

function dropWeak(facts: readonly Fact[]): readonly Fact[] {
  const isMixed = facts.some((fact) => fact.weak) && facts.some((fact) => !fact.weak);
  return isMixed ? facts.filter((fact) => !fact.weak) : facts;
}

/**
 * The project manifest that a fact stands in; else one of the languages that its technology is used from, which a
 * process file or an image may have named; else the first one that more than tools are declared in.
 */
function projectOf(folder: ServiceFolder, fact: Fact | undefined, catalogue: Catalogue): Manifest | null {
  const { projects } = folder;
  const rules = catalogue.detection;
  const used = fact === undefined ? [] : (catalogue.technologies.get(fact.id)?.languages ?? []);
  return (
    projects.find((project) => project.path === fact?.file) ??
    projects.find((project) => rules.projects[project.format]?.languages.some((language) => used.includes(language))) ??
    projects.find((project) => !holdsOnlyTools(project, folder, rules)) ??
    null
  );
}

function roleOf(
  folder: ServiceFolder,
  facts: readonly Fact[],
  frameworks: readonly Fact[],
  catalogue: Catalogue,
): ServiceRole {
  const isOf =
    (wanted: string) =>
    ({ id }: Fact): boolean =>
      catalogue.technologies.get(id)?.class === wanted;
  const isMeta = isOf('meta-framework');
  // What only writes pages once runs no server, whatever it could do.
  if (frameworks.some(isMeta))
    return frameworks.every(isMeta) && facts.some(isOf('static-output')) ? 'frontend' : 'fullstack';
  if (frameworks.length > 0) return 'backend';
  if (folder.projects.length === 0) return folder.sources.size === 0 ? 'infrastructure' : 'unknown';
  const own = new Set(folder.projects.map((project) => project.path));
  if (facts.some((fact) => fact.role === 'frontend')) return 'frontend';
  if (folder.projects.some(hasProgramEntry)) return 'tooling';
  if (folder.sources.size === 0 && folder.projects.every(isWholeAndDependsOnNothing)) return 'infrastructure';
  if (facts.some((fact) => SERVER_ROLES.has(fact.role) && own.has(fact.file))) return 'backend';
  if (folder.projects.some(isPublished)) return 'library';
  return runsInContainer(folder) ? 'backend' : 'unknown';
}

/** What a project uses that only servers use. */
const SERVER_ROLES: ReadonlySet<TechnologyRole> = new Set(['database', 'data-access', 'messaging']);

function hasSetting(manifest: Manifest, key: RegExp): boolean {
  return manifest.items.some((item) => item.kind === 'setting' && key.test(item.key));
}
/** A damaged manifest may well have depended on something. */
function isWholeAndDependsOnNothing({ items, problems }: Manifest): boolean {
  return (
    problems.every((problem) => problem.severity === 'information') &&
    !items.some((item) => item.kind === 'dependency' && item.scope === 'runtime')
  );
}
function hasProgramEntry(manifest: Manifest): boolean {
  return hasSetting(manifest, /^(bin|project\.scripts|scripts\.console)(\.|$)/);
}
function isPublished(manifest: Manifest): boolean {
  return hasSetting(manifest, /^(exports|types|publishConfig|lib)(\.|$)/);
}
function runsInContainer(folder: ServiceFolder): boolean {
  return folder.manifests.some((manifest) => manifest.format === 'Dockerfile' || manifest.format === 'Procfile');
}

/** The pinned runtime where a file of the service names one that its project runs on, else the project's own. */
function runtimeOf(
  preferred: Manifest | null,
  runtimes: readonly Fact[],
  facts: readonly Fact[],
  catalogue: Catalogue,
): Fact | null {
  const rule = preferred === null ? undefined : catalogue.detection.projects[preferred.format];
  if (preferred === null || rule === undefined) return runtimes[0] ?? null;
  const other = runtimes.find((fact) => fact.id !== rule.runtime && REPLACES[fact.id] === rule.runtime);
  const own = other ?? runtimes.find((fact) => fact.id === rule.runtime);
  return own ?? impliedRuntime(preferred, rule, facts, catalogue);
}

/** Runtimes that take the place of another for the same manifests. */
const REPLACES: Readonly<Record<string, string>> = { bun: 'node', deno: 'node', 'cloudflare-workers': 'node' };
