import type { Cancellation, FolderEntry, WorkspaceFiles } from '../model/files.ts';
import type { Exclusions } from './exclusions.ts';
import { withRulesOf, type Ignores } from './exclusions.ts';
import type { WalkProblem } from './indexProblems.ts';
import { isManifest, isNamedManifest, manifestGuess } from './readers/registry.ts';

/** Bounds of a walk; a workspace beyond them is read in part, and that is said. */
const MAX_FILES = 500_000;
const MAX_DEPTH = 64;
/** Listings under way at once: enough to hide the latency of a remote disk. */
const PARALLEL = 16;

export interface WalkOptions {
  readonly onProgress?: (filesSeen: number) => void;
  readonly signal?: Cancellation;
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
  readonly ignores: Ignores;
}

/**
 * Lists a workspace: folders that tools install or build are not entered, `.gitignore` is respected, links are not
 * followed unless they lead to a manifest inside the root.
 * @throws the signal's reason where it was aborted.
 */
export async function walk(files: WorkspaceFiles, exclusions: Exclusions, options: WalkOptions): Promise<WalkResult> {
  const folders: { path: string; names: string[] }[] = [];
  const manifests: string[] = [];
  const problems: WalkProblem[] = [];
  const pending: Folder[] = [{ path: '', depth: 0, ignores: [] }];
  let seen = 0;
  let full = false;

  const visit = async (folder: Folder): Promise<void> => {
    const listing = await files.listFolder(folder.path);
    options.signal?.throwIfAborted();
    if (!listing.ok) {
      problems.push({ path: folder.path === '' ? '.' : folder.path, code: listing.failure });
      return;
    }
    const ignores = await withIgnoreFile(files, folder, listing.entries);
    const names: string[] = [];
    const mayBeManifest = manifestGuess(folder.path);
    for (const { name, kind } of listing.entries) {
      // Most files of a workspace are no manifests: for those not even a path is put together.
      if (kind === 'file' && !mayBeManifest(name)) {
        if (hasRoom(folder.path, name)) names.push(name);
        continue;
      }
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      if (kind === 'folder') {
        if (exclusions.folder(path, ignores)) continue;
        if (isNamedManifest(path)) problems.push({ path, code: 'not-a-file' });
        if (folder.depth >= MAX_DEPTH) problems.push({ path, code: 'too-deep' });
        else pending.push({ path, depth: folder.depth + 1, ignores });
      } else if (kind === 'other') {
        if (isManifest(path)) problems.push({ path, code: 'not-a-file' });
      } else if (hasRoom(folder.path, name)) {
        if (!isManifest(path)) {
          if (kind === 'file') names.push(name);
          else await checkLink(path);
        } else if (!exclusions.file(path, ignores)) {
          names.push(name);
          manifests.push(path);
        }
      }
    }
    seen += names.length;
    if (names.length > 0) folders.push({ path: folder.path, names });
    options.onProgress?.(seen);

    function hasRoom(within: string, name: string): boolean {
      if (seen + names.length < MAX_FILES) return true;
      if (!full) problems.push({ path: within === '' ? name : `${within}/${name}`, code: 'too-many' });
      full = true;
      return false;
    }
  };

  /** A linked folder is never entered; one that leads outside is worth saying. */
  const checkLink = async (path: string): Promise<void> => {
    const target = await files.listFolder(path);
    if (!target.ok && target.failure === 'outside-workspace') problems.push({ path, code: 'outside-workspace' });
  };

  while (pending.length > 0 && !full) {
    options.signal?.throwIfAborted();
    await Promise.all(pending.splice(-PARALLEL).map(visit));
  }
  return { folders, manifests: manifests.sort(), problems };
}

async function withIgnoreFile(
  files: WorkspaceFiles,
  folder: Folder,
  entries: readonly FolderEntry[],
): Promise<Ignores> {
  const has = entries.some((entry) => entry.name === '.gitignore' && entry.kind === 'file');
  return has ? withRulesOf(files, folder.path, folder.ignores) : folder.ignores;
}
