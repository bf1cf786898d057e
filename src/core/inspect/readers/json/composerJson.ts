import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import { clip, ManifestBuilder } from '../manifestBuilder.ts';
import { addLeaves, addSetting, elementsAt, memberAt, textAt, valueAt } from '../sourceTree.ts';
import { checkedMembers, checkedText, rootObject } from './checkedJson.ts';
import { readJson } from './jsonSource.ts';

const TABLES: readonly (readonly [key: string, scope: DependencyScope])[] = [
  ['require', 'runtime'],
  ['require-dev', 'development'],
];

/** PHP's `composer.json`. Extensions are provided by the machine; Composer's own interfaces are settings (`require.lib-icu`). */
export function readComposerJson(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = rootObject(builder, readJson(builder, { comments: false }));
  if (root === null) return builder.build();
  builder.name = checkedText(builder, root.members.get('name'))?.value ?? null;
  for (const key of ['name', 'type', 'description']) addSetting(builder, root, key);
  for (const [table, scope] of TABLES) {
    for (const member of checkedMembers(builder, root, table)) {
      if (builder.full) break;
      const version = checkedText(builder, member);
      if (version === null) continue;
      const { key: name, keySpan: nameSpan } = member;
      if (name === 'php' || name === 'php-64bit' || name === 'hhvm') {
        if (scope === 'runtime' && name !== 'hhvm') builder.runtime('php', nameSpan, version.value, version.span);
      } else if (!name.includes('/') && /^(?:lib|composer)-|^composer$|^php-/.test(name)) {
        builder.setting(`${table}.${name}`, nameSpan, version.value, version.span);
      } else if (/^ext-[\w-]+$/i.test(name)) {
        builder.dependency({
          ecosystem: 'composer',
          name: name.toLowerCase(),
          nameSpan,
          version: version.value,
          versionSpan: version.span,
          scope: scope === 'runtime' ? 'provided' : scope,
        });
      } else {
        if (!/^[a-z0-9][\w.-]*\/[a-z0-9][\w.-]*$/i.test(name)) {
          builder.problem('invalid-name', nameSpan, { name: clip(name) });
        }
        const facts = {
          name: name.toLowerCase(),
          nameSpan,
          version: version.value,
          versionSpan: version.span,
          scope,
        };
        builder.dependency({ ecosystem: 'composer', ...facts });
      }
    }
  }
  const platform = memberAt(root, 'config', 'platform', 'php');
  const version = textAt(root, 'config', 'platform', 'php');
  if (platform !== null && version !== null) builder.runtime('php', platform.keySpan, version.value, version.span);
  addLeaves(builder, valueAt(root, 'scripts'), 'scripts', 60);
  addLeaves(builder, valueAt(root, 'extra'), 'extra', 60);
  const repositories = valueAt(root, 'repositories');
  const list =
    repositories?.kind === 'object' ? [...repositories.members.values()].map((m) => m.value) : elementsAt(repositories);
  for (const repository of list) {
    const url = textAt(repository, 'url');
    if (textAt(repository, 'type')?.value === 'path' && url !== null) {
      builder.reference('path-dependency', url.value, url.span);
    }
  }
  return builder.build();
}
