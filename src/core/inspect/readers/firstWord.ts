import type { Span } from '../../model/text.ts';

/** Comments of all formats, processing instructions and doctypes: how each opens and closes. */
const COMMENTS: readonly (readonly [opening: string, closing: string])[] = [
  ['#', '\n'],
  ['//', '\n'],
  ['--', '\n'],
  ['/*', '*/'],
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
];
const WORD = /[\p{L}\p{N}_$@][\p{L}\p{N}_.$@-]{0,99}/gu;
/** What a word or a comment may begin with. */
const NEXT = /[\p{L}\p{N}_$@#/<-]/gu;

/**
 * The first word of a file that stands in no comment, whatever the format: the place to show for what a file says by
 * being there. Where all is comment it is the first word of that, then the first character. Linear.
 */
export function firstWordOf(text: string): Span {
  NEXT.lastIndex = 0;
  for (let next = NEXT.exec(text); next !== null; next = NEXT.exec(text)) {
    const at = next.index;
    const comment = COMMENTS.find(([opening]) => text.startsWith(opening, at));
    if (comment === undefined) {
      if (!'#/<-'.includes(next[0])) return wordFrom(text, at);
      continue;
    }
    const end = text.indexOf(comment[1], at + comment[0].length);
    if (end < 0) break;
    NEXT.lastIndex = end + comment[1].length;
  }
  return wordFrom(text, 0);
}

/** The first word at or after a place; the first character that is no blank where there is none. */
function wordFrom(text: string, from: number): Span {
  WORD.lastIndex = from;
  const word = WORD.exec(text);
  if (word !== null) return { start: word.index, end: word.index + word[0].length };
  const start = text.search(/\S/);
  return start < 0 ? { start: 0, end: 0 } : { start, end: start + 1 };
}
