/** Half-open range of UTF-16 offsets into a file's text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Position in a text file; line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Range in a text file, end exclusive, in the terms of the published contracts. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Maps offsets to lines and columns. Built once a file: O(n) to build, O(log lines) to ask.
 * CRLF, LF and a lone CR each end a line, as VS Code's own text model has it.
 */
export class LineTable {
  readonly #starts: readonly number[];

  /** @param text The text, or where its lines start. */
  constructor(text: string | readonly number[]) {
    this.#starts = typeof text === 'string' ? startsOf(text) : text;
  }

  /** Number of lines; an empty file has one. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** Position of an offset; offsets past the end count on in the last line. */
  positionAt(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] as number) + 1 };
  }

  /** Offset of a position, the inverse of {@link positionAt}. */
  offsetAt(position: Position): number {
    const line = Math.min(Math.max(position.line, 1), this.#starts.length);
    return (this.#starts[line - 1] as number) + position.column - 1;
  }

  /** Range of a span. */
  rangeOf(span: Span): Range {
    const start = this.positionAt(span.start);
    const end = this.positionAt(span.end);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }
}

/** Longest stretch that one character of {@link packedLines} tells. */
const MOST_A_CHARACTER = 0xffff;

/**
 * The lengths of a text's lines, ends of lines included, as a text that has a character for each: what a line table is
 * made of, in an eighth of the memory for lines of ordinary length. A character of the highest value goes on in the next.
 * @param last Offset that nothing lies behind that will be asked about: what comes after its line is left out.
 */
export function packedLines(text: string, last = text.length): string {
  const nextStart = lineStarts(text);
  const codes: number[] = [];
  const parts: string[] = [];
  for (let start = 0, next = nextStart(0); next > 0 && start <= last; start = next, next = nextStart(next)) {
    let length = next - start;
    for (; length >= MOST_A_CHARACTER; length -= MOST_A_CHARACTER) codes.push(MOST_A_CHARACTER);
    codes.push(length);
    // No more than a call takes as arguments.
    if (codes.length >= 4096) parts.push(String.fromCharCode(...codes.splice(0)));
  }
  return parts.join('') + String.fromCharCode(...codes);
}

/** The line table of the text that {@link packedLines} was given. */
export function unpackedLines(packed: string): LineTable {
  const starts = [0];
  let at = 0;
  for (let i = 0; i < packed.length; i++) {
    const length = packed.charCodeAt(i);
    at += length;
    if (length < MOST_A_CHARACTER) starts.push(at);
  }
  return new LineTable(starts);
}

function startsOf(text: string): number[] {
  const nextStart = lineStarts(text);
  const starts = [0];
  for (let at = nextStart(0); at > 0; at = nextStart(at)) starts.push(at);
  return starts;
}

/** Gives the start of the line after the one that holds an offset, or 0 where that is the last. */
function lineStarts(text: string): (offset: number) => number {
  // Hardly any file has a lone CR, and of the others the engine's own search finds the line ends many times faster.
  const lone = text.includes('\r') && /\r(?!\n)/.test(text);
  return lone ? (offset) => endOfLine(text, offset) : (offset) => text.indexOf('\n', offset) + 1;
}

function endOfLine(text: string, offset: number): number {
  for (let i = offset; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) return i + 1;
  }
  return 0;
}
