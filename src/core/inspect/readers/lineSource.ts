import type { Span } from '../../model/text.ts';

/** A line without its end, and where it starts. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** Lines of a text, whatever ends them (LF, CRLF or CR). Linear. */
export function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = i === text.length ? 10 : text.charCodeAt(i);
    if (c !== 10 && c !== 13) continue;
    yield { text: text.slice(start, i), start };
    if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
    start = i + 1;
  }
}

/** A run of characters within a line, and where it stands in the file. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** The words of a line, split at blanks; quotes of any kind around a whole word are taken off. */
export function wordsOf(line: Line): Word[] {
  const words: Word[] = [];
  for (const match of line.text.matchAll(/\S+/g)) {
    let text = match[0];
    let start = line.start + match.index;
    const quote = text[0];
    if (text.length >= 2 && (quote === '"' || quote === "'" || quote === '`') && text.endsWith(quote)) {
      text = text.slice(1, -1);
      start++;
    }
    words.push({ text, span: { start, end: start + text.length } });
  }
  return words;
}

/** Place of so many characters from an offset on. */
export function spanIn(start: number, length: number): Span {
  return { start, end: start + length };
}
