import type { DependencyScope, Ecosystem, ReadResult } from '../../../model/manifest.ts';
import { spanIn } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { addRequirement } from '../python/requirement.ts';
import type { SourceNode, TextNode } from '../sourceTree.ts';
import { elementsAt, membersAt, scalarAt, textAt } from '../sourceTree.ts';
import { readYaml } from '../syntaxes.ts';

/** Dart's `pubspec.yaml`. */
export function readPubspec(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readYaml(builder);
  builder.name = textAt(root, 'name')?.value ?? null;
  addTable(builder, root, 'dependencies', 'pub', 'runtime');
  addTable(builder, root, 'dev_dependencies', 'pub', 'development');
  for (const { key, keySpan, value } of membersAt(root, 'environment')) {
    const version = scalarAt(value);
    const runtime = key === 'sdk' ? 'dart' : key;
    if (version !== null && /^(?:dart|flutter)$/.test(runtime))
      builder.runtime(runtime, keySpan, version.value, version.span);
  }
  for (const element of elementsAt(root, 'workspace')) {
    const folder = textAt(element);
    if (folder !== null) builder.reference('workspace', folder.value, folder.span);
  }
  for (const { key, keySpan } of membersAt(root, 'executables')) builder.setting('bin', keySpan, key, keySpan);
  return builder.build();
}

/** Crystal's `shard.yml`. */
export function readShard(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readYaml(builder);
  builder.name = textAt(root, 'name')?.value ?? null;
  addTable(builder, root, 'dependencies', 'shards', 'runtime');
  addTable(builder, root, 'development_dependencies', 'shards', 'development');
  const version = scalarAt(root, 'crystal');
  if (version !== null) builder.runtime('crystal', version.span, version.value, version.span);
  return builder.build();
}

/** Conda's `environment.yml`: names of Conda are those of PyPI nearly always. */
export function readConda(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readYaml(builder);
  builder.name = textAt(root, 'name')?.value ?? null;
  for (const element of elementsAt(root, 'dependencies')) {
    for (const nested of elementsAt(element, 'pip')) {
      const requirement = textAt(nested);
      if (requirement !== null && !/^-|^\.|:\/\//.test(requirement.value))
        addRequirement(builder, requirement, 'runtime');
    }
    const written = textAt(element);
    if (written !== null) addConda(builder, written);
  }
  return builder.build();
}

/** `channel::name=1.0=build`, `name >=1.0`. */
function addConda(builder: ManifestBuilder, { value, span }: TextNode): void {
  const match = /^([\w./-]+::)?([A-Za-z_][\w.-]*)\s*([\w.*,<>=!~][\w.*,<>=!~ ]*)?/.exec(value);
  if (match?.[2] === undefined) return;
  const [whole, channel = '', name, written] = match;
  // Of a text in several lines the parts have no place of their own.
  const isPlain = builder.text.startsWith(value, span.start);
  const nameSpan = isPlain ? spanIn(span.start + channel.length, name.length) : span;
  const placed = isPlain ? spanIn(span.start + whole.length - (written?.length ?? 0), written?.length ?? 0) : span;
  const versionSpan = written === undefined ? null : placed;
  if (name === 'python') {
    builder.runtime('python', nameSpan, written?.replace(/^=+|(?<=[\w*])=[^]*/g, '').trim() ?? null, versionSpan);
    return;
  }
  builder.dependency({
    ecosystem: 'pypi',
    name: name.toLowerCase().replace(/[-_.]+/g, '-'),
    nameSpan,
    version: written?.trim() ?? null,
    versionSpan,
    scope: 'runtime',
  });
}

/** `name: ^1.0`, or `name:` with `version:`, `path:`, `git:` below it. */
function addTable(
  builder: ManifestBuilder,
  root: SourceNode | null,
  key: string,
  ecosystem: Ecosystem,
  scope: DependencyScope,
): void {
  for (const { key: name, keySpan, value } of membersAt(root, key)) {
    if (builder.full) return;
    const version = scalarAt(value) ?? scalarAt(value, 'version') ?? scalarAt(value, 'tag');
    builder.dependency({
      ecosystem,
      name,
      nameSpan: keySpan,
      written: version,
      scope,
    });
    const folder = textAt(value, 'path');
    if (folder !== null) builder.reference('path-dependency', folder.value, folder.span);
  }
}
