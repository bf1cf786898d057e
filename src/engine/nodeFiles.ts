import { closeSync, constants, fstatSync, openSync, readSync, readdir, realpathSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import type {
  EntryKind,
  FileContent,
  FolderEntry,
  FolderListing,
  ReadFailure,
  WorkspaceFiles,
} from '../core/model/files.ts';
import { decodeText } from './decodeText.ts';

/** How long the resolved path of a folder is believed; a folder may be swapped for a link at any time. */
const BELIEVE_MS = 1000;
/** After so long at work the event loop gets a turn, so that cancellation and hovers are answered during a scan. */
const TURN_MS = 8;
/** Most resolved paths that are remembered. */
const MAX_BELIEVED = 20_000;

interface RealFolder {
  readonly path: string;
  /** Time from which on the path is looked up again, in the milliseconds of `performance.now()`. */
  readonly until: number;
}

/**
 * A folder on disk as the core sees it. Folders are listed by Node's own threads, as that takes longest. Files are read
 * by synchronous calls in turns: this runs in a worker or in the command line, where they are several times faster than
 * their asynchronous twins. Links are resolved and must stay under the real root; only regular files are opened, and
 * never more than the limit is read, whatever a file's size claims.
 */
export class NodeFiles implements WorkspaceFiles {
  readonly #root: string;
  readonly #realFolders = new Map<string, RealFolder>();
  #turnStarted = performance.now();

  /**
   * @param root Absolute path of the workspace folder.
   * @throws Error of `realpath` where the folder does not exist.
   */
  constructor(root: string) {
    this.#root = realpathSync(root);
  }

  async listFolder(path: string): Promise<FolderListing> {
    if (this.#isTurnOver()) await this.#giveTurn();
    try {
      const folder = this.#resolveFolder(path);
      const entries: FolderEntry[] = [];
      for (const entry of await entriesOf(folder.path)) {
        const kind = kindOf(entry);
        // What was just seen to be a folder and no link needs no look-up of its own.
        if (kind === 'folder') this.#believe(path === '' ? entry.name : `${path}/${entry.name}`, below(folder, entry));
        entries.push({ name: entry.name, kind });
      }
      return { ok: true, entries };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }

  async readFile(path: string, maxBytes: number): Promise<FileContent> {
    if (this.#isTurnOver()) await this.#giveTurn();
    let descriptor: number | null = null;
    try {
      const slash = path.lastIndexOf('/');
      const folder = this.#resolveFolder(slash < 0 ? '' : path.slice(0, slash));
      descriptor = this.#open(folder.path + sep + checkSegment(path.slice(slash + 1)));
      return decodeOrRefuse(descriptor, maxBytes);
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
  }

  /** Opens without following a link at the end; a link is resolved, checked and its target opened instead. */
  #open(path: string): number {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    try {
      return openSync(path, flags);
    } catch (error) {
      if (codeOf(error) !== 'ELOOP' && codeOf(error) !== 'EMLINK') throw error;
      return openSync(this.#checkInside(realpathSync(path)), flags);
    }
  }

  #resolveFolder(path: string): RealFolder {
    const now = performance.now();
    const known = this.#realFolders.get(path);
    if (known !== undefined && known.until > now) return known;
    const parts = path === '' ? [] : path.split('/').map(checkSegment);
    const real = { path: this.#checkInside(realpathSync.native(join(this.#root, ...parts))), until: now + BELIEVE_MS };
    this.#believe(path, real);
    return real;
  }

  #believe(path: string, real: RealFolder): void {
    if (this.#realFolders.size >= MAX_BELIEVED) this.#realFolders.clear();
    this.#realFolders.set(path, real);
  }

  #checkInside(real: string): string {
    const prefix = this.#root.endsWith(sep) ? this.#root : this.#root + sep;
    if (real !== this.#root && !real.startsWith(prefix)) throw new Refusal('outside-workspace');
    return real;
  }

  #isTurnOver(): boolean {
    return performance.now() - this.#turnStarted >= TURN_MS;
  }

  async #giveTurn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#turnStarted = performance.now();
  }
}

/** A folder inside a resolved one, believed for as long as that one is. */
function below(folder: RealFolder, { name }: Dirent): RealFolder {
  return { path: folder.path.endsWith(sep) ? folder.path + name : folder.path + sep + name, until: folder.until };
}

function entriesOf(path: string): Promise<Dirent[]> {
  // The promises of `fs` take three times as long.
  return new Promise((resolve, reject) =>
    readdir(path, { withFileTypes: true }, (error, entries) => (error === null ? resolve(entries) : reject(error))),
  );
}

class Refusal extends Error {
  readonly failure: ReadFailure;
  constructor(failure: ReadFailure) {
    super(failure);
    this.failure = failure;
  }
}

function checkSegment(segment: string): string {
  const escapes = segment === '' || segment === '.' || segment === '..';
  if (escapes || segment.includes('\0') || (sep === '\\' && segment.includes('\\')))
    throw new Refusal('outside-workspace');
  return segment;
}

/** Room for nearly every manifest; a larger one gets room of its own. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

function decodeOrRefuse(descriptor: number, maxBytes: number): FileContent {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) return { ok: false, failure: 'not-a-file' };
  if (stat.size > maxBytes) return { ok: false, failure: 'too-large' };
  // One byte more than the size: a file may grow while it is read, and files of /proc claim to be empty.
  let buffer = stat.size < shared.length ? shared : Buffer.allocUnsafe(stat.size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += read;
    if (length > maxBytes) return { ok: false, failure: 'too-large' };
    // A regular file that has a size and gives less than there is room for is at its end.
    if (read === 0 || (stat.size > 0 && length < buffer.length)) break;
    if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(buffer.length * 2, maxBytes + 1));
  }
  return decodeText(buffer.subarray(0, length));
}

function kindOf(entry: Dirent): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function failureOf(error: unknown): ReadFailure {
  if (error instanceof Refusal) return error.failure;
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'not-found';
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ENXIO':
      return 'not-a-file';
    default:
      // No permission, links in a ring, or a disk that fails.
      return 'unreadable';
  }
}
