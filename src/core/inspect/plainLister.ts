import type { FolderListing, WorkspaceFiles } from '../model/files.ts';
import type { FolderLister, SortedFolder } from '../model/sortedListing.ts';
import type { ListingSorter } from './listingSorter.ts';

/** Lists folders through `WorkspaceFiles` alone, all that were announced at once. */
export class PlainLister implements FolderLister {
  readonly comesByItself = true;
  readonly #files: WorkspaceFiles;
  readonly #sorter: ListingSorter;

  constructor(files: WorkspaceFiles, sorter: ListingSorter) {
    this.#files = files;
    this.#sorter = sorter;
  }

  announce(folders: readonly string[]): () => Promise<readonly SortedFolder[]> {
    const listings = Promise.all(folders.map((path) => this.#files.listFolder(path)));
    return async () => (await listings).map((listing, i) => this.#sorted(folders[i] ?? '', listing));
  }

  end(): void {
    // What is under way ends by itself.
  }

  #sorted(folder: string, listing: FolderListing): SortedFolder {
    if (!listing.ok) return listing;
    return { ok: true, ...this.#sorter.sort(folder, listing.entries, ({ kind }) => kind) };
  }
}
