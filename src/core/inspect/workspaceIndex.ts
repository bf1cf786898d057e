import type { Catalogue } from '../model/catalogue.ts';
import type { Cancellation, WorkspaceFiles } from '../model/files.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Say } from '../model/message.ts';
import { UNGUARDED, type ReadingGuard } from '../model/readingGuard.ts';
import type { Finding, Problem, Service, StackOverview, StackReport } from '../model/stackReport.ts';
import type { Range } from '../model/text.ts';
import type { CheckFinding, Place } from './checks/checkFinding.ts';
import { ManifestChecks } from './checks/checkManifests.ts';
import { toProblem } from './checks/toProblem.ts';
import { Digester } from './digest.ts';
import { Exclusions } from './exclusions.ts';
import { shownConfidence, type Fact } from './facts.ts';
import { FileIndex } from './fileIndex.ts';
import { toFileProblem, toManifestProblem } from './indexProblems.ts';
import { ManifestStore, pointersOf } from './manifestStore.ts';
import { ProgramIndex } from './programs/programIndex.ts';
import { findRings, type RingProblem } from './rings.ts';
import { RunFold } from './runs.ts';
import { ServiceIndex } from './serviceIndex.ts';
import { signalsOf } from './signals.ts';
import { SortedManifests } from './sortedManifests.ts';
import { summarise } from './summary.ts';
import { walk } from './walk.ts';
import { ServiceWording } from './wordedServices.ts';

/** Reads under way at once. */
const PARALLEL = 16;
/** Problems in a report; more than a person will ever look at. */
const MAX_PROBLEMS = 2000;

export interface IndexOptions {
  /** Name that the report gives as its root. */
  readonly root: string;
  readonly excludes: readonly string[];
  /** Monotonic clock in milliseconds, for `stats` only. */
  readonly now: () => number;
  readonly onProgress?: (filesSeen: number) => void;
  readonly signal?: Cancellation;
  readonly guard?: ReadingGuard;
}

/** What happened to one file; `document` carries the text of an open editor, which wins over the file. */
export interface IndexChange {
  readonly path: string;
  readonly kind: 'created' | 'changed' | 'deleted' | 'document' | 'document-closed';
  readonly text?: string;
}

/**
 * Everything read of one workspace folder. Changes are taken in one file at a time, and a report is worked out again
 * only where they reach, so that an edit costs the same in a small workspace and in a large one.
 */
export class WorkspaceIndex {
  readonly #files: WorkspaceFiles;
  readonly #catalogue: Catalogue;
  readonly #options: IndexOptions;
  readonly #exclusions: Exclusions;
  readonly #paths: FileIndex;
  readonly #store: ManifestStore;
  readonly #documents = new Map<string, string>();
  readonly #services: ServiceIndex;
  readonly #programs: ProgramIndex;
  /** By path and sorted; null where files came or went since the workspace was cut. */
  #manifests: SortedManifests | null = null;
  #rings: readonly RingProblem[] | null = null;
  readonly #digester = new Digester();
  readonly #checks: ManifestChecks;
  #wording: Wording | null = null;
  #elapsedMs = 0;

  private constructor(files: WorkspaceFiles, catalogue: Catalogue, options: IndexOptions) {
    this.#paths = new FileIndex(catalogue.detection.languages);
    this.#store = new ManifestStore(files, options.guard ?? UNGUARDED);
    this.#services = new ServiceIndex(catalogue);
    this.#files = files;
    this.#catalogue = catalogue;
    this.#options = options;
    this.#checks = new ManifestChecks(catalogue);
    this.#exclusions = new Exclusions(catalogue.detection.folders, options.excludes);
    this.#programs = new ProgramIndex(files, catalogue, this.#exclusions);
  }

  /** Walks a workspace and reads its manifests. Rejects only where `options.signal` was aborted. */
  static async open(files: WorkspaceFiles, catalogue: Catalogue, options: IndexOptions): Promise<WorkspaceIndex> {
    const index = new WorkspaceIndex(files, catalogue, options);
    const started = options.now();
    const walked = await walk(files, index.#exclusions, catalogue.detection.languages, {
      ...options,
      onManifests: (manifests) => index.#readAll(manifests),
    });
    for (const folder of walked.folders) index.#paths.addFolder(folder);
    await index.#followFrom(walked.manifests);
    for (const problem of walked.problems) index.#store.fail(problem);
    await index.#lookIntoPrograms();
    index.#elapsedMs = options.now() - started;
    return index;
  }

  /** The same folder read from nothing by other knowledge. What is open in editors wins over the files there too. */
  async reread(catalogue: Catalogue): Promise<WorkspaceIndex> {
    const index = await WorkspaceIndex.open(this.#files, catalogue, this.#options);
    await index.apply([...this.#documents].map(([path, text]) => ({ path, kind: 'document', text })));
    return index;
  }

  /** Takes in changes; only the files that they name, and those that these draw in, are read again. */
  async apply(changes: readonly IndexChange[]): Promise<void> {
    const started = this.#options.now();
    for (const change of changes) await this.#applyOne(change);
    await this.#lookIntoPrograms();
    this.#elapsedMs = this.#options.now() - started;
  }

  /** Programs that were looked into because manifests leave open what a service serves with; sorted paths. */
  get programs(): readonly string[] {
    return this.#programs.watched;
  }

  /** Paths where a program may yet appear that would be looked into, for a host that watches single files. */
  get awaited(): readonly string[] {
    return this.#programs.awaited;
  }

  /** The manifest at a path as last read. */
  manifest(path: string): Manifest | undefined {
    return this.#store.get(path);
  }

  /** The manifest at a path where an editor has it open with just this text; undefined where it has to be read anew. */
  openManifest(path: string, text: string): Manifest | undefined {
    return this.#documents.get(path) === text ? this.#store.get(path) : undefined;
  }

  /** The stack report in the words of a language. */
  report(say: Say): StackReport {
    return this.inFull(this.overview(say));
  }

  /** An overview with all services in words. */
  inFull(overview: StackOverview): StackReport {
    const services = overview.services.slice();
    this.#letGo();
    return { ...overview, services };
  }

  /** The stack report in the words of a language, but for the services, which are put into words where they are asked for. */
  overview(say: Say): StackOverview {
    const manifests = this.#cutManifests();
    const wording = this.#wordingBy(say);
    const kept = this.#services.list();
    const { services, leftOut } = wording.services.word(kept);
    const digest = this.#digester.digest(kept);
    return {
      schemaVersion: 1,
      root: this.#options.root,
      services,
      summary: summarise(digest, this.#catalogue),
      signals: signalsOf(digest, this.#catalogue).map(({ fact, because, ...signal }) => ({
        ...signal,
        because: say(because),
        finding: fact === null ? null : this.#finding(fact, say),
      })),
      problems: this.#problems(manifests, leftOut, wording),
      stats: {
        filesSeen: this.#paths.size,
        manifestsRead: manifests.size,
        elapsedMs: Math.round(this.#elapsedMs * 10) / 10,
      },
    };
  }

  /**
   * Those of the services of the last report that together show everything which any of them shows, in the same order:
   * who only asks what there is need not go through all.
   */
  telling(say: Say): readonly Service[] {
    const kept = this.#services.list();
    const { services } = this.#wordingBy(say).services.word(kept);
    return this.#digester.telling(kept).map((service) => services.at(this.#services.placeOf(service)) as Service);
  }

  /** Services of the last report that may show what a manifest says, in their order: all that show a finding in it are among them. */
  showing(path: string, say: Say): readonly Service[] {
    const { services } = this.#wordingBy(say).services.word(this.#services.list());
    const places = this.#services.placesLookingAt(path);
    return places === null ? services.slice() : places.flatMap((place) => services.at(place) ?? []);
  }

  /** Lets go of what services were worked out to be, but for those that every report looks at. */
  #letGo(): void {
    this.#services.letGo(this.#digester.telling(this.#services.list()));
  }

  /**
   * What the checks find: versions past their support, pins that contradict each other, hosts that lack a runtime.
   * @param today `YYYY-MM-DD`.
   */
  check(today: string, say: Say): readonly Problem[] {
    const range = ({ file, span }: Place): Range => this.#store.range(file, span);
    const manifests = this.#cutManifests();
    const { checks } = this.#wordingBy(say);
    const findings = this.#checks.findings(manifests, this.#services.list(), today);
    this.#letGo();
    return findings.map((found) => {
      let problem = checks.get(found);
      if (problem === undefined) checks.set(found, (problem = toProblem(found, range, say)));
      return problem;
    });
  }

  /** What is worded in the language asked for first is kept; another one is for a single answer. */
  #wordingBy(say: Say): Wording {
    this.#wording ??= this.#newWording(say);
    return this.#wording.say === say ? this.#wording : this.#newWording(say);
  }

  #newWording(say: Say): Wording {
    const word = ({ path, problems }: Pick<Manifest, 'path' | 'problems'>): Problem[] =>
      problems.map((problem) => toManifestProblem(path, problem, this.#store.range(path, problem.span), say));
    return {
      say,
      word,
      services: new ServiceWording((fact) => this.#finding(fact, say)),
      problems: new RunFold<Manifest, readonly Problem[]>(
        (manifests) => manifests.flatMap(word).slice(0, MAX_PROBLEMS),
        (parts) => parts.flat().slice(0, MAX_PROBLEMS),
      ),
      checks: new WeakMap(),
    };
  }

  async #readAll(paths: readonly string[]): Promise<void> {
    for (let i = 0; i < paths.length; i += PARALLEL) {
      this.#options.signal?.throwIfAborted();
      await Promise.all(
        paths.slice(i, i + PARALLEL).map(async (path) => {
          // It was listed: a link that leads nowhere, or a file that vanished in between.
          if (!(await this.#store.read(path, this.#documents.get(path))))
            this.#store.fail({ path, code: 'unreadable' });
        }),
      );
    }
  }

  async #applyOne({ path, kind, text }: IndexChange): Promise<void> {
    // An install or a build tells of thousands of manifests in folders that are not looked into.
    const isNew = kind !== 'deleted' && !this.#paths.has(path);
    if (isNew && (await this.#exclusions.leavesOut(this.#files, path))) return;
    if (kind === 'document') this.#documents.set(path, text ?? '');
    else if (kind !== 'changed') this.#documents.delete(path);
    const before = this.#store.get(path);
    const wasThere = this.#paths.has(path);
    let isThere = kind !== 'deleted';
    if (!isThere) this.#store.forget(path);
    else if (this.#store.covers(path)) isThere = await this.#store.read(path, this.#documents.get(path));
    if (isThere && this.#programs.covers(path)) await this.#programs.read(path, this.#documents.get(path));
    await this.#followFrom([path]);
    if (isThere) this.#paths.add(path);
    else this.#paths.delete(path);
    if (wasThere !== isThere) this.#manifests = null;
    this.#replace(before, this.#store.get(path));
  }

  /** Programs are chosen by what manifests leave open, so this comes after those are taken in. */
  async #lookIntoPrograms(): Promise<void> {
    this.#options.signal?.throwIfAborted();
    this.#cutManifests();
    this.#services.setPrograms(await this.#programs.look(this.#services.list(), this.#paths, this.#documents));
  }

  /** Reads what files draw in that were read, or are gone, and what that draws in. */
  async #followFrom(changed: readonly string[]): Promise<void> {
    for (let paths = changed; paths.length > 0;) {
      const { fresh, unlisted, released } = this.#store.retrace(paths, (path) => this.#paths.has(path));
      if (fresh.length + released.length > 0) this.#manifests = null;
      for (const path of unlisted) await this.#store.checkIsFile(path);
      paths = fresh;
      await this.#readAll(paths);
    }
  }

  #replace(before: Manifest | undefined, after: Manifest | undefined): void {
    if (before === undefined && after === undefined) return;
    if (this.#manifests === null || before === undefined || after === undefined) {
      this.#manifests = null;
      return;
    }
    this.#manifests.replace(after);
    if (!this.#services.replace(before, after)) this.#manifests = null;
    if (targetsOf(before) !== targetsOf(after) || this.#rings?.some(({ file }) => file === after.path) === true)
      this.#rings = null;
  }

  #cutManifests(): SortedManifests {
    if (this.#manifests === null) {
      this.#manifests = new SortedManifests(this.#store.sorted());
      this.#rings = null;
      this.#services.cut(this.#paths.sources(), this.#manifests);
    }
    return this.#manifests;
  }

  #finding(fact: Fact, say: Say): Finding {
    const { id, version, file } = fact;
    const range = this.#programs.range(file, fact.span) ?? this.#store.range(file, fact.span);
    const { line, column, endLine, endColumn } = range;
    const confidence = shownConfidence(fact.confidence);
    const because = say(fact.because);
    // Each kind written out: what is spread into an object takes half as much room again.
    if (fact.wholeFile === true)
      return { id, version, file, line, column, endLine, endColumn, confidence, because, wholeFile: true };
    if (fact.ecosystem === undefined)
      return { id, version, file, line, column, endLine, endColumn, confidence, because };
    const { ecosystem } = fact;
    return { id, version, file, line, column, endLine, endColumn, confidence, because, ecosystem };
  }

  #problems(manifests: SortedManifests, leftOut: readonly Fact[], { say, ...wording }: Wording): Problem[] {
    const failures = this.#store.failures.map((failure) => toFileProblem(failure, say));
    this.#rings ??= findRings(manifests);
    const rings = this.#rings.flatMap(({ file, problem }) => wording.word({ path: file, problems: [problem] }));
    const own = wording.problems.fold(manifests.inOrder);
    const tooMany = leftOut.flatMap(({ file: path, span }) =>
      wording.word({
        path,
        problems: [{ code: 'too-many', severity: 'information', span, args: { reason: 'packages' } }],
      }),
    );
    return [...failures, ...rings, ...own, ...tooMany].slice(0, MAX_PROBLEMS);
  }
}

function targetsOf(manifest: Manifest): string {
  return pointersOf(manifest)
    .map(({ target }) => target)
    .join('\n');
}

/** What was put into the words of a language, for as long as it does not change. */
interface Wording {
  readonly say: Say;
  readonly word: (manifest: Pick<Manifest, 'path' | 'problems'>) => Problem[];
  readonly services: ServiceWording;
  readonly problems: RunFold<Manifest, readonly Problem[]>;
  /** A finding of one manifest stays the same object until the manifest changes. */
  readonly checks: WeakMap<CheckFinding, Problem>;
}
