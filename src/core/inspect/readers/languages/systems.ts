import type { ReadResult } from '../../../model/manifest.ts';
import type { CodeStyle } from '../code/codeTokens.ts';
import { C_LIKE, closingIndex, codeTokens, HASH_LIKE, LISP_LIKE } from '../code/codeTokens.ts';
import { readJson } from '../json/jsonSource.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { membersAt, scalarAt, textAt } from '../sourceTree.ts';
import { addNames, BETWEEN_COMMAS } from './requiredNames.ts';

/** Nim's `.nimble` lists `requires "name >= 1.0"`, several in a string or in several. */
export function readNimble(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  let requires = false;
  for (const token of codeTokens(text, HASH_LIKE)) {
    if (token.isFirst && token.kind === 'word') requires = token.text === 'requires';
    if (!requires || token.kind !== 'string') continue;
    const list = { ecosystem: 'nimble', text: token.text, start: token.span.start, separate: BETWEEN_COMMAS } as const;
    // A package may be named by its address: the last part is what it is called.
    if (/^https?:\/\//.test(token.text)) {
      addNames(builder, { ...list, name: /^[^#\s]*\/([A-Za-z][\w.-]*)/ });
    } else addNames(builder, list);
  }
  return builder.build();
}

const ZIG: CodeStyle = { lineComments: ['//'], quotes: '"', word: /\.?@?[A-Za-z_]\w*|\d[\w.]*/y };

/** Zig's `build.zig.zon`: the fields of `.dependencies`. */
export function readZig(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, ZIG);
  const at = tokens.findIndex(({ text: word }, i) => word === '.dependencies' && tokens[i + 1]?.text === '=');
  const open = at < 0 ? -1 : tokens.findIndex(({ text: mark }, i) => i > at && mark === '{');
  if (open < 0) return builder.build();
  const end = closingIndex(tokens, open);
  for (let i = open + 1; i < end && !builder.full; i++) {
    const token = tokens[i];
    const body = tokens.findIndex(({ text: mark }, j) => j > i && mark === '{');
    if (token?.kind !== 'word' || !token.text.startsWith('.') || body < 0 || body > i + 4) continue;
    const nameSpan = { start: token.span.start + 1, end: token.span.end };
    builder.dependency({ ecosystem: 'zig', name: token.text.slice(1), nameSpan, scope: 'runtime' });
    i = closingIndex(tokens, body);
  }
  return builder.build();
}

/** V's `v.mod`: strings in `dependencies: [ … ]`. */
export function readVmod(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, C_LIKE);
  let key = '';
  tokens.forEach((token, i) => {
    if (token.kind === 'word' && tokens[i + 1]?.text === ':') key = token.text;
    if (key === 'name' && token.kind === 'string') builder.name ??= token.text;
    if (key === 'dependencies' && token.kind === 'string')
      addNames(builder, { ecosystem: 'vpm', text: token.text, start: token.span.start });
  });
  return builder.build();
}

/** D's `dub.json` and `dub.sdl`. */
export function readDub(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  if (path.endsWith('.json')) {
    const root = readJson(builder, { comments: true });
    builder.name = textAt(root, 'name')?.value ?? null;
    for (const { key, keySpan, value } of membersAt(root, 'dependencies')) {
      const version = scalarAt(value);
      builder.dependency({
        ecosystem: 'dub',
        name: key,
        nameSpan: keySpan,
        written: version,
        scope: 'runtime',
      });
    }
    return builder.build();
  }
  for (const { text: line, start } of linesOf(text)) {
    const match = /^\s*(name|dependency)\s+"([^"]+)"/.exec(line.slice(0, 1000));
    if (match?.[2] === undefined) continue;
    if (match[1] === 'name') builder.name ??= match[2];
    else {
      const at = match[0].length - match[2].length - 1;
      addNames(builder, { ecosystem: 'dub', text: match[2], start: start + at, name: /^([a-z][\w:-]*)/ });
    }
  }
  return builder.build();
}

/** Racket's `info.rkt`: strings, or lists that begin with one, in `(define deps '(…))`. */
export function readRacket(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, LISP_LIKE);
  tokens.forEach((token, i) => {
    if (token.text !== 'define' || tokens[i + 1]?.text !== 'deps') return;
    const open = tokens.findIndex(({ text: mark }, j) => j > i && mark === '(');
    const end = open < 0 ? -1 : closingIndex(tokens, open);
    tokens.slice(open, end).forEach((entry, j, list) => {
      // Within a list of its own a name comes first; the rest says which version.
      const isName = entry.kind === 'string' && !list[j - 1]?.text.startsWith('#:');
      if (isName) addNames(builder, { ecosystem: 'racket', text: entry.text, start: entry.span.start });
    });
  });
  return builder.build();
}
