import type { ReadResult } from '../../../model/manifest.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { addLeaves, membersAt, valueAt } from '../sourceTree.ts';
import { addTableDependency } from './dependencyTable.ts';
import { PYTHON_PACKAGES } from './pyprojectToml.ts';
import { readToml } from '../syntaxes.ts';

/** Tables of a Pipfile that list no packages; every other one is a category of packages. */
const OTHER_TABLES = new Set(['source', 'requires', 'scripts', 'pipenv']);

/** Pipenv's `Pipfile`. */
export function readPipfile(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readToml(builder);
  for (const table of root.members.values()) {
    if (OTHER_TABLES.has(table.key)) continue;
    const scope = table.key === 'dev-packages' ? 'development' : 'runtime';
    for (const member of membersAt(table.value)) addTableDependency(builder, member, scope, PYTHON_PACKAGES);
  }
  for (const { key, keySpan, value } of membersAt(root, 'requires')) {
    if (!key.startsWith('python') || value?.kind !== 'scalar') continue;
    builder.runtime('python', keySpan, String(value.value), value.span);
  }
  addLeaves(builder, valueAt(root, 'scripts'), 'scripts');
  return builder.build();
}
