import { closeSync, constants, fstatSync, openSync, readSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import type { EntryKind, FileContent, FolderListing, ReadFailure, WorkspaceFiles } from '../core/model/files.ts';
import { decodeText } from './decodeText.ts';

/** How long the resolved path of a folder is believed; a folder may be swapped for a link at any time. */
const BELIEVE_MS = 1000;
/** After so long at work the event loop gets a turn, so that cancellation and hovers are answered during a scan. */
const TURN_MS = 8;

/**
 * A folder on disk as the core sees it. Synchronous calls in turns: this runs in a worker or in the command line, where
 * they are several times faster than their asynchronous twins. Links are resolved and must stay under the real root;
 * only regular files are opened, and never more than the limit is read, whatever a file's size claims.
 */
export class NodeFiles implements WorkspaceFiles {
  readonly #root: string;
  readonly #realFolders = new Map<string, { readonly path: string; readonly until: number }>();
  #turnStarted = performance.now();

  /**
   * @param root Absolute path of the workspace folder.
   * @throws Error of `realpath` where the folder does not exist.
   */
  constructor(root: string) {
    this.#root = realpathSync(root);
  }

  async listFolder(path: string): Promise<FolderListing> {
    await this.#turn();
    try {
      const folder = this.#resolveFolder(path);
      const entries = readdirSync(folder, { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: kindOf(entry),
      }));
      return { ok: true, entries };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }

  async readFile(path: string, maxBytes: number): Promise<FileContent> {
    await this.#turn();
    let descriptor: number | null = null;
    try {
      const slash = path.lastIndexOf('/');
      const folder = this.#resolveFolder(slash < 0 ? '' : path.slice(0, slash));
      descriptor = this.#open(join(folder, checkSegment(path.slice(slash + 1))));
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

  #resolveFolder(path: string): string {
    const now = performance.now();
    const known = this.#realFolders.get(path);
    if (known !== undefined && known.until > now) return known.path;
    const parts = path === '' ? [] : path.split('/').map(checkSegment);
    const real = this.#checkInside(realpathSync(join(this.#root, ...parts)));
    if (this.#realFolders.size > 5000) this.#realFolders.clear();
    this.#realFolders.set(path, { path: real, until: now + BELIEVE_MS });
    return real;
  }

  #checkInside(real: string): string {
    const prefix = this.#root.endsWith(sep) ? this.#root : this.#root + sep;
    if (real !== this.#root && !real.startsWith(prefix)) throw new Refusal('outside-workspace');
    return real;
  }

  async #turn(): Promise<void> {
    if (performance.now() - this.#turnStarted < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#turnStarted = performance.now();
  }
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

function decodeOrRefuse(descriptor: number, maxBytes: number): FileContent {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) return { ok: false, failure: 'not-a-file' };
  if (stat.size > maxBytes) return { ok: false, failure: 'too-large' };
  // One byte more than the size: a file may grow while it is read, and files of /proc claim to be empty.
  let buffer = Buffer.allocUnsafe(Math.min(stat.size, maxBytes) + 1);
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (read === 0) break;
    length += read;
    if (length > maxBytes) return { ok: false, failure: 'too-large' };
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
