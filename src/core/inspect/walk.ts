import type { Cancellation, WorkspaceFiles } from '../model/files.ts';
import type { FolderLister, NameRules, SortedFolder, SortedListing } from '../model/sortedListing.ts';
import type { Exclusions } from './exclusions.ts';
import { withRulesOf, type Ignores } from './exclusions.ts';
import type { FolderFiles } from './fileIndex.ts';
import type { WalkProblem } from './indexProblems.ts';
import { ListingSorter } from './listingSorter.ts';
import { PlainLister } from './plainLister.ts';
import { isManifest, isNamedManifest, MANIFEST_NAMES } from './readers/registry.ts';

/** Bounds of a walk; a workspace beyond them is read in part, and that is said. */
const MAX_FILES = 500_000;
const MAX_DEPTH = 64;
/** Folders that are listed as one, and how many such lots are under way at once: enough to keep disk and listers at work. */
const LOT = 32;
const MAX_LOTS = 4;

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
  /** The files of each folder that has any; ignore files are only asked about manifests. */
  readonly folders: readonly FolderFiles[];
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
  readonly listing: SortedFolder;
  /** Those above it and its own. */
  readonly allIgnores: Ignores;
}

/**
 * Lists a workspace: folders that tools install or build are not entered, `.gitignore` is respected, links are not
 * followed unless they lead to a manifest inside the root. Folders are looked through in an order that depends on the
 * workspace alone, however long each takes to be listed, and by whom.
 * @param languages Ending → language.
 * @throws the signal's reason where it was aborted.
 */
export async function walk(
  files: WorkspaceFiles,
  exclusions: Exclusions,
  languages: NameRules['languages'],
  options: WalkOptions,
): Promise<WalkResult> {
  const rules: NameRules = { languages, manifests: MANIFEST_NAMES };
  const lister = files.lister?.(rules) ?? new PlainLister(files, new ListingSorter(rules));
  try {
    return await walkWith(lister, files, exclusions, options);
  } finally {
    lister.end();
  }
}

async function walkWith(
  lister: FolderLister,
  files: WorkspaceFiles,
  exclusions: Exclusions,
  options: WalkOptions,
): Promise<WalkResult> {
  const gatherer = new Gatherer(exclusions);
  const { pending } = gatherer;
  const lots: (() => Promise<ListedFolder[]>)[] = [];
  const announce = (): void => {
    while (lots.length < MAX_LOTS && pending.length > 0) {
      const folders = pending.splice(-LOT);
      const listed = lister.announce(folders.map(({ path }) => path));
      const ask = async (): Promise<ListedFolder[]> => {
        const listings = await listed();
        return Promise.all(folders.map((folder, i) => withIgnores(files, folder, listings[i] as SortedFolder)));
      };
      // Far away, the ignore files of the next folders are on their way as well while manifests are read.
      const asked = lister.comesByItself ? ask() : null;
      lots.push(() => asked ?? ask());
    }
  };

  for (announce(); !gatherer.isFull; announce()) {
    const lot = lots.shift();
    if (lot === undefined) break;
    options.signal?.throwIfAborted();
    const listed = await lot();
    options.signal?.throwIfAborted();
    const { manifests, links } = gatherer.take(listed);
    announce();
    options.onProgress?.(gatherer.seen);
    for (const problem of await Promise.all(links.map((path) => checkLink(files, path))))
      if (problem !== null) gatherer.problems.push(problem);
    if (manifests.length > 0) await options.onManifests?.(manifests);
  }
  return { folders: gatherer.folders, manifests: gatherer.manifests.sort(), problems: gatherer.problems };
}

async function withIgnores(files: WorkspaceFiles, folder: Folder, listing: SortedFolder): Promise<ListedFolder> {
  const has = listing.ok && listing.others.some(({ name, kind }) => name === '.gitignore' && kind === 'file');
  const allIgnores = has ? await withRulesOf(files, folder.path, folder.ignores) : folder.ignores;
  return { ...folder, listing, allIgnores };
}

/** A linked folder is never entered; one that leads outside is worth saying. */
async function checkLink(files: WorkspaceFiles, path: string): Promise<WalkProblem | null> {
  const target = await files.listFolder(path);
  return !target.ok && target.failure === 'outside-workspace' ? { path, code: 'outside-workspace' } : null;
}

const NO_PLAIN = { plain: '', plainCount: 0, sources: '' };

/** Gathers what listings hold, and what is still to be listed. */
class Gatherer {
  readonly folders: FolderFiles[] = [];
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
  take(listed: readonly ListedFolder[]): { readonly manifests: string[]; readonly links: string[] } {
    const before = this.manifests.length;
    const links: string[] = [];
    for (const folder of listed) this.#takeOne(folder, links);
    return { manifests: this.manifests.slice(before), links };
  }

  #takeOne({ path: folder, depth, listing, allIgnores: ignores }: ListedFolder, links: string[]): void {
    if (!listing.ok) {
      this.problems.push({ path: folder === '' ? '.' : folder, code: listing.failure });
      return;
    }
    const { plain, plainCount, sources } = this.#fits(listing) ? listing : NO_PLAIN;
    this.seen += plainCount;
    const others = plainCount === listing.plainCount ? [] : this.#fitting(folder, listing.plain);
    for (const { name, kind } of listing.others) {
      const path = pathIn(folder, name);
      if (kind === 'folder') {
        if (this.#exclusions.folder(path, ignores)) continue;
        if (isNamedManifest(path)) this.problems.push({ path, code: 'not-a-file' });
        if (depth >= MAX_DEPTH) this.problems.push({ path, code: 'too-deep' });
        else this.pending.push({ path, depth: depth + 1, ignores });
      } else if (kind === 'other') {
        if (isManifest(path)) this.problems.push({ path, code: 'not-a-file' });
      } else if (this.#hasRoom(path)) {
        const isAsked = isManifest(path);
        if (!isAsked && kind === 'link') links.push(path);
        if (isAsked ? this.#exclusions.file(path, ignores) : kind !== 'file') continue;
        if (isAsked) this.manifests.push(path);
        others.push(name);
        this.seen++;
      }
    }
    if (plainCount + others.length > 0) this.folders.push({ path: folder, plain, plainCount, sources, others });
  }

  #fits({ plainCount }: SortedListing): boolean {
    return this.seen + plainCount <= MAX_FILES;
  }

  /** Those of the plain files of a folder that there is room for, while there is not for all. */
  #fitting(folder: string, plain: string): string[] {
    return plain
      .split('/')
      .slice(0, -1)
      .filter((name) => {
        if (!this.#hasRoom(pathIn(folder, name))) return false;
        this.seen++;
        return true;
      });
  }

  #hasRoom(path: string): boolean {
    if (this.seen < MAX_FILES) return true;
    if (!this.isFull) this.problems.push({ path, code: 'too-many' });
    this.isFull = true;
    return false;
  }
}

function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
