import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import type { CodeToken } from '../code/codeTokens.ts';
import { closingIndex, codeTokens, HASH_LIKE } from '../code/codeTokens.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { addRequirement } from './requirement.ts';

const LISTS: ReadonlyMap<string, DependencyScope> = new Map([
  ['install_requires', 'runtime'],
  ['requires', 'runtime'],
  ['extras_require', 'optional'],
  ['tests_require', 'test'],
  ['setup_requires', 'build'],
]);

/** setuptools' `setup.py`: a program, of which literal lists of requirements are read. */
export function readSetupPy(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, HASH_LIKE);
  const lists = new Map<string, number>();
  tokens.forEach((token, i) => {
    if (
      token.kind === 'word' &&
      token.isFirst &&
      tokens[i + 1]?.text === '=' &&
      /^[[({]$/.test(tokens[i + 2]?.text ?? '')
    )
      lists.set(token.text, i + 2);
  });
  tokens.forEach((token, i) => {
    const value = tokens[i + 2];
    if (token.kind !== 'word' || tokens[i + 1]?.text !== '=' || value === undefined) return;
    if (token.text === 'name' && value.kind === 'string') builder.name ??= value.text;
    else if (token.text === 'python_requires' && value.kind === 'string')
      builder.runtime('python', token.span, value.text, value.span);
    else if (token.text === 'entry_points') {
      const script = tokens.slice(i, i + 60).find((part) => /console_scripts/.test(part.text));
      if (script !== undefined) builder.setting('scripts.console', script.span, '', script.span);
    } else if (token.text === 'scripts' && value.text === '[')
      builder.setting('scripts.console', token.span, '', token.span);
    const scope = LISTS.get(token.text);
    const open = value.kind === 'mark' && value.text !== '=' ? i + 2 : lists.get(value.text);
    if (scope !== undefined && open !== undefined) addList(builder, tokens, open, scope);
  });
  return builder.build();
}

function addList(builder: ManifestBuilder, tokens: readonly CodeToken[], open: number, scope: DependencyScope): void {
  if (tokens[open]?.kind !== 'mark' || !/^[[({]$/.test(tokens[open]?.text ?? '')) return;
  const close = Math.min(closingIndex(tokens.slice(open, open + 2000), 0) + open, tokens.length - 1);
  for (let i = open + 1; i < close && !builder.full; i++) {
    const token = tokens[i];
    // A key of extras, and what is put together by the program.
    if (token?.kind !== 'string' || tokens[i + 1]?.text === ':' || tokens[i + 1]?.text === '%') continue;
    addRequirement(builder, { value: token.text, span: token.span }, scope);
  }
}

/** setuptools' `setup.cfg`, an INI file with indented lists. */
export function readSetupCfg(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  let section = '';
  let key = '';
  for (const { text: line, start } of linesOf(text)) {
    const header = /^\[([^\]]+)\]\s*$/.exec(line);
    if (header?.[1] !== undefined) {
      section = header[1].trim();
      key = '';
      continue;
    }
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const entry = /^([\w.-]+)\s*[=:]\s*(\S[^]*)?$/.exec(line);
    let value = line;
    if (entry?.[1] !== undefined) {
      key = entry[1];
      value = entry[2] ?? '';
      const at = start + line.length - value.length;
      const keySpan = { start, end: start + key.length };
      const valueSpan = { start: at, end: at + value.length };
      if (section === 'metadata' && key === 'name') builder.name = value.trim();
      else if (section === 'options' && key === 'python_requires')
        builder.runtime('python', keySpan, value.trim(), { start: at, end: at + value.trimEnd().length });
      else if (section === 'options.entry_points' && key === 'console_scripts')
        builder.setting('scripts.console', keySpan, '', valueSpan);
    } else if (!/^\s/.test(line)) continue;
    const scope =
      section === 'options' ? LISTS.get(key) : section === 'options.extras_require' ? 'optional' : undefined;
    const written = value.trim();
    if (scope === undefined || written === '' || builder.full) continue;
    const at = start + line.indexOf(written, line.length - value.length);
    addRequirement(builder, { value: written, span: { start: at, end: at + written.length } }, scope);
  }
  return builder.build();
}
