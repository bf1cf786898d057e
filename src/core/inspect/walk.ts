import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { DetectionRules } from '../model/detectionRules.ts';
import type { Cancellation, FolderEntry, WorkspaceFiles } from '../model/files.ts';
import type { WalkProblem } from './indexProblems.ts';
import { isManifest, manifestGuess } from './readers/registry.ts';

/** Bounds of a walk; a workspace beyond them is read in part, and that is said. */
const MAX_FILES = 500_000;
const MAX_DEPTH = 64;
const MAX_IGNORE_BYTES = 64 * 1024;
/** Listings under way at once: enough to hide the latency of a remote disk. */
const PARALLEL = 16;

export interface WalkOptions {
  /** Globs over paths from the root that are left out (`files.exclude`). */
  readonly excludes: readonly string[];
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
  /** Ignore files on the way down, each with the folder that it lies in. */
  readonly ignores: readonly { readonly base: string; readonly rules: Ignore }[];
}

/**
 * Lists a workspace: folders that tools install or build are not entered, `.gitignore` is respected, links are not
 * followed unless they lead to a manifest inside the root.
 * @throws the signal's reason where it was aborted.
 */
export async function walk(
  files: WorkspaceFiles,
  rules: DetectionRules['folders'],
  options: WalkOptions,
): Promise<WalkResult> {
  const exclusions = exclusionsOf(rules, options);
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
        if (exclusions.folder(path, name, ignores)) continue;
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

/**
 * Whether a walk would pass over a file that came later. Reads only the ignore files on the way down to it.
 * @param path From the root, "/" separators.
 */
export async function isLeftOut(
  files: WorkspaceFiles,
  rules: DetectionRules['folders'],
  options: WalkOptions,
  path: string,
): Promise<boolean> {
  const exclusions = exclusionsOf(rules, options);
  const parts = path.split('/');
  if (parts.slice(0, -1).some((name) => exclusions.skips(name))) return true;
  let ignores: Folder['ignores'] = [];
  let folder = '';
  for (const name of parts.slice(0, -1)) {
    ignores = await withRulesOf(files, folder, ignores);
    folder = folder === '' ? name : `${folder}/${name}`;
    if (exclusions.folder(folder, name, ignores)) return true;
  }
  return exclusions.file(path, await withRulesOf(files, folder, ignores));
}

interface Exclusions {
  /** Whether no folder of that name is ever entered. */
  skips(name: string): boolean;
  folder(path: string, name: string, ignores: Folder['ignores']): boolean;
  file(path: string, ignores: Folder['ignores']): boolean;
}

function exclusionsOf(rules: DetectionRules['folders'], { excludes }: WalkOptions): Exclusions {
  const skip = new Set(rules.skip);
  const excluded = excludes.length > 0 ? picomatch([...excludes], { dot: true }) : () => false;
  return {
    skips: (name) => skip.has(name),
    folder: (path, name, ignores) => skip.has(name) || excluded(path) || isIgnored(ignores, path, true),
    file: (path, ignores) => excluded(path) || isIgnored(ignores, path, false),
  };
}

async function withIgnoreFile(
  files: WorkspaceFiles,
  folder: Folder,
  entries: readonly FolderEntry[],
): Promise<Folder['ignores']> {
  const has = entries.some((entry) => entry.name === '.gitignore' && entry.kind === 'file');
  return has ? withRulesOf(files, folder.path, folder.ignores) : folder.ignores;
}

/** Adds the rules of a folder's ignore file, where it has one that can be read. */
async function withRulesOf(
  files: WorkspaceFiles,
  folder: string,
  ignores: Folder['ignores'],
): Promise<Folder['ignores']> {
  const content = await files.readFile(folder === '' ? '.gitignore' : `${folder}/.gitignore`, MAX_IGNORE_BYTES);
  if (!content.ok) return ignores;
  try {
    return [...ignores, { base: folder, rules: ignore().add(content.text) }];
  } catch {
    return ignores;
  }
}

/** The innermost ignore file that has an opinion decides, as git has it. */
function isIgnored(ignores: Folder['ignores'], path: string, isFolder: boolean): boolean {
  for (let i = ignores.length - 1; i >= 0; i--) {
    const { base, rules } = ignores[i] as (typeof ignores)[number];
    const relative = base === '' ? path : path.slice(base.length + 1);
    const verdict = rules.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
