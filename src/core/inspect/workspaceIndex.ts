import type { Catalogue } from '../model/catalogue.ts';
import type { Cancellation, WorkspaceFiles } from '../model/files.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Say } from '../model/message.ts';
import type { Finding, Problem, Service, StackReport } from '../model/stackReport.ts';
import { LineTable, type Span } from '../model/text.ts';
import { checkManifests } from './checks/checkManifests.ts';
import { toProblem } from './checks/toProblem.ts';
import { assembleService, type AssembledService } from './assemble.ts';
import type { Fact } from './facts.ts';
import type { WalkProblem } from './indexProblems.ts';
import { inheritedFacts } from './inheritance.ts';
import { MAX_FILE_BYTES } from './readers/limits.ts';
import { problemMessage } from './readers/problemMessage.ts';
import { isManifest, readManifest } from './readers/readManifest.ts';
import { cutServices } from './services.ts';
import { signalsOf } from './signals.ts';
import { summarise } from './summary.ts';
import { walk } from './walk.ts';

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
}

/** What happened to one file; `document` carries the text of an open editor, which wins over the file. */
export interface IndexChange {
  readonly path: string;
  readonly kind: 'created' | 'changed' | 'deleted' | 'document' | 'document-closed';
  readonly text?: string;
}

interface ReadFile {
  readonly manifest: Manifest;
  readonly lines: LineTable;
}

/** Everything read of one workspace folder; changes are taken in one file at a time. */
export class WorkspaceIndex {
  readonly #files: WorkspaceFiles;
  readonly #catalogue: Catalogue;
  readonly #options: IndexOptions;
  readonly #paths = new Set<string>();
  readonly #read = new Map<string, ReadFile>();
  readonly #failures = new Map<string, WalkProblem>();
  readonly #documents = new Map<string, string>();
  #elapsedMs = 0;

  private constructor(files: WorkspaceFiles, catalogue: Catalogue, options: IndexOptions) {
    this.#files = files;
    this.#catalogue = catalogue;
    this.#options = options;
  }

  /** Walks a workspace and reads its manifests. Rejects only where `options.signal` was aborted. */
  static async open(files: WorkspaceFiles, catalogue: Catalogue, options: IndexOptions): Promise<WorkspaceIndex> {
    const index = new WorkspaceIndex(files, catalogue, options);
    const started = options.now();
    const walked = await walk(files, catalogue.detection.folders, options);
    for (const path of walked.files) index.#paths.add(path);
    for (const problem of walked.problems) index.#failures.set(problem.path, problem);
    const manifests = walked.files.filter(isManifest);
    for (let i = 0; i < manifests.length; i += PARALLEL) {
      options.signal?.throwIfAborted();
      await Promise.all(manifests.slice(i, i + PARALLEL).map((path) => index.#readFile(path)));
    }
    index.#elapsedMs = options.now() - started;
    return index;
  }

  /** Takes in changes; only the files that they name are read again. */
  async apply(changes: readonly IndexChange[]): Promise<void> {
    const started = this.#options.now();
    for (const change of changes) {
      if (change.kind === 'document') this.#documents.set(change.path, change.text ?? '');
      else if (change.kind !== 'changed') this.#documents.delete(change.path);
      if (change.kind === 'deleted') {
        this.#paths.delete(change.path);
        this.#read.delete(change.path);
        this.#failures.delete(change.path);
      } else {
        this.#paths.add(change.path);
        if (isManifest(change.path)) await this.#readFile(change.path);
      }
    }
    this.#elapsedMs = this.#options.now() - started;
  }

  /** The manifest at a path as last read. */
  manifest(path: string): Manifest | undefined {
    return this.#read.get(path)?.manifest;
  }

  async #readFile(path: string): Promise<void> {
    this.#failures.delete(path);
    const open = this.#documents.get(path);
    let text = open;
    if (text === undefined) {
      const content = await this.#files.readFile(path, MAX_FILE_BYTES);
      if (!content.ok) {
        this.#read.delete(path);
        if (content.failure === 'not-found') this.#paths.delete(path);
        else this.#failures.set(path, { path, code: content.failure });
        return;
      }
      text = content.text;
    }
    const manifest = readManifest(path, text);
    if (manifest !== null) this.#read.set(path, { manifest, lines: new LineTable(text) });
  }

  /** The stack report in the words of a language. */
  report(say: Say): StackReport {
    const paths = [...this.#paths].sort();
    const manifests = new Map(
      paths.flatMap((path) => {
        const read = this.#read.get(path);
        return read === undefined ? [] : [[path, read.manifest] as const];
      }),
    );
    const inherited = inheritedFacts(manifests, this.#catalogue);
    const assembled = cutServices(paths, manifests, this.#catalogue.detection).map((folder) =>
      assembleService(folder, this.#catalogue, inherited, []),
    );
    const finding = (fact: Fact): Finding => this.#finding(fact, say);
    return {
      schemaVersion: 1,
      root: this.#options.root,
      services: assembled.map((service) => toService(service, finding)),
      summary: summarise(assembled, this.#catalogue),
      signals: signalsOf(assembled, this.#catalogue).map(({ fact, because, ...signal }) => ({
        ...signal,
        because: say(because),
        finding: fact === null ? null : finding(fact),
      })),
      problems: this.#problems(manifests, say),
      stats: {
        filesSeen: paths.length,
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
    const manifests = new Map([...this.#read].map(([path, { manifest }]) => [path, manifest] as const));
    const sorted = new Map([...manifests].sort(([a], [b]) => (a < b ? -1 : 1)));
    return checkManifests(sorted, services, this.#catalogue, today).map((found) =>
      toProblem(found, ({ file, span }) => this.#range(file, span), say),
    );
  }

  #finding(fact: Fact, say: Say): Finding {
    return {
      id: fact.id,
      version: fact.version,
      file: fact.file,
      ...this.#range(fact.file, fact.span),
      confidence: Math.round(fact.confidence * 100) / 100,
      because: say(fact.because),
    };
  }

  #range(file: string, span: Span) {
    return (this.#read.get(file)?.lines ?? EMPTY).rangeOf(span);
  }

  #problems(manifests: ReadonlyMap<string, Manifest>, say: Say): Problem[] {
    const problems: Problem[] = [];
    for (const { path, code } of this.#failures.values()) {
      problems.push({
        file: path,
        severity: 'warning',
        code,
        message: say({ code: `problem.file.${code}`, args: { file: path } }),
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 1,
      });
    }
    for (const manifest of manifests.values()) {
      for (const problem of manifest.problems) {
        const code = problem.code === 'syntax' ? 'manifest-syntax' : problem.code;
        problems.push({
          file: manifest.path,
          severity: problem.severity,
          code,
          message: say(problemMessage(problem)),
          ...this.#range(manifest.path, problem.span),
        });
      }
    }
    return problems.slice(0, MAX_PROBLEMS);
  }
}

const EMPTY = new LineTable('');

function toService(service: AssembledService, finding: (fact: Fact) => Finding): Service {
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
    other: service.other.map(finding),
  };
}
