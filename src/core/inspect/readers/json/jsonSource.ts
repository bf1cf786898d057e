import { createScanner } from 'jsonc-parser/lib/esm/impl/scanner.js';
import type { JSONScanner } from 'jsonc-parser';
import { MAX_DEPTH, MAX_PROBLEMS } from '../limits.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip } from '../manifestBuilder.ts';
import type { ArrayNode, Member, ObjectNode, ScalarNode, SourceNode } from '../sourceTree.ts';
import type { Span } from '../../../model/text.ts';

/** Token kinds and errors of jsonc-parser's scanner (a `const enum` there, which does not survive type stripping). */
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blank: 15,
  unknown: 16,
  end: 17,
} as const;
const UNTERMINATED_STRING = 2;
/** Each costs a scan to the end of the file. */
const MOST_OPEN_COMMENTS = 10;

export interface JsonOptions {
  /** Whether comments and trailing commas are part of the format. */
  readonly comments: boolean;
}

/**
 * Reads JSON or JSONC into a tree with places. Tolerant: after a mistake it goes on at the next token that makes sense,
 * so that entries before and after a line being typed are found. The tokens are those of jsonc-parser; the tree is built
 * without recursion, so that depth is bounded by a count and not by the stack.
 * @param builder Text to read, and where mistakes go (`syntax`, `too-deep`, `duplicate`).
 * @returns The root value, or null where there is none.
 */
export function readJson(builder: ManifestBuilder, options: JsonOptions): SourceNode | null {
  const first = new TreeMaker(builder, options, false);
  const root = first.read();
  // Where brackets do not match, a second reading goes by the indentation of lines.
  return first.unbalanced && !first.tooDeep ? new TreeMaker(builder, options, true).read() : root;
}

interface Frame {
  readonly node: ObjectNode | ArrayNode;
  /** Indentation of the line on which it was opened. */
  readonly indent: number;
  readonly line: number;
  /** Key that waits for its value, within an object, and its place. */
  key: string | null;
  keyStart: number;
  keyEnd: number;
  hasColon: boolean;
  /** True after a value, until a comma. */
  needsComma: boolean;
  /** The last comma while nothing has followed it. */
  comma: Span | null;
}

/**
 * A member of which only the places are kept where its value is a string as it is written: of the members of a large
 * file most are never looked at.
 */
class JsonMember implements Member {
  readonly key: string;
  readonly #keyStart: number;
  readonly #keyEnd: number;
  readonly #node: SourceNode | null;
  /** The text, where the value is a string in it. */
  readonly #text: string | null;
  readonly #start: number;
  readonly #end: number;

  /** @param node The value, or null where it is what stands in a text from `start` to `end`, or is not there at all. */
  constructor({ key, keyStart, keyEnd }: Frame, node: SourceNode | null, text: string | null, start = 0, end = 0) {
    this.key = key ?? '';
    this.#keyStart = keyStart;
    this.#keyEnd = keyEnd;
    this.#node = node;
    this.#text = text;
    this.#start = start;
    this.#end = end;
  }

  get keySpan(): Span {
    return { start: this.#keyStart, end: this.#keyEnd };
  }

  get value(): SourceNode | null {
    if (this.#text === null) return this.#node;
    const [start, end] = [this.#start, this.#end];
    return { kind: 'scalar', value: this.#text.slice(start, end), span: { start, end } };
  }
}

class TreeMaker {
  /** True where brackets do not match: one lacks its end, or there is an end too many. */
  unbalanced = false;
  tooDeep = false;
  readonly #builder: ManifestBuilder;
  readonly #format: string;
  readonly #comments: boolean;
  /** True in the reading that mends by indentation; mistakes were noted by the reading before. */
  readonly #mends: boolean;
  readonly #scanner: JSONScanner;
  readonly #frames: Frame[] = [];
  #root: SourceNode | null = null;
  #mistakes = 0;
  #openComments = 0;
  #lineStart = 0;
  /** Whether the entries of the root stand further right than it, as in a file that was formatted. */
  #isIndented = false;
  #firstOfLine = true;
  #indent = 0;
  #line = 0;
  /** Whether the token at hand is the first on its line. */
  #isFirst = false;
  #previous: number = TOKEN.end;

  constructor(builder: ManifestBuilder, options: JsonOptions, mends: boolean) {
    this.#builder = builder;
    this.#format = options.comments ? 'JSONC' : 'JSON';
    this.#comments = options.comments;
    this.#mends = mends;
    this.#scanner = createScanner(builder.text, false);
  }

  read(): SourceNode | null {
    const scanner = this.#scanner;
    for (let token: number = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
      if (token === TOKEN.lineBreak) {
        this.#lineStart = scanner.getTokenOffset() + scanner.getTokenLength();
        this.#firstOfLine = true;
        this.#line++;
        continue;
      }
      if (token === TOKEN.blank) continue;
      if (token === TOKEN.lineComment || token === TOKEN.blockComment) {
        if (Number(scanner.getTokenError()) !== 0) this.#openComment();
        else if (!this.#comments) this.#mistake(this.#span(), 'comment');
        continue;
      }
      if (this.#firstOfLine) this.#indent = scanner.getTokenOffset() - this.#lineStart;
      if (this.#mends && this.#firstOfLine && token === TOKEN.string) this.#closeByIndent();
      this.#isFirst = this.#firstOfLine;
      this.#firstOfLine = false;
      this.#token(token);
      this.#previous = token;
    }
    this.#finish();
    return this.#root;
  }

  /** A comment without an end, as within `packages/*` after a stray quote: no comment, the first few times. */
  #openComment(): void {
    this.#mistake(this.#span(), 'unclosed', { opened: '/*' });
    if (++this.#openComments <= MOST_OPEN_COMMENTS) this.#scanner.setPosition(this.#scanner.getTokenOffset() + 2);
  }

  #token(token: number): void {
    switch (token) {
      case TOKEN.openBrace:
      case TOKEN.openBracket:
        this.#open(token);
        break;
      case TOKEN.closeBrace:
        this.#close('object');
        break;
      case TOKEN.closeBracket:
        this.#close('array');
        break;
      case TOKEN.comma:
        this.#comma();
        break;
      case TOKEN.colon:
        this.#colon();
        break;
      case TOKEN.string:
        this.#string();
        break;
      case TOKEN.unknown:
        this.#mistake(this.#span(), 'unexpected');
        break;
      default:
        this.#value(this.#scalar(token));
    }
  }

  #open(token: number): void {
    const frame = this.#top();
    const span = this.#span();
    if (frame?.node.kind === 'object' && frame.key === null) {
      this.#mistake(span, 'unexpected');
      // Typed twice: the second one is as good as absent.
      if (this.#previous === TOKEN.openBrace && token === TOKEN.openBrace) return;
    }
    if (this.#frames.length >= MAX_DEPTH) {
      this.#skipDeep(span);
      return;
    }
    const isStray = frame?.node.kind === 'object' && frame.key === null;
    let node: ObjectNode | ArrayNode;
    if (token === TOKEN.openBracket) node = { kind: 'array', elements: [], span: { ...span } };
    // What a stray brace opens belongs to the object around it.
    else if (isStray && frame.node.kind === 'object') node = frame.node;
    else node = { kind: 'object', members: new Map(), span: { ...span } };
    if (!isStray) this.#value(node);
    this.#frames.push({
      node,
      indent: this.#indent,
      line: this.#line,
      key: null,
      keyStart: 0,
      keyEnd: 0,
      hasColon: false,
      needsComma: false,
      comma: null,
    });
  }

  #close(kind: 'object' | 'array'): void {
    let at = this.#frames.length - 1;
    while (at >= 0 && this.#frames[at]?.node.kind !== kind) at--;
    if (at < 0) {
      this.unbalanced = true;
      this.#mistake(this.#span(), 'unexpected');
      return;
    }
    if (at < this.#frames.length - 1) {
      const opened = kind === 'object' ? '[' : '{';
      this.#mistake(this.#span(), 'unclosed', { opened });
    }
    const frame = this.#frames[at];
    if (frame === undefined || this.#closesTooEarly(frame)) return;
    if (frame.key !== null) this.#dropKey(frame, this.#span());
    else if (frame.comma !== null && !this.#comments) this.#mistake(frame.comma, 'trailing-comma');
    this.#frames.length = at;
    endAt(frame.node, this.#scanner.getTokenOffset() + 1);
  }

  /** In the mending reading: an end that does not stand below its beginning, as it does in a file that was formatted. */
  #closesTooEarly(frame: Frame): boolean {
    if (!this.#mends || !this.#isIndented || frame.line === this.#line) return false;
    return !this.#isFirst || frame.indent !== this.#indent;
  }

  #comma(): void {
    const frame = this.#top();
    const span = this.#span();
    if (frame === undefined) this.#reopenRoot(span);
    else if (frame.key !== null) this.#dropKey(frame, span);
    else if (!frame.needsComma) this.#mistake(span, 'unexpected');
    const now = this.#top();
    if (now === undefined) return;
    now.needsComma = false;
    now.comma = span;
  }

  #colon(): void {
    const frame = this.#top();
    if (frame?.node.kind === 'object' && frame.key !== null && !frame.hasColon) {
      frame.hasColon = true;
      return;
    }
    const last = frame?.node.kind === 'array' ? frame.node.elements.at(-1) : undefined;
    const outer = this.#frames.at(-2);
    this.#mistake(this.#span(), 'unexpected');
    if (frame?.node.kind !== 'array' || outer?.node.kind !== 'object') return;
    if (last?.kind !== 'scalar' || typeof last.value !== 'string' || this.#previous !== TOKEN.string) return;
    // `"a": [ "b", "c": 1`: the array lacks its bracket, and "c" is a key of the object around it.
    frame.node.elements.pop();
    this.#frames.pop();
    setKey(outer, last.value, last.span.start, last.span.end);
    outer.hasColon = true;
    outer.needsComma = false;
    outer.comma = null;
  }

  #string(): void {
    if (this.#isPlainPart()) return;
    const node = this.#scalar(TOKEN.string);
    const frame = this.#top();
    if (frame?.node.kind !== 'object' || (frame.key !== null && frame.hasColon)) {
      if (frame === undefined && this.#root?.kind === 'object') this.#reopenRoot(node.span);
      else {
        this.#value(node);
        return;
      }
    }
    const object = this.#top();
    if (object === undefined) return;
    if (object.key !== null) this.#dropKey(object, node.span, ':');
    else if (object.needsComma) this.#mistake(node.span, 'expected', { expected: ',' });
    setKey(object, String(node.value), node.span.start, node.span.end);
    object.hasColon = false;
    object.comma = null;
    object.needsComma = false;
  }

  /** Takes a string in its place within an object, which most tokens of a large file are, without making more than is kept. */
  #isPlainPart(): boolean {
    const frame = this.#top();
    const scanner = this.#scanner;
    if (frame?.node.kind !== 'object' || Number(scanner.getTokenError()) !== 0) return false;
    const start = scanner.getTokenOffset() + 1;
    const end = start + scanner.getTokenLength() - 2;
    if (frame.key === null) {
      if (frame.needsComma) return false;
      setKey(frame, scanner.getTokenValue(), start, end);
      frame.hasColon = false;
      frame.comma = null;
      return true;
    }
    // Escapes make a text shorter than it is written.
    if (!frame.hasColon || scanner.getTokenValue().length !== end - start) return false;
    this.#add(frame.node, frame, new JsonMember(frame, null, this.#builder.text, start, end));
    frame.needsComma = true;
    frame.comma = null;
    return true;
  }

  #value(value: SourceNode): void {
    const frame = this.#top();
    if (frame === undefined) {
      if (this.#root === null) this.#root = value;
      else this.#mistake(this.#span(), 'unexpected');
      return;
    }
    if (frame.node.kind === 'array') {
      if (frame.needsComma) this.#mistake(this.#span(), 'expected', { expected: ',' });
      frame.node.elements.push(value);
    } else if (frame.key === null) {
      this.#mistake(this.#span(), 'unexpected');
      return;
    } else {
      if (!frame.hasColon) this.#mistake(this.#span(), 'expected', { expected: ':' });
      this.#member(frame, value);
    }
    frame.needsComma = true;
    frame.comma = null;
  }

  #member(frame: Frame, value: SourceNode | null): void {
    if (frame.node.kind === 'object' && frame.key !== null)
      this.#add(frame.node, frame, new JsonMember(frame, value, null));
  }

  #add(object: ObjectNode, frame: Frame, member: JsonMember): void {
    const before = object.members.size;
    object.members.set(member.key, member);
    const isTwice = object.members.size === before;
    if (isTwice && !this.#mends) this.#builder.problem('duplicate', member.keySpan, { name: clip(member.key) });
    frame.key = null;
    frame.hasColon = false;
  }

  /** A key that gets no value: kept without one, unless another of its name has one. */
  #dropKey(frame: Frame, at: Span, expected = frame.hasColon ? 'value' : ':'): void {
    if (expected === 'value') this.#mistake(at, 'value');
    else this.#mistake(at, 'expected', { expected });
    const isNew = frame.node.kind === 'object' && frame.key !== null && !frame.node.members.has(frame.key);
    if (isNew) this.#member(frame, null);
    frame.key = null;
    frame.hasColon = false;
  }

  /** More follows after the root was closed: a bracket was closed once too often, or opened too seldom. */
  #reopenRoot(span: Span): void {
    this.unbalanced = true;
    this.#mistake(span, 'unexpected');
    if (this.#root?.kind !== 'object') return;
    this.#frames.push({
      node: this.#root,
      indent: 0,
      line: this.#line,
      key: null,
      keyStart: 0,
      keyEnd: 0,
      hasColon: false,
      needsComma: false,
      comma: null,
    });
  }

  /** In the mending reading: a key at the start of a line ends what was opened on a line as far right or further. */
  #closeByIndent(): void {
    if (this.#frames.length === 1 && this.#indent > 0) this.#isIndented = true;
    if (!this.#isIndented) return;
    const at = this.#frames.findIndex((frame) => frame.indent >= this.#indent);
    if (at > 0) this.#frames.length = at;
  }

  /** Passes over brackets that lie too deep, without recursion. */
  #skipDeep(start: Span): void {
    const scanner = this.#scanner;
    let depth = 1;
    while (depth > 0) {
      const token: number = scanner.scan();
      if (token === TOKEN.end) break;
      if (token === TOKEN.openBrace || token === TOKEN.openBracket) depth++;
      else if (token === TOKEN.closeBrace || token === TOKEN.closeBracket) depth--;
    }
    if (!this.tooDeep) {
      this.tooDeep = true;
      this.#builder.incomplete = true;
      this.#builder.problem('too-deep', start, { limit: MAX_DEPTH });
    }
    const end = scanner.getTokenOffset() + scanner.getTokenLength();
    this.#value({ kind: 'scalar', value: null, span: { start: start.start, end } });
  }

  #scalar(token: number): ScalarNode {
    const scanner = this.#scanner;
    const error: number = scanner.getTokenError();
    const start = scanner.getTokenOffset();
    // A string that is closed, which most are: no place is made but the one that is kept.
    if (token === TOKEN.string && error === 0) {
      const span = { start: start + 1, end: start + scanner.getTokenLength() - 1 };
      return { kind: 'scalar', value: scanner.getTokenValue(), span };
    }
    const { end } = this.#span();
    if (token !== TOKEN.string) {
      if (error !== 0) this.#mistake({ start, end }, 'unexpected');
      if (token === TOKEN.number)
        return { kind: 'scalar', value: Number(scanner.getTokenValue()), span: { start, end } };
      return { kind: 'scalar', value: token === TOKEN.null ? null : token === TOKEN.true, span: { start, end } };
    }
    if (error === UNTERMINATED_STRING) {
      this.#mistake({ start, end }, 'unclosed', { opened: '"' });
      // The rest of the line was taken in; a comma at its end is no part of the text.
      let to = end;
      while (to > start + 1 && /[\s,]/.test(this.#builder.text.charAt(to - 1))) to--;
      return { kind: 'scalar', value: this.#builder.text.slice(start + 1, to), span: { start: start + 1, end: to } };
    }
    this.#mistake({ start, end }, 'unexpected');
    return { kind: 'scalar', value: scanner.getTokenValue(), span: { start: start + 1, end: end - 1 } };
  }

  #finish(): void {
    const end = this.#builder.text.length;
    const at = { start: end, end };
    for (const frame of this.#frames) endAt(frame.node, end);
    const top = this.#top();
    if (top !== undefined) {
      this.unbalanced = true;
      if (!this.tooDeep) this.#mistake(at, 'unclosed', { opened: top.node.kind === 'object' ? '{' : '[' });
      if (top.key !== null) this.#member(top, null);
    }
    if (this.#root === null) this.#mistake(at, 'empty');
  }

  #top(): Frame | undefined {
    return this.#frames[this.#frames.length - 1];
  }

  #span(): Span {
    const start = this.#scanner.getTokenOffset();
    // The scanner counts the end of a comment that is not there.
    return { start, end: Math.min(start + this.#scanner.getTokenLength(), this.#builder.text.length) };
  }

  #mistake(span: Span, reason: string, args: Readonly<Record<string, string>> = {}): void {
    if (this.#mends) return;
    if (++this.#mistakes > MAX_PROBLEMS) return;
    this.#builder.problem('syntax', span, { format: this.#format, reason, ...args }, 'error');
  }
}

function setKey(frame: Frame, key: string, start: number, end: number): void {
  frame.key = key;
  frame.keyStart = start;
  frame.keyEnd = end;
}

function endAt(node: ObjectNode | ArrayNode, end: number): void {
  (node.span as { end: number }).end = end;
}
