import type { ReadResult } from '../../../model/manifest.ts';
import type { Span } from '../../../model/text.ts';
import { MAX_NAME_CHARS } from '../limits.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { clip } from '../manifestBuilder.ts';
import type { Member, ObjectNode, SourceNode, TextNode } from '../sourceTree.ts';
import { membersAt, partOf, textAt, textsAt, valueAt } from '../sourceTree.ts';
import { readToml } from '../syntaxes.ts';

/**
 * Gradle's version catalogs (`gradle/libs.versions.toml`). Libraries and plugins are `managed`: a build script says which
 * of them are used, by alias; `libraries.<alias>`, `plugins.<alias>` and `bundles.<alias>` say what an alias means.
 */
export function readVersionCatalog(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readToml(builder);
  const versions = readVersions(builder, root);
  for (const member of membersAt(root, 'libraries')) addLibrary(builder, member, versions);
  for (const member of membersAt(root, 'plugins')) addPlugin(builder, member, versions);
  for (const { key, keySpan, value } of membersAt(root, 'bundles')) {
    const aliases = textsAt(value).map((alias) => alias.value);
    if (value !== null) builder.setting(`bundles.${key}`, keySpan, aliases.join(' '), value.span);
  }
  return builder.build();
}

type Versions = ReadonlyMap<string, TextNode>;

function readVersions(builder: ManifestBuilder, root: ObjectNode): Versions {
  const versions = new Map<string, TextNode>();
  for (const { key, keySpan, value } of membersAt(root, 'versions')) {
    const version = richVersion(value);
    if (version === null) continue;
    versions.set(key, version);
    builder.setting(`versions.${key}`, keySpan, version.value, version.span);
  }
  return versions;
}

/** A plain version, or the most telling part of a rich one. */
function richVersion(node: SourceNode | null): TextNode | null {
  return textAt(node) ?? textAt(node, 'strictly') ?? textAt(node, 'require') ?? textAt(node, 'prefer');
}

/** The version of an entry: its own, or the one that it refers to by name. */
function versionOf(builder: ManifestBuilder, node: SourceNode | null, versions: Versions): TextNode | null {
  const version = valueAt(node, 'version');
  const reference = textAt(version, 'ref');
  if (reference === null) return richVersion(version);
  const found = versions.get(reference.value) ?? null;
  if (found === null) builder.problem('not-resolved', reference.span, { value: clip(reference.value) });
  return found;
}

function addLibrary(builder: ManifestBuilder, member: Member, versions: Versions): void {
  const { value } = member;
  const short = textAt(value);
  if (short !== null) {
    const [group, artifact, version] = short.value.split(':');
    if (group === undefined || artifact === undefined) {
      builder.problem('invalid-name', short.span, { name: clip(short.value) });
      return;
    }
    const name = `${group}:${artifact}`;
    const text =
      version === undefined ? null : { value: version, span: partOf(short, name.length + 1, version.length) };
    add(builder, member, 'libraries', name, partOf(short, 0, name.length), text);
    return;
  }
  const module = textAt(value, 'module');
  const group = textAt(value, 'group');
  const artifact = textAt(value, 'name');
  const version = versionOf(builder, value, versions);
  if (module !== null) add(builder, member, 'libraries', module.value, module.span, version);
  // One that is empty is still being typed.
  else if (group !== null && artifact !== null && group.value !== '' && artifact.value !== '') {
    add(builder, member, 'libraries', `${group.value}:${artifact.value}`, artifact.span, version);
  }
}

function addPlugin(builder: ManifestBuilder, member: Member, versions: Versions): void {
  const short = textAt(member.value);
  const id = textAt(member.value, 'id');
  if (short !== null) {
    const colon = short.value.lastIndexOf(':');
    const name = colon < 0 ? short.value : short.value.slice(0, colon);
    const version = colon < 0 ? null : short.value.slice(colon + 1);
    const text = version === null ? null : { value: version, span: partOf(short, colon + 1, version.length) };
    add(builder, member, 'plugins', name, partOf(short, 0, name.length), text);
  } else if (id !== null) {
    add(builder, member, 'plugins', id.value, id.span, versionOf(builder, member.value, versions));
  }
}

function add(
  builder: ManifestBuilder,
  member: Member,
  table: 'libraries' | 'plugins',
  name: string,
  nameSpan: Span,
  version: TextNode | null,
): void {
  // Of one that is cut off the name would be lost; the dependency says what is wrong with it.
  if (name.length <= MAX_NAME_CHARS) builder.setting(`${table}.${member.key}`, member.keySpan, name, nameSpan);
  builder.dependency({
    ecosystem: 'maven',
    // A plugin's own coordinates are those of its marker artifact.
    name: table === 'plugins' ? `${name}:${name}.gradle.plugin` : name,
    nameSpan,
    written: version,
    scope: 'managed',
  });
}
