import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ReadFailure } from '../core/model/files.ts';

/** How long the resolved path of a folder is believed; a folder may be swapped for a link at any time. */
const BELIEVE_MS = 1000;
/** Most resolved paths that are remembered. */
const MAX_BELIEVED = 20_000;

export interface RealFolder {
  readonly path: string;
  /** Time from which on the path is looked up again, in the milliseconds of `performance.now()`. */
  readonly until: number;
}

/** Raised where a path leads out of the workspace. */
export class Refusal extends Error {
  readonly failure: ReadFailure;
  constructor(failure: ReadFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Where the folders of a workspace really lie. Links are resolved and must stay under the real root. */
export class RealFolders {
  readonly root: string;
  readonly #prefix: string;
  readonly #known = new Map<string, RealFolder>();

  /**
   * @param root Absolute path of the workspace folder.
   * @throws Error of `realpath` where the folder does not exist.
   */
  constructor(root: string) {
    this.root = realpathSync(root);
    this.#prefix = this.root.endsWith(sep) ? this.root : this.root + sep;
  }

  /**
   * @param path From the root, "/" separators.
   * @throws {Refusal} where it leads outside, or the error of `realpath`.
   */
  resolve(path: string): RealFolder {
    const now = performance.now();
    const known = this.#known.get(path);
    if (known !== undefined && known.until > now) return known;
    const parts = path === '' ? [] : path.split('/').map(checkSegment);
    const real = { path: this.checkInside(realpathSync.native(join(this.root, ...parts))), until: now + BELIEVE_MS };
    this.#believe(path, real);
    return real;
  }

  /** What was just seen to be a folder and no link in a resolved one needs no look-up of its own. */
  noteBelow(parent: RealFolder, path: string, name: string): void {
    this.#believe(path === '' ? name : `${path}/${name}`, {
      path: parent.path.endsWith(sep) ? parent.path + name : parent.path + sep + name,
      until: parent.until,
    });
  }

  /** Notes a folder that another thread has just resolved and listed. @param since Time before it did. */
  noteSeen(path: string, since: number): void {
    const real = path === '' ? this.root : this.#prefix + (sep === '/' ? path : path.replaceAll('/', sep));
    this.#believe(path, { path: real, until: since + BELIEVE_MS });
  }

  /** @throws {Refusal} where a real path lies outside. */
  checkInside(real: string): string {
    if (real !== this.root && !real.startsWith(this.#prefix)) throw new Refusal('outside-workspace');
    return real;
  }

  #believe(path: string, real: RealFolder): void {
    if (this.#known.size >= MAX_BELIEVED) this.#known.clear();
    this.#known.set(path, real);
  }
}

/** @throws {Refusal} where a name would lead elsewhere. */
export function checkSegment(segment: string): string {
  const escapes = segment === '' || segment === '.' || segment === '..';
  if (escapes || segment.includes('\0') || (sep === '\\' && segment.includes('\\')))
    throw new Refusal('outside-workspace');
  return segment;
}

/** Why a call of the file system failed. */
export function failureOf(error: unknown): ReadFailure {
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

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
