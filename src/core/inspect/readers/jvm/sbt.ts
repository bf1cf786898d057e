import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import type { CodeToken } from '../code/codeTokens.ts';
import { C_LIKE, codeTokens } from '../code/codeTokens.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

/** sbt's build definition. */
export function readSbt(text: string, path: string): ReadResult {
  return readScalaBuild(text, path, 'runtime');
}

/** What stands in `project/`: plugins of the build, and Scala files that list the dependencies. */
export function readSbtProject(text: string, path: string): ReadResult {
  return readScalaBuild(text, path, path.endsWith('.sbt') ? 'build' : 'runtime');
}

/** Mill's `build.sc` (`build.mill`): dependencies as `ivy"org::name:version"`. */
export function readMill(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, C_LIKE);
  const values = valuesOf(tokens);
  tokens.forEach((token, i) => {
    const prefix = tokens[i - 1];
    if (token.kind !== 'string' || !/^(?:ivy|mvn)$/.test(prefix?.text ?? '') || builder.full) return;
    const match = /^([\w.-]+)(:{1,3})([\w.-]+)(?::{1,2}([^;]+))?/.exec(token.text);
    if (match?.[1] === undefined || match[3] === undefined) return;
    const nameLength = match[1].length + (match[2]?.length ?? 0) + match[3].length;
    const written = match[4];
    const start = token.span.start + (match[0].length - (written?.length ?? 0));
    const variable = /^\$\{?([\w.]+)\}?$/.exec(written ?? '')?.[1];
    builder.dependency({
      ecosystem: 'maven',
      name: `${match[1]}:${match[3]}`,
      nameSpan: { start: token.span.start, end: token.span.start + nameLength },
      version:
        written === undefined
          ? null
          : ((variable === undefined ? undefined : values.get(variable.replace(/^.*\./, ''))?.text) ?? written),
      versionSpan: written === undefined ? null : { start, end: start + written.length },
      scope: 'runtime',
    });
  });
  return builder.build();
}

/** Parts of Play that are written as bare names among the dependencies. */
const PLAY_MODULES =
  /^(?:guice|jdbc|javaJdbc|javaJpa|evolutions|ws|javaWs|cacheApi|ehcache|caffeine|filters|openId|javaCore|playJson)$/;

function readScalaBuild(text: string, path: string, usual: DependencyScope): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, C_LIKE);
  const values = valuesOf(tokens);
  for (let i = 0; i < tokens.length && !builder.full; i++) {
    const token = tokens[i] as CodeToken;
    const address = token.text === 'uri' && tokens[i + 1]?.text === '(' ? tokens[i + 2] : undefined;
    // A build may take another one from its repository: `ProjectRef(uri("https://…"), "core")`.
    if (address?.kind === 'string') builder.setting('source', token.span, address.text, address.span);
    if (token.kind === 'word') readSetting(builder, tokens, i);
    const first = percents(tokens, i + 1);
    if (token.kind === 'mark' || first === 0) continue;
    const artifact = tokens[i + 1 + first];
    const second = percents(tokens, i + 2 + first);
    const version = tokens[i + 2 + first + second];
    if (artifact === undefined || artifact.kind !== 'string' || second !== 1 || version === undefined) continue;
    const group = token.kind === 'string' ? token.text : values.get(nameOf(token))?.text;
    if (group === undefined || !/^[\w.-]+$/.test(group)) continue;
    const resolved = version.kind === 'string' ? version.text : values.get(nameOf(version))?.text;
    const after = i + 3 + first + second;
    const isPlugin = tokens[i - 2]?.text === 'addSbtPlugin';
    const configuration = percents(tokens, after) === 1 ? (tokens[after + 1]?.text ?? '') : '';
    builder.dependency({
      ecosystem: 'maven',
      name: `${group}:${artifact.text}`,
      nameSpan: artifact.span,
      version: resolved ?? version.text,
      versionSpan: version.span,
      scope: isPlugin ? 'build' : scopeOf(configuration, usual),
    });
    if (isPlugin) builder.setting(`sbtPlugins.${artifact.text}`, artifact.span, group, token.span);
    i = after - 1;
  }
  return builder.build();
}

/** `%` written up to three times, as tokens from an index. */
function percents(tokens: readonly CodeToken[], from: number): number {
  let count = 0;
  while (count < 3 && tokens[from + count]?.kind === 'mark' && tokens[from + count]?.text === '%') count++;
  return count;
}

function nameOf(token: CodeToken): string {
  return token.text.replace(/^.*\./, '');
}

/** `val x = "1"`, `lazy val x = "1"`, `val x: String = "1"`. */
function valuesOf(tokens: readonly CodeToken[]): ReadonlyMap<string, CodeToken> {
  const values = new Map<string, CodeToken>();
  tokens.forEach((token, i) => {
    if (!/^(?:val|def|var)$/.test(token.text) || token.kind !== 'word') return;
    const name = tokens[i + 1];
    const at = tokens[i + 2]?.text === ':' ? i + 4 : i + 2;
    const value = tokens[at + 1];
    if (name !== undefined && tokens[at]?.text === '=' && value?.kind === 'string' && !values.has(name.text))
      values.set(name.text, value);
  });
  return values;
}

function readSetting(builder: ManifestBuilder, tokens: readonly CodeToken[], i: number): void {
  const token = tokens[i] as CodeToken;
  const value = tokens[i + 3];
  const isAssigned = tokens[i + 1]?.text === ':' && tokens[i + 2]?.text === '=';
  if (isAssigned && token.text === 'name' && value?.kind === 'string') builder.name ??= value.text;
  else if (isAssigned && token.text === 'scalaVersion' && value?.kind === 'string')
    builder.setting('scalaVersion', token.span, value.text, value.span);
  else if (token.text.endsWith('enablePlugins')) {
    for (const plugin of tokens.slice(i + 2, i + 20)) {
      if (plugin.text === ')') break;
      if (plugin.kind === 'word') builder.setting(`plugins.${plugin.text}`, plugin.span, plugin.text, plugin.span);
    }
  } else if (
    PLAY_MODULES.test(token.text) &&
    /^[,(=]$/.test(tokens[i - 1]?.text ?? '') &&
    /^[,)]$|^lib/.test(tokens[i + 1]?.text ?? ')')
  ) {
    builder.setting(`modules.${token.text}`, token.span, token.text, token.span);
  }
}

function scopeOf(configuration: string, usual: DependencyScope): DependencyScope {
  if (/test|^it$/i.test(configuration)) return 'test';
  if (/provided/i.test(configuration)) return 'provided';
  if (/optional/i.test(configuration)) return 'optional';
  return usual;
}
