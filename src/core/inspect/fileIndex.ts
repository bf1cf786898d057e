import type { DetectionRules } from '../model/detectionRules.ts';
import { baseNameOf, folderOf } from './readers/workspacePath.ts';
import { languageOfFile } from './services.ts';

/** Source files of one folder, those further down left out. */
export interface FolderSources {
  /** Path from the root, "" for the root. */
  readonly folder: string;
  /** Number of files by language, tests left out. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * The files of a workspace by folder. Names are kept and paths are not: a large workspace has some hundred thousand of
 * them, and what is asked of most is only how many of a language there are.
 */
export class FileIndex {
  readonly #languages: DetectionRules['languages'];
  readonly #names = new Map<string, string[]>();
  /** Worked out when first asked for, and again where a file came or went. */
  readonly #sources = new Map<string, FolderSources>();
  #size = 0;

  constructor(languages: DetectionRules['languages']) {
    this.#languages = languages;
  }

  /** Number of files. */
  get size(): number {
    return this.#size;
  }

  /** Takes in the files of a folder that it does not know yet. @param names Base names, each once. */
  addFolder(folder: string, names: string[]): void {
    this.#names.set(folder, names);
    this.#size += names.length;
  }

  has(path: string): boolean {
    return this.#names.get(folderOf(path))?.includes(baseNameOf(path)) === true;
  }

  /** Base names of the files of a folder. */
  namesIn(folder: string): readonly string[] {
    return this.#names.get(folder) ?? [];
  }

  add(path: string): void {
    if (this.has(path)) return;
    const folder = folderOf(path);
    const names = this.#names.get(folder);
    if (names === undefined) this.#names.set(folder, [baseNameOf(path)]);
    else names.push(baseNameOf(path));
    this.#sources.delete(folder);
    this.#size++;
  }

  delete(path: string): void {
    const folder = folderOf(path);
    const names = this.#names.get(folder);
    const at = names?.indexOf(baseNameOf(path)) ?? -1;
    if (names === undefined || at < 0) return;
    names.splice(at, 1);
    if (names.length === 0) this.#names.delete(folder);
    this.#sources.delete(folder);
    this.#size--;
  }

  /** Source files of every folder that has any. */
  *sources(): Generator<FolderSources> {
    for (const [folder, names] of this.#names) {
      let sources = this.#sources.get(folder);
      if (sources === undefined) this.#sources.set(folder, (sources = { folder, counts: this.#count(names) }));
      if (sources.counts.size > 0) yield sources;
    }
  }

  #count(names: readonly string[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const name of names) {
      const language = languageOfFile(name, this.#languages);
      if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
    }
    return counts;
  }
}
