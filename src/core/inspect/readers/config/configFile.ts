import type { ReadResult } from '../../../model/manifest.ts';
import { rootObject } from '../json/checkedJson.ts';
import { readJson } from '../json/jsonSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import type { ObjectNode, SourceNode, TextNode } from '../sourceTree.ts';
import { addLeaves, elementsAt, memberAt, settingText, textAt, textsAt, valueAt } from '../sourceTree.ts';
import { readToml } from '../syntaxes.ts';
import type { ConfigFormat } from './configFormats.ts';

const MOST_LEAVES = 300;

/** A configuration file of a format that is told apart by data alone. */
export function readConfigFile(text: string, path: string, format: ConfigFormat): ReadResult {
  const builder = new ManifestBuilder(text, path);
  // Tools take an empty file for one without settings.
  if (text.trim() === '') return builder.build();
  const root =
    format.syntax === 'toml' ? readToml(builder) : readJson(builder, { comments: format.syntax === 'jsonc' });
  // Anything but an object is some other tool's file of that name, where that can be.
  const object = root?.kind === 'object' ? root : format.ownName === true ? rootObject(builder, root) : null;
  if (object !== null) addConfig(builder, object, format);
  return builder.build();
}

/** Keeps of a tree what a format asks for. */
export function addConfig(
  builder: ManifestBuilder,
  root: ObjectNode,
  format: Omit<ConfigFormat, 'syntax' | 'path'>,
): void {
  if (format.nameKey !== undefined) builder.name = textAt(root, ...format.nameKey.split('.'))?.value ?? null;
  // An empty table says something by being there (`features` of a development container, a binding of a worker).
  for (const member of root.members.values()) {
    if (member.value?.kind === 'object') builder.setting(member.key, member.keySpan, '', member.keySpan);
  }
  const most = format.most ?? MOST_LEAVES;
  const skip = new Set(format.skip ?? []);
  if (format.keep === undefined) addLeaves(builder, root, '', most, skip);
  for (const key of format.keep ?? []) {
    const member = memberAt(root, ...key.split('.'));
    if (member?.value?.kind === 'scalar' && member.value.value !== null) {
      builder.setting(key, member.keySpan, settingText(builder, member.value), member.value.span);
    } else addLeaves(builder, member?.value ?? null, key, most, skip);
  }
  for (const [key, relation] of format.references ?? []) {
    for (const { value, span } of stringsAt(root, key.split('.'))) builder.reference(relation, value, span);
  }
}

/** Strings at a path: itself, elements of a list, a key of each object in a list, or keys' own `root` (Angular). */
function stringsAt(root: SourceNode | null, path: readonly string[]): readonly TextNode[] {
  const value = valueAt(root, ...path);
  const single = textAt(value);
  if (single !== null) return [single];
  if (value?.kind === 'array') return textsAt(value);
  const found: TextNode[] = [];
  if (value?.kind === 'object') {
    for (const member of value.members.values()) {
      const folder = textAt(member.value) ?? textAt(member.value, 'root');
      if (folder !== null && folder.value !== '') found.push(folder);
    }
    return found;
  }
  const last = path.at(-1);
  if (last === undefined) return found;
  for (const element of elementsAt(root, ...path.slice(0, -1))) {
    const text = textAt(element, last);
    if (text !== null) found.push(text);
  }
  return found;
}
