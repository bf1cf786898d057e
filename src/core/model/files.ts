import type { FolderLister, NameRules } from './sortedListing.ts';

/** Kind of a folder entry, links not followed. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Why a file or folder could not be read. */
export type ReadFailure = 'not-found' | 'outside-workspace' | 'not-a-file' | 'unreadable' | 'too-large';

export type FolderListing =
  | { readonly ok: true; readonly entries: readonly FolderEntry[] }
  | { readonly ok: false; readonly failure: ReadFailure };

export type FileContent =
  | {
      readonly ok: true;
      /** Text without a byte order mark. */
      readonly text: string;
      /** 1 where a byte order mark was taken off, else 0; editors do not count it either. */
      readonly bom: 0 | 1;
      /** True where bytes were not valid UTF-8 (or BOM-marked UTF-16) and were replaced. */
      readonly malformed: boolean;
    }
  | { readonly ok: false; readonly failure: ReadFailure };

/**
 * The one way in which the core sees a workspace. Paths are relative to the workspace root with "/" separators, "" is
 * the root itself. Implementations never leave the root (links are resolved and checked), never block, never throw.
 */
export interface WorkspaceFiles {
  /** Lists a folder, in no particular order. A link that leads outside is listed as `link` and fails when read. */
  listFolder(path: string): Promise<FolderListing>;
  /** Reads a text file of at most `maxBytes` bytes; a larger one fails as `too-large` without being read. */
  readFile(path: string, maxBytes: number): Promise<FileContent>;
  /** A way to list many folders that is quicker than one by one; absent where there is none. */
  lister?(rules: NameRules): FolderLister;
}

/** Whether the caller has lost interest; an `AbortSignal` is one. */
export interface Cancellation {
  /** @throws the reason where the caller cancelled. */
  throwIfAborted(): void;
}
