import type { ReadResult } from '../../../model/manifest.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { addSetting, memberAt, textAt } from '../sourceTree.ts';
import { checkedMembers, checkedText, rootObject } from './checkedJson.ts';
import { readJson } from './jsonSource.ts';

/** .NET's `global.json`: the SDK to build with, and versions of MSBuild SDKs. Comments are allowed there. */
export function readGlobalJson(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = rootObject(builder, readJson(builder, { comments: true }));
  if (root === null) return builder.build();
  checkedMembers(builder, root, 'sdk');
  const sdk = memberAt(root, 'sdk', 'version');
  const version = textAt(root, 'sdk', 'version');
  if (sdk !== null && version !== null) builder.runtime('dotnet', sdk.keySpan, version.value, version.span);
  addSetting(builder, root, 'sdk', 'rollForward');
  for (const member of checkedMembers(builder, root, 'msbuild-sdks')) {
    const text = checkedText(builder, member);
    builder.dependency({
      ecosystem: 'nuget',
      name: member.key,
      nameSpan: member.keySpan,
      written: text,
      scope: 'build',
      extras: ['sdk'],
    });
  }
  return builder.build();
}
