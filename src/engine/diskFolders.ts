import { readdir, readdirSync, type Dirent } from 'node:fs';
import type { EntryKind } from '../core/model/files.ts';
import type { SortedFolder } from '../core/model/sortedListing.ts';
import type { ListingSorter } from '../core/inspect/listingSorter.ts';
import { failureOf, type RealFolder, type RealFolders } from './realFolders.ts';

/** From so many milliseconds a folder on, the disk is what is waited for; a local one takes a few hundredths. */
const SLOW_MS = 2;
/** Below this, each of many at once, it is quick again. */
const QUICK_MS = 0.1;
/** How much the last listing counts for whether the disk is slow. */
const WEIGHT = 0.05;

/**
 * Lists folders of a disk. A quick disk is asked by synchronous calls, which cost half of what their asynchronous twins
 * do; of a slow one several folders are awaited at once.
 */
export class DiskFolders {
  readonly #folders: RealFolders;
  readonly #sorter: ListingSorter;
  #averageMs = 0;

  constructor(folders: RealFolders, sorter: ListingSorter) {
    this.#folders = folders;
    this.#sorter = sorter;
  }

  /** @param paths From the root. @returns Listings in their order. Never rejects. */
  async list(paths: readonly string[]): Promise<readonly SortedFolder[]> {
    const listed: SortedFolder[] = [];
    for (let started = performance.now(); listed.length < paths.length && this.#averageMs < SLOW_MS;) {
      listed.push(this.#listNow(paths[listed.length] as string));
      const now = performance.now();
      this.#averageMs += WEIGHT * (now - started - this.#averageMs);
      started = now;
    }
    const rest = paths.slice(listed.length);
    if (rest.length === 0) return listed;
    const started = performance.now();
    listed.push(...(await Promise.all(rest.map((path) => this.#listAside(path)))));
    if ((performance.now() - started) / rest.length < QUICK_MS) this.#averageMs = 0;
    return listed;
  }

  #listNow(path: string): SortedFolder {
    try {
      const folder = this.#folders.resolve(path);
      return this.#sorted(path, folder, readdirSync(folder.path, { withFileTypes: true }));
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }

  async #listAside(path: string): Promise<SortedFolder> {
    try {
      const folder = this.#folders.resolve(path);
      return this.#sorted(path, folder, await entriesOf(folder.path));
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }

  #sorted(path: string, folder: RealFolder, entries: readonly Dirent[]): SortedFolder {
    const sorted = this.#sorter.sort(path, entries, kindOf);
    for (const { name, kind } of sorted.others) if (kind === 'folder') this.#folders.noteBelow(folder, path, name);
    return { ok: true, ...sorted };
  }
}

/** The entries of a folder, listed by Node's own threads. */
export function entriesOf(path: string): Promise<Dirent[]> {
  // The promises of `fs` take three times as long.
  return new Promise((resolve, reject) =>
    readdir(path, { withFileTypes: true }, (error, entries) => (error === null ? resolve(entries) : reject(error))),
  );
}

export function kindOf(entry: Dirent): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
