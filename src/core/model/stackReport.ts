import type { Ecosystem } from './manifest.ts';
import type { Range } from './text.ts';
import type { ServiceRole } from './vocabulary.ts';

/** One detected fact: a technology, where it was seen, and how sure we are. */
export interface Finding extends Range {
  /** Lower-case technology id, e.g. `spring-boot`. */
  readonly id: string;
  /** Version or range exactly as written, or null where the file names none. */
  readonly version: string | null;
  /** Path from the workspace root with "/" separators. */
  readonly file: string;
  /** 0…1. */
  readonly confidence: number;
  /** One sentence: why this file says so. */
  readonly because: string;
  /**
   * Given where the file says it by being there: the range is then its first word. All other ranges hold the name, the
   * version or the value that says it.
   */
  readonly wholeFile?: true;
  /** Given where `id` is a package's own name in this ecosystem rather than a technology's; only among `other`. */
  readonly ecosystem?: Ecosystem;
}

/** One deployable unit of the workspace. */
export interface Service {
  readonly path: string;
  readonly name: string;
  readonly role: ServiceRole;
  readonly language: string | null;
  readonly languages: readonly string[];
  readonly runtime: Finding | null;
  readonly frameworks: readonly Finding[];
  readonly dataAccess: readonly Finding[];
  readonly databases: readonly Finding[];
  readonly hosting: readonly Finding[];
  readonly other: readonly Finding[];
}

/** The stack of a service in the order in which it is told: runtime, frameworks, data access, databases, hosting. */
export function stackOf(service: Service): readonly Finding[] {
  const runtime = service.runtime === null ? [] : [service.runtime];
  return [...runtime, ...service.frameworks, ...service.dataAccess, ...service.databases, ...service.hosting];
}

export interface StackSummary {
  readonly primaryLanguage: string | null;
  readonly languages: readonly string[];
  readonly runtimes: readonly string[];
  readonly frameworks: readonly string[];
  readonly dataAccess: readonly string[];
  readonly databases: readonly string[];
  readonly hosting: readonly string[];
}

/** A fact about the workspace that answers a profile question. */
export interface Signal {
  /** Name of the answer, e.g. `frontendJsTeam`. */
  readonly answers: string;
  readonly value: unknown;
  readonly because: string;
  readonly finding: Finding | null;
  /** 0…1. */
  readonly confidence: number;
}

export type Severity = 'error' | 'warning' | 'information';

/** Another place that a problem rests on. */
export interface RelatedPlace extends Range {
  readonly file: string;
  readonly message: string;
}

/** A way to put a problem right: all edits together. */
export interface ProblemFix {
  readonly title: string;
  readonly edits: readonly (Range & { readonly file: string; readonly newText: string })[];
}

/** Something wrong in a file of the workspace, at its place. */
export interface Problem extends Range {
  readonly file: string;
  readonly severity: Severity;
  /** Stable code, e.g. `manifest-syntax`. */
  readonly code: string;
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly ProblemFix[];
}

/** The services of a report, put into words when they are asked for: a large workspace has many thousands of them. */
export interface ServiceList {
  readonly length: number;
  /** Services from one place to before another, as they were when the list was made. */
  slice(start?: number, end?: number): readonly Service[];
  /** Whether a place says just what a place of another list of the same folder says. */
  isSame(place: number, other: ServiceList, otherPlace: number): boolean;
}

/** A stack report whose services are put into words only where they are asked for. */
export type StackOverview = Omit<StackReport, 'services'> & { readonly services: ServiceList };

export interface StackReport {
  readonly schemaVersion: 1;
  readonly root: string;
  readonly services: readonly Service[];
  readonly summary: StackSummary;
  readonly signals: readonly Signal[];
  readonly problems: readonly Problem[];
  readonly stats: { readonly filesSeen: number; readonly manifestsRead: number; readonly elapsedMs: number };
}
