import type { Catalogue } from '../../model/catalogue.ts';
import type { WorkspaceFiles } from '../../model/files.ts';
import { LineTable, type Range, type Span } from '../../model/text.ts';
import type { Exclusions } from '../exclusions.ts';
import type { FileIndex } from '../fileIndex.ts';
import type { KeptService } from '../keptService.ts';
import { RunFold, type Runs } from '../runs.ts';
import type { ServiceFolder } from '../services.ts';
import { choosePrograms, languageOfName } from './choosePrograms.ts';
import { soughtIn, type Program } from './programFacts.ts';
import { readProgram } from './readProgram.ts';

/** Largest program that is looked into, in bytes. */
const MAX_BYTES = 256 * 1024;
/** Most programs of one workspace, and reads of them under way at once. */
const MAX_PROGRAMS = 400;
const PARALLEL = 16;
/** Most services that are asked for programs. */
const MAX_SERVICES = 2000;

/** Most services whose first programs are awaited, and names of each that are. */
const MAX_AWAITING = 10;
const MAX_NAMES = 4;
/** Folders of a service where its first program is likeliest to be put. */
const FIRST_FOLDERS = ['', 'src/', 'app/'];

/** What a list of services leaves to programs: worked out again only around those that changed. */
interface Left {
  readonly open: readonly OpenService[];
  /** Projects that have no sources yet, and no framework. */
  readonly empty: readonly OpenService[];
  readonly isAnySettled: boolean;
}

interface OpenService {
  readonly folder: ServiceFolder;
  readonly languages: readonly string[];
}

interface ReadProgram {
  readonly program: Program;
  readonly lines: LineTable;
}

interface Plan {
  readonly languages: string;
  readonly paths: readonly string[];
}

/**
 * The programs that were looked into, for services whose manifests leave open what they serve with. A program that is
 * too large or cannot be read is passed over: nobody asked for it by name.
 */
export class ProgramIndex {
  readonly #files: WorkspaceFiles;
  readonly #catalogue: Catalogue;
  readonly #exclusions: Exclusions;
  /** Null where the file gave nothing. */
  readonly #read = new Map<string, ReadProgram | null>();
  /** What was chosen for a service, by the list of its folders. */
  readonly #plans = new WeakMap<readonly string[], Plan>();
  #watched: readonly string[] = [];
  #awaited: readonly string[] = [];
  readonly #left = new RunFold<KeptService, Left>(
    (services) => ({
      open: services.flatMap(({ folder, assembled: { openness, languages } }) =>
        openness === 'open' ? [{ folder, languages }] : [],
      ),
      empty: services.flatMap(({ folder, assembled: { openness, languages } }) =>
        openness !== 'settled' && folder.projects.length > 0 && folder.sources.size === 0
          ? [{ folder, languages }]
          : [],
      ),
      isAnySettled: services.some(({ assembled }) => assembled.openness === 'settled'),
    }),
    (parts) => ({
      open: parts.flatMap(({ open }) => open).slice(0, MAX_SERVICES),
      empty: parts.flatMap(({ empty }) => empty).slice(0, MAX_AWAITING),
      isAnySettled: parts.some(({ isAnySettled }) => isAnySettled),
    }),
  );

  constructor(files: WorkspaceFiles, catalogue: Catalogue, exclusions: Exclusions) {
    this.#files = files;
    this.#catalogue = catalogue;
    this.#exclusions = exclusions;
  }

  /** Paths of the programs that say something of a service, sorted. */
  get watched(): readonly string[] {
    return this.#watched;
  }

  /** Paths where the first program of a service may be put that has none yet, sorted. */
  get awaited(): readonly string[] {
    return this.#awaited;
  }

  /** Whether a path is one of a program that was looked into. */
  covers(path: string): boolean {
    return this.#read.has(path);
  }

  /** Lines and columns of a span, or null where the file was not looked into. */
  range(path: string, span: Span): Range | null {
    return this.#read.get(path)?.lines.rangeOf(span) ?? null;
  }

  /** Looks into one program anew. @param open Its text where an editor has it open. */
  async read(path: string, open: string | undefined): Promise<void> {
    this.#read.set(path, null);
    const language = languageOfName(path, this.#catalogue.detection);
    if (language === null) return;
    if (open === undefined && (await this.#exclusions.leavesOut(this.#files, path))) return;
    const content =
      open === undefined
        ? await this.#files.readFile(path, MAX_BYTES)
        : { ok: open.length <= MAX_BYTES, text: open, malformed: false };
    // What is no text has no imports.
    if (!content.ok || content.malformed) return;
    const manifest = readProgram(path, content.text, language, soughtIn(this.#catalogue, language));
    this.#read.set(path, { program: { manifest, language }, lines: new LineTable(content.text) });
  }

  /**
   * Chooses and reads the programs of the services that are open, and forgets the others.
   * @param documents Texts of open editors by path.
   * @returns Programs by path of the service, for those that have any.
   */
  async look(
    services: Runs<KeptService>,
    paths: FileIndex,
    documents: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, readonly Program[]>> {
    const chosen = this.#choose(services, paths);
    const wanted = new Set([...chosen.values()].flat());
    for (const path of this.#read.keys()) if (!wanted.has(path)) this.#read.delete(path);
    const fresh = [...wanted].filter((path) => !this.#read.has(path));
    for (let i = 0; i < fresh.length; i += PARALLEL)
      await Promise.all(fresh.slice(i, i + PARALLEL).map((path) => this.read(path, documents.get(path))));
    if (fresh.length > 0 || wanted.size !== this.#watched.length) this.#watched = [...wanted].sort();
    this.#awaited = this.#firstPrograms(services, chosen);
    const programs = new Map<string, readonly Program[]>();
    for (const [service, own] of chosen) {
      const read = own.map((path) => this.#read.get(path)?.program).filter((program) => program !== undefined);
      if (read.length > 0) programs.set(service, read);
    }
    return programs;
  }

  #choose(services: Runs<KeptService>, paths: FileIndex): Map<string, readonly string[]> {
    const chosen = new Map<string, readonly string[]>();
    let room = MAX_PROGRAMS;
    const { open, isAnySettled } = this.#left.fold(services);
    for (const { folder, languages } of open) {
      // Loose files beside services that are known are scripts.
      if (folder.projects.length === 0 && isAnySettled) continue;
      const own = this.#plan(folder, languages, paths).slice(0, room);
      room -= own.length;
      if (own.length > 0) chosen.set(folder.path, own);
    }
    return chosen;
  }

  #firstPrograms(services: Runs<KeptService>, chosen: ReadonlyMap<string, unknown>): string[] {
    const { programs, languages: endings } = this.#catalogue.detection;
    const paths: string[] = [];
    const { open, empty } = this.#left.fold(services);
    const awaiting = [...empty, ...open.filter(({ folder }) => !chosen.has(folder.path))].slice(0, MAX_AWAITING);
    for (const { folder, languages } of awaiting) {
      const inside = folder.path === '' || folder.path === '.' ? '' : `${folder.path}/`;
      const looked = this.#siblings(languages);
      for (const [ending, language] of Object.entries(endings)) {
        if (!looked.includes(language)) continue;
        for (const name of programs[language]?.entries.slice(0, MAX_NAMES) ?? [])
          paths.push(...FIRST_FOLDERS.map((first) => `${inside}${first}${name}.${ending}`));
      }
    }
    return paths.sort();
  }

  #plan(folder: ServiceFolder, languages: readonly string[], paths: FileIndex): readonly string[] {
    const looked = folder.projects.length === 0 ? languages : this.#siblings(languages);
    const key = looked.join();
    let plan = this.#plans.get(folder.sourceFolders);
    if (plan?.languages !== key) {
      const namesIn = (path: string): readonly string[] => paths.namesIn(path);
      plan = { languages: key, paths: choosePrograms(folder, looked, namesIn, this.#catalogue.detection) };
      this.#plans.set(folder.sourceFolders, plan);
    }
    return plan.paths;
  }

  /** The main language and those that run on the same: a script beside a Go program is no part of it. */
  #siblings(languages: readonly string[]): readonly string[] {
    const runtimeOf = (language: string): string | undefined => this.#catalogue.detection.programs[language]?.runtime;
    const main = languages.find((language) => runtimeOf(language) !== undefined);
    return main === undefined ? [] : languages.filter((language) => runtimeOf(language) === runtimeOf(main));
  }
}
