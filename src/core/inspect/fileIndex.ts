import type { DetectionRules } from '../model/detectionRules.ts';
import type { SortedListing } from '../model/sortedListing.ts';
import { baseNameOf, folderOf } from './readers/workspacePath.ts';
import { countsOf, languageOfFile, textOfCounts } from './sourceNames.ts';

/** The files of one folder as a walk hands them over. */
export interface FolderFiles extends Omit<SortedListing, 'others'> {
  /** Path from the root, "" for the root. */
  readonly path: string;
  /** Base names of the files that do not stand in `plain`. */
  readonly others: readonly string[];
}

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
  /** Base names of the files of each folder, each followed by a slash, which no name holds: a text takes a tenth of a list. */
  readonly #names = new Map<string, string>();
  /** Of folders that have any sources. */
  readonly #sources = new Map<string, ReadonlyMap<string, number>>();
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

  /** Takes in the files of a folder that it does not know yet. */
  addFolder({ path, plain, plainCount, sources, others }: FolderFiles): void {
    if (plainCount + others.length === 0) return;
    this.#names.set(path, others.length === 0 ? plain : `${plain}${others.join('/')}/`);
    if (sources !== '') this.#sources.set(path, this.#shared(sources));
    this.#size += plainCount;
    for (const name of others) this.#recount(path, name, 1);
  }

  has(path: string): boolean {
    return placeIn(this.#names.get(folderOf(path)) ?? '', baseNameOf(path)) >= 0;
  }

  /** Base names of the files of a folder. */
  namesIn(folder: string): readonly string[] {
    return this.#names.get(folder)?.split('/').slice(0, -1) ?? [];
  }

  add(path: string): void {
    if (this.has(path)) return;
    const folder = folderOf(path);
    this.#names.set(folder, `${this.#names.get(folder) ?? ''}${baseNameOf(path)}/`);
    this.#recount(folder, baseNameOf(path), 1);
  }

  delete(path: string): void {
    const folder = folderOf(path);
    const name = baseNameOf(path);
    const names = this.#names.get(folder) ?? '';
    const at = placeIn(names, name);
    if (at < 0) return;
    const others = names.slice(0, at) + names.slice(at + name.length + 1);
    if (others === '') this.#names.delete(folder);
    else this.#names.set(folder, others);
    this.#recount(folder, name, -1);
  }

  /** Source files of every folder that has any. */
  *sources(): Generator<FolderSources> {
    for (const [folder, counts] of this.#sources) yield { folder, counts };
  }

  /** One file came (1) or went (-1). */
  #recount(folder: string, name: string, by: 1 | -1): void {
    this.#size += by;
    const language = languageOfFile(name, this.#languages);
    if (language === null) return;
    const counts = new Map(this.#sources.get(folder));
    const count = (counts.get(language) ?? 0) + by;
    if (count > 0) counts.set(language, count);
    else counts.delete(language);
    this.#setCounts(folder, counts);
  }

  #setCounts(folder: string, counts: ReadonlyMap<string, number>): void {
    if (counts.size > 0) this.#sources.set(folder, this.#shared(textOfCounts(counts)));
    else this.#sources.delete(folder);
  }

  /** Counts from their text: the same as another folder's where it has them in the same order. */
  #shared(text: string): ReadonlyMap<string, number> {
    let counts = this.#counts.get(text);
    if (counts === undefined) {
      counts = countsOf(text);
      if (this.#counts.size < MAX_SHARED) this.#counts.set(text, counts);
    }
    return counts;
  }
}

/** Most counts that are kept to be shared. */
const MAX_SHARED = 5000;

/** Where a name stands among names that are each followed by a slash, or -1. */
function placeIn(names: string, name: string): number {
  if (names.startsWith(`${name}/`)) return 0;
  const before = names.indexOf(`/${name}/`);
  return before < 0 ? -1 : before + 1;
}
