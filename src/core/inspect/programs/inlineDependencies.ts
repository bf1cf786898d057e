import type { CodeToken } from '../readers/code/codeTokens.ts';
import { linesOf, type Line } from '../readers/lineSource.ts';
import type { ManifestBuilder } from '../readers/manifestBuilder.ts';
import { addRequirement } from '../readers/python/requirement.ts';

/** Comments with packages stand at the head of a program. */
const MAX_LINES = 200;

/**
 * Packages that a program declares in itself: PEP 723's block of a Python script, JBang's `//DEPS`, Scala CLI's
 * `//> using dep`, C#'s `#:package` and `#:sdk`, Groovy's `@Grab`, Kotlin's `@file:DependsOn`, Bundler's inline gems, and
 * `Mix.install`.
 */
export function addInlineDependencies(builder: ManifestBuilder, tokens: readonly CodeToken[], language: string): void {
  if (language === 'python') addScriptBlock(builder);
  else if (LINES[language] !== undefined) addLines(builder, LINES[language]);
  else if (language === 'ruby') addGems(builder, tokens);
  else if (language === 'elixir') addInstalled(builder, tokens);
}

const COORDINATES = /^([\w.-]+):{1,3}([\w.-]+):([\w.+-]+)/;
/** What stands in front of a package, to the end of its line; one group: the package. */
const LINES: Readonly<Record<string, RegExp>> = {
  csharp: /^#:(?:package|sdk)\s+(\S+)/,
  groovy: /^\s*@Grab\(\s*['"]([^'"]+)['"]/,
  java: /^\/\/DEPS\s+(\S+)/,
  kotlin: /^(?:\/\/DEPS\s+|\s*@file:DependsOn\(\s*")([^\s"]+)/,
  scala: /^\/\/>\s*using\s+(?:dep|lib)s?\s+"?([^\s",]+)/,
};

function addLines(builder: ManifestBuilder, pattern: RegExp): void {
  for (const { text, start } of headOf(builder.text)) {
    const match = text.length > 1000 ? null : pattern.exec(text);
    const written = match?.[1];
    if (match === null || written === undefined) continue;
    const at = start + match[0].indexOf(written);
    if (written.includes(':')) addCoordinates(builder, written, at);
    else addNuget(builder, written, at, text.startsWith('#:sdk'));
  }
}

function addCoordinates(builder: ManifestBuilder, written: string, at: number): void {
  const [, group = '', artifact = '', version = ''] = COORDINATES.exec(written) ?? [];
  if (group === '') return;
  const versionAt = at + written.indexOf(version, group.length + artifact.length);
  builder.dependency({
    ecosystem: 'maven',
    name: `${group}:${artifact}`,
    nameSpan: { start: at, end: at + written.lastIndexOf(artifact, versionAt - at - 1) + artifact.length },
    written: { value: version, span: { start: versionAt, end: versionAt + version.length } },
    scope: 'runtime',
  });
}

function addNuget(builder: ManifestBuilder, written: string, at: number, isSdk: boolean): void {
  const [name = '', version] = written.split('@');
  const nameSpan = { start: at, end: at + name.length };
  if (isSdk) builder.setting('Sdk', nameSpan, name, nameSpan);
  const versionStart = nameSpan.end + 1;
  builder.dependency({
    ecosystem: 'nuget',
    name,
    nameSpan,
    written:
      version === undefined
        ? null
        : { value: version, span: { start: versionStart, end: versionStart + version.length } },
    scope: isSdk ? 'build' : 'runtime',
  });
}

/** The strings of `dependencies` between `# /// script` and `# ///`. */
function addScriptBlock(builder: ManifestBuilder): void {
  let where: 'outside' | 'block' | 'list' = 'outside';
  for (const { text, start } of headOf(builder.text)) {
    if (where === 'outside') {
      if (/^# \/\/\/ script\s*$/.test(text)) where = 'block';
      continue;
    }
    if (/^# \/\/\/\s*$/.test(text) || !text.startsWith('#')) return;
    if (where === 'block' && /^#\s*dependencies\s*=\s*\[/.test(text)) where = 'list';
    if (where !== 'list') continue;
    for (const match of text.matchAll(/"([^"]{1,500})"|'([^']{1,500})'/g)) {
      const value = match[1] ?? match[2] ?? '';
      const from = start + match.index + 1;
      addRequirement(builder, { value, span: { start: from, end: from + value.length } }, 'runtime');
    }
    if (/\]\s*$/.test(text)) where = 'block';
  }
}

/** `gem 'sinatra', '~> 4'` within `gemfile do`. */
function addGems(builder: ManifestBuilder, tokens: readonly CodeToken[]): void {
  tokens.forEach((token, i) => {
    const name = tokens[i + 1];
    if (token.text !== 'gem' || token.kind !== 'word' || !token.isFirst || name?.kind !== 'string') return;
    const next = tokens[i + 3];
    const version = tokens[i + 2]?.text === ',' && next?.kind === 'string' && !next.isFirst ? next : null;
    builder.dependency({
      ecosystem: 'gem',
      name: name.text,
      nameSpan: name.span,
      written: version,
      scope: 'runtime',
    });
  });
}

/** `Mix.install([{:bandit, "~> 1.0"}, …])`. */
function addInstalled(builder: ManifestBuilder, tokens: readonly CodeToken[]): void {
  let at = tokens.findIndex((token) => token.text === 'Mix.install');
  if (at < 0) return;
  for (; at < tokens.length && tokens[at]?.text !== ')'; at++) {
    const [open, colon, name, comma, version] = tokens.slice(at, at + 5);
    if (open?.text !== '{' || colon?.text !== ':' || name?.kind !== 'word') continue;
    const given = comma?.text === ',' && version?.kind === 'string' ? version : null;
    builder.dependency({
      ecosystem: 'hex',
      name: name.text,
      nameSpan: name.span,
      written: given,
      scope: 'runtime',
    });
  }
}

function* headOf(text: string): Generator<Line> {
  let count = 0;
  for (const line of linesOf(text)) {
    if (++count > MAX_LINES) return;
    yield line;
  }
}
