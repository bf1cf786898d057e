import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Alias, Document, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Span } from '../../../model/text.ts';
import { blanked } from '../blanked.ts';
import { MAX_DEPTH } from '../limits.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip } from '../manifestBuilder.ts';
import { withinBudget } from '../parserBudget.ts';
import type { ArrayNode, Member, ObjectNode, SourceNode } from '../sourceTree.ts';

/** Longest text that is parsed: the parser takes about a microsecond a character. */
const MAX_YAML_CHARS = 512_000;
/** Punctuation and line ends keep the parser busy for about as long as so many letters, brackets twice as long. */
const INDICATOR_WEIGHT = 8;
/** Most work that one parsing may be, in letters. */
const MAX_WEIGHT = 1_200_000;
/** Most nodes that aliases may add to one file, each time that they are used counted anew. */
const MAX_ALIASED_NODES = 400_000;
/** Most attempts to mend quotes and brackets that are left open. */
const MOST_MENDS = 8;
/** Most work that is done again for them, in letters. */
const MENDING_BUDGET = 600_000;
/** Longest indicators before a value on one line (`- - - -`). */
const MAX_COMPACT_LEVELS = 100;

const OPTIONS = {
  strict: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  merge: false,
  resolveKnownTags: false,
} as const;

/**
 * Reads YAML 1.2 into trees with places, one a document. Tags of any kind are passed over: their values count as they stand.
 * An alias gives the very node that its anchor names; how much all of them together unfold to is bounded, so that a
 * consumer may walk the tree without care. Merge keys (`<<`) are merged. Numbers that lose something when they are
 * read as such (`3.10`) stay text.
 * @param builder Text to read, and where mistakes go (`syntax`, `duplicate`, `too-deep`, `too-large`, `expansion-limit`, `cycle`, `not-resolved`).
 */
export function readYamlDocuments(builder: ManifestBuilder): readonly SourceNode[] {
  const { kept, weight } = cutDeep(builder, withinBudget(builder, builder.text, MAX_YAML_CHARS));
  const documents = parse(builder, kept, weight);
  if (documents === null) return [];
  const reading = new YamlReading(builder);
  const roots: SourceNode[] = [];
  for (const document of documents) {
    const root = reading.document(document);
    if (root !== null) roots.push(root);
  }
  return roots;
}

/** The first document of a file, or null where there is none. */
export function readYaml(builder: ManifestBuilder): SourceNode | null {
  return readYamlDocuments(builder)[0] ?? null;
}

interface Cut {
  readonly kept: string;
  /** How much work the parser will have with it, in letters. */
  readonly weight: number;
}

/**
 * Takes out of a text what is nested too deep for the parser, which is recursive, and ends it before it is too much work.
 * A line that goes too deep all by itself is given up alone; where lines go deeper together, the text ends. Linear.
 */
function cutDeep(builder: ManifestBuilder, text: string): Cut {
  let depth = 0;
  let quote = 0;
  let weight = 0;
  let lineStart = 0;
  let depthBefore = 0;
  let weightBefore = 0;
  const given: Span[] = [];
  const cutHere = (at: number, code: 'too-deep' | 'too-large', limit: number): Cut => ({
    kept: blanked(cutAt(builder, text, at, code, limit), given),
    weight,
  });
  /** Gives up the line that runs; gives its end. */
  const giveUpLine = (at: number): number => {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    builder.incomplete = true;
    builder.problem('too-deep', { start: at, end: Math.min(at + 1, text.length) }, { limit: MAX_DEPTH });
    given.push({ start: lineStart, end });
    depth = depthBefore;
    weight = weightBefore;
    return end;
  };
  for (let i = 0; i < text.length; i++) {
    if (i === lineStart && isTooCompact(text, i)) i = giveUpLine(i);
    const c = text.charCodeAt(i);
    weight += weightOf(c);
    if (weight > MAX_WEIGHT) return cutHere(i, 'too-large', MAX_YAML_CHARS);
    if (c === 10) {
      quote = 0;
      lineStart = i + 1;
      depthBefore = depth;
      weightBefore = weight;
    } else if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 34 || c === 39) {
      // Quotes count only where a value may begin, and on their own line at most: one within a word is an apostrophe.
      if (i === 0 || /[\s[{,:]/.test(text[i - 1] ?? '')) quote = c;
    } else if (c === 91 || c === 123) {
      if (++depth <= MAX_DEPTH) continue;
      if (depthBefore > MAX_DEPTH / 2) return cutHere(i, 'too-deep', MAX_DEPTH);
      i = giveUpLine(i) - 1;
    } else if ((c === 93 || c === 125) && depth > 0) depth--;
  }
  return { kept: blanked(text, given), weight };
}

/** Whether a line begins with more indicators (`- - - -`) than any honest one. */
function isTooCompact(text: string, lineStart: number): boolean {
  const indicators =
    /^(?:\s*[-?:](?=\s))*/.exec(text.slice(lineStart, lineStart + MAX_COMPACT_LEVELS * 2 + 400))?.[0] ?? '';
  return indicators.replace(/\s/g, '').length > MAX_COMPACT_LEVELS;
}

function weightOf(c: number): number {
  const isWord = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 32 || c === 46;
  if (isWord || c >= 128) return 1;
  const isBracket = c === 91 || c === 93 || c === 123 || c === 125;
  return isBracket ? 2 * INDICATOR_WEIGHT : INDICATOR_WEIGHT;
}

function cutAt(
  builder: ManifestBuilder,
  text: string,
  at: number,
  code: 'too-deep' | 'too-large',
  limit: number,
): string {
  builder.incomplete = true;
  builder.problem(code, { start: at, end: Math.min(at + 1, text.length) }, { limit });
  return text.slice(0, text.lastIndexOf('\n', at) + 1);
}

/** Parses, and parses again without the lines on which a quote or bracket is opened and never closed. */
function parse(builder: ManifestBuilder, text: string, weight: number): readonly Document.Parsed[] | null {
  try {
    let documents = parseDocuments(text);
    const mistakes = documents.flatMap((document) => document.errors);
    for (const { code, pos } of mistakes) {
      const start = Math.min(pos[0], builder.text.length);
      const end = Math.max(start, Math.min(pos[1], builder.text.length));
      builder.problem('syntax', { start, end }, { format: 'YAML', ...REASONS[code] });
    }
    let mended = text;
    let budget = MENDING_BUDGET;
    for (let i = 0; i < MOST_MENDS && budget >= weight; i++) {
      const line = openedLine(documents, mended);
      if (line === null) break;
      mended = `${mended.slice(0, line.start)}${' '.repeat(line.end - line.start)}${mended.slice(line.end)}`;
      budget -= weight;
      documents = parseDocuments(mended);
    }
    return documents;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    builder.incomplete = true;
    builder.problem('too-deep', { start: 0, end: Math.min(1, builder.text.length) }, { limit: MAX_DEPTH });
    return null;
  }
}

function parseDocuments(text: string): readonly Document.Parsed[] {
  const result = parseAllDocuments(text, OPTIONS);
  // With no document at all the library gives an empty list of another type.
  return Array.isArray(result) ? result : [];
}

const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  UNEXPECTED_TOKEN: { reason: 'unexpected' },
};

/** The line on which the first quote or bracket opens that is never closed, or is closed only lines later by another one. */
function openedLine(documents: readonly Document.Parsed[], text: string): Span | null {
  for (const document of documents) {
    const error = document.errors.find(
      ({ code, message }) =>
        (code === 'MISSING_CHAR' && /closing|flow|end with/i.test(message)) ||
        (code === 'BAD_INDENT' && /^Flow/.test(message)) ||
        code === 'MULTILINE_IMPLICIT_KEY',
    );
    if (error === undefined) continue;
    const opened = openedBefore(document.contents, error.pos[0]);
    if (opened === null) continue;
    const start = text.lastIndexOf('\n', opened - 1) + 1;
    const next = text.indexOf('\n', opened);
    const end = next < 0 ? text.length : next;
    if (text.slice(start, end).trim() !== '') return { start, end };
  }
  return null;
}

/** Where the last quoted or flow value begins that reaches up to an offset. */
function openedBefore(root: unknown, offset: number): number | null {
  let found: number | null = null;
  const pending: unknown[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isScalar(node)) {
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      const range = node.range;
      if (quoted && range && range[0] <= offset && range[1] >= offset - 1) found = Math.max(found ?? 0, range[0]);
    } else if (isMap(node) || isSeq(node)) {
      const range = node.range;
      if (range && range[0] > offset) continue;
      if (node.flow === true && range && range[2] >= offset - 1) found = Math.max(found ?? 0, range[0]);
      for (const item of node.items as readonly unknown[]) {
        if (isMap(node)) {
          const { key, value } = item as { key: unknown; value: unknown };
          pending.push(key ?? undefined, value ?? undefined);
        } else pending.push(item);
      }
      while (pending.length > 0 && pending.at(-1) === undefined) pending.pop();
    }
  }
  return found;
}

/** Size and height of a tree, aliases unfolded. */
interface Extent {
  readonly nodes: number;
  readonly height: number;
}
const LEAF: Extent = { nodes: 1, height: 1 };

class YamlReading {
  readonly #builder: ManifestBuilder;
  readonly #extents = new Map<SourceNode, Extent>();
  /** Anchors of one document; null while the node is being read. */
  #anchors = new Map<string, SourceNode | null>();
  #aliased = 0;

  constructor(builder: ManifestBuilder) {
    this.#builder = builder;
  }

  document(document: Document.Parsed): SourceNode | null {
    this.#anchors = new Map();
    return this.#read(document.contents, 0);
  }

  #read(node: unknown, depth: number): SourceNode | null {
    if (isAlias(node)) return this.#alias(node, depth);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    if (depth >= MAX_DEPTH) {
      this.#builder.incomplete = true;
      this.#builder.problem('too-deep', this.#span(node.range), { limit: MAX_DEPTH });
      return null;
    }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, null);
    const read = isScalar(node) ? this.#scalar(node) : isMap(node) ? this.#map(node, depth) : this.#list(node, depth);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, read);
    return read;
  }

  #alias(alias: Alias, depth: number): SourceNode | null {
    const target = this.#anchors.get(alias.source);
    const span = this.#span(alias.range);
    if (target === undefined) {
      this.#builder.problem('not-resolved', span, { value: clip(`*${alias.source}`) });
      return null;
    }
    if (target === null) {
      this.#builder.problem('cycle', span, { name: clip(alias.source) });
      return null;
    }
    const extent = this.#extents.get(target) ?? LEAF;
    if (depth + extent.height > MAX_DEPTH || this.#aliased + extent.nodes > MAX_ALIASED_NODES) {
      this.#builder.incomplete = true;
      this.#builder.problem('expansion-limit', span, { name: clip(alias.source) });
      return null;
    }
    this.#aliased += extent.nodes;
    return target;
  }

  #scalar(node: Scalar): SourceNode {
    const { value, source } = node;
    const span = this.#span(node.range);
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
      const closed = span.end - span.start >= 2 && this.#builder.text[span.end - 1] === this.#builder.text[span.start];
      const inner = { start: Math.min(span.start + 1, span.end), end: closed ? span.end - 1 : span.end };
      // The library takes the last character of one that is not closed for its quote.
      if (!closed)
        return { kind: 'scalar', value: folded(this.#builder.text.slice(inner.start, inner.end)), span: inner };
      return { kind: 'scalar', value: typeof value === 'string' ? value : (source ?? ''), span: inner };
    }
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) {
      return { kind: 'scalar', value, span: trimmed(this.#builder.text, span) };
    }
    const written = source ?? '';
    const plain = typeof value === 'number' && String(value) === written;
    return { kind: 'scalar', value: plain ? value : written, span };
  }

  #list(list: YAMLSeq, depth: number): ArrayNode {
    const node: ArrayNode = { kind: 'array', elements: [], span: this.#span(list.range) };
    let nodes = 1;
    let height = 0;
    for (const item of list.items) {
      const element = this.#read(item, depth + 1);
      if (element === null) continue;
      node.elements.push(element);
      const extent = this.#extents.get(element) ?? LEAF;
      nodes += extent.nodes;
      height = Math.max(height, extent.height);
    }
    this.#extents.set(node, { nodes, height: height + 1 });
    return node;
  }

  #map(map: YAMLMap, depth: number): ObjectNode {
    const node: ObjectNode = { kind: 'object', members: new Map(), span: this.#span(map.range) };
    let nodes = 1;
    let height = 0;
    const merged: SourceNode[] = [];
    for (const { key, value } of map.items) {
      // A key may be a whole collection; nothing that is read here has such.
      if (!isScalar(key)) continue;
      const read = this.#read(value, depth + 1);
      if (key.type === 'PLAIN' && key.value === '<<') {
        if (read !== null) merged.push(read);
        continue;
      }
      const member = this.#member(key, read);
      if (member === null) continue;
      if (node.members.has(member.key)) this.#builder.problem('duplicate', member.keySpan, { name: clip(member.key) });
      node.members.set(member.key, member);
      const extent = read === null ? LEAF : (this.#extents.get(read) ?? LEAF);
      nodes += extent.nodes;
      height = Math.max(height, extent.height);
    }
    for (const source of merged) {
      for (const part of source.kind === 'array' ? source.elements : [source]) {
        if (part.kind !== 'object') continue;
        const extent = this.#extents.get(part) ?? LEAF;
        nodes += extent.nodes;
        height = Math.max(height, extent.height);
        for (const member of part.members.values()) {
          if (!node.members.has(member.key)) node.members.set(member.key, member);
        }
      }
    }
    this.#extents.set(node, { nodes, height: height + 1 });
    return node;
  }

  #member(key: Scalar, value: SourceNode | null): Member | null {
    const read = this.#scalar(key);
    if (read.kind !== 'scalar' || read.value === null) return null;
    return { key: String(read.value), keySpan: read.span, value };
  }

  #span(range: readonly number[] | null | undefined): Span {
    const most = this.#builder.text.length;
    const start = Math.min(range?.[0] ?? 0, most);
    return { start, end: Math.max(start, Math.min(range?.[1] ?? start, most)) };
  }
}

/** Quoted text with its line ends as the blanks that they stand for. */
function folded(text: string): string {
  return text.replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks));
}

/** A place without the line ends and blanks after it, which block scalars take along; other spaces are text in YAML. */
function trimmed(text: string, span: Span): Span {
  let end = span.end;
  while (end > span.start && /[ \t\r\n]/.test(text[end - 1] ?? '')) end--;
  return { start: span.start, end };
}
