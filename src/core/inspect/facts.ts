import picomatch from 'picomatch';
import type { Catalogue } from '../model/catalogue.ts';
import type { SettingRule } from '../model/detectionRules.ts';
import type {
  DependencyItem,
  DependencyScope,
  Ecosystem,
  Manifest,
  RuntimeItem,
  SettingItem,
} from '../model/manifest.ts';
import type { Message } from '../model/message.ts';
import type { PackageEntry, Technology, TechnologyRole } from '../model/technology.ts';
import type { Span } from '../model/text.ts';
import { lookUpPackage } from './packageIndex.ts';
import { bundlesItself, plugsIntoSeveral } from './packageUse.ts';
import { sharesVersion } from './sharedVersion.ts';

/** One technology that one place of one file speaks for, before services and roles are known. */
export interface Fact {
  readonly id: string;
  readonly role: TechnologyRole;
  readonly file: string;
  readonly span: Span;
  readonly version: string | null;
  /** 0…1. */
  readonly confidence: number;
  /** Counts only where nothing stronger of its role is seen. */
  readonly weak: boolean;
  readonly because: Message;
  /** True where the file says it by being there: the span is then its first word. */
  readonly wholeFile?: true;
  /** Given where `id` is a package's own name in this ecosystem rather than a technology's. */
  readonly ecosystem?: Ecosystem;
}

/** How far a declared scope speaks for the running program. */
export const SCOPE_CONFIDENCE: Readonly<Record<DependencyScope, number>> = {
  runtime: 0.95,
  provided: 0.9,
  optional: 0.7,
  build: 0.4,
  peer: 0.35,
  development: 0.3,
  test: 0.1,
  managed: 0,
};
/** How a dependency of a scope is told of. */
export const DEPENDENCY_CODES = {
  runtime: 'inspect.dependency.runtime',
  provided: 'inspect.dependency.provided',
  optional: 'inspect.dependency.optional',
  build: 'inspect.dependency.build',
  peer: 'inspect.dependency.peer',
  development: 'inspect.dependency.development',
  test: 'inspect.dependency.test',
  managed: 'inspect.dependency.managed',
} as const satisfies Readonly<Record<DependencyScope, string>>;
const NO_FACTS: readonly Fact[] = [];
const IMPLIED = 0.95;
/** A package around a technology speaks a little less clearly than the package itself, whose version is the one to show. */
const OF_FAMILY = 0.97;
/** A driver that a bundled program declares for development. */
const BUNDLED = 0.6;
const OPENED_BY_BUNDLES: ReadonlySet<TechnologyRole> = new Set(['database', 'data-access']);
/** A confidence as it is shown, in hundredths. */
export function shownConfidence(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

/** Below this a fact is no part of the stack. */
export const THRESHOLD = 0.5;

/** Facts that one manifest states on its own. */
export function factsOf(manifest: Manifest, catalogue: Catalogue): Fact[] {
  const facts: Fact[] = [];
  const isBundled = bundlesItself(manifest, catalogue);
  const isPlugIn = plugsIntoSeveral(manifest, catalogue);
  for (const item of manifest.items) {
    if (item.kind === 'dependency' && isPlugIn && item.scope === 'optional') continue;
    if (item.kind === 'dependency') facts.push(...dependencyFacts(item, manifest.path, catalogue, isBundled));
    else if (item.kind === 'runtime') facts.push(...runtimeFacts(item, manifest, catalogue));
    else if (item.kind === 'setting') facts.push(...settingFacts(item, manifest, catalogue));
  }
  return facts;
}

/** Whether a version says no more than where it stands: `catalog:`, `workspace:*`. */
export function standsElsewhere({ ecosystem, version }: Pick<DependencyItem, 'ecosystem' | 'version'>): boolean {
  return ecosystem === 'npm' && version !== null && /^(?:catalog|workspace):/.test(version);
}

/**
 * Facts of a dependency as if declared in `file`; a child that inherits it passes its own.
 * @param isBundled Whether what is declared for development runs in production too.
 */
export function dependencyFacts(
  item: DependencyItem,
  file: string,
  catalogue: Catalogue,
  isBundled = false,
): readonly Fact[] {
  const found = item.indirect === true ? null : lookUpPackage(catalogue, item.ecosystem, item.name);
  if (found === null) return NO_FACTS;
  const { entry } = found;
  const span = item.nameSpan;
  const declared = scopeConfidence(item, entry);
  const because: Message = { code: DEPENDENCY_CODES[item.scope], args: { name: item.name, file } };
  const facts: Fact[] = [];
  const add = (id: string, isIt: boolean): void => {
    const technology = catalogue.technologies.get(id);
    if (technology === undefined) return;
    const own = isIt && sharesVersion(catalogue, item.ecosystem, found, technology);
    const around = found.family || (isIt && !own && technology.role !== 'database');
    facts.push({
      id,
      role: technology.role,
      file,
      span,
      version: own && !standsElsewhere(item) ? item.version : null,
      confidence:
        (isBundled && OPENED_BY_BUNDLES.has(technology.role) ? Math.max(declared, BUNDLED) : declared) *
        (around ? OF_FAMILY : 1) *
        (isIt ? 1 : IMPLIED),
      weak: isIt && entry.weak === true,
      because,
    });
  };
  for (const id of entry.is) add(id, true);
  for (const id of entry.implies ?? []) add(id, false);
  for (const extra of item.extras ?? []) for (const id of entry.extras?.[extra] ?? []) add(id, false);
  return facts;
}

/** Where a project declares what it is built and tried with. */
const TOOL_SCOPES: ReadonlySet<DependencyScope> = new Set(['development', 'test', 'build']);

function scopeConfidence(item: DependencyItem, entry: PackageEntry): number {
  if (entry.development === true && TOOL_SCOPES.has(item.scope)) return 0.9;
  // It may be left out, and where it is not, it need not serve.
  if (entry.weak === true && item.scope === 'optional') return 0.45;
  // An action that deploys says where to, whatever else a build is made of.
  return item.ecosystem === 'githubactions' ? 0.85 : SCOPE_CONFIDENCE[item.scope];
}

/** What a pipeline runs on says less of the program than its own files. */
const PIPELINE_RUNTIME = 0.6;

function runtimeFacts(item: RuntimeItem, { path: file, format }: Manifest, catalogue: Catalogue): Fact[] {
  const id = RUNTIME_OF[item.runtime] ?? item.runtime;
  const technology = catalogue.technologies.get(id);
  if (technology === undefined) return [];
  const because: Message = {
    ...(item.version === null
      ? { code: 'inspect.runtime-named', args: { name: technology.label, file } }
      : { code: 'inspect.runtime-pin', args: { name: technology.label, version: item.version, file } }),
  };
  return [
    {
      id,
      role: 'runtime',
      file,
      span: item.versionSpan ?? item.nameSpan,
      version: item.version,
      confidence: format === 'github-workflow' ? PIPELINE_RUNTIME : 0.95,
      weak: false,
      because,
    },
  ];
}

/** Names that files use for runtimes, where the id is another one. */
const RUNTIME_OF: Readonly<Record<string, string>> = {
  java: 'jvm',
  rust: 'native',
  elixir: 'beam',
  erlang: 'beam',
  kotlin: 'jvm',
  scala: 'jvm',
  swift: 'native',
  crystal: 'native',
  zig: 'native',
};

interface CompiledRule {
  readonly rule: SettingRule;
  readonly key: (key: string) => boolean;
  readonly value: RegExp | null;
}
interface CompiledRules {
  readonly all: readonly CompiledRule[];
  readonly byFormat: Map<string, readonly CompiledRule[]>;
}
const compiled = new WeakMap<readonly SettingRule[], CompiledRules>();

function settingFacts(item: SettingItem, manifest: Manifest, catalogue: Catalogue): Fact[] {
  const facts = addressFacts(item, manifest, catalogue);
  for (const { rule, key, value } of rulesFor(manifest.format, catalogue.detection.settings)) {
    // The value first: its pattern is the quicker one.
    if ((value !== null && !value.test(item.value)) || !key(item.key)) continue;
    for (const id of rule.finds) {
      const technology = catalogue.technologies.get(id);
      if (technology !== undefined) facts.push(settingFact(item, manifest.path, technology, rule));
    }
  }
  return facts;
}

/** A database's address, in the notations of drivers: `postgres://`, `jdbc:mysql://`, `postgresql+asyncpg://`, `sqlite:x.db`. */
const ADDRESS =
  /^(?:\$\{[\w.:-]*?:-?)?(?:jdbc:|r2dbcs?:(?:pool:)?|p6spy:|otel:)*([a-z][a-z0-9]*)((?:\+[a-z0-9]+)?)(:[@/\w:.~-]*)/i;

/** What the scheme of an address says, whatever the setting is called. */
function addressFacts(item: SettingItem, manifest: Manifest, catalogue: Catalogue): Fact[] {
  if (item.value === '') return [];
  const match = ADDRESS.exec(item.value);
  if (match?.[1] === undefined) return [];
  const scheme = match[1].toLowerCase();
  const { schemes } = catalogue.detection;
  // A local file is a database only where a database is asked for.
  const isKnownAs = (name: string): string | undefined => (Object.hasOwn(schemes, name) ? schemes[name] : undefined);
  const id =
    isKnownAs(scheme + (match[2] ?? '').toLowerCase()) ??
    isKnownAs(scheme) ??
    isKnownAs(scheme.replace(/(?<!\d)\d+$/, ''));
  const technology = id === undefined ? undefined : catalogue.technologies.get(id);
  if (technology === undefined) return [];
  if (scheme === 'file' && manifest.format !== 'schema.prisma' && !/(?:^|[._])database_?url$/i.test(item.key))
    return [];
  const isAddress =
    match[3]?.startsWith('://') === true || /^(?:jdbc|r2dbc)/i.test(item.value) || /^(?:sqlite|h2|file)$/.test(scheme);
  return isAddress ? [settingFact(item, manifest.path, technology)] : [];
}

function settingFact(
  item: SettingItem,
  file: string,
  { id, role }: Technology,
  { confidence = 0.9, weak = false }: Pick<SettingRule, 'confidence' | 'weak'> = {},
): Fact {
  const span = item.value === '' ? item.keySpan : item.valueSpan;
  const because: Message = { code: 'inspect.setting', args: { key: item.key, file } };
  return { id, role, file, span, version: null, confidence, weak, because };
}

/** The rules that go for a format. */
function rulesFor(format: string, rules: readonly SettingRule[]): readonly CompiledRule[] {
  let known = compiled.get(rules);
  if (known === undefined) {
    known = { all: rules.map(compile), byFormat: new Map() };
    compiled.set(rules, known);
  }
  let own = known.byFormat.get(format);
  if (own === undefined) {
    own = known.all.filter(({ rule }) => rule.formats === undefined || rule.formats.includes(format));
    known.byFormat.set(format, own);
  }
  return own;
}

function compile(rule: SettingRule): CompiledRule {
  const key = picomatch(rule.key.replaceAll('.', '/'), { dot: true, nocase: true });
  return {
    rule,
    value: rule.value === undefined ? null : new RegExp(rule.value, 'i'),
    key: (name) => key(name.replaceAll('.', '/')),
  };
}
