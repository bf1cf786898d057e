import type { FolderEntry, ReadFailure } from './files.ts';

/** What file names tell by themselves; plain data, so that another thread can be given it. */
export interface NameRules {
  /** Ending (lower case, without the dot) → language. */
  readonly languages: Readonly<Record<string, string>>;
  readonly manifests: ManifestNames;
}

/** By what a file's name shows that some reader may read it. */
export interface ManifestNames {
  /** Names of manifests, lower case. */
  readonly names: ReadonlySet<string>;
  /** Ending → what the names of all manifests with it, or those of their folders, have in common; null where that is nothing. */
  readonly byEnding: ReadonlyMap<string, RegExp | null>;
  /** The same for all other endings. */
  readonly others: RegExp | null;
}

/** The entries of a folder, those apart that tell something only by their number or their name. */
export interface SortedListing {
  /** Base names of the files that are surely no manifest, each followed by a slash, which no name holds. */
  readonly plain: string;
  /** Number of them. */
  readonly plainCount: number;
  /** Source files among them, each language with a space, their number and a space: `go 2 python 1 `. */
  readonly sources: string;
  /** Everything that is to be decided on one by one: folders, links, files that may be manifests, ignore files. */
  readonly others: readonly FolderEntry[];
}

export type SortedFolder =
  ({ readonly ok: true } & SortedListing) | { readonly ok: false; readonly failure: ReadFailure };

/** Lists folders for a walk, which says early what it will ask for, so that it can be found out meanwhile. */
export interface FolderLister {
  /** True where listings come by themselves once announced, false where this thread does a part of the work when it asks. */
  readonly comesByItself: boolean;
  /**
   * Announces folders, which are asked for in the order in which they were announced.
   * @param folders Paths from the root.
   * @returns how to ask for them: gives the listings in the order of the folders; never rejects.
   */
  announce(folders: readonly string[]): () => Promise<readonly SortedFolder[]>;
  /** Nothing more is asked for, what was announced included. */
  end(): void;
}
