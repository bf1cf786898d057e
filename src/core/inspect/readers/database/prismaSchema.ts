import type { ReadResult } from '../../../model/manifest.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

/** Prisma's schema files: the data source, and what is generated for it. */
export function readPrismaSchema(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  let block: string | null = null;
  for (const { text: line, start } of linesOf(text)) {
    const head = /^\s*(datasource|generator|model|enum|type|view)\s+(\w+)/.exec(line);
    if (head?.[1] !== undefined && head[2] !== undefined) {
      block = head[1];
      const at = start + head[0].length - head[2].length;
      const span = { start: at, end: at + head[2].length };
      if (block === 'datasource' || block === 'model') builder.setting(block, span, head[2], span);
      continue;
    }
    if (/^\s*\}/.test(line)) block = null;
    if (block !== 'datasource' && block !== 'generator') continue;
    const property = /^\s*(\w+)\s*=\s*/.exec(line);
    if (property?.[1] === undefined) continue;
    const keyEnd = start + property[0].indexOf(property[1]) + property[1].length;
    const keySpan = { start: keyEnd - property[1].length, end: keyEnd };
    const written = line.slice(property[0].length);
    const value =
      /^\[?\s*"([^"]*)"/.exec(written)?.[1] ??
      /^env\(\s*"([^"]*)"/.exec(written)?.[1] ??
      (written.split('//', 1)[0] ?? '').trimEnd();
    const valueStart = start + line.indexOf(value, property[0].length);
    builder.setting(`${block}.${property[1]}`, keySpan, value, {
      start: valueStart,
      end: valueStart + value.length,
    });
  }
  return builder.build();
}
