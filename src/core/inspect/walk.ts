import type { Cancellation, FolderListing, WorkspaceFiles } from '../model/files.ts';
import type { Exclusions } from './exclusions.ts';
import { withRulesOf, type Ignores } from './exclusions.ts';
import type { WalkProblem } from './indexProblems.ts';
import { isManifest, isNamedManifest, manifestGuess } from './readers/registry.ts';

/** Bounds of a walk; a workspace beyond them is read in part, and that is said. */
const MAX_FILES = 500_000;
const MAX_DEPTH = 64;
/** Listings under way at once: enough to hide the latency of a remote disk, and to keep a local one at work. */
const PARALLEL = 64;

export interface WalkOptions {
  readonly onProgress?: (filesSeen: number) => void;
  readonly signal?: Cancellation;
  /**
   * Takes the manifests that some folders hold; they lie in no order. The next folders are listed in the meantime, so
   * that the disk is at work while manifests are read.
   */
  readonly onManifests?: (paths: readonly string[]) => Promise<void>;
}

export interface WalkResult {
  /** Names of the files of each folder; ignore files are only asked about manifests. */
  readonly folders: readonly { readonly path: string; readonly names: string[] }[];
  /** Paths of the manifests from the root, sorted. */
  readonly manifests: readonly string[];
  readonly problems: readonly WalkProblem[];
}

interface Folder {
  readonly path: string;
  readonly depth: number;
  /** Those above it. */
  readonly ignores: Ignores;
}

interface ListedFolder extends Folder {
  readonly listing: FolderListing;
  /** Those above it and its own. */
  readonly allIgnores: Ignores;
}

/**
 * Lists a workspace: folders that tools install or build are not entered, `.gitignore` is respected, links are not
 * followed unless they lead to a manifest inside the root. Folders are looked through in an order that depends on the
 * workspace alone, however long each takes to be listed.
 * @throws the signal's reason where it was aborted.
 */
export async function walk(files: WorkspaceFiles, exclusions: Exclusions, options: WalkOptions): Promise<WalkResult> {
  const sorter = new Sorter(exclusions);
  const { pending } = sorter;
  const listNext = (): Promise<ListedFolder[]> | null =>
    pending.length === 0 ? null : Promise.all(pending.splice(-PARALLEL).map((folder) => list(files, folder)));

  for (let next = listNext(); next !== null && !sorter.isFull;) {
    options.signal?.throwIfAborted();
    const listed = await next;
    options.signal?.throwIfAborted();
    const ahead = listNext();
    const { manifests, links } = sorter.sortOut(listed);
    options.onProgress?.(sorter.seen);
    for (const problem of await Promise.all(links.map((path) => checkLink(files, path))))
      if (problem !== null) sorter.problems.push(problem);
    if (manifests.length > 0) await options.onManifests?.(manifests);
    next = ahead ?? listNext();
  }
  return { folders: sorter.folders, manifests: sorter.manifests.sort(), problems: sorter.problems };
}

async function list(files: WorkspaceFiles, folder: Folder): Promise<ListedFolder> {
  const listing = await files.listFolder(folder.path);
  const has = listing.ok && listing.entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file');
  const allIgnores = has ? await withRulesOf(files, folder.path, folder.ignores) : folder.ignores;
  return { ...folder, listing, allIgnores };
}

/** A linked folder is never entered; one that leads outside is worth saying. */
async function checkLink(files: WorkspaceFiles, path: string): Promise<WalkProblem | null> {
  const target = await files.listFolder(path);
  return !target.ok && target.failure === 'outside-workspace' ? { path, code: 'outside-workspace' } : null;
}

/** Tells what listings hold, and what is still to be listed. */
class Sorter {
  readonly folders: { path: string; names: string[] }[] = [];
  readonly manifests: string[] = [];
  readonly problems: WalkProblem[] = [];
  readonly pending: Folder[] = [{ path: '', depth: 0, ignores: [] }];
  seen = 0;
  isFull = false;
  readonly #exclusions: Exclusions;

  constructor(exclusions: Exclusions) {
    this.#exclusions = exclusions;
  }

  /** @returns Manifests in these folders, and links that are none. */
  sortOut(listed: readonly ListedFolder[]): { readonly manifests: string[]; readonly links: string[] } {
    const before = this.manifests.length;
    const links: string[] = [];
    for (const folder of listed) this.#sortOutOne(folder, links);
    return { manifests: this.manifests.slice(before), links };
  }

  #sortOutOne({ path: folder, depth, listing, allIgnores: ignores }: ListedFolder, links: string[]): void {
    if (!listing.ok) {
      this.problems.push({ path: folder === '' ? '.' : folder, code: listing.failure });
      return;
    }
    const names: string[] = [];
    const mayBeManifest = manifestGuess(folder);
    for (const { name, kind } of listing.entries) {
      // Most files of a workspace are no manifests: for those not even a path is put together.
      if (kind === 'file' && !mayBeManifest(name)) {
        if (this.#hasRoom(folder, name, names)) names.push(name);
        continue;
      }
      const path = pathIn(folder, name);
      if (kind === 'folder') {
        if (this.#exclusions.folder(path, ignores)) continue;
        if (isNamedManifest(path)) this.problems.push({ path, code: 'not-a-file' });
        if (depth >= MAX_DEPTH) this.problems.push({ path, code: 'too-deep' });
        else this.pending.push({ path, depth: depth + 1, ignores });
      } else if (kind === 'other') {
        if (isManifest(path)) this.problems.push({ path, code: 'not-a-file' });
      } else if (this.#hasRoom(folder, name, names)) {
        if (!isManifest(path)) {
          if (kind === 'file') names.push(name);
          else links.push(path);
        } else if (!this.#exclusions.file(path, ignores)) {
          names.push(name);
          this.manifests.push(path);
        }
      }
    }
    this.seen += names.length;
    if (names.length > 0) this.folders.push({ path: folder, names });
  }

  #hasRoom(folder: string, name: string, names: readonly string[]): boolean {
    if (this.seen + names.length < MAX_FILES) return true;
    if (!this.isFull) this.problems.push({ path: pathIn(folder, name), code: 'too-many' });
    this.isFull = true;
    return false;
  }
}

function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
