import type { ReadResult } from '../../../model/manifest.ts';
import { checkedMembers } from '../json/checkedJson.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip, ManifestBuilder as Builder } from '../manifestBuilder.ts';
import type { Member, ObjectNode, SourceNode, TextNode } from '../sourceTree.ts';
import { elementsAt, membersAt, scalarAt, textAt, valueAt } from '../sourceTree.ts';
import { readYaml } from '../syntaxes.ts';
import { addImage } from './imageDependency.ts';

/** Compose files (`docker-compose.yml`, `compose.prod.yaml`): images, build contexts, and the environment of services. */
export function readCompose(text: string, path: string): ReadResult {
  const builder = new Builder(text, path);
  const root = readYaml(builder);
  if (root?.kind !== 'object') {
    if (root !== null) builder.problem('wrong-type', root.span, { name: path, reason: 'object' });
    return builder.build();
  }
  builder.name = textAt(root, 'name')?.value ?? null;
  for (const include of listOrOne(valueAt(root, 'include'))) {
    for (const file of listOrOne(include.kind === 'object' ? valueAt(include, 'path') : include))
      addReference(builder, 'include', textAt(file));
  }
  const services = valueAt(root, 'services');
  // Before version 2 the services stood at the top.
  const isOld =
    services === null &&
    [...root.members.values()].some(({ value }) => textAt(value, 'image') ?? valueAt(value, 'build'));
  for (const service of isOld ? membersAt(root) : checkedMembers(builder, root, 'services')) {
    if (builder.full) break;
    if (service.value?.kind === 'object') readService(builder, service, service.value);
  }
  return builder.build();
}

function readService(builder: ManifestBuilder, member: Member, service: ObjectNode): void {
  const key = `services.${member.key}`;
  builder.setting(key, member.keySpan, '', member.keySpan);
  const image = textAt(service, 'image');
  const build = valueAt(service, 'build');
  // What is built here carries a name of its own, which says little of what is in it.
  if (image !== null) addImage(builder, image, build === null ? 'runtime' : 'build');
  const context = textAt(build) ?? textAt(build, 'context');
  if (context !== null && !/^(?:https?:|git@|git:)/.test(context.value))
    addReference(builder, 'build-context', context);
  const dockerfile = textAt(build, 'dockerfile');
  if (dockerfile !== null) builder.setting(`${key}.dockerfile`, dockerfile.span, dockerfile.value, dockerfile.span);
  addReference(builder, 'include', textAt(service, 'extends', 'file'));
  for (const file of listOrOne(valueAt(service, 'env_file')))
    addReference(builder, 'include', textAt(file) ?? textAt(file, 'path'));
  for (const part of ['command', 'entrypoint']) {
    const text = commandOf(valueAt(service, part));
    if (text !== null) builder.setting(`${key}.${part}`, text.span, text.value, text.span);
  }
  readEnvironment(builder, `${key}.environment`, valueAt(service, 'environment'));
}

/** `KEY: value`, or a list of `KEY=value`. */
function readEnvironment(builder: ManifestBuilder, key: string, environment: SourceNode | null): void {
  for (const { key: name, keySpan, value } of membersAt(environment)) {
    const text = scalarAt(value);
    if (text !== null) builder.setting(`${key}.${name}`, keySpan, text.value, text.span);
  }
  for (const element of elementsAt(environment)) {
    const text = textAt(element);
    const equals = text?.value.indexOf('=') ?? -1;
    if (text === null || equals < 1) continue;
    const isPlain = text.value.length === text.span.end - text.span.start;
    const keySpan = isPlain ? { start: text.span.start, end: text.span.start + equals } : text.span;
    const valueSpan = isPlain ? { start: keySpan.end + 1, end: text.span.end } : text.span;
    builder.setting(`${key}.${text.value.slice(0, equals)}`, keySpan, text.value.slice(equals + 1), valueSpan);
  }
}

function addReference(builder: ManifestBuilder, relation: 'include' | 'build-context', target: TextNode | null): void {
  if (target === null) return;
  if (target.value.includes('$'))
    builder.problem('not-resolved', target.span, { value: clip(target.value) }, 'information');
  else builder.reference(relation, target.value, target.span);
}

function commandOf(node: SourceNode | null): TextNode | null {
  if (node === null) return null;
  if (node.kind !== 'array') return textAt(node);
  const words = node.elements.slice(0, 100).map((element) => scalarAt(element)?.value ?? '');
  return { value: words.join(' '), span: node.span };
}

function listOrOne(node: SourceNode | null): readonly SourceNode[] {
  if (node === null) return [];
  return node.kind === 'array' ? node.elements : [node];
}
