import type { Span } from '../../../model/text.ts';

/** A piece of a program's text. */
export interface CodeToken {
  readonly kind: 'word' | 'string' | 'mark';
  /** Word or mark as written; of a string what stands between its quotes, escapes and all. */
  readonly text: string;
  /** Of a string without its quotes. */
  readonly span: Span;
  /** Quote of a string, else empty. */
  readonly quote: string;
  /** Whether it is the first of its line. */
  readonly isFirst: boolean;
}

/** What a language's comments, strings and words look like. */
export interface CodeStyle {
  /** What begins a comment that ends with its line. */
  readonly lineComments: readonly string[];
  readonly blockComment?: readonly [open: string, close: string];
  /** Quotes of strings that end with their line at the latest; three in a row open one of several lines. */
  readonly quotes: string;
  readonly hasTripleQuotes?: boolean;
  /** Those of the quotes whose strings may go over several lines. */
  readonly longQuotes?: string;
  /** Sticky pattern of words. */
  readonly word: RegExp;
}

/** Groovy, Kotlin, Scala, Swift, Dart, JavaScript: dotted names are one word, numbers are words. */
export const C_LIKE: CodeStyle = {
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: '"\'`',
  hasTripleQuotes: true,
  word: /[A-Za-z_$@][\w$]*(?:\.[A-Za-z_$][\w$]*)*|\d[\w.]*/y,
};
/** Ruby, Elixir, Python, Nim, Perl: names with `?` and `!`. */
export const HASH_LIKE: CodeStyle = {
  lineComments: ['#'],
  quotes: '"\'',
  hasTripleQuotes: true,
  word: /[A-Za-z_@$][\w$]*[?!]?(?:(?:\.|::)[A-Za-z_][\w$]*[?!]?)*|\d[\w.]*/y,
};
/** Clojure, EDN, dune, opam's lists. */
export const LISP_LIKE: CodeStyle = {
  lineComments: [';'],
  quotes: '"',
  word: /[^\s()[\]{}"',;`]+/y,
};
/** Erlang and Haskell's comments. */
export const ERLANG_LIKE: CodeStyle = {
  lineComments: ['%'],
  quotes: '"\'',
  word: /[A-Za-z_][\w@]*|\d[\w.]*/y,
};

/** Most tokens of one file. */
const MAX_TOKENS = 200_000;

/** Splits a program's text into words, strings and marks. Never evaluates anything; bears any damage. Linear. */
export function codeTokens(text: string, style: CodeStyle): CodeToken[] {
  const tokens: CodeToken[] = [];
  const commentStarts = new Set(style.lineComments.map((comment) => comment[0]));
  let isFirst = true;
  let at = 0;
  const push = (kind: CodeToken['kind'], start: number, end: number, quote = ''): void => {
    tokens.push({ kind, text: text.slice(start, end), span: { start, end }, quote, isFirst });
    isFirst = false;
  };
  while (at < text.length && tokens.length < MAX_TOKENS) {
    const c = text[at] ?? '';
    if (c === '\n' || c === '\r') {
      isFirst = true;
      at++;
    } else if (c === ' ' || c === '\t') at++;
    else if (commentStarts.has(c) && style.lineComments.some((comment) => text.startsWith(comment, at))) {
      at = lineEnd(text, at);
    } else if (style.blockComment !== undefined && text.startsWith(style.blockComment[0], at)) {
      const end = text.indexOf(style.blockComment[1], at + style.blockComment[0].length);
      // One that is never closed ends with its line, so that a slip does not swallow the rest.
      at = end < 0 ? lineEnd(text, at) : end + style.blockComment[1].length;
      // Nor is it looked for again.
      if (end < 0) style = { ...style, blockComment: ['\u0000\u0000', ''] };
    } else if (style.longQuotes?.includes(c) === true) {
      const end = longStringEnd(text, at);
      // After one that is never closed, the others end with their lines as well: nothing is looked through twice.
      if (end < 0) style = { ...style, longQuotes: '' };
      else {
        push('string', at + 1, end, c);
        at = end + 1;
      }
    } else if (style.quotes.includes(c)) at = pushString(text, at, style, push);
    else {
      style.word.lastIndex = at;
      const word = style.word.exec(text)?.[0];
      const length = word?.length ?? 1;
      push(word === undefined ? 'mark' : 'word', at, at + length);
      at += length;
    }
  }
  return tokens;
}

function pushString(
  text: string,
  at: number,
  style: CodeStyle,
  push: (kind: CodeToken['kind'], start: number, end: number, quote: string) => void,
): number {
  const quote = text[at] ?? '';
  const triple = quote.repeat(3);
  if (style.hasTripleQuotes === true && text.startsWith(triple, at)) {
    const end = text.indexOf(triple, at + 3);
    const close = end < 0 ? lineEnd(text, at) : end;
    push('string', at + 3, Math.max(at + 3, close), triple);
    return end < 0 ? Math.max(close, at + 3) : end + 3;
  }
  let end = at + 1;
  for (; end < text.length; end++) {
    const c = text[end];
    if (c === quote || c === '\n' || c === '\r') break;
    if (c === '\\' && end + 1 < text.length && text[end + 1] !== '\n' && text[end + 1] !== '\r') end++;
  }
  push('string', at + 1, Math.min(end, text.length), quote);
  return text[end] === quote ? end + 1 : end;
}

/** Longest string over several lines; one that is longer, or never closed, ends with its line. */
const MAX_LONG_STRING = 20_000;

function longStringEnd(text: string, at: number): number {
  const quote = text[at];
  const limit = Math.min(text.length, at + MAX_LONG_STRING);
  for (let end = at + 1; end < limit; end++) {
    if (text[end] === quote) return end;
    if (text[end] === '\\') end++;
  }
  return -1;
}

function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** Index of the mark that closes the bracket at an index, or of the last token. */
export function closingIndex(tokens: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const { kind, text } = tokens[i] as CodeToken;
    if (kind !== 'mark') continue;
    if (text === '(' || text === '[' || text === '{') depth++;
    else if (text === ')' || text === ']' || text === '}') depth--;
    if (depth <= 0) return i;
  }
  return tokens.length - 1;
}
