import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import { checkedMembers } from '../json/checkedJson.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import type { ObjectNode, SourceNode } from '../sourceTree.ts';
import { addLeaves, addSetting, elementsAt, memberAt, membersAt, textAt, textsAt, valueAt } from '../sourceTree.ts';
import type { DependencyTableStyle } from './dependencyTable.ts';
import { addTableDependency } from './dependencyTable.ts';
import { readToml } from '../syntaxes.ts';

const CRATES: DependencyTableStyle = {
  ecosystem: 'cargo',
  extrasKey: 'features',
  renameKey: 'package',
  normalizeName: (name) => name,
  isLegalName: (name) => /^[A-Za-z_][\w-]*$/.test(name),
};

const TABLES: readonly (readonly [key: string, scope: DependencyScope])[] = [
  ['dependencies', 'runtime'],
  ['dev-dependencies', 'development'],
  ['dev_dependencies', 'development'],
  ['build-dependencies', 'build'],
  ['build_dependencies', 'build'],
];
const MOST_LEAVES = 40;
const MOST_FEATURES = 200;

/** Rust's `Cargo.toml`, of a package or a workspace. */
export function readCargoToml(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readToml(builder);
  const passedOn = featuresPassedOn(root);
  for (const table of ['package', 'workspace', ...TABLES.map(([key]) => key)]) checkedMembers(builder, root, table);
  readPackage(builder, root);
  readTargets(builder, root);
  readTables(builder, root, passedOn);
  for (const target of membersAt(root, 'target')) readTables(builder, target.value, passedOn);
  for (const member of membersAt(root, 'workspace', 'dependencies')) {
    addTableDependency(builder, member, 'managed', CRATES);
  }
  for (const { value, span } of textsAt(root, 'workspace', 'members')) builder.reference('workspace', value, span);
  for (const { value, span } of textsAt(root, 'workspace', 'exclude')) {
    builder.reference('workspace', `!${value}`, span);
  }
  return builder.build();
}

/** Features of dependencies that the package's own features switch on: `postgresql = ["diesel/postgres"]`. */
function featuresPassedOn(root: ObjectNode): ReadonlyMap<string, readonly string[]> {
  const features = new Map<string, string[]>();
  for (const { key } of [...membersAt(root, 'features')].slice(0, MOST_FEATURES)) {
    for (const { value } of textsAt(root, 'features', key)) {
      const [, name, feature] = /^([\w-]+)\??\/([\w-]+)$/.exec(value) ?? [];
      if (name === undefined || feature === undefined) continue;
      const known = features.get(name);
      if (known === undefined) features.set(name, [feature]);
      else if (!known.includes(feature)) known.push(feature);
    }
  }
  return features;
}

function readTables(
  builder: ManifestBuilder,
  node: SourceNode | null,
  passedOn: ReadonlyMap<string, readonly string[]>,
): void {
  for (const [table, scope] of TABLES) {
    for (const member of membersAt(node, table)) {
      if (builder.full) return;
      addTableDependency(builder, member, scope, CRATES, passedOn.get(member.key));
    }
  }
}

function readPackage(builder: ManifestBuilder, root: ObjectNode): void {
  builder.name = textAt(root, 'package', 'name')?.value ?? null;
  for (const table of ['package', 'workspace.package']) {
    const path = table.split('.');
    for (const key of ['name', 'edition', 'rust-version', 'default-run', 'description', 'publish']) {
      addSetting(builder, root, ...path, key);
    }
    const rust = memberAt(root, ...path, 'rust-version');
    const version = textAt(root, ...path, 'rust-version');
    if (rust !== null && version !== null) builder.runtime('rust', rust.keySpan, version.value, version.span);
  }
  for (const key of ['categories', 'keywords', 'metadata']) {
    addLeaves(builder, valueAt(root, 'package', key), `package.${key}`, MOST_LEAVES);
  }
  addLeaves(builder, valueAt(root, 'workspace', 'metadata'), 'workspace.metadata', MOST_LEAVES);
  const parent = textAt(root, 'package', 'workspace');
  if (parent !== null) builder.reference('parent', parent.value, parent.span);
  const features = memberAt(root, 'features', 'default');
  if (features !== null) addLeaves(builder, features.value, 'features.default', MOST_LEAVES);
}

/** What is built: libraries and programs. */
function readTargets(builder: ManifestBuilder, root: ObjectNode): void {
  const library = memberAt(root, 'lib');
  if (library !== null) builder.setting('lib', library.keySpan, '', library.keySpan);
  addLeaves(builder, valueAt(root, 'lib'), 'lib', MOST_LEAVES);
  for (const program of elementsAt(root, 'bin')) addLeaves(builder, program, 'bin', MOST_LEAVES);
}
