import type { DependencyScope, Ecosystem } from '../../../model/manifest.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';

/** A place in a manifest that names packages. */
export interface NameList {
  readonly ecosystem: Ecosystem;
  readonly text: string;
  /** Where the text stands in the file. */
  readonly start: number;
  /** `runtime` where it is absent. */
  readonly scope?: DependencyScope;
  /** What parts of the text hold one name each; the whole text is one where it is absent. */
  readonly separate?: RegExp;
  /** The name at the start of such a part; letters, digits, `_`, `.` and `-` where it is absent. */
  readonly name?: RegExp;
}

const NAME = /^\s*([A-Za-z][\w.-]*)/;
export const BETWEEN_COMMAS = /[^,]+/g;
/** What follows a name: how its version is asked for. */
const VERSION = /^\s*(?:\(\s*)?(?:[<>=~^!]+\s*)?v?(\d[\w.*-]*)/;

/** Adds the packages that a text names, each with what is asked of its version where that follows as a number. */
export function addNames(
  builder: ManifestBuilder,
  { ecosystem, text, start, scope = 'runtime', separate, name = NAME }: NameList,
): void {
  const parts = separate === undefined ? [{ 0: text, index: 0 }] : text.matchAll(separate);
  for (const part of parts) {
    const match = name.exec(part[0]);
    if (match?.[1] === undefined || builder.full) continue;
    const at = start + part.index + match[0].length - match[1].length;
    const nameSpan = { start: at, end: Math.min(at + match[1].length, builder.text.length) };
    const version = VERSION.exec(part[0].slice(match[0].length, match[0].length + 200));
    const versionStart =
      start + part.index + match[0].length + (version?.[0].length ?? 0) - (version?.[1]?.length ?? 0);
    builder.dependency({
      ecosystem,
      name: match[1],
      nameSpan,
      version: version?.[1] ?? null,
      versionSpan: version?.[1] === undefined ? null : { start: versionStart, end: versionStart + version[1].length },
      scope,
    });
  }
}
