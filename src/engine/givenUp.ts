import { fnv1a } from '../core/model/fnv1a.ts';
import type { ReadingGuard } from '../core/model/readingGuard.ts';
import type { GivenUp } from '../protocol/engine.ts';

/** Where readings are announced to whoever watches over this thread. */
export interface Announce {
  begin(folder: string, path: string): void;
  end(): void;
}

/**
 * Keeps the files whose reading had to be ended with the whole engine. A new engine knows them by their paths: the first
 * text that it meets there is taken for the one to leave alone, and is told to the host for the engines after it.
 */
export class GivenUpFiles {
  readonly #announce: Announce;
  readonly #note: (file: GivenUp) => void;
  /** By folder and path; null where the text was not met yet. */
  readonly #files = new Map<string, string | null>();

  /** @param note Called when the text of a given-up file was met. */
  constructor(announce: Announce, note: (file: GivenUp) => void) {
    this.#announce = announce;
    this.#note = note;
  }

  restore(files: readonly GivenUp[]): void {
    for (const { folder, path, fingerprint } of files) this.#files.set(keyOf(folder, path), fingerprint);
  }

  /** The guard of one folder's files. */
  guard(folder: string): ReadingGuard {
    return {
      begin: (path, text) => {
        if (this.#files.size > 0 && this.#isGivenUp(folder, path, text)) return false;
        this.#announce.begin(folder, path);
        return true;
      },
      end: () => this.#announce.end(),
    };
  }

  #isGivenUp(folder: string, path: string, text: string): boolean {
    const known = this.#files.get(keyOf(folder, path));
    if (known === undefined) return false;
    const fingerprint = fingerprintOf(text);
    if (known !== null) return known === fingerprint;
    this.#files.set(keyOf(folder, path), fingerprint);
    this.#note({ folder, path, fingerprint });
    return true;
  }
}

function keyOf(folder: string, path: string): string {
  return `${folder}\n${path}`;
}

/** Enough to see that a text changed. */
function fingerprintOf(text: string): string {
  return `${text.length}:${fnv1a(text)}`;
}
