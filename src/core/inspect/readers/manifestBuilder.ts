import type {
  DependencyItem,
  DependencyScope,
  Ecosystem,
  ManifestItem,
  ReadProblem,
  ReadResult,
  ReferenceItem,
} from '../../model/manifest.ts';
import type { Severity } from '../../model/stackReport.ts';
import type { Span } from '../../model/text.ts';
import { countAlternatives } from './globAlternatives.ts';
import { MAX_ALTERNATIVES, MAX_ITEMS, MAX_NAME_CHARS, MAX_PROBLEMS, MAX_VALUE_CHARS } from './limits.ts';
import { isSecretKey, maskSecrets } from './maskSecrets.ts';
import { ownText } from './ownText.ts';
import { resolveInWorkspace } from './workspacePath.ts';

/** A dependency as a reader saw it; the builder adds the raw text of the version. */
export interface DependencyFacts {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly nameSpan: Span;
  /** The version as a text with its place; else the two apart, where it is not what is written there. */
  readonly written?: Written | null | undefined;
  readonly version?: string | null | undefined;
  readonly versionSpan?: Span | null | undefined;
  readonly scope: DependencyScope;
  readonly extras?: readonly string[] | undefined;
  readonly indirect?: boolean | undefined;
}

/** A text node of a document, or a token of code. */
type Written = { readonly span: Span } & ({ readonly value: string } | { readonly text: string });

type MutableDependency = { -readonly [Key in keyof DependencyItem]: DependencyItem[Key] };

const NO_PROBLEMS: readonly ReadProblem[] = [];

/** Collects what a reader finds in one file and holds every limit on the way, so that no reader has to. */
export class ManifestBuilder {
  readonly text: string;
  readonly path: string;
  /** Name that the manifest gives its project. */
  name: string | null = null;
  incomplete = false;
  readonly #items: ManifestItem[] = [];
  readonly #problems: ReadProblem[] = [];
  #full = false;

  /** @param text The text that all spans refer to. @param path Path of the file from the workspace root. */
  constructor(text: string, path: string) {
    this.text = text;
    this.path = path;
  }

  /** True once no more items are taken; a reader may stop then. */
  get full(): boolean {
    return this.#full;
  }

  /**
   * Notes a mistake or a limit, once for each place: an anchor that ten services merge is read ten times. Past the limit
   * on their number problems are dropped.
   */
  problem(
    code: string,
    span: Span,
    args?: Readonly<Record<string, string | number>>,
    severity: Severity = 'warning',
  ): void {
    const problem: ReadProblem =
      args === undefined ? { code, severity, span } : { code, severity, span, args: maskedArgs(args) };
    if (this.#problems.some((known) => isSameProblem(known, problem))) return;
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(problem);
    else this.incomplete = true;
  }

  /** Adds a dependency. Credentials in a version are masked; an over-long name, or one of several lines, is refused as `invalid-name`, an over-long version kept as a range only. */
  dependency(facts: DependencyFacts): void {
    // Still being typed.
    if (facts.name.trim() === '' || isEmpty(facts.nameSpan)) return;
    if (facts.name.length > MAX_NAME_CHARS || /[\r\n]/.test(facts.name)) {
      this.problem('invalid-name', facts.nameSpan, { name: clip(facts.name) });
      return;
    }
    const stated = writtenText(facts.written) ?? facts.version ?? null;
    const versionSpan = facts.written?.span ?? facts.versionSpan ?? null;
    // An over-long one is dropped below; no need to look through it.
    const written = stated?.trim() === '' ? '' : stated;
    let version = written === null || written.length > MAX_NAME_CHARS ? written : maskSecrets(written);
    if (version !== null && version.length > MAX_NAME_CHARS) {
      this.problem('invalid-version', versionSpan ?? facts.nameSpan, { name: facts.name, version: clip(version) });
      version = null;
    }
    const shown = version === null ? null : ownText(version);
    const item: MutableDependency = {
      kind: 'dependency',
      ecosystem: facts.ecosystem,
      name: ownText(maskSecrets(facts.name)),
      nameSpan: facts.nameSpan,
      version: shown,
      versionSpan,
      rawVersion: versionSpan === null ? null : this.#rawText(versionSpan, shown),
      scope: facts.scope,
    };
    if (facts.extras !== undefined && facts.extras.length > 0) item.extras = facts.extras.map(ownText);
    if (facts.indirect === true) item.indirect = true;
    this.#add(item, facts.nameSpan);
  }

  /** Adds a runtime, SDK or language version. A version that is a part of what is written there gets its own place. */
  runtime(runtime: string, nameSpan: Span, version: string | null = null, versionSpan: Span | null = null): void {
    if (isEmpty(nameSpan)) return;
    // Still being typed.
    if (version?.trim() === '') version = versionSpan = null;
    if (version !== null && version.length > MAX_NAME_CHARS) {
      this.problem('invalid-version', versionSpan ?? nameSpan, { name: runtime, version: clip(version) });
      version = null;
    }
    const shown = version === null ? null : ownText(maskSecrets(version));
    const place = version === null || versionSpan === null ? versionSpan : this.#within(versionSpan, version);
    this.#add({ kind: 'runtime', runtime, nameSpan, version: shown, versionSpan: place }, nameSpan);
  }

  /**
   * Adds a pointer to another file, or a glob of the members of a workspace. One that leaves the workspace becomes the
   * problem `outside-workspace` instead, a glob of countless alternatives `expansion-limit`, an over-long path `invalid-name`.
   */
  reference(relation: ReferenceItem['relation'], target: string, span: Span): void {
    if (relation === 'workspace' && countAlternatives(target) > MAX_ALTERNATIVES) {
      this.problem('expansion-limit', span, { name: clip(maskSecrets(target)) });
      return;
    }
    if (target.length > MAX_VALUE_CHARS) {
      this.problem('invalid-name', span, { name: clip(maskSecrets(target)) });
      return;
    }
    if (resolveInWorkspace(this.path, target.replace(/^!/, '')) === null) {
      this.problem('outside-workspace', span, { target: clip(maskSecrets(target)) }, 'information');
      return;
    }
    this.#add({ kind: 'reference', relation, target: ownText(target), span }, span);
  }

  /** Adds any other fact; a long value is cut, credentials in it are masked. */
  setting(key: string, keySpan: Span, value: string, valueSpan: Span): void {
    if (key.length > MAX_VALUE_CHARS || isEmpty(keySpan)) return;
    const shown = isSecretKey(key) && value !== '' ? '***' : maskSecrets(value.slice(0, MAX_VALUE_CHARS));
    this.#add({ kind: 'setting', key: ownText(key), keySpan, value: ownText(shown), valueSpan }, keySpan);
  }

  /** What was found, as the reader hands it back. */
  build(): ReadResult {
    return {
      name: this.name === null ? null : ownText(this.name),
      // A copy: a list that was added to has room for more.
      items: this.#items.slice(),
      problems: this.#problems.length === 0 ? NO_PROBLEMS : this.#problems.slice(),
      incomplete: this.incomplete,
    };
  }

  /** What is written at a place, which mostly is the version as it is shown. */
  #rawText({ start, end }: Span, shown: string | null): string {
    const isShown = shown?.length === end - start && this.text.startsWith(shown, start);
    return isShown ? shown : ownText(this.text.slice(start, end));
  }

  /** Where a version stands in a longer text as a number of its own (`22` in `22-alpine`); that text where it does not. */
  #within(span: Span, version: string): Span {
    const written = this.text.slice(span.start, span.end);
    const at = written.length > MAX_VALUE_CHARS ? -1 : written.indexOf(version);
    if (at < 0 || /\d[._-]?$/.test(written.slice(0, at)) || /^[._]?\d/.test(written.slice(at + version.length)))
      return span;
    return { start: span.start + at, end: span.start + at + version.length };
  }

  #add(item: ManifestItem, span: Span): void {
    if (this.#items.length < MAX_ITEMS) this.#items.push(item);
    else if (!this.#full) {
      this.#full = true;
      this.incomplete = true;
      this.problem('too-many', span, { limit: MAX_ITEMS });
    }
  }
}

function writtenText(written: Written | null | undefined): string | null {
  if (!written) return null;
  return 'value' in written ? written.value : written.text;
}

function maskedArgs(args: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, typeof value === 'string' ? maskSecrets(value) : value]),
  );
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}

/** Text for a message: never longer than a line of an editor. */
export function clip(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

function isSameProblem(one: ReadProblem, other: ReadProblem): boolean {
  return (
    one.code === other.code &&
    one.span.start === other.span.start &&
    one.span.end === other.span.end &&
    JSON.stringify(one.args) === JSON.stringify(other.args)
  );
}
