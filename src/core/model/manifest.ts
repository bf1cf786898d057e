import type { Span } from './text.ts';
import type { Severity } from './stackReport.ts';

/** Package ecosystems, named as package URLs (purl types) name them. */
export const ECOSYSTEMS = [
  'npm',
  'jsr',
  'deno',
  'pypi',
  'golang',
  'maven',
  'cargo',
  'nuget',
  'composer',
  'gem',
  'hex',
  'pub',
  'swift',
  'conan',
  'vcpkg',
  'clojars',
  'shards',
  'hackage',
  'opam',
  'nimble',
  'cpan',
  'luarocks',
  'cran',
  'julia',
  'zig',
  'vpm',
  'dub',
  'racket',
  'deb',
  'apk',
  'rpm',
  'docker',
  'githubactions',
  'terraform',
] as const;
export type Ecosystem = (typeof ECOSYSTEMS)[number];

/** What a dependency is declared for. */
export type DependencyScope =
  'runtime' | 'development' | 'test' | 'build' | 'optional' | 'peer' | 'provided' | 'managed';

/** A package named by a manifest. */
export interface DependencyItem {
  readonly kind: 'dependency';
  readonly ecosystem: Ecosystem;
  /** Canonical name in its ecosystem (`org.group:artifact`, normalised PyPI name, module path, …). */
  readonly name: string;
  readonly nameSpan: Span;
  /** Version or range as written, after resolving what the same file resolves; null where none is named. */
  readonly version: string | null;
  /** Where the version's text stands; `text.slice(versionSpan) === rawVersion`. */
  readonly versionSpan: Span | null;
  readonly rawVersion: string | null;
  readonly scope: DependencyScope;
  /** Extras, features or classifiers that change the meaning (`fastapi[standard]`, cargo features). */
  readonly extras?: readonly string[];
  /** True for an indirect requirement that the file only records (`// indirect`). */
  readonly indirect?: boolean;
}

/** A runtime, SDK or language version that a file pins. */
export interface RuntimeItem {
  readonly kind: 'runtime';
  /** Technology id: `node`, `bun`, `deno`, `python`, `go`, `jvm`, `dotnet`, `rust`, `php`, `ruby`, `elixir`, … */
  readonly runtime: string;
  readonly nameSpan: Span;
  readonly version: string | null;
  readonly versionSpan: Span | null;
}

/** A pointer from one file of the workspace to another. */
export interface ReferenceItem {
  readonly kind: 'reference';
  readonly relation: 'workspace' | 'include' | 'parent' | 'module' | 'project' | 'path-dependency' | 'build-context';
  /** As written: relative path or glob. */
  readonly target: string;
  readonly span: Span;
}

/**
 * Any other fact that a rule in `knowledge/` may look at: a script, an SDK attribute, a provider, a resource type.
 * `key` is a dotted path in the format's own terms (`scripts.start`, `provider.name`, `datasource.provider`).
 */
export interface SettingItem {
  readonly kind: 'setting';
  readonly key: string;
  readonly keySpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

export type ManifestItem = DependencyItem | RuntimeItem | ReferenceItem | SettingItem;

/** A mistake in a file, or a limit that was hit. The wording of `code` stands in the catalogue as `problem.<code>`. */
export interface ReadProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly args?: Readonly<Record<string, string | number>>;
}

/** What a reader found in one file. Pure data: the same text always gives the same result. */
export interface Manifest {
  readonly path: string;
  /** Id of the reader's format, e.g. `package.json`. */
  readonly format: string;
  /** First word that is no comment: the place of what the file says by being there. Empty where the file is. */
  readonly firstWord: Span;
  /** Name that the manifest gives its project, or null. */
  readonly name: string | null;
  readonly items: readonly ManifestItem[];
  readonly problems: readonly ReadProblem[];
  /** True where a limit or a damage cut the reading short. */
  readonly incomplete: boolean;
}

/** What a reader gives back; the rest is added by `readManifest`. */
export type ReadResult = Omit<Manifest, 'path' | 'format' | 'firstWord'>;

/** A reader of one format: pure, synchronous, bounded, never throws (see `readManifest`). */
export interface ManifestReader {
  readonly format: string;
  /** Base names that it reads, lower case. With neither these nor extensions it is asked about every path. */
  readonly fileNames?: readonly string[];
  /** Endings that it reads, lower case, without the dot (`csproj`). */
  readonly extensions?: readonly string[];
  /**
   * Lower-case words of which one stands in the name of every file that it reads, or in that of the file's folder.
   * Spares a walk from asking about most files; absent where there are none.
   */
  readonly hints?: readonly string[];
  /** True where a long line does no harm to its parser; else such lines are blanked before it sees them. */
  readonly acceptsLongLines?: boolean;
  /**
   * Whether this reader is the one for a path (from the root, "/" separators). Has the last word over the names and
   * endings, which only make the look-up quick.
   */
  matches(path: string): boolean;
  read(text: string, path: string): ReadResult;
}
