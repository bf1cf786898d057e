import type { EntryKind, FolderEntry } from '../model/files.ts';
import type { NameRules, SortedListing } from '../model/sortedListing.ts';
import { languageOfFile, TEST_FILES, textOfCounts } from './sourceNames.ts';

/** Endings that are remembered; a workspace may be full of made-up ones. */
const MAX_ENDINGS = 1000;

/** What an ending tells of the files that have it. */
interface Ending {
  readonly language: string | null;
  /** What a manifest's name, or that of its folder, has in it; null where any file may be one. */
  readonly hint: RegExp | null;
  /** Lower-case names of manifests with this ending; null where there are none. */
  readonly manifests: ReadonlySet<string> | null;
  /** Sources counted of the folder that is being sorted. */
  count: number;
}

/**
 * Sorts the entries of folders: most files of a workspace tell something by their number alone. Names are looked at all
 * together wherever that is enough, since a large workspace has some hundred thousand of them.
 */
export class ListingSorter {
  readonly #rules: NameRules;
  /** All hints at once. */
  readonly #hints: RegExp;
  readonly #endings = new Map<string, Ending>();
  readonly #manifestsByEnding = new Map<string, Set<string>>();
  readonly #counted: Ending[] = [];
  /** Ending of the name before, with its dot: files of a kind mostly lie together. */
  #lastEnding: { readonly dotted: string; readonly ending: Ending } | null = null;

  constructor(rules: NameRules) {
    this.#rules = rules;
    const { byEnding, others, names } = rules.manifests;
    const hints = [...byEnding.values(), others].flatMap((hint) => (hint === null ? [] : [hint.source]));
    this.#hints = new RegExp([...new Set(hints)].join('|') || '(?!)');
    for (const name of names) {
      const ending = name.slice(name.lastIndexOf('.') + 1);
      const known = this.#manifestsByEnding.get(ending);
      if (known === undefined) this.#manifestsByEnding.set(ending, new Set([name]));
      else known.add(name);
    }
  }

  /**
   * @param folder Path from the root.
   * @param entries Each name once.
   */
  sort<Entry extends { readonly name: string }>(
    folder: string,
    entries: readonly Entry[],
    kindOf: (entry: Entry) => EntryKind,
  ): SortedListing {
    const folderName = folder.slice(folder.lastIndexOf('/') + 1).toLowerCase();
    // Hardly any folder has a name in which some manifest's might be hinted at.
    const hinted = this.#hints.test(folderName) ? folderName : null;
    const sorted = this.#sort(entries, kindOf, (_, { hint }) => hint === null);
    if (hinted === null && !this.#hints.test(sorted.plain.toLowerCase())) return sorted;
    return this.#sort(entries, kindOf, (name, { hint }) => {
      return hint === null || hint.test(name.toLowerCase()) || (hinted !== null && hint.test(hinted));
    });
  }

  #sort<Entry extends { readonly name: string }>(
    entries: readonly Entry[],
    kindOf: (entry: Entry) => EntryKind,
    mayBeManifest: (name: string, ending: Ending) => boolean,
  ): SortedListing {
    const others: FolderEntry[] = [];
    const counted = this.#counted;
    counted.length = 0;
    let plain = '';
    let plainCount = 0;
    for (const entry of entries) {
      const { name } = entry;
      const kind = kindOf(entry);
      const ending = this.#endingOf(name);
      if (
        kind !== 'file' ||
        name === '.gitignore' ||
        ending.manifests?.has(name.toLowerCase()) === true ||
        mayBeManifest(name, ending)
      ) {
        others.push({ name, kind });
        continue;
      }
      plain += `${name}/`;
      plainCount++;
      if (ending.language !== null && ending.count++ === 0) counted.push(ending);
    }
    return { plain, plainCount, sources: this.#sources(plain), others };
  }

  /** Counts of the sources, and none kept for the next folder. */
  #sources(plain: string): string {
    if (this.#counted.length === 0) return '';
    const counts = new Map<string, number>();
    for (const ending of this.#counted) {
      if (ending.language !== null) counts.set(ending.language, (counts.get(ending.language) ?? 0) + ending.count);
      ending.count = 0;
    }
    if (!TEST_FILES.test(plain)) return textOfCounts(counts);
    counts.clear();
    for (const name of plain.split('/')) {
      const language = languageOfFile(name, this.#rules.languages);
      if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
    }
    return textOfCounts(counts);
  }

  #endingOf(name: string): Ending {
    // No new text is cut out for it, of which the hash would have to be worked out.
    if (this.#lastEnding !== null && name.endsWith(this.#lastEnding.dotted)) return this.#lastEnding.ending;
    const dot = name.lastIndexOf('.');
    const written = name.slice(dot + 1);
    let ending = this.#endings.get(written);
    // A name without an ending is its own.
    if (ending === undefined || dot < 0) {
      const lower = written.toLowerCase();
      const { byEnding, others } = this.#rules.manifests;
      const hint = byEnding.get(lower);
      const { languages } = this.#rules;
      ending = {
        language: dot >= 0 && Object.hasOwn(languages, lower) ? (languages[lower] ?? null) : null,
        hint: hint === undefined ? others : hint,
        manifests: this.#manifestsByEnding.get(lower) ?? null,
        count: 0,
      };
      if (dot >= 0 && this.#endings.size < MAX_ENDINGS) this.#endings.set(written, ending);
    }
    if (dot >= 0) this.#lastEnding = { dotted: name.slice(dot), ending };
    return ending;
  }
}
