import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import type { Span } from '../../../model/text.ts';
import { clip, ManifestBuilder } from '../manifestBuilder.ts';
import type { Member, ObjectNode, SourceNode } from '../sourceTree.ts';
import { addLeaves, addSetting, memberAt, membersAt, textAt, textsAt, valueAt } from '../sourceTree.ts';
import { checkedMembers, checkedText, rootObject, wrongType } from './checkedJson.ts';
import { readJson } from './jsonSource.ts';
import { isNpmName, parsePackageSpecifier } from './npmSpecifier.ts';

const TABLES: readonly (readonly [key: string, scope: DependencyScope])[] = [
  ['dependencies', 'runtime'],
  ['devDependencies', 'development'],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
];

/** Keys of `engines` (and of Volta) that name a runtime; the others name package managers and hosts. */
const RUNTIMES = new Set(['node', 'bun', 'deno']);

/** Scalars that say what a package is for. */
const PLAIN_SETTINGS = [
  'type',
  'main',
  'module',
  'browser',
  'types',
  'private',
  'bin',
  'exports',
  'packageManager',
  'description',
  'displayName',
];

/** Branches that tools keep in package.json and that say something of the stack. */
const TOOL_BRANCHES = ['prisma', 'jest', 'nodemonConfig', 'publishConfig', 'keywords', 'babel', 'pkg', 'nx', 'expo'];
const MOST_LEAVES = 40;

/** npm's `package.json`, with what Yarn, pnpm, Bun and Volta add to it. */
export function readPackageJson(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = rootObject(builder, readJson(builder, { comments: false }));
  if (root !== null) readPackage(builder, root);
  return builder.build();
}

function readPackage(builder: ManifestBuilder, root: ObjectNode): void {
  builder.name = checkedText(builder, root.members.get('name'))?.value ?? null;
  addSetting(builder, root, 'name');
  for (const key of PLAIN_SETTINGS) addSetting(builder, root, key);
  readWorkspaces(builder, root);
  readRuntimes(builder, root);
  for (const script of checkedMembers(builder, root, 'scripts')) {
    const command = checkedText(builder, script);
    if (command !== null) builder.setting(`scripts.${script.key}`, script.keySpan, command.value, command.span);
  }
  const bin = valueAt(root, 'bin');
  if (bin?.kind === 'object') addLeaves(builder, bin, 'bin', MOST_LEAVES);
  for (const branch of TOOL_BRANCHES) addLeaves(builder, valueAt(root, branch), branch, MOST_LEAVES);
  readDependencies(builder, root);
}

function readDependencies(builder: ManifestBuilder, root: ObjectNode): void {
  for (const [table, scope] of TABLES) {
    for (const member of checkedMembers(builder, root, table)) {
      if (builder.full) return;
      addDependency(builder, member, scope);
    }
  }
  const isNamed = (name: string): boolean => TABLES.some(([table]) => memberAt(root, table, name) !== null);
  for (const key of ['bundledDependencies', 'bundleDependencies']) {
    for (const { value: name, span } of textsAt(root, key)) {
      if (!isNamed(name)) builder.dependency({ ecosystem: 'npm', name, nameSpan: span, scope: 'runtime' });
    }
  }
}

function addDependency(builder: ManifestBuilder, member: Member, scope: DependencyScope): void {
  const { key: name, keySpan: nameSpan } = member;
  const version = checkedText(builder, member);
  if (!isNpmName(name)) builder.problem('invalid-name', nameSpan, { name: clip(name) });
  if (version === null) {
    if (member.value !== null) builder.dependency({ ecosystem: 'npm', name, nameSpan, scope });
    return;
  }
  const { value, span } = version;
  const specifier = parsePackageSpecifier(value);
  // Places within the text are known only where it holds no escapes.
  if (specifier !== null && value.length === span.end - span.start) {
    const at = (start: number, length: number): Span => ({
      start: span.start + start,
      end: span.start + start + length,
    });
    builder.dependency({
      ecosystem: specifier.ecosystem,
      name: specifier.name,
      nameSpan: at(specifier.nameStart, specifier.name.length),
      version: specifier.version,
      versionSpan: specifier.version === null ? null : at(specifier.versionStart, specifier.version.length),
      scope,
    });
    return;
  }
  const ecosystem = value.startsWith('jsr:') ? 'jsr' : 'npm';
  builder.dependency({ ecosystem, name, nameSpan, version: value, versionSpan: span, scope });
  // Most are ranges.
  if (!value.includes(':')) return;
  const local = /^(?:file|link|portal):(?!\/\/)(.+)$/.exec(value)?.[1];
  if (local !== undefined && !/\.t(?:ar\.)?gz$/.test(local)) builder.reference('path-dependency', local, span);
}

function readWorkspaces(builder: ManifestBuilder, root: ObjectNode): void {
  const workspaces = valueAt(root, 'workspaces');
  if (workspaces === null) return;
  if (workspaces.kind === 'scalar') {
    if (workspaces.value !== null) wrongType(builder, 'workspaces', workspaces, 'list-or-object');
    return;
  }
  const globs = workspaces.kind === 'array' ? textsAt(workspaces) : textsAt(workspaces, 'packages');
  for (const { value, span } of globs) builder.reference('workspace', value, span);
  readCatalogs(builder, workspaces);
  readCatalogs(builder, root);
}

/** Bun's catalogs: versions that packages of the workspace refer to as `catalog:` or `catalog:<name>`. */
function readCatalogs(builder: ManifestBuilder, node: SourceNode): void {
  const add = (member: Member, catalog: string): void => {
    const version = checkedText(builder, member);
    if (version === null) return;
    const { key: name, keySpan: nameSpan } = member;
    builder.dependency({
      ecosystem: 'npm',
      name,
      nameSpan,
      version: version.value,
      versionSpan: version.span,
      scope: 'managed',
      extras: [`catalog:${catalog}`],
    });
  };
  for (const member of membersAt(node, 'catalog')) add(member, '');
  for (const catalog of membersAt(node, 'catalogs')) {
    for (const member of membersAt(catalog.value)) add(member, catalog.key);
  }
}

function readRuntimes(builder: ManifestBuilder, root: ObjectNode): void {
  for (const table of ['engines', 'volta']) {
    for (const member of checkedMembers(builder, root, table)) {
      const version = checkedText(builder, member);
      if (version === null) continue;
      builder.setting(`${table}.${member.key}`, member.keySpan, version.value, version.span);
      if (RUNTIMES.has(member.key)) builder.runtime(member.key, member.keySpan, version.value, version.span);
      if (table === 'volta' && member.key === 'extends') builder.reference('parent', version.value, version.span);
    }
  }
  checkedText(builder, root.members.get('packageManager'));
  for (const key of ['runtime', 'packageManager']) {
    const value = valueAt(root, 'devEngines', key);
    for (const entry of value?.kind === 'array' ? value.elements : [value]) {
      const name = textAt(entry, 'name');
      const version = textAt(entry, 'version');
      if (name === null) continue;
      builder.setting(`devEngines.${key}`, name.span, name.value, name.span);
      if (key === 'runtime' && RUNTIMES.has(name.value)) {
        builder.runtime(name.value, name.span, version?.value ?? null, version?.span ?? null);
      }
    }
  }
}
