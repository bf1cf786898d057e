import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import { wrongType } from '../json/checkedJson.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { addRequirement, normalizePythonName } from '../python/requirement.ts';
import type { Member, ObjectNode, SourceNode } from '../sourceTree.ts';
import { addLeaves, addSetting, memberAt, membersAt, textAt, textsAt, valueAt } from '../sourceTree.ts';
import type { DependencyTableStyle } from './dependencyTable.ts';
import { addTableDependency } from './dependencyTable.ts';
import { readToml } from '../syntaxes.ts';

/** Python packages in the tables of Poetry and Pipenv. */
export const PYTHON_PACKAGES: DependencyTableStyle = {
  ecosystem: 'pypi',
  extrasKey: 'extras',
  normalizeName: normalizePythonName,
  isLegalName: (name) => /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/.test(name),
};

/** Lists of PEP 508 requirements and what they are for. */
const REQUIREMENT_LISTS: readonly (readonly [path: string, scope: DependencyScope])[] = [
  ['project.dependencies', 'runtime'],
  ['build-system.requires', 'build'],
  ['tool.uv.dev-dependencies', 'development'],
  ['tool.uv.constraint-dependencies', 'managed'],
  ['tool.uv.override-dependencies', 'managed'],
  ['tool.rye.dev-dependencies', 'development'],
  ['tool.flit.metadata.requires', 'runtime'],
];

/** Tables of named lists of requirements. */
const REQUIREMENT_GROUPS: readonly (readonly [path: string, scope: DependencyScope])[] = [
  ['project.optional-dependencies', 'optional'],
  ['dependency-groups', 'development'],
  ['tool.pdm.dev-dependencies', 'development'],
  ['tool.flit.metadata.requires-extra', 'optional'],
];

const PYTHON_VERSIONS = [
  'project.requires-python',
  'tool.poetry.dependencies.python',
  'tool.flit.metadata.requires-python',
];

/** Branches of tools that say something of the stack; of all others only the name is kept. */
const TOOL_BRANCHES = new Set([
  'pytest',
  'fastapi',
  'vercel',
  'poe',
  'taskipy',
  'litestar',
  'django-stubs',
  'zappa',
  'briefcase',
]);
const MOST_LEAVES = 60;

/** Python's `pyproject.toml`: PEP 621 and 735, Poetry, uv, PDM, Hatch, Rye, Flit and setuptools. */
export function readPyproject(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readToml(builder);
  builder.name = (textAt(root, 'project', 'name') ?? textAt(root, 'tool', 'poetry', 'name'))?.value ?? null;
  readSettings(builder, root);
  for (const [list, scope] of REQUIREMENT_LISTS) {
    const path = list.split('.');
    addRequirementList(builder, list, valueAt(root, ...path), scope);
  }
  for (const [table, scope] of REQUIREMENT_GROUPS) {
    for (const group of membersAt(root, ...table.split('.'))) {
      addRequirementList(builder, group.key, group.value, scopeOfGroup(group.key, scope));
    }
  }
  for (const environment of membersAt(root, 'tool', 'hatch', 'envs')) {
    for (const key of ['dependencies', 'extra-dependencies']) {
      const list = valueAt(environment.value, key);
      addRequirementList(builder, key, list, scopeOfGroup(environment.key, 'development'));
    }
    addLeaves(
      builder,
      valueAt(environment.value, 'scripts'),
      `tool.hatch.envs.${environment.key}.scripts`,
      MOST_LEAVES,
    );
  }
  readPoetry(builder, root);
  readReferences(builder, root);
  return builder.build();
}

function addRequirementList(
  builder: ManifestBuilder,
  name: string,
  list: SourceNode | null,
  scope: DependencyScope,
): void {
  if (list === null) return;
  if (list.kind !== 'array') {
    wrongType(builder, name, list, 'list');
    return;
  }
  for (const element of list.elements) {
    if (builder.full) return;
    if (element.kind === 'scalar' && typeof element.value === 'string') {
      addRequirement(builder, { value: element.value, span: element.span }, scope);
    } else if (element.kind !== 'object') wrongType(builder, name, element, 'text');
    // A table here includes another group of this file, whose entries are read where they stand.
  }
}

function scopeOfGroup(group: string, otherwise: DependencyScope): DependencyScope {
  if (/^(?:tests?|testing)$|(?:^|[-_])tests?(?:$|[-_])/.test(group)) return 'test';
  return otherwise;
}

function readPoetry(builder: ManifestBuilder, root: ObjectNode): void {
  const add = (member: Member, scope: DependencyScope): void => {
    if (member.key !== 'python') addTableDependency(builder, member, scope, PYTHON_PACKAGES);
  };
  for (const member of membersAt(root, 'tool', 'poetry', 'dependencies')) add(member, 'runtime');
  for (const member of membersAt(root, 'tool', 'poetry', 'dev-dependencies')) add(member, 'development');
  for (const group of membersAt(root, 'tool', 'poetry', 'group')) {
    const scope = group.key === 'main' ? 'runtime' : scopeOfGroup(group.key, 'development');
    for (const member of membersAt(group.value, 'dependencies')) add(member, scope);
  }
}

function readReferences(builder: ManifestBuilder, root: ObjectNode): void {
  for (const { value, span } of textsAt(root, 'tool', 'uv', 'workspace', 'members')) {
    builder.reference('workspace', value, span);
  }
  for (const { value, span } of textsAt(root, 'tool', 'uv', 'workspace', 'exclude')) {
    builder.reference('workspace', `!${value}`, span);
  }
  for (const source of membersAt(root, 'tool', 'uv', 'sources')) {
    const path = textAt(source.value, 'path');
    if (path !== null && !/\.(?:whl|zip|tar\.gz)$/.test(path.value)) {
      builder.reference('path-dependency', path.value, path.span);
    }
    addSetting(builder, root, 'tool', 'uv', 'sources', source.key, 'workspace');
  }
  for (const dynamic of membersAt(root, 'tool', 'setuptools', 'dynamic')) {
    if (dynamic.key !== 'dependencies' && dynamic.key !== 'optional-dependencies') continue;
    const lists = dynamic.key === 'dependencies' ? [dynamic.value] : [...membersAt(dynamic.value)].map((m) => m.value);
    for (const list of lists) {
      const single = textAt(list, 'file');
      for (const { value, span } of single === null ? textsAt(list, 'file') : [single]) {
        builder.reference('include', value, span);
      }
    }
  }
}

function readSettings(builder: ManifestBuilder, root: ObjectNode): void {
  for (const path of PYTHON_VERSIONS) {
    const member = memberAt(root, ...path.split('.'));
    const version = textAt(root, ...path.split('.'));
    if (member !== null && version !== null) builder.runtime('python', member.keySpan, version.value, version.span);
  }
  for (const key of ['name', 'description', 'requires-python']) addSetting(builder, root, 'project', key);
  addSetting(builder, root, 'build-system', 'build-backend');
  for (const key of ['dynamic', 'classifiers', 'keywords', 'scripts', 'gui-scripts', 'entry-points']) {
    addLeaves(builder, valueAt(root, 'project', key), `project.${key}`, MOST_LEAVES);
  }
  for (const key of ['scripts', 'classifiers', 'packages', 'plugins', 'package-mode']) {
    addLeaves(builder, valueAt(root, 'tool', 'poetry', key), `tool.poetry.${key}`, MOST_LEAVES);
  }
  addLeaves(builder, valueAt(root, 'tool', 'pdm', 'scripts'), 'tool.pdm.scripts', MOST_LEAVES);
  addLeaves(builder, valueAt(root, 'tool', 'mypy', 'plugins'), 'tool.mypy.plugins', MOST_LEAVES);
  for (const tool of membersAt(root, 'tool')) {
    builder.setting(`tool.${tool.key}`, tool.keySpan, '', tool.keySpan);
    if (TOOL_BRANCHES.has(tool.key)) addLeaves(builder, tool.value, `tool.${tool.key}`, MOST_LEAVES);
  }
}
