import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import type { CodeToken } from '../code/codeTokens.ts';
import { closingIndex, codeTokens, ERLANG_LIKE, HASH_LIKE } from '../code/codeTokens.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

/** Keys that may follow the name in a dependency of Mix. */
const OPTION =
  /^(?:only|path|git|github|gitlab|hex|in_umbrella|override|optional|runtime|env|branch|tag|ref|app|compile|manager|sparse|targets|organization|repo)$/;

/** Elixir's `mix.exs`: a program, read for the tuples in it that have the shape of a dependency. */
export function readMix(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, HASH_LIKE);
  tokens.forEach((token, i) => {
    if (builder.full) return;
    const next = tokens[i + 1];
    if (token.text === '{' && token.kind === 'mark' && next?.text === ':') readMixDependency(builder, tokens, i);
    if (token.kind !== 'word' || next?.text !== ':' || next.kind !== 'mark') return;
    const value = tokens[i + 2];
    if (token.text === 'app' && value?.text === ':' && builder.name === null)
      builder.name = tokens[i + 3]?.text ?? null;
    else if (token.text === 'elixir' && value?.kind === 'string')
      builder.runtime('elixir', token.span, value.text, value.span);
    else if (token.text === 'apps_path' && value?.kind === 'string')
      builder.reference('workspace', `${value.text}/*`, value.span);
  });
  return builder.build();
}

/** `{:name, "~> 1.0", only: :dev}` */
function readMixDependency(builder: ManifestBuilder, tokens: readonly CodeToken[], open: number): void {
  const name = tokens[open + 2];
  const second = tokens[open + 4];
  if (name?.kind !== 'word' || tokens[open + 3]?.text !== ',' || second === undefined) return;
  const isVersion = second.kind === 'string' && /^\s*(?:[~<>=!]|\d)/.test(second.text);
  const isOption = second.kind === 'word' && OPTION.test(second.text) && tokens[open + 5]?.text === ':';
  if (!isVersion && !isOption) return;
  const close = Math.min(closingIndex(tokens.slice(open, open + 80), 0) + open, open + 80);
  let scope: DependencyScope = 'runtime';
  for (let i = open + 4; i < close; i++) {
    const key = tokens[i];
    if (key?.kind !== 'word' || tokens[i + 1]?.text !== ':') continue;
    const value = tokens[i + 2];
    if (key.text === 'only') {
      const environments = tokens
        .slice(i + 2, Math.min(close, i + 14))
        .filter((token) => /^(?:dev|test|prod|docs)$/.test(token.text))
        .map((token) => token.text);
      if (environments.length > 0 && !environments.includes('prod'))
        scope = environments.includes('dev') ? 'development' : 'test';
    } else if (key.text === 'path' && value?.kind === 'string')
      builder.reference('path-dependency', value.text, value.span);
    else if (key.text === 'optional' && value?.text === 'true' && scope === 'runtime') scope = 'optional';
  }
  builder.dependency({
    ecosystem: 'hex',
    name: name.text,
    nameSpan: name.span,
    version: isVersion ? second.text : null,
    versionSpan: isVersion ? second.span : null,
    scope,
  });
}

/** Erlang's `rebar.config`: terms, of which `{deps, […]}` names packages. */
export function readRebar(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, ERLANG_LIKE);
  for (let i = 0; i + 3 < tokens.length; i++) {
    const key = tokens[i + 1];
    if (tokens[i]?.text !== '{' || key?.text !== 'deps' || tokens[i + 3]?.text !== '[') continue;
    // Those of a profile stand deeper: {profiles, [{test, [{deps, [...]}]}]}.
    const profile = tokens[i - 1]?.text === '[' ? tokens[i - 3]?.text : undefined;
    const scope = profile === 'test' ? 'test' : profile === 'dev' ? 'development' : 'runtime';
    const close = closingIndex(tokens, i + 3);
    readRebarDependencies(builder, tokens.slice(i + 4, close), scope);
    i = close;
  }
  return builder.build();
}

function readRebarDependencies(builder: ManifestBuilder, tokens: readonly CodeToken[], scope: DependencyScope): void {
  let depth = 0;
  tokens.forEach((token, i) => {
    if (token.kind === 'mark' && /^[{[(]$/.test(token.text)) depth++;
    else if (token.kind === 'mark' && /^[}\])]$/.test(token.text)) depth--;
    if (token.kind !== 'word' || builder.full) return;
    const before = tokens[i - 1]?.text;
    const isBare = depth === 0 && (before === undefined || before === ',');
    if (!isBare && !(depth === 1 && before === '{')) return;
    const version = isBare ? undefined : tokens[i + 2];
    const isVersion = version?.kind === 'string' && /\d/.test(version.text);
    builder.dependency({
      ecosystem: 'hex',
      name: token.text,
      nameSpan: token.span,
      version: isVersion ? version.text : null,
      versionSpan: isVersion ? version.span : null,
      scope,
    });
  });
}
