import type { WorkspaceFiles } from '../model/files.ts';
import type { Manifest, ReferenceItem } from '../model/manifest.ts';
import type { ReadingGuard } from '../model/readingGuard.ts';
import { LineTable, packedLines, type Range, type Span, unpackedLines } from '../model/text.ts';
import { notingEncoding, type WalkProblem } from './indexProblems.ts';
import { MAX_CHARS, MAX_FILE_BYTES } from './readers/limits.ts';
import { requirementsReader } from './readers/python/pythonReaders.ts';
import { isManifest, readManifest, readWith } from './readers/readManifest.ts';
import { withParts } from './laterPart.ts';
import { resolveInWorkspace } from './readers/workspacePath.ts';

/** Format of a file that only a requirements file that draws it in makes a manifest. */
const DRAWN_IN = 'requirements.txt (drawn in)';
/** Files read only because others draw them in. */
const MAX_DRAWN_IN = 1000;

interface ReadFile {
  readonly manifest: Manifest;
  /** See {@link packedLines}. */
  readonly lines: string;
}

interface Traced {
  readonly fresh: string[];
  readonly unlisted: string[];
  readonly released: string[];
}

/** The manifests of a workspace as last read, and what could not be read. */
export class ManifestStore {
  readonly #files: WorkspaceFiles;
  readonly #guard: ReadingGuard;
  readonly #read = new Map<string, ReadFile>();
  /** Lines of the file that was asked about last. */
  #unpacked: { readonly of: ReadFile; readonly lines: LineTable } | null = null;
  readonly #failures = new Map<string, WalkProblem>();
  /** Files that no reader knows by name, each with the requirements files that draw it in. */
  readonly #drawnIn = new Map<string, Set<string>>();
  /** The other way round: what files draw in, as last followed. */
  readonly #draws = new Map<string, ReadonlySet<string>>();

  constructor(files: WorkspaceFiles, guard: ReadingGuard) {
    this.#files = files;
    this.#guard = guard;
  }

  /** In the order of their paths. */
  get failures(): readonly WalkProblem[] {
    return [...this.#failures.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  get(path: string): Manifest | undefined {
    return this.#read.get(path)?.manifest;
  }

  /** All manifests in the order of their paths. */
  sorted(): Manifest[] {
    return [...this.#read.keys()].sort().map((path) => (this.#read.get(path) as ReadFile).manifest);
  }

  /** Lines and columns of a span in a file that was read. */
  range(file: string, span: Span): Range {
    const read = this.#read.get(file);
    if (read === undefined) return EMPTY.rangeOf(span);
    // What is told of a file is told at once.
    if (this.#unpacked?.of !== read) this.#unpacked = { of: read, lines: unpackedLines(read.lines) };
    return this.#unpacked.lines.rangeOf(span);
  }

  /** Whether a path is read: some reader knows its name, or a requirements file draws it in. */
  covers(path: string): boolean {
    return this.#drawnIn.has(path) || isManifest(path);
  }

  fail(problem: WalkProblem): void {
    this.#failures.set(problem.path, problem);
  }

  forget(path: string): void {
    this.#read.delete(path);
    this.#failures.delete(path);
  }

  /**
   * Reads a file anew. @param open Its text where an editor has it open.
   * @returns Whether the file is there, readable or not.
   */
  async read(path: string, open: string | undefined): Promise<boolean> {
    if (open !== undefined) {
      this.forget(path);
      await withParts(() => this.#take(path, open, false));
      return true;
    }
    const content = await this.#files.readFile(path, MAX_FILE_BYTES);
    this.forget(path);
    if (content.ok) await withParts(() => this.#take(path, content.text, content.malformed));
    else if (content.failure !== 'not-found') this.fail({ path, code: content.failure });
    return content.ok || content.failure !== 'not-found';
  }

  /**
   * Follows what manifests, as last read or forgotten, draw in. Files drawn in count as manifests for as long as
   * somebody draws them in.
   * @returns `fresh` paths to be read, `unlisted` ones where no file is known, and `released` ones that ceased to be
   *   manifests and were forgotten.
   */
  retrace(paths: readonly string[], exists: (path: string) => boolean): Traced {
    const fresh: string[] = [];
    const unlisted: string[] = [];
    let lost = false;
    for (const path of paths) {
      const targets = this.#targetsOf(path);
      for (const drawn of this.#draws.get(path) ?? NOTHING)
        if (!targets.has(drawn) && this.#drawnIn.get(drawn)?.delete(path) === true) lost = true;
      if (targets.size > 0) this.#draws.set(path, targets);
      else this.#draws.delete(path);
      for (const drawn of targets) {
        const by = this.#drawnIn.get(drawn);
        if (by !== undefined) by.add(path);
        else if (this.#drawnIn.size < MAX_DRAWN_IN) {
          this.#drawnIn.set(drawn, new Set([path]));
          (exists(drawn) ? fresh : unlisted).push(drawn);
        }
      }
    }
    return { fresh, unlisted, released: lost ? this.#release() : [] };
  }

  /** Notes where something that is drawn in is no file: a folder, a pipe. It may as well be missing or left out: then nothing is noted. */
  async checkIsFile(path: string): Promise<void> {
    const content = await this.#files.readFile(path, 0);
    if (!content.ok && content.failure === 'not-a-file') this.fail({ path, code: content.failure });
  }

  #targetsOf(path: string): ReadonlySet<string> {
    const manifest = this.get(path);
    if (manifest === undefined || !manifest.format.startsWith(requirementsReader.format)) return NOTHING;
    const targets = pointersOf(manifest).map(({ target }) => resolveInWorkspace(path, target));
    return new Set(targets.filter((target): target is string => target !== null && !isManifest(target)));
  }

  /** Forgets what is no longer drawn in from a file that is a manifest by its name, also where files draw in each other. */
  #release(): string[] {
    const held = new Set<string>();
    let before = -1;
    while (held.size > before) {
      before = held.size;
      for (const [drawn, by] of this.#drawnIn)
        if ([...by].some((holder) => held.has(holder) || !this.#drawnIn.has(holder))) held.add(drawn);
    }
    const released = [...this.#drawnIn.keys()].filter((path) => !held.has(path));
    for (const path of released) {
      this.#drawnIn.delete(path);
      this.forget(path);
    }
    for (const by of this.#drawnIn.values()) for (const path of released) by.delete(path);
    return released;
  }

  #take(path: string, text: string, malformed: boolean): void {
    if (!this.#guard.begin(path, text)) {
      this.fail({ path, code: 'timed-out' });
      return;
    }
    let manifest: Manifest | null;
    try {
      manifest = this.#drawnIn.has(path)
        ? { ...readWith(requirementsReader, path, text), format: DRAWN_IN }
        : readManifest(path, text);
    } finally {
      this.#guard.end();
    }
    if (manifest === null) return;
    const noted = malformed ? notingEncoding(manifest, text) : manifest;
    const lines = text.length > MAX_CHARS ? packedLines(text, lastOffset(noted)) : packedLines(text);
    this.#read.set(path, { manifest: noted, lines });
  }
}

const EMPTY = new LineTable('');
const NOTHING: ReadonlySet<string> = new Set();

/** Behind which nothing was found: most of a file that is too large is never read. */
function lastOffset({ firstWord, items, problems }: Manifest): number {
  let last = firstWord.end;
  for (const { span } of problems) last = Math.max(last, span.end);
  for (const item of items) {
    const spans =
      item.kind === 'setting'
        ? [item.keySpan, item.valueSpan]
        : item.kind === 'reference'
          ? [item.span]
          : [item.nameSpan, item.versionSpan];
    for (const span of spans) last = Math.max(last, span?.end ?? 0);
  }
  return last;
}

/** What a manifest draws in or has as its parent. */
export function pointersOf(manifest: Manifest): ReferenceItem[] {
  return manifest.items.filter(
    (item): item is ReferenceItem =>
      item.kind === 'reference' && (item.relation === 'include' || item.relation === 'parent'),
  );
}
