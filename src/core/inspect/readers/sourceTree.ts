import type { Span } from '../../model/text.ts';
import type { ManifestBuilder } from './manifestBuilder.ts';

/** A value of a JSON or TOML file with its place; the common ground of the readers of both. */
export type SourceNode = ScalarNode | ObjectNode | ArrayNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  /** Strings decoded; dates and numbers out of range as written. */
  readonly value: string | number | boolean | null;
  /** The text of the value; of a string without its quotes. */
  readonly span: Span;
}

export interface ObjectNode {
  readonly kind: 'object';
  /** By key; a Map, so that no key of a file can reach a prototype. */
  readonly members: Map<string, Member>;
  readonly span: Span;
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly elements: SourceNode[];
  readonly span: Span;
}

/** A key and its value; the value is null where the file is damaged between the two. */
export interface Member {
  readonly key: string;
  /** The key without its quotes. */
  readonly keySpan: Span;
  readonly value: SourceNode | null;
}

/** A string of a file with its place. */
export interface TextNode {
  readonly value: string;
  readonly span: Span;
}

/** The member at a path of keys, or null. */
export function memberAt(node: SourceNode | null | undefined, ...path: readonly string[]): Member | null {
  let member: Member | null = null;
  let current: SourceNode | null | undefined = node;
  for (const key of path) {
    if (current?.kind !== 'object') return null;
    member = current.members.get(key) ?? null;
    current = member?.value;
  }
  return member;
}

/** The value at a path of keys, or null. */
export function valueAt(node: SourceNode | null | undefined, ...path: readonly string[]): SourceNode | null {
  return path.length === 0 ? (node ?? null) : (memberAt(node, ...path)?.value ?? null);
}

/** The string at a path of keys, or null where there is none or something else. */
export function textAt(node: SourceNode | null | undefined, ...path: readonly string[]): TextNode | null {
  const value = valueAt(node, ...path);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? { value: value.value, span: value.span } : null;
}

/** Members of the object at a path of keys; none where there is something else. */
export function membersAt(node: SourceNode | null | undefined, ...path: readonly string[]): Iterable<Member> {
  const value = valueAt(node, ...path);
  return value?.kind === 'object' ? value.members.values() : [];
}

/** Elements of the array at a path of keys; none where there is something else. */
export function elementsAt(node: SourceNode | null | undefined, ...path: readonly string[]): readonly SourceNode[] {
  const value = valueAt(node, ...path);
  return value?.kind === 'array' ? value.elements : [];
}

/** Strings of the array at a path of keys; elements of other kinds are passed over. */
export function textsAt(node: SourceNode | null | undefined, ...path: readonly string[]): readonly TextNode[] {
  const texts: TextNode[] = [];
  for (const element of elementsAt(node, ...path)) {
    if (element.kind === 'scalar' && typeof element.value === 'string') {
      texts.push({ value: element.value, span: element.span });
    }
  }
  return texts;
}

/** A scalar as a setting has it: a number as it is written, `1e9` or one too large to be kept exactly. */
export function settingText(builder: ManifestBuilder, { value, span }: ScalarNode): string {
  return typeof value === 'number' ? builder.text.slice(span.start, span.end) : String(value);
}

/** Adds the value at a path as a setting of that dotted key, where it is a scalar; its text where it is short. */
export function addSetting(builder: ManifestBuilder, node: SourceNode | null, ...path: readonly string[]): void {
  const member = memberAt(node, ...path);
  if (member?.value?.kind !== 'scalar' || member.value.value === null) return;
  builder.setting(path.join('.'), member.keySpan, settingText(builder, member.value), member.value.span);
}

/**
 * Adds scalar leaves below a node as settings: dotted keys, elements of an array under the key of the array.
 * @param most Most settings that are added; what comes after is passed over in silence.
 * @param skip Dotted keys whose branch is passed over.
 */
export function addLeaves(
  builder: ManifestBuilder,
  node: SourceNode | null,
  prefix = '',
  most = 300,
  skip: ReadonlySet<string> = new Set(),
): void {
  let left = most;
  const visit = (value: SourceNode, key: string, keySpan: Span): void => {
    if (left <= 0 || skip.has(key)) return;
    if (value.kind === 'scalar') {
      if (value.value === null || key === '') return;
      left--;
      builder.setting(key, keySpan, settingText(builder, value), value.span);
    } else if (value.kind === 'array') {
      for (const element of value.elements) visit(element, key, keySpan);
    } else {
      for (const member of value.members.values()) {
        if (member.value !== null)
          visit(member.value, key === '' ? member.key : `${key}.${member.key}`, member.keySpan);
      }
    }
  };
  if (node !== null) visit(node, prefix, node.span);
}

/** A scalar at a path of keys as text: `22` and `"22"` say the same in YAML. Null where there is none or no scalar. */
export function scalarAt(node: SourceNode | null | undefined, ...path: readonly string[]): TextNode | null {
  const value = valueAt(node, ...path);
  return value?.kind === 'scalar' && value.value !== null ? { value: String(value.value), span: value.span } : null;
}

/** Place of a part of a string; of the whole string where escapes or line ends make that unknown. */
export function partOf(node: TextNode, start: number, length: number): Span {
  if (node.value.length !== node.span.end - node.span.start) return node.span;
  return { start: node.span.start + start, end: node.span.start + start + length };
}
