import type { Span } from '../../../model/text.ts';
import { MAX_DEPTH, MAX_VALUE_CHARS } from '../limits.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip } from '../manifestBuilder.ts';
import type { TextNode } from '../sourceTree.ts';
import { QuickParser } from './quickParser.ts';
import type { XmlAttribute, XmlElement } from './xmlTree.ts';

/** Most elements that are kept of one file. */
const MAX_ELEMENTS = 100_000;
/** Mistakes after which the rest of a file is given up. */
const MAX_MISTAKES = 2_000;

/** Half of a character of two units. */
const ANY_HALF = /[\ud800-\udfff]/;
const LONE_HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Reads XML into a tree with places. A file with mistakes is read again, by rules that bring the entries around a line
 * being typed back: a tag that another one begins within is passed over, an end tag of another name closes an element
 * without children, and an element that stands no further right than an open one closes it. Document types are neither
 * fetched nor expanded.
 * @param builder Text to read, and where mistakes go (`syntax`, `entity-refused`, `too-deep`, `too-many`).
 * @returns The root element, or null where there is none. Where damage leaves several, they are children of one without
 *   a name.
 */
export function readXml(builder: ManifestBuilder): XmlElement | null {
  const first = new XmlReading(builder, builder.text, false);
  const root = first.read();
  return first.mistakes === 0 ? root : new XmlReading(builder, blankOpenTags(builder.text), true).read();
}

interface MutableElement {
  /** Column of its tag where that is the first on its line, else -1. */
  readonly indent: number;
  name: string;
  nameSpan: Span;
  attributes: XmlAttribute[];
  children: MutableElement[];
  text: TextNode | null;
}

const NO_ATTRIBUTES: XmlAttribute[] = [];

class GivenUp extends Error {}

class XmlReading {
  mistakes = 0;
  readonly #builder: ManifestBuilder;
  readonly #text: string;
  /** True in the reading that mends; mistakes were noted by the reading before. */
  readonly #mends: boolean;
  readonly #parser: QuickParser;
  readonly #stack: MutableElement[] = [];
  readonly #roots: MutableElement[] = [];
  /** Elements that are open but not kept. */
  #passedOver = 0;
  #kept = 0;
  #attributes: XmlAttribute[] = [];
  #tagStart = 0;
  /** End of the last tag, comment or the like: where the next text begins. */
  #last = 0;
  #hasDoctype = false;
  /** Where the last end tag ended that was taken account of. */
  #endTagAt = -1;
  #saidDeep = false;
  #saidMany = false;

  constructor(builder: ManifestBuilder, text: string, mends: boolean) {
    this.#builder = builder;
    // A half of a character makes the parser throw.
    this.#text = ANY_HALF.test(text) ? text.replace(LONE_HALF, '\uFFFD') : text;
    this.#mends = mends;
    // Damage may end the root too early; what follows then is no mistake of its own.
    this.#parser = new QuickParser({ position: true, fragment: mends });
  }

  read(): XmlElement | null {
    const parser = this.#parser;
    parser.on('error', (error) => this.#mistake(error.message));
    parser.on('doctype', () => this.#doctype());
    parser.on('opentagstart', () => this.#openTagStart());
    parser.on('attribute', (attribute) => this.#attribute(attribute.name, attribute.value));
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', (tag) => this.#close(tag));
    parser.on('text', (text) => this.#ownText(text));
    parser.on('cdata', (text) => this.#cdata(text));
    for (const event of ['comment', 'processinginstruction', 'xmldecl'] as const) {
      parser.on(event, () => this.#markup());
    }
    try {
      parser.write(this.#text).close();
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
      this.#builder.incomplete = true;
    }
    const root = this.#roots[0] ?? null;
    if (this.#roots.length < 2 || !this.#mends) return root;
    const { nameSpan } = root ?? { nameSpan: { start: 0, end: 0 } };
    return { name: '', nameSpan, attributes: [], children: this.#roots, text: null };
  }

  #markup(): void {
    const at = this.#parser.position;
    this.#last = this.#text.charAt(at - 1) !== '>' && this.#text.charAt(at) === '>' ? at + 1 : at;
  }

  #doctype(): void {
    this.#markup();
    this.#hasDoctype = true;
    const end = this.#last;
    const start = Math.max(this.#text.lastIndexOf('<!DOCTYPE', end), 0);
    if (!this.#mends) this.#builder.problem('entity-refused', { start, end: Math.min(start + 9, this.#text.length) });
  }

  #openTagStart(): void {
    this.#tagStart = this.#text.lastIndexOf('<', this.#parser.position - 1);
    this.#attributes = NO_ATTRIBUTES;
  }

  #attribute(name: string, value: string): void {
    if (this.#passedOver > 0) return;
    const after = this.#parser.position;
    const quote = this.#text.charAt(after - 1);
    if (quote !== '"' && quote !== "'") return;
    const start = this.#text.lastIndexOf(quote, after - 2) + 1;
    // One without quotes of its own was read on to the next ones.
    if (value.includes(quote) && !this.#text.slice(start, after).includes('&')) return;
    const nameStart = Math.max(this.#text.lastIndexOf(name, start - 2), this.#tagStart);
    if (this.#attributes === NO_ATTRIBUTES) this.#attributes = [];
    this.#attributes.push({
      name: localName(name),
      nameSpan: { start: nameStart, end: nameStart + name.length },
      value,
      span: { start, end: after - 1 },
    });
  }

  #open(tag: { readonly name: string }): void {
    this.#markup();
    const { name } = tag;
    const start = this.#tagStart + 1;
    const indent = this.#indentOf(this.#tagStart);
    if (this.#mends && indent > 0 && this.#passedOver === 0) this.#closeByIndent(indent);
    if (this.#passedOver > 0 || this.#stack.length >= MAX_DEPTH || this.#kept >= MAX_ELEMENTS) {
      this.#passedOver++;
      this.#limit(start);
      return;
    }
    this.#kept++;
    const element: MutableElement = {
      indent,
      name: localName(name),
      nameSpan: { start, end: start + name.length },
      attributes: this.#attributes,
      children: [],
      text: null,
    };
    const parent = this.#stack[this.#stack.length - 1];
    if (parent !== undefined) parent.children.push(element);
    else this.#roots.push(element);
    this.#stack.push(element);
  }

  #close(tag: { readonly isSelfClosing: boolean }): void {
    this.#markup();
    if (this.#mends && !tag.isSelfClosing) this.#endTag();
    else if (this.#passedOver > 0) this.#passedOver--;
    else this.#stack.pop();
  }

  /**
   * In the mending reading: closes the element of the end tag just read. The parser closes all elements when it knows
   * none of that name, so its own account of what is open is of no use here.
   */
  #endTag(): void {
    const end = this.#parser.position;
    if (end === this.#endTagAt) return;
    this.#endTagAt = end;
    this.#last = end;
    if (this.#passedOver > 0) {
      this.#passedOver--;
      return;
    }
    const start = this.#text.lastIndexOf('</', end) + 2;
    const name = localName(/^[^\s>]*/.exec(this.#text.slice(start, end))?.[0] ?? '');
    const at = this.#stack.findLastIndex((element) => element.name === name);
    if (at >= 0) this.#stack.length = at;
    // A name mistyped at one end of an element without children.
    else if (this.#stack[this.#stack.length - 1]?.children.length === 0) this.#stack.pop();
  }

  /** Column of a tag that is the first on its line, else -1. */
  #indentOf(start: number): number {
    let at = start;
    while (at > 0 && (this.#text.charCodeAt(at - 1) === 32 || this.#text.charCodeAt(at - 1) === 9)) at--;
    const before = this.#text.charCodeAt(at - 1);
    return at === 0 || before === 10 || before === 13 ? start - at : -1;
  }

  /** Closes elements that stand as far right as a new one or further; one at the first column says nothing. */
  #closeByIndent(indent: number): void {
    const at = this.#stack.findIndex((element) => element.indent >= indent);
    if (at > 0) this.#stack.length = at;
  }

  #limit(start: number): void {
    this.#builder.incomplete = true;
    const span = { start, end: start + 1 };
    if (this.#stack.length >= MAX_DEPTH && !this.#saidDeep) {
      this.#saidDeep = true;
      if (!this.#mends) this.#builder.problem('too-deep', span, { limit: MAX_DEPTH });
    } else if (this.#kept >= MAX_ELEMENTS && !this.#saidMany) {
      this.#saidMany = true;
      if (!this.#mends) this.#builder.problem('too-many', span, { limit: MAX_ELEMENTS });
    }
  }

  #ownText(value: string): void {
    const at = this.#parser.position;
    const end = this.#text.charAt(at - 1) === '<' ? at - 1 : at;
    // An end tag that the parser knows no element for is text to it.
    this.#addText(this.#mends ? value.replace(/^(?:<\/[^<>]*>)+/, '') : value, this.#last, end);
    this.#last = end;
  }

  #cdata(value: string): void {
    this.#markup();
    const start = this.#text.lastIndexOf('<![CDATA[', this.#last) + 9;
    this.#addText(value, start, Math.max(this.#last - 3, start));
  }

  #addText(value: string, from: number, to: number): void {
    const element = this.#passedOver > 0 ? undefined : this.#stack[this.#stack.length - 1];
    if (element === undefined) return;
    const trimmed = value.trim();
    if (trimmed === '') return;
    // At the end of a file that leaves something open the parser is further than the text.
    let end = Math.min(to, this.#text.length);
    let start = Math.min(from, end);
    const written = this.#text.slice(start, end);
    start += written.length - written.trimStart().length;
    end -= written.trim() === '' ? 0 : written.length - written.trimEnd().length;
    // Of markup that was dropped nothing is left but what stood behind it.
    const isTail = end - start > trimmed.length && this.#text.startsWith(trimmed, end - trimmed.length);
    if (isTail) start = end - trimmed.length;
    const before = element.text;
    // Comments may stand within a value; what comes after a child is no part of it.
    if (before !== null && element.children.length > 0) return;
    const span = { start: before?.span.start ?? start, end };
    const joined = before === null ? trimmed : this.#joined(before.value + trimmed, span);
    element.text = { value: this.#undamaged(span) ? joined : this.#builder.text.slice(span.start, end), span };
  }

  /** Whether nothing was blanked at a place. */
  #undamaged({ start, end }: Span): boolean {
    if (!this.#mends) return true;
    // A long one comes part after part, and is of no use.
    if (end - start > MAX_VALUE_CHARS) return false;
    return this.#text.slice(start, end) === this.#builder.text.slice(start, end);
  }

  /** A value of several parts; where anything but comments stands between them, it is what is written. */
  #joined(value: string, span: Span): string {
    const written = this.#text.slice(span.start, span.end);
    if (written.length > MAX_VALUE_CHARS) return written;
    if (written.includes('&')) return value;
    const plain = written.replace(/<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>/g, '$1');
    return plain.replace(/\s/g, '') === value.replace(/\s/g, '') ? value : plain.trim();
  }

  #mistake(message: string): void {
    const text = this.#text;
    const position = this.#parser.position;
    const isEntity = /entity/.test(message);
    if (isEntity && this.#hasDoctype) return;
    if (++this.mistakes > MAX_MISTAKES) throw new GivenUp();
    if (this.#mends && message.includes('unmatched closing tag')) this.#endTag();
    if (this.#mends) return;
    const at = Math.min(Math.max(position - 1, 0), Math.max(text.length - 1, 0));
    const unclosed = /unclosed tag: (\S+)/.exec(message)?.[1];
    const reason =
      unclosed === undefined ? { reason: 'unexpected' } : { reason: 'unclosed', opened: `<${clip(unclosed)}>` };
    const span = { start: at, end: Math.min(at + 1, text.length) };
    this.#builder.problem('syntax', span, { format: 'XML', ...reason }, 'error');
  }
}

/**
 * Replaces each tag that another one begins within by as many spaces, and a declaration at the start. One pass by hand: a
 * regular expression for it backtracks.
 */
function blankOpenTags(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  const start = /^\s*(?:<\??|\?)xml\s[^<]*/.exec(text)?.[0].length ?? 0;
  if (start > 0) parts.push(blanked(text.slice(0, start)));
  kept = start;
  let at = text.indexOf('<', start);
  while (at >= 0) {
    const end = /[A-Za-z_/]/.test(text.charAt(at + 1)) ? openTagEnd(text, at + 1) : -1;
    if (end > 0) {
      parts.push(text.slice(kept, at), blanked(text.slice(at, end)));
      kept = end;
    }
    at = text.indexOf('<', at + 1);
  }
  return parts.join('') + text.slice(kept);
}

/** Where the next tag begins within a tag, or -1 where it ends first. */
function openTagEnd(text: string, start: number): number {
  let quote = 0;
  for (let at = start; at < text.length; at++) {
    const c = text.charCodeAt(at);
    // No value may hold one, whatever quotes say.
    if (c === 60) return at;
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 34 || c === 39) quote = c;
    else if (c === 62) return -1;
  }
  return -1;
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
