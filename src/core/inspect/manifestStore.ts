import type { WorkspaceFiles } from '../model/files.ts';
import type { Manifest, ReferenceItem } from '../model/manifest.ts';
import { LineTable, type Range, type Span } from '../model/text.ts';
import { notingEncoding, type WalkProblem } from './indexProblems.ts';
import { MAX_FILE_BYTES } from './readers/limits.ts';
import { requirementsReader } from './readers/python/requirementsTxt.ts';
import { isManifest, readManifest, readWith } from './readers/readManifest.ts';
import { resolveInWorkspace } from './readers/workspacePath.ts';

/** Format of a file that only a requirements file that draws it in makes a manifest. */
const DRAWN_IN = 'requirements.txt (drawn in)';
/** Files read only because others draw them in. */
const MAX_DRAWN_IN = 1000;

interface ReadFile {
  readonly manifest: Manifest;
  readonly lines: LineTable;
}

/** The manifests of a workspace as last read, and what could not be read. */
export class ManifestStore {
  readonly #files: WorkspaceFiles;
  readonly #read = new Map<string, ReadFile>();
  readonly #failures = new Map<string, WalkProblem>();
  /** Files that no reader knows by name, read because a requirements file draws them in. */
  readonly #drawnIn = new Set<string>();

  constructor(files: WorkspaceFiles) {
    this.#files = files;
  }

  get failures(): Iterable<WalkProblem> {
    return this.#failures.values();
  }

  get(path: string): Manifest | undefined {
    return this.#read.get(path)?.manifest;
  }

  /** All manifests in the order of their paths. */
  sorted(): Map<string, Manifest> {
    const paths = [...this.#read.keys()].sort();
    return new Map(paths.map((path) => [path, (this.#read.get(path) as ReadFile).manifest]));
  }

  /** Lines and columns of a span in a file that was read. */
  range(file: string, span: Span): Range {
    return (this.#read.get(file)?.lines ?? EMPTY).rangeOf(span);
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
      this.#failures.delete(path);
      this.#take(path, open, false);
      return true;
    }
    const content = await this.#files.readFile(path, MAX_FILE_BYTES);
    this.forget(path);
    if (content.ok) this.#take(path, content.text, content.malformed);
    else if (content.failure !== 'not-found') this.fail({ path, code: content.failure });
    return content.ok || content.failure !== 'not-found';
  }

  /** Files of the workspace that a manifest draws in and that were not read yet; they count as manifests from now on. */
  drawnInBy(path: string, exists: (path: string) => boolean): string[] {
    const manifest = this.get(path);
    if (manifest === undefined || !manifest.format.startsWith(requirementsReader.format)) return [];
    const fresh: string[] = [];
    for (const { target } of pointersOf(manifest)) {
      const drawn = resolveInWorkspace(path, target);
      if (drawn === null || this.covers(drawn) || !exists(drawn) || this.#drawnIn.size >= MAX_DRAWN_IN) continue;
      this.#drawnIn.add(drawn);
      fresh.push(drawn);
    }
    return fresh;
  }

  #take(path: string, text: string, malformed: boolean): void {
    const manifest = this.#drawnIn.has(path)
      ? { ...readWith(requirementsReader, path, text), format: DRAWN_IN }
      : readManifest(path, text);
    if (manifest === null) return;
    this.#read.set(path, {
      manifest: malformed ? notingEncoding(manifest, text) : manifest,
      lines: new LineTable(text),
    });
  }
}

const EMPTY = new LineTable('');

/** What a manifest draws in or has as its parent. */
export function pointersOf(manifest: Manifest): ReferenceItem[] {
  return manifest.items.filter(
    (item): item is ReferenceItem =>
      item.kind === 'reference' && (item.relation === 'include' || item.relation === 'parent'),
  );
}
