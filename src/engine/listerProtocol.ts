import type { EntryKind, FolderEntry, ReadFailure } from '../core/model/files.ts';
import type { NameRules, SortedFolder } from '../core/model/sortedListing.ts';

/** What the thread that lists is told. */
export type ListerRequest =
  | {
      readonly type: 'begin';
      readonly walk: number;
      /** Absolute path of the workspace folder. */
      readonly root: string;
      readonly rules: NameRules;
      /** Of {@link LotClaims}. */
      readonly claims: SharedArrayBuffer;
    }
  /** `folders` are joined, see {@link joined}. */
  | { readonly type: 'list'; readonly walk: number; readonly number: number; readonly folders: string }
  | { readonly type: 'end'; readonly walk: number };

/** Some folders that either thread may list. */
export interface Lot {
  /** Counts from 1. */
  readonly number: number;
  readonly folders: readonly string[];
}

/** What the thread says: a lot that it has listed. */
export interface ListedLot {
  readonly walk: number;
  readonly number: number;
  /** See {@link packed}. */
  readonly listings: string;
}

/** Most lots of a walk that are open at once. */
const SLOTS = 256;

/** Who lists which lot: whoever claims it first. */
export class LotClaims {
  readonly memory: SharedArrayBuffer;
  /** Number of the lot that is open in a slot, or 0. */
  readonly #slots: Int32Array;

  constructor(memory = new SharedArrayBuffer(4 * SLOTS)) {
    this.memory = memory;
    this.#slots = new Int32Array(memory);
  }

  open({ number }: Lot): void {
    Atomics.store(this.#slots, number % SLOTS, number);
  }

  /** @returns whether the lot is the caller's to list. */
  claim({ number }: Pick<Lot, 'number'>): boolean {
    return Atomics.compareExchange(this.#slots, number % SLOTS, number, 0) === number;
  }
}

/** What no path and no name holds. */
const BETWEEN = '\0';

/** Paths as one text: a message of one text is written and read in a third of the time of one of many. */
export function joined(paths: readonly string[]): string {
  return paths.join(BETWEEN);
}

/** The paths that {@link joined} was given, one at least. */
export function apart(text: string): string[] {
  return text.split(BETWEEN);
}

/** Listings as one text, four parts a folder. */
export function packed(listings: readonly SortedFolder[]): string {
  const parts: string[] = [];
  for (const listing of listings) {
    if (!listing.ok) parts.push(listing.failure, FAILED, '', '');
    else parts.push(listing.plain, String(listing.plainCount), listing.sources, packedEntries(listing.others));
  }
  return joined(parts);
}

/** The listings that {@link packed} was given. */
export function unpacked(text: string): SortedFolder[] {
  const parts = apart(text);
  const listings: SortedFolder[] = [];
  for (let i = 0; i + 3 < parts.length; i += 4) {
    const plain = parts[i] ?? '';
    const count = parts[i + 1] ?? FAILED;
    if (count === FAILED) listings.push({ ok: false, failure: plain as ReadFailure });
    else
      listings.push({
        ok: true,
        plain,
        plainCount: Number(count),
        sources: parts[i + 2] ?? '',
        others: unpackedEntries(parts[i + 3] ?? ''),
      });
  }
  return listings;
}

/** In place of the number of files. */
const FAILED = '-';

const LETTERS: Readonly<Record<EntryKind, string>> = { file: 'f', folder: 'd', link: 'l', other: 'o' };
const KINDS: Readonly<Record<string, EntryKind>> = { f: 'file', d: 'folder', l: 'link', o: 'other' };

/** Each entry a letter for its kind, its name, and a slash, which no name holds. */
function packedEntries(entries: readonly FolderEntry[]): string {
  let text = '';
  for (const { name, kind } of entries) text += `${LETTERS[kind]}${name}/`;
  return text;
}

function unpackedEntries(text: string): FolderEntry[] {
  const entries: FolderEntry[] = [];
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('/', start);
    entries.push({ name: text.slice(start + 1, end), kind: KINDS[text.charAt(start)] ?? 'other' });
    start = end + 1;
  }
  return entries;
}
