import type { ReadResult } from '../../../model/manifest.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { elementsAt, textAt, valueAt } from '../sourceTree.ts';
import { readYaml } from '../syntaxes.ts';
import { addNames, BETWEEN_COMMAS } from './requiredNames.ts';

/** Haskell's `*.cabal` (field `build-depends`) and hpack's `package.yaml` (`dependencies`). */
export function readCabal(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  if (path.endsWith('.cabal')) readFields(builder);
  else readHpack(builder);
  return builder.build();
}

function readHpack(builder: ManifestBuilder): void {
  const root = readYaml(builder);
  builder.name = textAt(root, 'name')?.value ?? null;
  const sections = ['executables', 'internal-libraries'].map((key) => valueAt(root, key));
  const parts = [root, valueAt(root, 'library'), valueAt(root, 'executable')];
  for (const section of sections) {
    if (section?.kind === 'object') parts.push(...[...section.members.values()].map(({ value }) => value));
  }
  for (const part of parts) {
    for (const element of elementsAt(part, 'dependencies')) {
      const dependency = textAt(element);
      if (dependency !== null)
        addNames(builder, { ecosystem: 'hackage', text: dependency.value, start: dependency.span.start });
    }
  }
}

function readFields(builder: ManifestBuilder): void {
  let indent = -1;
  let isTest = false;
  for (const { text: line, start } of linesOf(builder.text)) {
    const code = line.replace(/--[^]*/, '').trimEnd();
    if (code.trim() === '') continue;
    const lead = code.length - code.trimStart().length;
    if (lead === 0) isTest = /^(?:test-suite|benchmark)\b/i.test(code);
    const field = /^\s*([A-Za-z][\w-]*)\s*:\s*(\S[^]*)?$/.exec(code);
    let list: string | null = null;
    if (field !== null) {
      indent = field[1]?.toLowerCase() === 'build-depends' ? lead : -1;
      if (field[1]?.toLowerCase() === 'name') builder.name ??= field[2] ?? null;
      if (indent >= 0) list = field[2] ?? '';
    } else if (indent >= 0 && lead > indent) list = code.trimStart();
    else indent = -1;
    if (list === null || list === '') continue;
    addNames(builder, {
      ecosystem: 'hackage',
      text: list,
      start: start + code.length - list.length,
      scope: isTest ? 'test' : 'runtime',
      separate: BETWEEN_COMMAS,
    });
  }
}
