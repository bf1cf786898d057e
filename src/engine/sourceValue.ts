import type { SourceNode } from '../core/inspect/readers/sourceTree.ts';
import type { Span } from '../core/model/text.ts';

/** The plain value of a tree; no key can set a prototype. */
export function valueOf(node: SourceNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.elements.map(valueOf);
  return Object.fromEntries(
    [...node.members.values()].map(({ key, value }) => [key, value === null ? null : valueOf(value)]),
  );
}

/** Where a path leads: the key of the last member on the way, or the element. */
export function placeOf(root: SourceNode, path: readonly (string | number)[]): Span {
  let node: SourceNode | null = root;
  let span: Span = { start: root.span.start, end: root.span.start };
  for (const part of path) {
    if (node?.kind === 'object') {
      const member = node.members.get(String(part));
      if (member === undefined) break;
      span = member.keySpan;
      node = member.value;
    } else if (node?.kind === 'array') {
      const element: SourceNode | undefined = node.elements[Number(part)];
      if (element === undefined) break;
      span = element.kind === 'scalar' ? element.span : { start: element.span.start, end: element.span.start };
      node = element;
    } else break;
  }
  return span;
}
