import type { SourceNode } from '../../../src/core/inspect/readers/sourceTree.ts';

/** A tree as plain values, to compare with what a test says. */
export function plainOf(node: SourceNode | null): unknown {
  if (node === null) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.elements.map(plainOf);
  return Object.fromEntries([...node.members.values()].map(({ key, value }) => [key, plainOf(value)]));
}
