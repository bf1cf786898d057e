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

  constructor(text: string) {
    const starts = [0];
    // Hardly any file has a lone CR, and of the others the engine's own search finds the line ends many times faster.
    const lone = text.includes('\r') && /\r(?!\n)/.test(text);
    for (let at = 0; (at = lone ? endOfLine(text, at) : text.indexOf('\n', at) + 1) > 0;) starts.push(at);
    // A copy: the list was added to, and has room for more.
    this.#starts = starts.slice();
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
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** Offset of a position, the inverse of {@link positionAt}. */
  offsetAt(position: Position): number {
    const line = Math.min(Math.max(position.line, 1), this.#starts.length);
    return (this.#starts[line - 1] ?? 0) + position.column - 1;
  }

  /** Range of a span. */
  rangeOf(span: Span): Range {
    const start = this.positionAt(span.start);
    const end = this.positionAt(span.end);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }
}

/** Start of the line after the one that holds an offset, or 0 where that is the last. */
function endOfLine(text: string, offset: number): number {
  for (let i = offset; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) return i + 1;
  }
  return 0;
}
