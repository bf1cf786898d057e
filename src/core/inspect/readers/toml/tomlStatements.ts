import { blanked } from '../blanked.ts';
import { MAX_DEPTH, MAX_LINE_CHARS } from '../limits.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import type { Span } from '../../../model/text.ts';

/** A table header, or a key with its value, which may go over several lines. */
export interface Statement extends Span {
  readonly isHeader: boolean;
  /** Brackets that would close what the statement leaves open; "" in a sound one. */
  readonly closers: string;
}

export interface TomlOutline {
  /** The text with as many spaces in the place of what no parser should see. */
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** A line that can only be a header, wherever it stands: `[name]` or `[[name.part]]` from the first column. */
const HEADER =
  /\[{1,2}[ \t]*[A-Za-z_][\w-]*(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*[ \t]*\]{1,2}[ \t]*(?:#.*)?\r?$/my;
/** A header whose opening brackets are missing. */
const OPENED_NOWHERE = /[ \t]*[A-Za-z_][\w.-]*[ \t]*\]{1,2}[ \t]*(?:#.*)?\r?$/my;
const KEY = /[ \t]*[A-Za-z_][\w-]*(?:\.[\w-]+)*[ \t]*=/y;

/**
 * Finds where the statements of a TOML file begin and end: one linear pass that knows strings, comments and brackets.
 * A damaged statement ends at the next line that can only be a header or a key. Notes `too-deep` and `line-too-long`,
 * and blanks what lies too deep and lines that are too long.
 */
export function outlineToml(builder: ManifestBuilder, source: string): TomlOutline {
  return new Outliner(builder, source).outline();
}

class Outliner {
  readonly #builder: ManifestBuilder;
  readonly #text: string;
  readonly #statements: Statement[] = [];
  readonly #blanks: Span[] = [];
  #closers: string[] = [];
  #start = 0;
  #isHeader = false;
  #deepFrom = -1;
  #dots = 0;
  #inKey = true;
  #saidDeep = false;

  constructor(builder: ManifestBuilder, text: string) {
    this.#builder = builder;
    this.#text = text;
  }

  outline(): TomlOutline {
    const { length } = this.#text;
    let at = 0;
    while (at < length) {
      this.#beginLine(at);
      at = this.#scanLine(at);
    }
    this.#end(length);
    const blanks = this.#blanks.sort((a, b) => a.start - b.start);
    return { text: blanked(this.#text, blanks), statements: this.#statements };
  }

  #beginLine(at: number): void {
    const inside = this.#closers.length > 0;
    if (inside && !matchesAt(HEADER, this.#text, at)) {
      if (this.#closers.at(-1) !== ']' || !matchesAt(KEY, this.#text, at)) return;
    }
    this.#end(at);
    this.#start = at;
    let first = at;
    while (this.#text.charAt(first) === ' ' || this.#text.charAt(first) === '\t') first++;
    this.#isHeader = this.#text.charAt(first) === '[' || matchesAt(OPENED_NOWHERE, this.#text, at);
  }

  /** Ends the statement that runs. */
  #end(at: number): void {
    if (this.#deepFrom >= 0) this.#blanks.push({ start: this.#deepFrom, end: at });
    if (this.#dots > MAX_DEPTH) {
      this.#tooDeep(this.#start);
      this.#blanks.push({ start: this.#start, end: at });
    }
    if (at > this.#start) {
      const closers = this.#closers.slice(0, MAX_DEPTH).reverse().join('');
      this.#statements.push({ start: this.#start, end: at, isHeader: this.#isHeader, closers });
    }
    this.#closers = [];
    this.#deepFrom = -1;
    this.#dots = 0;
    this.#inKey = true;
  }

  /** Scans to the end of a line (or of the string of several lines in it); gives the start of the next line. */
  #scanLine(start: number): number {
    const text = this.#text;
    const { length } = text;
    let at = start;
    let lineStart = start;
    while (at < length) {
      const c = text.charCodeAt(at);
      if (c === 10) {
        at++;
        break;
      }
      if (c === 35) {
        at = lineEnd(text, at);
      } else if (c === 34 || c === 39) {
        const end = stringEnd(text, at);
        if (text.charCodeAt(at + 1) === c && text.charCodeAt(at + 2) === c)
          lineStart = Math.max(lineStart, lastLine(text, at, end));
        at = end;
      } else {
        if (!this.#isHeader) this.#character(c, at);
        else if (c === 46) this.#dots++;
        at++;
      }
    }
    if (at - lineStart > MAX_LINE_CHARS) {
      const span = { start: lineStart, end: lineStart + 1 };
      this.#builder.problem('line-too-long', span, { limit: MAX_LINE_CHARS });
      this.#builder.incomplete = true;
      this.#blanks.push({ start: lineStart, end: text.charCodeAt(at - 1) === 10 ? at - 1 : at });
    }
    return at;
  }

  #character(c: number, at: number): void {
    if (c === 61) this.#inKey = false;
    else if (c === 46 && this.#inKey && this.#closers.length === 0) this.#dots++;
    else if (c === 91 || c === 123) {
      this.#closers.push(c === 91 ? ']' : '}');
      if (this.#closers.length === MAX_DEPTH + 1) {
        this.#deepFrom = at;
        this.#tooDeep(at);
      }
    } else if ((c === 93 || c === 125) && this.#closers.length > 0) {
      if (this.#closers.length === MAX_DEPTH + 1) {
        this.#blanks.push({ start: this.#deepFrom, end: at + 1 });
        this.#deepFrom = -1;
      }
      this.#closers.pop();
    }
  }

  #tooDeep(at: number): void {
    if (this.#saidDeep) return;
    this.#saidDeep = true;
    this.#builder.incomplete = true;
    this.#builder.problem('too-deep', { start: at, end: at + 1 }, { limit: MAX_DEPTH });
  }
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Start of the last line within a string of several lines. Looks no further than the string, lest that be quadratic. */
function lastLine(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) !== 10) at--;
  return at;
}

/** End of the string that starts at a quote; an open one ends with its line. */
function stringEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  const triple = quote.repeat(3);
  if (text.startsWith(triple, start)) {
    let end = text.indexOf(triple, start + 3);
    while (end >= 0 && quote === '"' && isEscaped(text, end)) end = text.indexOf(triple, end + 1);
    if (end < 0) return lineEnd(text, start);
    end += 3;
    // Up to two quotes of its own may stand before the closing ones.
    for (let more = 0; more < 2 && text.charAt(end) === quote; more++) end++;
    return end;
  }
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 10) return at;
    if (c === 92 && quote === '"') at++;
    else if (text.charAt(at) === quote) return at + 1;
  }
  return text.length;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
  return slashes % 2 === 1;
}
