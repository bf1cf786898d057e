import type { ReadResult } from '../../../model/manifest.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import type { Member, SourceNode } from '../sourceTree.ts';
import { addLeaves, addSetting, membersAt, textAt, textsAt, valueAt } from '../sourceTree.ts';
import { checkedMembers, checkedText, rootObject } from './checkedJson.ts';
import { readJson } from './jsonSource.ts';
import { parseModuleUrl, parsePackageSpecifier } from './npmSpecifier.ts';

const MOST_LEAVES = 60;

/** Deno's `deno.json(c)`, JSR's `jsr.json(c)` and import maps. */
export function readDenoJson(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = rootObject(builder, readJson(builder, { comments: true }));
  if (root === null) return builder.build();
  builder.name = checkedText(builder, root.members.get('name'))?.value ?? null;
  for (const key of ['name', 'exports', 'nodeModulesDir']) addSetting(builder, root, key);
  for (const member of checkedMembers(builder, root, 'imports')) addImport(builder, member);
  for (const scope of checkedMembers(builder, root, 'scopes')) {
    for (const member of membersAt(scope.value)) addImport(builder, member);
  }
  for (const task of checkedMembers(builder, root, 'tasks')) {
    const command = textAt(task.value) ?? textAt(task.value, 'command');
    if (command !== null) builder.setting(`tasks.${task.key}`, task.keySpan, command.value, command.span);
  }
  for (const key of ['compilerOptions', 'deploy', 'unstable']) {
    addLeaves(builder, valueAt(root, key), key, MOST_LEAVES);
  }
  addWorkspace(builder, valueAt(root, 'workspace') ?? valueAt(root, 'workspaces'));
  const importMap = textAt(root, 'importMap');
  if (importMap !== null && !/^https?:/.test(importMap.value)) {
    builder.reference('include', importMap.value, importMap.span);
  }
  return builder.build();
}

function addWorkspace(builder: ManifestBuilder, node: SourceNode | null): void {
  const members = node?.kind === 'array' ? textsAt(node) : textsAt(node, 'members');
  for (const { value, span } of members) builder.reference('workspace', value, span);
}

/** An import: a package of npm or JSR, a module by URL, or a path (which says nothing). */
function addImport(builder: ManifestBuilder, member: Member): void {
  const target = checkedText(builder, member);
  if (target === null) return;
  const { value, span } = target;
  const specifier = parsePackageSpecifier(value) ?? parseModuleUrl(value);
  if (specifier === null) {
    if (/^https?:/.test(value)) builder.setting(`imports.${member.key}`, member.keySpan, value, span);
    return;
  }
  const isPlain = value.length === span.end - span.start;
  const at = (start: number, length: number) =>
    isPlain ? { start: span.start + start, end: span.start + start + length } : span;
  builder.dependency({
    ecosystem: specifier.ecosystem,
    name: specifier.name,
    nameSpan: at(specifier.nameStart, specifier.name.length),
    version: specifier.version,
    versionSpan: specifier.version === null ? null : at(specifier.versionStart, specifier.version.length),
    scope: 'runtime',
  });
}
