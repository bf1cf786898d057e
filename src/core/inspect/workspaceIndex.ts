import type { Catalogue } from '../model/catalogue.ts';
import type { Cancellation, WorkspaceFiles } from '../model/files.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Say } from '../model/message.ts';
import type { Finding, Problem, Service, StackReport } from '../model/stackReport.ts';
import type { Range } from '../model/text.ts';
import type { AssembledService } from './assemble.ts';
import type { CheckFinding, Place } from './checks/checkFinding.ts';
import { checkManifests } from './checks/checkManifests.ts';
import { toProblem } from './checks/toProblem.ts';
import { Exclusions } from './exclusions.ts';
import type { Fact } from './facts.ts';
import { FileIndex } from './fileIndex.ts';
import { toFileProblem, toManifestProblem } from './indexProblems.ts';
import { ManifestStore, pointersOf } from './manifestStore.ts';
import { findRings, type RingProblem } from './rings.ts';
import { ServiceIndex } from './serviceIndex.ts';
import { signalsOf } from './signals.ts';
import { summarise } from './summary.ts';
import { walk } from './walk.ts';

/** Reads under way at once. */
const PARALLEL = 16;
/** Problems in a report; more than a person will ever look at. */
const MAX_PROBLEMS = 2000;
/** Packages listed in a report beside the stacks themselves. */
const MAX_PACKAGES = 5000;

export interface IndexOptions {
  /** Name that the report gives as its root. */
  readonly root: string;
  readonly excludes: readonly string[];
  /** Monotonic clock in milliseconds, for `stats` only. */
  readonly now: () => number;
  readonly onProgress?: (filesSeen: number) => void;
  readonly signal?: Cancellation;
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
  /** By path and sorted; null where files came or went since the workspace was cut. */
  #manifests: Map<string, Manifest> | null = null;
  #rings: readonly RingProblem[] | null = null;
  #worded = new WeakMap<AssembledService, Service>();
  /** A finding of one manifest stays the same object until the manifest changes. */
  readonly #wordedChecks = new WeakMap<CheckFinding, Problem>();
  #wordedBy: Say | null = null;
  #elapsedMs = 0;

  private constructor(files: WorkspaceFiles, catalogue: Catalogue, options: IndexOptions) {
    this.#paths = new FileIndex(catalogue.detection.languages);
    this.#store = new ManifestStore(files);
    this.#services = new ServiceIndex(catalogue);
    this.#files = files;
    this.#catalogue = catalogue;
    this.#options = options;
    this.#exclusions = new Exclusions(catalogue.detection.folders, options.excludes);
  }

  /** Walks a workspace and reads its manifests. Rejects only where `options.signal` was aborted. */
  static async open(files: WorkspaceFiles, catalogue: Catalogue, options: IndexOptions): Promise<WorkspaceIndex> {
    const index = new WorkspaceIndex(files, catalogue, options);
    const started = options.now();
    const walked = await walk(files, index.#exclusions, options);
    for (const { path, names } of walked.folders) index.#paths.addFolder(path, names);
    let { manifests } = walked;
    while (manifests.length > 0) {
      await index.#readAll(manifests);
      manifests = manifests.flatMap((path) => index.#retrace(path));
    }
    for (const problem of walked.problems) index.#store.fail(problem);
    index.#elapsedMs = options.now() - started;
    return index;
  }

  /** Takes in changes; only the files that they name, and those that these draw in, are read again. */
  async apply(changes: readonly IndexChange[]): Promise<void> {
    const started = this.#options.now();
    for (const change of changes) await this.#applyOne(change);
    this.#elapsedMs = this.#options.now() - started;
  }

  /** The manifest at a path as last read. */
  manifest(path: string): Manifest | undefined {
    return this.#store.get(path);
  }

  /** The stack report in the words of a language. */
  report(say: Say): StackReport {
    const manifests = this.#cutManifests();
    if (this.#wordedBy !== say) {
      this.#worded = new WeakMap();
      this.#wordedBy = say;
    }
    const assembled = this.#services.list();
    const finding = (fact: Fact): Finding => this.#finding(fact, say);
    const { services, leftOut } = this.#wordAll(assembled, finding);
    return {
      schemaVersion: 1,
      root: this.#options.root,
      services,
      summary: summarise(assembled, this.#catalogue),
      signals: signalsOf(assembled, this.#catalogue).map(({ fact, because, ...signal }) => ({
        ...signal,
        because: say(because),
        finding: fact === null ? null : finding(fact),
      })),
      problems: this.#problems(manifests, leftOut, say),
      stats: {
        filesSeen: this.#paths.size,
        manifestsRead: manifests.size,
        elapsedMs: Math.round(this.#elapsedMs * 10) / 10,
      },
    };
  }

  /**
   * What the checks find: versions past their support, pins that contradict each other, hosts that lack a runtime.
   * @param services of the report. @param today `YYYY-MM-DD`.
   */
  check(services: readonly Service[], today: string, say: Say): readonly Problem[] {
    const range = ({ file, span }: Place): Range => this.#store.range(file, span);
    return checkManifests(this.#cutManifests(), services, this.#catalogue, today).map((found) => {
      let problem = this.#wordedChecks.get(found);
      if (problem === undefined || this.#wordedBy !== say)
        this.#wordedChecks.set(found, (problem = toProblem(found, range, say)));
      return problem;
    });
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
    await this.#followFrom(path);
    if (isThere) this.#paths.add(path);
    else this.#paths.delete(path);
    if (wasThere !== isThere) this.#manifests = null;
    this.#replace(before, this.#store.get(path));
  }

  /** Reads what a changed file draws in, and what that draws in. */
  async #followFrom(path: string): Promise<void> {
    for (let paths = this.#retrace(path); paths.length > 0; paths = paths.flatMap((drawn) => this.#retrace(drawn)))
      await this.#readAll(paths);
  }

  /** Notes what a manifest draws in. @returns what is to be read for it. */
  #retrace(path: string): string[] {
    const { fresh, released } = this.#store.retrace(path, (other) => this.#paths.has(other));
    if (fresh.length + released.length > 0) this.#manifests = null;
    return fresh;
  }

  #replace(before: Manifest | undefined, after: Manifest | undefined): void {
    if (before === undefined && after === undefined) return;
    if (this.#manifests === null || before === undefined || after === undefined) {
      this.#manifests = null;
      return;
    }
    this.#manifests.set(after.path, after);
    if (!this.#services.replace(before, after)) this.#manifests = null;
    if (pointersOf(before).length + pointersOf(after).length > 0) this.#rings = null;
  }

  #cutManifests(): ReadonlyMap<string, Manifest> {
    if (this.#manifests === null) {
      this.#manifests = this.#store.sorted();
      this.#rings = null;
      this.#services.cut(this.#paths.sources(), this.#manifests);
    }
    return this.#manifests;
  }

  /** Services in words; past the limit on packages they are listed without the rest of theirs. */
  #wordAll(assembled: readonly AssembledService[], finding: (fact: Fact) => Finding) {
    const services: Service[] = [];
    const leftOut: Fact[] = [];
    let room = MAX_PACKAGES;
    for (const service of assembled) {
      const { packages, leftOut: beyond } = service.declared;
      if (beyond !== null && room > packages.length) leftOut.push(beyond);
      const next = packages[room];
      if (next !== undefined && room > 0) leftOut.push(next);
      services.push(
        next === undefined ? this.#word(service, finding) : toService(service, packages.slice(0, room), finding),
      );
      room = Math.max(0, room - packages.length);
    }
    return { services, leftOut };
  }

  #word(service: AssembledService, finding: (fact: Fact) => Finding): Service {
    let worded = this.#worded.get(service);
    if (worded === undefined) {
      worded = toService(service, service.declared.packages, finding);
      this.#worded.set(service, worded);
    }
    return worded;
  }

  #finding(fact: Fact, say: Say): Finding {
    return {
      id: fact.id,
      version: fact.version,
      file: fact.file,
      ...this.#store.range(fact.file, fact.span),
      confidence: Math.round(fact.confidence * 100) / 100,
      because: say(fact.because),
      ...(fact.wholeFile === true && { wholeFile: true }),
      ...(fact.ecosystem !== undefined && { ecosystem: fact.ecosystem }),
    };
  }

  #problems(manifests: ReadonlyMap<string, Manifest>, leftOut: readonly Fact[], say: Say): Problem[] {
    const problems: Problem[] = [];
    const add = (file: string, problem: Manifest['problems'][number]): void => {
      problems.push(toManifestProblem(file, problem, this.#store.range(file, problem.span), say));
    };
    for (const failure of this.#store.failures) problems.push(toFileProblem(failure, say));
    this.#rings ??= findRings(manifests);
    for (const { file, problem } of this.#rings) add(file, problem);
    for (const { path, problems: own } of manifests.values()) for (const problem of own) add(path, problem);
    for (const { file, span } of leftOut)
      add(file, { code: 'too-many', severity: 'information', span, args: { reason: 'packages' } });
    return problems.slice(0, MAX_PROBLEMS);
  }
}

function toService(service: AssembledService, packages: readonly Fact[], finding: (fact: Fact) => Finding): Service {
  return {
    path: service.folder.path === '' ? '.' : service.folder.path,
    name: service.name === '' ? '.' : service.name,
    role: service.role,
    language: service.languages[0] ?? null,
    languages: service.languages,
    runtime: service.runtime === null ? null : finding(service.runtime),
    frameworks: service.frameworks.map(finding),
    dataAccess: service.dataAccess.map(finding),
    databases: service.databases.map(finding),
    hosting: service.hosting.map(finding),
    other: [...service.other, ...packages].map(finding),
  };
}
