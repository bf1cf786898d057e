import type { ReadResult } from '../../../model/manifest.ts';
import type { Span } from '../../../model/text.ts';
import type { Line, Word } from '../lineSource.ts';
import { linesOf, wordsOf } from '../lineSource.ts';
import { clip, ManifestBuilder } from '../manifestBuilder.ts';

const DIRECTIVES = new Set([
  'module',
  'go',
  'toolchain',
  'require',
  'replace',
  'exclude',
  'retract',
  'tool',
  'use',
  'godebug',
  'ignore',
]);
const MODULE_PATH = /^[\w.~-]+(?:\/[\w.~+-]+)*$/;
const VERSION = /^v\d+\.\d+\.\d\S*$|^(?:latest|upgrade|patch|none)$|^[\w./-]+$/;

/** Go's `go.mod`: what a module requires, and the Go version that it is written for. */
export function readGoMod(text: string, path: string): ReadResult {
  return readGoFile(new ManifestBuilder(text, path));
}

/** Go's `go.work`: the modules of a workspace. */
export function readGoWork(text: string, path: string): ReadResult {
  return readGoFile(new ManifestBuilder(text, path));
}

function readGoFile(builder: ManifestBuilder) {
  const format = builder.path.endsWith('.work') ? 'go.work' : 'go.mod';
  let block = '';
  let opened: Span | null = null;
  const noteUnclosed = (): void => {
    if (opened !== null) builder.problem('syntax', opened, { format, reason: 'unclosed', opened: `${block} (` });
    opened = null;
  };
  for (const line of linesOf(builder.text)) {
    const comment = line.text.indexOf('//');
    const note = comment < 0 ? '' : line.text.slice(comment + 2).trim();
    const code: Line = comment < 0 ? line : { text: line.text.slice(0, comment), start: line.start };
    const words = wordsOf(code);
    const first = words[0];
    if (first === undefined) continue;
    if (first.text === ')') {
      block = '';
      opened = null;
      continue;
    }
    // A directive at the margin ends a block whose bracket is missing.
    const isDirective = DIRECTIVES.has(first.text.replace(/\($/, '')) && (block === '' || !/^\s/.test(code.text));
    if (!isDirective) {
      if (block !== '') readEntry(builder, block, words, note);
      else builder.problem('syntax', first.span, { format, reason: 'unexpected' });
      continue;
    }
    const directive = first.text.replace(/\($/, '');
    noteUnclosed();
    block = '';
    if (first.text.endsWith('(') || words[1]?.text === '(') {
      block = directive;
      opened = first.span;
    } else readEntry(builder, directive, words.slice(1), note);
  }
  noteUnclosed();
  return builder.build();
}

function readEntry(builder: ManifestBuilder, directive: string, words: readonly Word[], note: string): void {
  const [first, second] = words;
  if (first === undefined || builder.full) return;
  switch (directive) {
    case 'module':
      builder.name = first.text;
      builder.setting('module', first.span, first.text, first.span);
      return;
    case 'go':
      builder.runtime('go', first.span, first.text, first.span);
      return;
    case 'toolchain':
      builder.setting('toolchain', first.span, first.text, first.span);
      return;
    case 'tool':
      builder.setting('tool', first.span, first.text, first.span);
      return;
    case 'use':
      builder.reference('workspace', first.text, first.span);
      return;
    case 'require':
      addRequired(builder, first, second, /^indirect\b/.test(note));
      return;
    case 'replace':
      readReplacement(builder, words);
      return;
  }
}

function addRequired(builder: ManifestBuilder, name: Word, version: Word | undefined, indirect: boolean): void {
  if (!MODULE_PATH.test(name.text)) builder.problem('invalid-name', name.span, { name: clip(name.text) });
  if (version !== undefined && !VERSION.test(version.text)) {
    builder.problem('invalid-version', version.span, { name: clip(name.text), version: clip(version.text) });
  }
  builder.dependency({
    ecosystem: 'golang',
    name: name.text,
    nameSpan: name.span,
    written: version,
    scope: 'runtime',
    indirect,
  });
}

/** `old [version] => new [version]`: a folder of the workspace, or another module in its place. */
function readReplacement(builder: ManifestBuilder, words: readonly Word[]): void {
  const arrow = words.findIndex((word) => word.text === '=>');
  const target = words[arrow + 1];
  const old = words[0];
  if (arrow < 1 || target === undefined || old === undefined) return;
  builder.setting(`replace.${old.text}`, old.span, target.text, target.span);
  if (/^\.{1,2}(?:\/|$)|^\//.test(target.text)) builder.reference('path-dependency', target.text, target.span);
}
