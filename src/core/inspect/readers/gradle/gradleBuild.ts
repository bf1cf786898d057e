import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import type { Span } from '../../../model/text.ts';
import type { CodeToken } from '../code/codeTokens.ts';
import { C_LIKE, codeTokens } from '../code/codeTokens.ts';
import type { Expander } from '../expansion.ts';
import { spanIn } from '../lineSource.ts';
import { clip, ManifestBuilder } from '../manifestBuilder.ts';
import { gradleExpander, gradleVariables } from './gradleVariables.ts';

/** A script of Gradle, in Groovy or in Kotlin: a program, read for its usual shapes, never run. */
export function readGradle(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  new GradleReading(builder).read();
  return builder.build();
}

/** Blocks that say nothing of themselves: what they hold stands as if beside them. */
const TRANSPARENT = new Set([
  'if',
  'else',
  'for',
  'while',
  'with',
  'modules',
  'dependencySets',
  'all',
  'each',
  'jvmMain',
  'main',
  'register',
]);
const MAX_BLOCKS = 1000;
const COORDINATES = /^([\w.${}[\]"'()-]+):([\w.${}[\]"'()+-]+)(?::([^@:]*)(?::[^@]*)?)?(?:@\w+)?$/;

class GradleReading {
  readonly #builder: ManifestBuilder;
  readonly #tokens: readonly CodeToken[];
  readonly #expander: Expander;
  readonly #variables: ReadonlyMap<string, string>;
  /** Names of the blocks that are open; a transparent one repeats the name around it. */
  readonly #blocks: string[] = [];
  #java: { readonly rank: number; readonly key: Span; readonly version: string; readonly span: Span } | null = null;
  readonly #said = new Set<string>();

  constructor(builder: ManifestBuilder) {
    this.#builder = builder;
    this.#tokens = codeTokens(builder.text, C_LIKE);
    this.#variables = gradleVariables(this.#tokens);
    this.#expander = gradleExpander(this.#variables);
  }

  read(): void {
    let i = 0;
    while (i < this.#tokens.length && !this.#builder.full) i = this.#statement(i);
    if (this.#java !== null) this.#builder.runtime('jvm', this.#java.key, this.#java.version, this.#java.span);
  }

  /** Reads one statement and returns the index after it; a block that it opens is entered, not passed over. */
  #statement(from: number): number {
    const first = this.#tokens[from] as CodeToken;
    if (first.kind === 'mark' && first.text === '}') {
      this.#blocks.pop();
      return from + 1;
    }
    let end = from;
    for (; end < this.#tokens.length; end++) {
      const token = this.#tokens[end] as CodeToken;
      const before = this.#tokens[end - 1];
      if (end > from && token.isFirst && !this.#goesOn(before, token)) break;
      if (token.kind !== 'mark') continue;
      if (token.text === '(' || token.text === '[') end = this.#closing(end);
      else if (token.text === '{' || token.text === '}' || token.text === ';') break;
    }
    const statement = this.#tokens.slice(from, end);
    const stop = this.#tokens[end];
    if (stop?.kind === 'mark' && stop.text === '{') {
      this.#read(statement);
      this.#open(statement);
      return end + 1;
    }
    this.#read(statement);
    if (stop?.kind === 'mark' && stop.text === ';') return end + 1;
    return Math.max(end, from + 1);
  }

  /** The bracket's partner, unless it is so far away that it must be a slip. */
  #closing(open: number): number {
    let depth = 0;
    for (let i = open; i < this.#tokens.length && i < open + 400; i++) {
      const { kind, text, isFirst } = this.#tokens[i] as CodeToken;
      if (kind !== 'mark') continue;
      if (text === '(' || text === '[' || text === '{') depth++;
      else if (text === ')' || text === ']' || text === '}') depth--;
      if (depth <= 0) return i;
      if (text === '}' && isFirst && depth < 1) return i;
    }
    return open;
  }

  #goesOn(before: CodeToken | undefined, token: CodeToken): boolean {
    if (before?.kind === 'mark' && /^[,+=:(]$/.test(before.text)) return true;
    return token.kind === 'mark' && /^[,+.]$/.test(token.text);
  }

  #open(statement: readonly CodeToken[]): void {
    if (this.#blocks.length >= MAX_BLOCKS) return;
    const outer = this.#blocks.at(-1) ?? '';
    const name = statement[0]?.kind === 'word' ? statement[0].text : '';
    const last = /(?<!\w)\w+$/.exec(name)?.[0] ?? '';
    const isTransparent = name === '' || TRANSPARENT.has(last);
    this.#blocks.push(isTransparent ? outer : last);
  }

  #inside(name: string): boolean {
    return this.#blocks.includes(name);
  }

  #read(statement: readonly CodeToken[]): void {
    const [first] = statement;
    if (first === undefined || (first.kind !== 'word' && first.kind !== 'string')) return;
    const block = this.#blocks.at(-1) ?? '';
    if (block === 'plugins' && !this.#inside('gradlePlugin')) this.#plugin(statement);
    else if (block === 'dependencies' || block === 'constraints' || block === 'imports')
      this.#dependencies(statement, block);
    else this.#other(statement, first);
  }

  #other(statement: readonly CodeToken[], first: CodeToken): void {
    const strings = statement.filter((token) => token.kind === 'string');
    switch (first.text) {
      case 'apply':
        this.#apply(statement);
        return;
      case 'include':
      case 'includeFlat':
        for (const { text, span } of strings) {
          this.#builder.reference('module', text.replace(/^:/, '').replaceAll(':', '/'), span);
        }
        return;
      case 'includeBuild':
        for (const { text, span } of strings.slice(0, 1)) this.#builder.reference('module', text, span);
        return;
      case 'rootProject.name':
        this.#builder.name = strings[0]?.text ?? null;
        return;
      case 'mainClass':
      case 'mainClass.set':
      case 'mainClassName':
        for (const { text, span } of strings.slice(0, 1))
          this.#builder.setting('application.mainClass', first.span, text, span);
        return;
      case 'id':
        // In the settings' pluginManagement { plugins { … } } the block tells; here it is something else.
        return;
      default:
        this.#javaVersion(statement, first);
    }
  }

  #apply(statement: readonly CodeToken[]): void {
    for (let i = 1; i < statement.length; i++) {
      const key = statement[i];
      const value = statement.slice(i + 1, i + 3).find((token) => token.kind === 'string');
      if (key?.kind !== 'word' || value === undefined) continue;
      if (key.text === 'plugin') this.#addPlugin(value.text, value.span, null, true);
      else if (key.text === 'from' && !/^https?:/.test(value.text)) {
        const target = value.text.replace(
          /^\$\{?(?:rootProject\.projectDir|rootDir|rootProject\.rootDir|projectDir)\}?\//,
          '',
        );
        if (!target.includes('$')) this.#builder.reference('include', target, value.span);
      }
    }
  }

  /** `id("x") version "1" apply false`, `kotlin("jvm")`, `alias(libs.plugins.x)`, or a bare name. */
  #plugin(statement: readonly CodeToken[]): void {
    const [first] = statement;
    if (first === undefined) return;
    const isApplied = !statement.some(
      (token, i) => token.text === 'apply' && statement.slice(i + 1, i + 3).some((next) => next.text === 'false'),
    );
    const at = statement.findIndex((token, i) => i > 0 && token.kind === 'word' && /^\.?version$/.test(token.text));
    const version =
      at < 0
        ? null
        : (statement.slice(at + 1, at + 3).find((token) => token.kind === 'string' || /^\w/.test(token.text)) ?? null);
    const name = statement.slice(1, 3).find((token) => token.kind === 'string');
    if ((first.text === 'id' || first.text === 'kotlin') && name !== undefined) {
      // Still being typed.
      if (!/\w/.test(name.text)) return;
      const prefix = first.text === 'kotlin' ? 'org.jetbrains.kotlin.' : '';
      this.#addPlugin(`${prefix}${name.text}`, name.span, version, isApplied);
    } else if (first.text === 'alias') {
      const accessor = statement.slice(1).find((token) => token.kind === 'word' && token.text.includes('.plugins.'));
      if (accessor !== undefined && isApplied)
        this.#builder.setting('catalog.plugin', first.span, accessor.text, accessor.span);
    } else if (first.kind === 'string' && first.quote === '`') this.#addPlugin(first.text, first.span, null, isApplied);
    else if (first.kind === 'word' && statement.length === 1) this.#addPlugin(first.text, first.span, null, isApplied);
  }

  #addPlugin(id: string, span: Span, version: CodeToken | null, isApplied: boolean): void {
    const resolved =
      version === null
        ? null
        : version.kind === 'string'
          ? this.#resolve(version)
          : (this.#variables.get(version.text) ?? null);
    if (isApplied) this.#builder.setting(`plugins.${id}`, span, id, span);
    // Those that come with Gradle have no coordinates.
    if (!id.includes('.')) return;
    this.#builder.dependency({
      ecosystem: 'maven',
      name: `${id}:${id}.gradle.plugin`,
      nameSpan: span,
      version: resolved,
      versionSpan: resolved === null ? null : (version?.span ?? null),
      scope: isApplied ? 'build' : 'managed',
    });
  }

  #dependencies(statement: readonly CodeToken[], block: string): void {
    const [first] = statement;
    if (first === undefined) return;
    // add("implementation", "g:a:v"), "implementation"("g:a:v")
    const added = first.text === 'add' ? statement.findIndex((token) => token.kind === 'string') : -1;
    const configuration = added >= 0 ? (statement[added]?.text ?? '') : first.text;
    const rest = statement.slice(added >= 0 ? added + 1 : 1);
    // An assignment or a declaration, not a dependency.
    if (rest.length === 0 || rest[0]?.text === '=' || /^(?:def|val|var|exclude|transitive|return)$/.test(first.text))
      return;
    let scope =
      block === 'constraints' || block === 'imports' || this.#inside('dependencyManagement')
        ? ('managed' as const)
        : scopeOf(configuration);
    if (this.#inside('buildscript') && scope !== 'managed') scope = 'build';
    const shared = this.#inside('subprojects') || this.#inside('allprojects');
    const extras = shared ? ['subprojects'] : [];
    if (this.#addMapNotation(rest, scope, extras)) return;
    const bom = configuration === 'mavenBom' || rest.some((token) => /^(?:enforcedP|p)latform$/.test(token.text));
    this.#addPlainNotations(rest, bom ? 'managed' : scope, bom ? [...extras, 'bom'] : extras);
  }

  #addPlainNotations(rest: readonly CodeToken[], scope: DependencyScope, extras: readonly string[]): void {
    for (let i = 0; i < rest.length; i++) {
      const token = rest[i] as CodeToken;
      const before = rest[i - 2];
      if (token.kind === 'word' && /\bprojects\.\w/.test(token.text)) {
        this.#builder.reference(
          'project',
          `:${token.text.replace(/^projects\./, '').replaceAll('.', ':')}`,
          token.span,
        );
      } else if (
        token.kind === 'word' &&
        /^\w+\.(?!versions\.|plugins\.)[\w.]+$/.test(token.text) &&
        isCatalog(token.text)
      ) {
        this.#builder.setting(`catalog.${scope}`, token.span, token.text, token.span);
      }
      if (token.kind !== 'string') continue;
      const call = rest[i - 1]?.text === '(' ? before?.text : rest[i - 1]?.text;
      if (call === 'project' || (before?.text === 'path' && rest[i - 3]?.text === '(')) {
        this.#builder.reference('project', token.text, token.span);
      } else if (call === 'kotlin') {
        if (!/^[\w-]+$/.test(token.text)) continue;
        this.#addCoordinates(`org.jetbrains.kotlin:kotlin-${token.text}`, token, scope, extras, null);
      } else if (
        /^(?:group|module|exclude|because|files|fileTree|dir|npm|path|configuration|version|branch)$/.test(call ?? '')
      )
        continue;
      else if (token.text.includes(':') && !/\s/.test(token.text)) {
        // 'g:a:' + version
        const added = rest[i + 1]?.text === '+' ? rest[i + 2] : undefined;
        this.#addCoordinates(token.text, token, scope, extras, added ?? null);
        if (added !== undefined) i += 2;
      }
    }
  }

  #addCoordinates(
    written: string,
    token: CodeToken,
    scope: DependencyScope,
    extras: readonly string[],
    added: CodeToken | null,
  ): void {
    const match = COORDINATES.exec(written);
    if (match?.[1] === undefined || match[2] === undefined) {
      this.#builder.problem('invalid-name', token.span, { name: clip(written) });
      return;
    }
    const isExact = written === token.text;
    const nameLength = match[1].length + 1 + match[2].length;
    const nameSpan = isExact ? { start: token.span.start, end: token.span.start + nameLength } : token.span;
    const writtenVersion = match[3] ?? '';
    let version: string | null = null;
    let versionSpan: Span | null = null;
    if (writtenVersion !== '') {
      versionSpan = isExact ? spanIn(nameSpan.end + 1, writtenVersion.length) : token.span;
      version = this.#expand(writtenVersion, token);
    } else if (added !== null) {
      versionSpan = added.span;
      version = added.kind === 'string' ? added.text : (this.#variables.get(added.text) ?? added.text);
    }
    this.#builder.dependency({
      ecosystem: 'maven',
      name: `${this.#expand(match[1], token)}:${this.#expand(match[2], token)}`,
      nameSpan,
      version,
      versionSpan,
      scope,
      extras,
    });
  }

  /** `group: 'g', name: 'a', version: 'v'`, with `=` in Kotlin. */
  #addMapNotation(rest: readonly CodeToken[], scope: DependencyScope, extras: readonly string[]): boolean {
    const values = new Map<string, CodeToken>();
    rest.forEach((token, i) => {
      const next = rest[i + 1]?.text;
      const value = rest[i + 2];
      if (token.kind === 'word' && (next === ':' || next === '=') && value !== undefined) values.set(token.text, value);
    });
    const group = values.get('group');
    const name = values.get('name');
    if (group === undefined || name === undefined || group.kind !== 'string' || name.kind !== 'string') return false;
    const version = values.get('version');
    const text =
      version === undefined
        ? null
        : version.kind === 'string'
          ? this.#resolve(version)
          : (this.#variables.get(version.text) ?? version.text);
    this.#builder.dependency({
      ecosystem: 'maven',
      name: `${this.#resolve(group)}:${this.#resolve(name)}`,
      nameSpan: name.span,
      version: text,
      versionSpan: text === null ? null : (version?.span ?? null),
      scope,
      extras,
    });
    return true;
  }

  #resolve(token: CodeToken): string {
    return this.#expand(token.text, token);
  }

  #expand(text: string, token: CodeToken): string {
    if (!text.includes('$') || token.quote.startsWith("'")) return text;
    const expansion = this.#expander.expand(text);
    if (expansion.kind === 'expanded') return expansion.text;
    if (!this.#said.has(expansion.name)) {
      this.#said.add(expansion.name);
      // Properties mostly come from other files of the build.
      const severity = expansion.kind === 'not-resolved' ? 'information' : 'warning';
      this.#builder.problem(expansion.kind, token.span, { name: clip(expansion.name), value: clip(text) }, severity);
    }
    return text;
  }

  #javaVersion(statement: readonly CodeToken[], first: CodeToken): void {
    const rank = [
      'languageVersion',
      'jvmToolchain',
      'release',
      'sourceCompatibility',
      'targetCompatibility',
      'jvmTarget',
    ].indexOf(
      first.text.replace(/^(?:java|kotlinOptions|options|compilerOptions|toolchain)\./, '').replace(/\.set$/, ''),
    );
    if (rank < 0 || (this.#java !== null && this.#java.rank <= rank)) return;
    const value = statement
      .slice(1)
      .find(
        (token) => token.kind !== 'mark' && (/^\d[\d.]*$/.test(token.text) || /(?:VERSION_|JVM_)\d/.test(token.text)),
      );
    const version = /(?<![\d._])[\d._]+$/
      .exec(value?.text ?? '')?.[0]
      .replace(/^[._]+/, '')
      .replaceAll('_', '.');
    if (value === undefined || version === undefined || version === '') return;
    this.#java = { rank, key: first.span, version: version.replace(/^1\.(?=\d)/, ''), span: value.span };
  }
}

/** Accessors of catalogs are called by the catalog: `libs`, or a name that ends in `Libs` or `libs`. */
function isCatalog(accessor: string): boolean {
  return /^(?:\w*libs|\w*Libs|deps|catalog)\./.test(accessor);
}

function scopeOf(configuration: string): DependencyScope {
  if (/^(?:test|androidTest|integrationTest|functionalTest)|Test(?:[A-Z]|$)|^(?:testFixtures|jmh)/.test(configuration))
    return 'test';
  if (
    /^(?:classpath|annotationProcessor|kapt|ksp|kspCommonMainMetadata|detektPlugins|checkstyle|pmd|errorprone|ktlint|asciidoctor\w*)$|Processor$/.test(
      configuration,
    )
  )
    return 'build';
  if (/^(?:compileOnly|compileOnlyApi|provided\w*)$|CompileOnly$/.test(configuration)) return 'provided';
  if (/^(?:developmentOnly|quarkusDev|debugImplementation)$/.test(configuration)) return 'development';
  if (/^(?:mavenBom|dependency|dependencySet)$/.test(configuration)) return 'managed';
  return 'runtime';
}
