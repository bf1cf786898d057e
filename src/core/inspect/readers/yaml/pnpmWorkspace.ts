import type { ReadResult } from '../../../model/manifest.ts';
import { checkedElements, checkedMembers, rootObject } from '../json/checkedJson.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { ManifestBuilder as Builder } from '../manifestBuilder.ts';
import type { Member } from '../sourceTree.ts';
import { membersAt, scalarAt, textsAt } from '../sourceTree.ts';
import { readYaml } from '../syntaxes.ts';

/** pnpm's `pnpm-workspace.yaml` (and Yarn's catalogs in `.yarnrc.yml`): packages of a workspace, and catalogs of versions. */
export function readPnpmWorkspace(text: string, path: string): ReadResult {
  const builder = new Builder(text, path);
  const root = rootObject(builder, readYaml(builder));
  if (root === null) return builder.build();
  checkedElements(builder, root, 'packages');
  for (const { value, span } of textsAt(root, 'packages')) builder.reference('workspace', value, span);
  for (const member of checkedMembers(builder, root, 'catalog')) addEntry(builder, member, '');
  for (const catalog of checkedMembers(builder, root, 'catalogs')) {
    for (const member of membersAt(catalog.value)) addEntry(builder, member, catalog.key);
  }
  const node = scalarAt(root, 'useNodeVersion');
  if (node !== null) builder.runtime('node', node.span, node.value, node.span);
  const linker = scalarAt(root, 'nodeLinker');
  if (linker !== null) builder.setting('nodeLinker', linker.span, linker.value, linker.span);
  return builder.build();
}

function addEntry(builder: ManifestBuilder, { key, keySpan, value }: Member, catalog: string): void {
  const version = scalarAt(value);
  if (version === null || builder.full) return;
  builder.dependency({
    ecosystem: 'npm',
    name: key,
    nameSpan: keySpan,
    version: version.value,
    versionSpan: version.span,
    scope: 'managed',
    extras: [`catalog:${catalog}`],
  });
}
