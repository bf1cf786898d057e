/** Longest folder and path, in UTF-16 code units, that are noted; a longer one is read without a deadline of its own. */
const MAX_NOTED = 8190;
const HEADER_BYTES = 8;

/** A file that is being read. */
export interface CurrentReading {
  /** Differs from reading to reading. */
  readonly turn: number;
  readonly folder: string;
  readonly path: string;
}

/**
 * Where an engine notes the file that it is reading, for whoever has to end a reading that does not end. The memory is
 * shared, since an engine that is busy answers no message, and a message for each of thousands of files would cost more
 * than reading them.
 */
export class ReadingBoard {
  readonly memory: SharedArrayBuffer;
  /** How often readings began and ended (odd while a file is read), and how long the note is. */
  readonly #header: Int32Array;
  readonly #note: Uint16Array;

  constructor(memory = new SharedArrayBuffer(HEADER_BYTES + 2 * MAX_NOTED)) {
    this.memory = memory;
    this.#header = new Int32Array(memory, 0, 2);
    this.#note = new Uint16Array(memory, HEADER_BYTES);
  }

  begin(folder: string, path: string): void {
    const note = `${folder}\n${path}`;
    if (note.length > MAX_NOTED) return;
    for (let i = 0; i < note.length; i++) this.#note[i] = note.charCodeAt(i);
    this.#header[1] = note.length;
    Atomics.add(this.#header, 0, 1);
  }

  end(): void {
    // What was too long to be noted was never begun.
    if (Atomics.load(this.#header, 0) % 2 !== 0) Atomics.add(this.#header, 0, 1);
  }

  /** What is being read at this moment, or null. */
  current(): CurrentReading | null {
    const turn = Atomics.load(this.#header, 0);
    if (turn % 2 === 0) return null;
    const note = String.fromCharCode(...this.#note.subarray(0, this.#header[1]));
    // It went on in between: then nothing hangs.
    if (Atomics.load(this.#header, 0) !== turn) return null;
    const end = note.indexOf('\n');
    return { turn, folder: note.slice(0, end), path: note.slice(end + 1) };
  }
}

/** Between two looks at what an engine reads. */
export const LOOK_EVERY_MS = 200;

/**
 * Tells when a reading takes too long. It counts looks rather than time: where the looking thread itself, or the whole
 * machine, stood still, that was not the reading's fault.
 */
export class ReadingWatch {
  readonly #mostLooks: number;
  #turn = -1;
  #looks = 0;

  /** @param deadlineMs Milliseconds that a file may take. */
  constructor(deadlineMs: number) {
    this.#mostLooks = Math.ceil(deadlineMs / LOOK_EVERY_MS);
  }

  /** To be called every {@link LOOK_EVERY_MS}. @returns whether this reading has outlived its deadline. */
  isOverdue(reading: CurrentReading | null): boolean {
    if (reading === null || reading.turn !== this.#turn) {
      this.#turn = reading?.turn ?? -1;
      this.#looks = 0;
    } else this.#looks++;
    return this.#looks > this.#mostLooks;
  }
}
