import type { ReadResult } from '../../../model/manifest.ts';
import { C_LIKE, codeTokens, HASH_LIKE } from '../code/codeTokens.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { membersAt, textAt } from '../sourceTree.ts';
import { readToml } from '../syntaxes.ts';
import { addNames, BETWEEN_COMMAS } from './requiredNames.ts';

/** Perl's `cpanfile`: `requires 'Name', '1.0';`. What stands in `on test => sub { … }` is for tests. */
export function readCpanfile(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, HASH_LIKE);
  let phase = '';
  tokens.forEach((token, i) => {
    if (token.kind === 'word' && token.text === 'on') phase = tokens[i + 1]?.text ?? '';
    else if (token.text === '}') phase = '';
    const name = tokens[i + 1];
    if (token.kind !== 'word' || token.text !== 'requires' || name?.kind !== 'string' || builder.full) return;
    const version = tokens.slice(i + 2, i + 5).find(({ kind }) => kind === 'string');
    const isVersion = version !== undefined && /^[\s<>=v]*\d/.test(version.text);
    builder.dependency({
      ecosystem: 'cpan',
      name: name.text,
      nameSpan: name.span,
      version: isVersion ? version.text : null,
      versionSpan: isVersion ? version.span : null,
      scope: /^(?:test|develop|build|configure)$/.test(phase) ? 'test' : 'runtime',
    });
  });
  return builder.build();
}

/** Lua's `*.rockspec`: strings in `dependencies = { … }`. */
export function readRockspec(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, { ...C_LIKE, lineComments: ['--'] });
  let key = '';
  tokens.forEach((token, i) => {
    if (token.kind === 'word' && tokens[i + 1]?.text === '=') key = token.text;
    if (key === 'package' && token.kind === 'string') builder.name ??= token.text;
    if (key === 'dependencies' && token.kind === 'string')
      addNames(builder, { ecosystem: 'luarocks', text: token.text, start: token.span.start });
  });
  return builder.build();
}

/** Fields of R's `DESCRIPTION` that name packages which the program needs. */
const R_FIELD = /^(?:Depends|Imports|LinkingTo):/;

/** R's `DESCRIPTION`: the fields `Depends` and `Imports`, which go on in indented lines. */
export function readDescription(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  // Git keeps a file of that name too.
  if (!/^(?:Package|Type|Imports|Depends):/m.test(text)) return builder.build();
  let inside = false;
  for (const { text: line, start } of linesOf(text)) {
    if (/^\S/.test(line)) inside = R_FIELD.test(line);
    builder.name ??= /^Package:\s*([\w.]+)/.exec(line)?.[1] ?? null;
    if (!inside) continue;
    const from = /^\w+:/.exec(line)?.[0].length ?? 0;
    addNames(builder, { ecosystem: 'cran', text: line.slice(from), start: start + from, separate: BETWEEN_COMMAS });
  }
  return builder.build();
}

/** Julia's `Project.toml`: the keys of `[deps]`, and `[compat]` for their versions. */
export function readJuliaProject(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readToml(builder);
  builder.name = textAt(root, 'name')?.value ?? null;
  for (const { key, keySpan } of membersAt(root, 'deps')) {
    const version = textAt(root, 'compat', key);
    builder.dependency({
      ecosystem: 'julia',
      name: key,
      nameSpan: keySpan,
      written: version,
      scope: 'runtime',
    });
  }
  return builder.build();
}
