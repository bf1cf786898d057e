import type { ReadResult } from '../../../model/manifest.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip, ManifestBuilder as Builder } from '../manifestBuilder.ts';
import { addConfig } from '../config/configFile.ts';
import { addImage } from '../docker/imageDependency.ts';
import { runtimeOfText } from '../runtimeText.ts';
import type { Member, ObjectNode, SourceNode, TextNode } from '../sourceTree.ts';
import { scalarAt } from '../sourceTree.ts';
import { readYamlDocuments } from '../syntaxes.ts';
import type { YamlFormat } from './yamlFormats.ts';

/** Most variables of which it is said that they are left as written. */
const MAX_NOTES = 20;

/** A YAML file of a format that is told apart by data alone. */
export function readYamlConfig(text: string, path: string, format: YamlFormat): ReadResult {
  const builder = new Builder(text, path);
  const roots = readYamlDocuments(builder);
  for (const root of roots) if (root.kind === 'object' && isMarked(root, format)) readConfig(builder, root, format);
  return builder.build();
}

function isMarked(root: ObjectNode, { marks }: YamlFormat): boolean {
  return marks === undefined || marks.some((mark) => root.members.has(mark));
}

function readConfig(builder: ManifestBuilder, root: ObjectNode, format: YamlFormat): void {
  addConfig(builder, root, format);
  for (const key of format.runtimes ?? []) {
    for (const { member, text } of textsBelow(root, key.split('.'))) {
      const found = runtimeOfText(text.value);
      if (found === null) continue;
      const { start: from, end } = text.span;
      // Escapes and line ends stand otherwise in the file than in the value.
      const written = runtimeOfText(builder.text.slice(from, end));
      const span =
        written?.version === found.version
          ? { start: from + written.versionStart, end: from + written.versionEnd }
          : text.span;
      builder.runtime(found.runtime, member?.keySpan ?? text.span, found.version, found.version === null ? null : span);
    }
  }
  for (const key of format.images ?? []) {
    for (const { text } of textsBelow(root, key.split('.'))) addImage(builder, text, 'runtime');
  }
  noteVariables(builder);
}

/** What serverless files take from other files is left as written. */
function noteVariables(builder: ManifestBuilder): void {
  let notes = 0;
  for (const match of builder.text.matchAll(/\$\{file\([^)\n]{0,200}\)[^}\n]{0,100}\}/g)) {
    if (++notes > MAX_NOTES) return;
    builder.problem(
      'not-resolved',
      { start: match.index, end: match.index + match[0].length },
      { value: clip(match[0]) },
      'information',
    );
  }
}

interface FoundText {
  readonly member: Member | null;
  readonly text: TextNode;
}

/** Scalars at a path in which `*` stands for any key; lists on the way are looked through. */
function textsBelow(
  node: SourceNode | null,
  path: readonly string[],
  member: Member | null = null,
): readonly FoundText[] {
  if (node === null) return [];
  if (node.kind === 'array') return node.elements.flatMap((element) => textsBelow(element, path, member));
  const [key, ...rest] = path;
  if (key === undefined) {
    const text = scalarAt(node);
    return text === null ? [] : [{ member, text }];
  }
  if (node.kind !== 'object') return [];
  const members = key === '*' ? [...node.members.values()] : [node.members.get(key)];
  return members.flatMap((found) => (found === undefined ? [] : textsBelow(found.value, rest, found)));
}
