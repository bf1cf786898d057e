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
  readonly #folders = new Map<string, Folder>();
  /** Counts that folders share: nearly all hold one or two languages and few files of them. */
  readonly #counts = new Map<string, ReadonlyMap<string, number>>();
  #size = 0;

  constructor(languages: DetectionRules['languages']) {
    this.#languages = languages;
  }

  /** Number of files. */
  get size(): number {
    return this.#size;
  }

  /** Takes in the files of a folder that it does not know yet. @param names Base names, each once. */
  addFolder(path: string, names: readonly string[]): void {
    // A copy: the list was made by adding to it, and has room for more.
    this.#folders.set(path, { names: names.slice(), counts: null });
    this.#size += names.length;
  }

  has(path: string): boolean {
    return this.namesIn(folderOf(path)).includes(baseNameOf(path));
  }

  /** Base names of the files of a folder. */
  namesIn(folder: string): readonly string[] {
    return this.#folders.get(folder)?.names ?? [];
  }

  add(path: string): void {
    if (this.has(path)) return;
    const folder = this.#folders.get(folderOf(path));
    if (folder === undefined) this.#folders.set(folderOf(path), { names: [baseNameOf(path)], counts: null });
    else {
      folder.names.push(baseNameOf(path));
      folder.counts = null;
    }
    this.#size++;
  }

  delete(path: string): void {
    const folder = this.#folders.get(folderOf(path));
    const at = folder?.names.indexOf(baseNameOf(path)) ?? -1;
    if (folder === undefined || at < 0) return;
    folder.names.splice(at, 1);
    folder.counts = null;
    if (folder.names.length === 0) this.#folders.delete(folderOf(path));
    this.#size--;
  }

  /** Source files of every folder that has any. */
  *sources(): Generator<FolderSources> {
    for (const [path, folder] of this.#folders) {
      folder.counts ??= this.#count(folder.names);
      if (folder.counts.size > 0) yield { folder: path, counts: folder.counts };
    }
  }

  #count(names: readonly string[]): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const name of names) {
      const language = languageOfFile(name, this.#languages);
      if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
    }
    return this.#shared(counts);
  }

  /** The same counts as another folder's where it has them in the same order. */
  #shared(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    let key = '';
    for (const [language, count] of counts) key += `${language} ${count} `;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    if (this.#counts.size < MAX_SHARED) this.#counts.set(key, counts);
    return counts;
  }
}

/** Most counts that are kept to be shared. */
const MAX_SHARED = 5000;

interface Folder {
  readonly names: string[];
  /** Worked out when first asked for, and again where a file came or went. */
  counts: ReadonlyMap<string, number> | null;
}
