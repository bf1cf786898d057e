import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { FileContent, FolderListing, WorkspaceFiles } from '../core/model/files.ts';
import type { FolderLister, NameRules } from '../core/model/sortedListing.ts';
import { decodeText } from './decodeText.ts';
import { entriesOf, kindOf } from './diskFolders.ts';
import { DiskLister, type OtherLister } from './diskLister.ts';
import { checkSegment, codeOf, failureOf, RealFolders } from './realFolders.ts';

/** After so long at work the event loop gets a turn, so that cancellation and hovers are answered during a scan. */
const TURN_MS = 8;

/**
 * A folder on disk as the core sees it. Files are read by synchronous calls in turns: this runs in a worker or in the
 * command line, where they are several times faster than their asynchronous twins. Links are resolved and must stay under
 * the real root; only regular files are opened, and never more than the limit is read, whatever a file's size claims.
 */
export class NodeFiles implements WorkspaceFiles {
  readonly #folders: RealFolders;
  readonly #other: OtherLister | null;
  #turnStarted = performance.now();

  /**
   * @param root Absolute path of the workspace folder.
   * @param other Lists a large workspace together with this one.
   * @throws Error of `realpath` where the folder does not exist.
   */
  constructor(root: string, other: OtherLister | null = null) {
    this.#folders = new RealFolders(root);
    this.#other = other;
  }

  async listFolder(path: string): Promise<FolderListing> {
    if (this.#isTurnOver()) await this.#giveTurn();
    try {
      const folder = this.#folders.resolve(path);
      const entries = (await entriesOf(folder.path)).map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
      return { ok: true, entries };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }

  lister(rules: NameRules): FolderLister {
    return new DiskLister(this.#folders, rules, this.#other, () => this.#giveTurn());
  }

  async readFile(path: string, maxBytes: number): Promise<FileContent> {
    if (this.#isTurnOver()) await this.#giveTurn();
    let descriptor: number | null = null;
    try {
      const slash = path.lastIndexOf('/');
      const folder = this.#folders.resolve(slash < 0 ? '' : path.slice(0, slash));
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
      return openSync(this.#folders.checkInside(realpathSync(path)), flags);
    }
  }

  #isTurnOver(): boolean {
    return performance.now() - this.#turnStarted >= TURN_MS;
  }

  async #giveTurn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#turnStarted = performance.now();
  }
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
