import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import type { CodeToken } from '../code/codeTokens.ts';
import { codeTokens, HASH_LIKE } from '../code/codeTokens.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

const MAX_BLOCKS = 200;

/** A `Gemfile` or a gem's own description: programs, read for their usual shapes. */
export function readRuby(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, HASH_LIKE);
  const blocks: (DependencyScope | null)[] = [];
  for (let i = 0; i < tokens.length && !builder.full;) {
    let end = i + 1;
    while (end < tokens.length && (tokens[end]?.isFirst !== true || /^[,(]$/.test(tokens[end - 1]?.text ?? ''))) end++;
    const statement = tokens.slice(i, end);
    readStatement(builder, statement, blocks.findLast((scope) => scope !== null) ?? 'runtime');
    const word = statement[0]?.text ?? '';
    const opens =
      statement.some((token) => token.kind === 'word' && token.text === 'do') ||
      /^(?:if|unless|case|def|begin|class|module)$/.test(word);
    if (word === 'end') blocks.pop();
    else if (opens && blocks.length < MAX_BLOCKS)
      blocks.push(word === 'group' ? scopeOfGroups(statement.slice(1)) : null);
    i = end;
  }
  return builder.build();
}

function readStatement(builder: ManifestBuilder, statement: readonly CodeToken[], scope: DependencyScope): void {
  const [first] = statement;
  if (first?.kind !== 'word') return;
  const call = first.text.replace(/^.*\./, '');
  const strings = statement.filter((token) => token.kind === 'string');
  const [name] = strings;
  if (name === undefined) return;
  switch (call) {
    case 'gem':
      addGem(builder, statement, name, scopeOfGroups(valuesOf(statement, ['group', 'groups'])) ?? scope);
      return;
    case 'add_dependency':
    case 'add_runtime_dependency':
      addGem(builder, statement, name, 'runtime');
      return;
    case 'add_development_dependency':
      addGem(builder, statement, name, 'development');
      return;
    case 'ruby':
    case 'required_ruby_version':
      if (/^\D{0,4}\d/.test(name.text)) builder.runtime('ruby', first.span, name.text, name.span);
      return;
    case 'eval_gemfile':
      builder.reference('include', name.text, name.span);
      return;
    case 'name':
      if (builder.name === null && statement[1]?.text === '=') builder.name = name.text;
      return;
    case 'executables':
      builder.setting('bin', first.span, name.text, name.span);
  }
}

function addGem(
  builder: ManifestBuilder,
  statement: readonly CodeToken[],
  name: CodeToken,
  scope: DependencyScope,
): void {
  const at = statement.indexOf(name);
  // Versions follow the name directly: '~> 7.1', '>= 7.1.2'.
  let last = at;
  while (
    statement[last + 1]?.text === ',' &&
    statement[last + 2]?.kind === 'string' &&
    statement[last + 3]?.text !== '='
  )
    last += 2;
  const first = statement[at + 2];
  const versions = statement.slice(at + 1, last + 1).filter((token) => token.kind === 'string');
  const end = versions.at(-1)?.span.end;
  builder.dependency({
    ecosystem: 'gem',
    name: name.text,
    nameSpan: name.span,
    version: versions.length === 0 ? null : versions.map((token) => token.text).join(', '),
    versionSpan: first === undefined || end === undefined ? null : { start: first.span.start, end },
    scope,
  });
  const [path] = valuesOf(statement, ['path']);
  if (path?.kind === 'string' && !path.text.includes('#{')) builder.reference('path-dependency', path.text, path.span);
}

/** What follows a key: `group: :test`, `:group => [:development, :test]`. */
function valuesOf(statement: readonly CodeToken[], keys: readonly string[]): readonly CodeToken[] {
  const at = statement.findIndex(
    (token, i) => token.kind === 'word' && keys.includes(token.text) && /^[:=]$/.test(statement[i + 1]?.text ?? ''),
  );
  if (at < 0) return [];
  const values: CodeToken[] = [];
  let isList = false;
  for (const token of statement.slice(at + 2)) {
    if (token.kind === 'mark') {
      if (token.text === '[') isList = true;
      else if (token.text === ']' || (token.text === ',' && !isList)) break;
    } else values.push(token);
  }
  return values;
}

/** Gems of several groups count for the one that is nearest to production. */
function scopeOfGroups(tokens: readonly CodeToken[]): DependencyScope | null {
  const groups = tokens
    .filter((token) => token.kind !== 'mark' && token.text !== 'do' && token.text !== 'optional')
    .map((token) => token.text);
  if (groups.length === 0) return null;
  const scopes = groups.map((group): DependencyScope => {
    if (/^test|^rspec|^ci$|^spec|cucumber/.test(group)) return 'test';
    return /^dev|^debug|^doc|^lint|^tool|^rubocop|^local/.test(group) ? 'development' : 'runtime';
  });
  return scopes.includes('runtime') ? 'runtime' : scopes.includes('development') ? 'development' : 'test';
}
