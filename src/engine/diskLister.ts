import { ListingSorter } from '../core/inspect/listingSorter.ts';
import type { FolderLister, NameRules, SortedFolder } from '../core/model/sortedListing.ts';
import { DiskFolders } from './diskFolders.ts';
import { type Lot, LotClaims } from './listerProtocol.ts';
import type { ListerThread } from './listerThread.ts';
import type { RealFolders } from './realFolders.ts';

/** Who else may list. */
export type OtherLister = Pick<ListerThread, 'begin'>;

/** Folders from which on a workspace is worth a second thread. */
const MANY = 128;

interface OpenLot extends Lot {
  /** Time at which it was announced, of `performance.now()`. */
  readonly since: number;
  listings: readonly SortedFolder[] | null;
  /** Called when the other thread has listed it, or is gone. */
  wake: () => void;
}

/**
 * Lists the folders of a large workspace in two threads. Either lists what is next and not begun: this one while it has
 * nothing better to do. Results are handed out in the order of the announcements, so that it does not show who was
 * quicker. Where there is no other thread, or it dies, this one does it all.
 */
export class DiskLister implements FolderLister {
  readonly comesByItself = false;
  readonly #folders: RealFolders;
  readonly #rules: NameRules;
  readonly #here: DiskFolders;
  readonly #other: OtherLister | null;
  readonly #giveTurn: () => Promise<void>;
  readonly #claims = new LotClaims();
  /** Announced and not yet handed out. */
  readonly #lots = new Map<number, OpenLot>();
  #there: ReturnType<ListerThread['begin']> = null;
  #isShared = false;
  #lotsSoFar = 0;
  #foldersSoFar = 0;

  /** @param giveTurn Lets this thread do what else there is to do. */
  constructor(folders: RealFolders, rules: NameRules, other: OtherLister | null, giveTurn: () => Promise<void>) {
    this.#folders = folders;
    this.#rules = rules;
    this.#here = new DiskFolders(folders, new ListingSorter(rules));
    this.#other = other;
    this.#giveTurn = giveTurn;
  }

  announce(folders: readonly string[]): () => Promise<readonly SortedFolder[]> {
    const number = ++this.#lotsSoFar;
    const lot: OpenLot = { number, folders, since: performance.now(), listings: null, wake: () => undefined };
    this.#lots.set(number, lot);
    this.#claims.open(lot);
    this.#foldersSoFar += folders.length;
    if (this.#foldersSoFar >= MANY && !this.#isShared) this.#share();
    this.#there?.list(lot);
    return () => this.#take(lot);
  }

  end(): void {
    this.#lots.clear();
    this.#there?.end();
    this.#there = null;
  }

  async #take(lot: OpenLot): Promise<readonly SortedFolder[]> {
    while (lot.listings === null) {
      const next = this.#claims.claim(lot) ? lot : this.#lastUnclaimed();
      if (next === null) await new Promise<void>((resolve) => (lot.wake = resolve));
      else {
        next.listings = await this.#here.list(next.folders);
        await this.#giveTurn();
      }
    }
    this.#lots.delete(lot.number);
    return lot.listings;
  }

  /** The lot that the other thread would come to last. */
  #lastUnclaimed(): OpenLot | null {
    return [...this.#lots.values()].reverse().find((lot) => this.#claims.claim(lot)) ?? null;
  }

  #share(): void {
    this.#isShared = true;
    const { root } = this.#folders;
    const listed = (number: number, listings: readonly SortedFolder[]): void => this.#listed(number, listings);
    const lost = (): void => this.#lost();
    this.#there = this.#other?.begin({ root, rules: this.#rules, claims: this.#claims, listed, lost }) ?? null;
  }

  #listed(number: number, listings: readonly SortedFolder[]): void {
    const lot = this.#lots.get(number);
    if (lot === undefined) return;
    lot.listings = listings;
    // Files that may be manifests are about to be read from these.
    listings.forEach((listing, i) => {
      if (listing.ok && listing.others.some(({ kind }) => kind === 'file'))
        this.#folders.noteSeen(lot.folders[i] ?? '', lot.since);
    });
    lot.wake();
  }

  /** What the other thread had begun is begun anew here. */
  #lost(): void {
    this.#there = null;
    for (const lot of this.#lots.values()) {
      if (lot.listings === null) this.#claims.open(lot);
      lot.wake();
    }
  }
}
