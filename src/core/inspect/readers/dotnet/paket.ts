import type { ReadResult } from '../../../model/manifest.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

/**
 * Paket's `paket.dependencies`, which keeps versions for a whole repository (`nuget Name ~> 2.0`), and the
 * `paket.references` beside each project, which names what that project uses.
 */
export function readPaket(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const isReferences = path.endsWith('.references');
  const pattern = isReferences
    ? /^(\s*)([A-Za-z][\w.-]*)()(?:\s.*)?$/
    : /^(\s*(?:nuget|clitool)\s+)([A-Za-z][\w.-]*)(?:\s+(?:[~<>=!]+\s*)?(\d[\w.-]*))?/;
  for (const { text: line, start } of linesOf(text)) {
    const match = pattern.exec(line.slice(0, 1000));
    if (match?.[2] === undefined || builder.full || (isReferences && /^\s*(?:group|File:|remove)\b/.test(line)))
      continue;
    const at = start + (match[1]?.length ?? 0);
    const version = match[3] === undefined || match[3] === '' ? null : match[3];
    const versionStart = start + match[0].length - (version?.length ?? 0);
    builder.dependency({
      ecosystem: 'nuget',
      name: match[2],
      nameSpan: { start: at, end: at + match[2].length },
      version,
      versionSpan: version === null ? null : { start: versionStart, end: versionStart + version.length },
      scope: isReferences ? 'runtime' : 'managed',
    });
  }
  return builder.build();
}
