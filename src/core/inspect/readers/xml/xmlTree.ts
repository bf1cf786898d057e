import type { Span } from '../../../model/text.ts';
import type { TextNode } from '../sourceTree.ts';

/** An element with its place. */
export interface XmlElement {
  /** Name without its prefix. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Text of its own with entities decoded and blanks around it taken off; null where there is none. */
  readonly text: TextNode | null;
}

export interface XmlAttribute extends TextNode {
  readonly name: string;
  readonly nameSpan: Span;
}

/** First child of a name at each step of a path, or null. */
export function elementAt(element: XmlElement | null | undefined, ...path: readonly string[]): XmlElement | null {
  let current = element ?? null;
  for (const name of path) {
    if (current === null) return null;
    current = current.children.find((child) => child.name === name) ?? null;
  }
  return current;
}

/** Text of the element at a path, or null where it is absent or empty. */
export function xmlTextAt(element: XmlElement | null | undefined, ...path: readonly string[]): TextNode | null {
  return elementAt(element, ...path)?.text ?? null;
}

/** Children of a name of the element at a path. */
export function elementsNamed(
  element: XmlElement | null | undefined,
  name: string,
  ...path: readonly string[]
): readonly XmlElement[] {
  return elementAt(element, ...path)?.children.filter((child) => child.name === name) ?? [];
}

/** The attribute of a name, upper and lower case being the same; null where it is absent. */
export function attributeOf(element: XmlElement | null | undefined, name: string): XmlAttribute | null {
  const wanted = name.toLowerCase();
  return element?.attributes.find((attribute) => attribute.name.toLowerCase() === wanted) ?? null;
}
