/**
 * Told of every text before it is read, by which somebody beside this thread can end a reading that does not end.
 * A text that was given up once is not read again until it changes.
 */
export interface ReadingGuard {
  /** @returns false where this very text took too long before; then it must not be read, and nothing is to be ended. */
  begin(path: string, text: string): boolean;
  /** The text was read. */
  end(): void;
}

/** For whoever reads without anybody beside: everything is read. */
export const UNGUARDED: ReadingGuard = { begin: () => true, end: () => undefined };
