import type { DependencyScope, Ecosystem, Manifest, ManifestItem } from '../../src/core/model/manifest.ts';
import type { Span } from '../../src/core/model/text.ts';

/** Says what a line of a made-up manifest stands for; `at` is the text that the version's span covers. */
export type MadeItem =
  | { readonly runtime: string; readonly version: string | null; readonly at?: string }
  | {
      readonly ecosystem: Ecosystem;
      readonly name: string;
      readonly version: string | null;
      readonly at?: string;
      readonly scope?: DependencyScope;
    }
  | { readonly key: string; readonly value: string };

/**
 * A manifest made by hand, with a text that its spans fit: each item stands on a line of its own as `name version`.
 */
export function makeManifest(
  path: string,
  format: string,
  made: readonly MadeItem[],
): Manifest & { readonly text: string } {
  let text = '';
  const items: ManifestItem[] = made.map((item) => {
    const name = 'key' in item ? item.key : 'ecosystem' in item ? item.name : item.runtime;
    const shown = 'key' in item ? item.value : (item.at ?? item.version ?? '');
    const nameSpan: Span = { start: text.length, end: text.length + name.length };
    const valueSpan: Span = { start: nameSpan.end + 1, end: nameSpan.end + 1 + shown.length };
    text += `${name} ${shown}\n`;
    if ('key' in item) return { kind: 'setting', key: name, keySpan: nameSpan, value: item.value, valueSpan };
    const version = item.version;
    const versionSpan = version === null ? null : valueSpan;
    if ('runtime' in item) return { kind: 'runtime', runtime: name, nameSpan, version, versionSpan };
    return {
      kind: 'dependency',
      ecosystem: item.ecosystem,
      name,
      nameSpan,
      version,
      versionSpan,
      rawVersion: version === null ? null : shown,
      scope: item.scope ?? 'runtime',
    };
  });
  const firstWord: Span = { start: 0, end: /^\S*/.exec(text)?.[0].length ?? 0 };
  return { path, format, firstWord, name: null, items, problems: [], incomplete: false, text };
}
