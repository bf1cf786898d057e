import type { ManifestBuilder } from '../manifestBuilder.ts';
import type { Member, ObjectNode, SourceNode, TextNode } from '../sourceTree.ts';

/** What a value should have been; `problem.wrong-type.<kind>` says it. */
export type ExpectedKind = 'object' | 'text' | 'list' | 'list-or-object' | 'text-or-object';

/** Notes that a value has the wrong type. */
export function wrongType(builder: ManifestBuilder, name: string, node: SourceNode, expected: ExpectedKind): void {
  builder.problem('wrong-type', node.span, { name, reason: expected });
}

/** The root as an object; anything else is noted as `wrong-type`. */
export function rootObject(builder: ManifestBuilder, root: SourceNode | null): ObjectNode | null {
  if (root === null || root.kind === 'object') return root;
  wrongType(builder, builder.path, root, 'object');
  return null;
}

/** Members of the object under a key; something else there (not null) is noted as `wrong-type`. */
export function checkedMembers(builder: ManifestBuilder, root: ObjectNode, key: string): Iterable<Member> {
  const value = root.members.get(key)?.value ?? null;
  if (value === null || (value.kind === 'scalar' && value.value === null)) return [];
  if (value.kind === 'object') return value.members.values();
  wrongType(builder, key, value, 'object');
  return [];
}

/** Notes where a value is neither a list nor null. */
export function checkedElements(builder: ManifestBuilder, root: ObjectNode, key: string): void {
  const value = root.members.get(key)?.value ?? null;
  if (value === null || value.kind === 'array' || (value.kind === 'scalar' && value.value === null)) return;
  wrongType(builder, key, value, 'list');
}

/** The string of a member; something else there (not null) is noted as `wrong-type`. */
export function checkedText(builder: ManifestBuilder, member: Member | undefined | null): TextNode | null {
  const value = member?.value;
  if (member === undefined || member === null || value === null || value === undefined) return null;
  if (value.kind === 'scalar' && typeof value.value === 'string') return { value: value.value, span: value.span };
  if (value.kind !== 'scalar' || value.value !== null) wrongType(builder, member.key, value, 'text');
  return null;
}
