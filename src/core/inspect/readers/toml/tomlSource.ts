import { parseTOML } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import type { Span } from '../../../model/text.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip } from '../manifestBuilder.ts';
import { withinBudget } from '../parserBudget.ts';
import type { ArrayNode, ObjectNode, SourceNode } from '../sourceTree.ts';
import type { Statement } from './tomlStatements.ts';
import { outlineToml } from './tomlStatements.ts';

/** Longest text that is parsed: the parser takes about a microsecond a character. */
const MAX_TOML_CHARS = 256_000;
/** Most characters that are parsed again to mend damaged tables of one file. */
const MENDING_BUDGET = 400_000;
/** What a statement that is parsed by itself costs of that beside its length: about what the parser needs to start. */
const STATEMENT_COST = 30;
/** What a damaged statement costs beside. */
const DAMAGE_COST = 300;
/** Most lines of one statement that are taken out to mend it. */
const MOST_MENDS = 20;

/**
 * Reads TOML 1.1 into a tree with places. The parser stops at the first mistake, so a file that has one is parsed table by
 * table, a table that has one statement by statement, and a statement of several lines without the lines at fault.
 * @param builder Text to read, and where mistakes go (`syntax`, `duplicate`, `too-deep`, `line-too-long`, `too-large`).
 */
export function readToml(builder: ManifestBuilder): ObjectNode {
  return new TomlReading(builder).read();
}

type Body = AST.TOMLTopLevelTable['body'];
type KeyPart = AST.TOMLBare | AST.TOMLQuoted;

type Parsed =
  { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly index: number; readonly message: string };

class TomlReading {
  readonly #builder: ManifestBuilder;
  readonly #root: ObjectNode = { kind: 'object', members: new Map(), span: { start: 0, end: 0 } };
  #text = '';
  /** Table that keys without a header of their own go to. */
  #table: ObjectNode = this.#root;
  #budget = MENDING_BUDGET;
  #mistakes = 0;

  constructor(builder: ManifestBuilder) {
    this.#builder = builder;
  }

  read(): ObjectNode {
    const outline = outlineToml(this.#builder, this.#builder.text);
    const text = withinBudget(this.#builder, outline.text, MAX_TOML_CHARS);
    const end = text.length;
    (this.#root.span as { end: number }).end = end;
    const statements =
      end < outline.text.length
        ? outline.statements.filter(({ start }) => start < end).map((s) => ({ ...s, end: Math.min(s.end, end) }))
        : outline.statements;
    this.#text = text;
    const whole = parse(text);
    if (whole.ok) this.#addBody(whole.body, 0);
    else {
      this.#readTables(statements);
      if (this.#mistakes === 0) this.#mistake(whole.index, whole.message);
    }
    return this.#root;
  }

  #readTables(statements: readonly Statement[]): void {
    let from = 0;
    while (from < statements.length) {
      if (this.#budget < 0) {
        this.#builder.incomplete = true;
        return;
      }
      let to = from + 1;
      while (to < statements.length && statements[to]?.isHeader !== true) to++;
      const start = statements[from]?.start ?? 0;
      const table = parse(this.#text.slice(start, statements[to - 1]?.end ?? start));
      if (table.ok) this.#addBody(table.body, start);
      else for (const statement of statements.slice(from, to)) this.#readStatement(statement);
      from = to;
    }
  }

  #readStatement(statement: Statement): void {
    if (this.#budget < 0) {
      this.#builder.incomplete = true;
      return;
    }
    const text = this.#text.slice(statement.start, statement.end);
    this.#budget -= STATEMENT_COST + text.length;
    const parsed = parse(text);
    if (parsed.ok) {
      this.#addBody(parsed.body, statement.start);
      return;
    }
    this.#mistake(statement.start + Math.min(parsed.index, text.trimEnd().length), parsed.message);
    this.#budget -= DAMAGE_COST;
    if (statement.isHeader) this.#readDamagedHeader(text, statement.start);
    else this.#mend(text, statement);
  }

  /** A header that lacks a bracket. */
  #readDamagedHeader(text: string, start: number): void {
    const match = /^([ \t]*)(\[{0,2})([^[\]\r\n#]*)(\]{0,2})/.exec(text);
    const opened = match?.[2] ?? '';
    const closed = match?.[4] ?? '';
    const brackets = Math.max(opened.length, closed.length);
    const head = `${'['.repeat(brackets)}${match?.[3] ?? ''}${']'.repeat(brackets)}`;
    const parsed = parse(head);
    if (parsed.ok) this.#addBody(parsed.body, start + (match?.[1]?.length ?? 0) + opened.length - brackets);
    // What follows belongs to a table of unknown name, not to the one before.
    else this.#table = { kind: 'object', members: new Map(), span: { start, end: start } };
  }

  /** Closes what is open, and takes out the lines at fault one after the other. */
  #mend(damaged: string, statement: Statement): void {
    let text = damaged;
    for (let round = 0; round < MOST_MENDS; round++) {
      const parsed = parse(text + statement.closers);
      if (parsed.ok) {
        this.#addBody(parsed.body, statement.start);
        return;
      }
      this.#budget -= parsed.index;
      if (this.#budget < 0) {
        this.#builder.incomplete = true;
        return;
      }
      if (round > 0) this.#mistake(statement.start + Math.min(parsed.index, damaged.trimEnd().length), parsed.message);
      const mended = mendLine(text, parsed);
      if (mended === text || mended.trim() === '') return;
      text = mended;
    }
  }

  #addBody(body: Body, base: number): void {
    for (const entry of body) {
      if (entry.type === 'TOMLKeyValue') this.#addKeyValue(this.#table, entry, base);
      else {
        this.#table = this.#tableOf(entry, base);
        for (const keyValue of entry.body) this.#addKeyValue(this.#table, keyValue, base);
      }
    }
  }

  #tableOf(header: AST.TOMLTable, base: number): ObjectNode {
    const parts = header.key.keys;
    const last = parts[parts.length - 1];
    if (last === undefined) return this.#root;
    const parent = this.#descend(this.#root, parts.slice(0, -1), base);
    if (header.kind === 'standard') return this.#descend(parent, [last], base);
    const table: ObjectNode = { kind: 'object', members: new Map(), span: this.#spanOf(header.range, base) };
    const key = nameOf(last);
    const existing = parent.members.get(key)?.value;
    if (existing?.kind === 'array') existing.elements.push(table);
    else {
      const value: ArrayNode = { kind: 'array', elements: [table], span: this.#spanOf(header.range, base) };
      parent.members.set(key, { key, keySpan: this.#keySpanOf(last, base), value });
    }
    return table;
  }

  /** The table below another one at a path of keys; made where it is missing. */
  #descend(from: ObjectNode, parts: readonly KeyPart[], base: number): ObjectNode {
    let table = from;
    for (const part of parts) {
      const key = nameOf(part);
      const value = table.members.get(key)?.value;
      const next = value?.kind === 'array' ? value.elements.at(-1) : value;
      if (next?.kind === 'object') {
        table = next;
        continue;
      }
      const made: ObjectNode = { kind: 'object', members: new Map(), span: this.#spanOf(part.range, base) };
      if (value === undefined) table.members.set(key, { key, keySpan: this.#keySpanOf(part, base), value: made });
      table = made;
    }
    return table;
  }

  #addKeyValue(table: ObjectNode, entry: AST.TOMLKeyValue, base: number): void {
    const parts = entry.key.keys;
    const last = parts[parts.length - 1];
    if (last === undefined) return;
    const target = this.#descend(table, parts.slice(0, -1), base);
    const key = nameOf(last);
    const keySpan = this.#keySpanOf(last, base);
    if (target.members.has(key)) {
      this.#mistakes++;
      this.#builder.problem('duplicate', keySpan, { name: clip(key) }, 'error');
    }
    target.members.set(key, { key, keySpan, value: this.#value(entry.value, base) });
  }

  #value(node: AST.TOMLContentNode, base: number): SourceNode {
    const span = this.#spanOf(node.range, base);
    if (node.type === 'TOMLArray') {
      return { kind: 'array', elements: node.elements.map((element) => this.#value(element, base)), span };
    }
    if (node.type === 'TOMLInlineTable') {
      const table: ObjectNode = { kind: 'object', members: new Map(), span };
      for (const entry of node.body) this.#addKeyValue(table, entry, base);
      return table;
    }
    if (node.kind === 'string') {
      const inner = node.multiline ? multilineSpan(this.#text, span) : { start: span.start + 1, end: span.end - 1 };
      return { kind: 'scalar', value: node.value, span: inner };
    }
    if (node.kind === 'boolean') return { kind: 'scalar', value: node.value, span };
    // As written: `1.10` is no number to those who mean a version.
    return { kind: 'scalar', value: this.#text.slice(span.start, span.end), span };
  }

  /** Place in the file of a part of a piece of it; brackets that mending added lie beyond its ends. */
  #spanOf(range: readonly [number, number], base: number): Span {
    const within = (at: number): number => Math.min(Math.max(at, 0), this.#text.length);
    return { start: within(base + range[0]), end: within(base + range[1]) };
  }

  #keySpanOf(part: KeyPart, base: number): Span {
    const { start, end } = this.#spanOf(part.range, base);
    return part.type === 'TOMLBare' ? { start, end } : { start: start + 1, end: end - 1 };
  }

  #mistake(index: number, message: string): void {
    this.#mistakes++;
    const start = Math.min(Math.max(index, 0), this.#builder.text.length);
    const end = Math.min(start + 1, this.#builder.text.length);
    const reason = /^Unterminated/.test(message) ? { reason: 'unclosed', opened: '"' } : {};
    this.#builder.problem('syntax', { start, end }, { format: 'TOML', ...reason }, 'error');
  }
}

function parse(text: string): Parsed {
  try {
    return { ok: true, body: parseTOML(text, { tomlVersion: '1.1' }).body[0].body };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const index = 'index' in error && typeof error.index === 'number' ? error.index : 0;
    return { ok: false, index, message: error.message };
  }
}

/** Puts in a comma that is missing, or else blanks the line of the mistake. */
function mendLine(text: string, mistake: { readonly index: number; readonly message: string }): string {
  const index = Math.min(mistake.index, text.length);
  const before = text.charAt(index - 1);
  if (mistake.message.startsWith('Expected comma') && /\s/.test(before)) {
    return `${text.slice(0, index - 1)},${text.slice(index)}`;
  }
  // Where the mistake shows only at the end, the line at fault is the last one that holds anything.
  let at = index;
  while (at > 0 && (at >= text.length || /\s/.test(text.charAt(at)))) at--;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  const end = newline < 0 ? text.length : newline;
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function nameOf(part: KeyPart): string {
  return part.type === 'TOMLBare' ? part.name : part.value;
}

function multilineSpan(text: string, span: Span): Span {
  let start = span.start + 3;
  if (text.startsWith('\r\n', start)) start += 2;
  else if (text.charAt(start) === '\n') start++;
  return { start, end: span.end - 3 };
}
