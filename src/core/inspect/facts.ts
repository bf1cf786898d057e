import picomatch from 'picomatch';
import type { Catalogue } from '../model/catalogue.ts';
import type { SettingRule } from '../model/detectionRules.ts';
import type { DependencyItem, DependencyScope, Manifest, RuntimeItem, SettingItem } from '../model/manifest.ts';
import type { Message } from '../model/message.ts';
import type { Technology, TechnologyRole } from '../model/technology.ts';
import type { Span } from '../model/text.ts';
import { lookUpPackage } from './packageIndex.ts';

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
}

/** How far a declared scope speaks for the running program. */
const SCOPE_CONFIDENCE: Readonly<Record<DependencyScope, number>> = {
  runtime: 0.95,
  provided: 0.9,
  optional: 0.7,
  build: 0.4,
  peer: 0.35,
  development: 0.3,
  test: 0.1,
  managed: 0,
};
const IMPLIED = 0.95;
/** A package of a family speaks a little less clearly than the package itself, whose version is the one to show. */
const OF_FAMILY = 0.97;
/** Below this a fact is no part of the stack. */
export const THRESHOLD = 0.5;

/** Facts that one manifest states on its own. */
export function factsOf(manifest: Manifest, catalogue: Catalogue): Fact[] {
  const facts: Fact[] = [];
  for (const item of manifest.items) {
    if (item.kind === 'dependency') facts.push(...dependencyFacts(item, manifest.path, catalogue));
    else if (item.kind === 'runtime') facts.push(...runtimeFacts(item, manifest.path, catalogue));
    else if (item.kind === 'setting') facts.push(...settingFacts(item, manifest, catalogue));
  }
  return facts;
}

/** Facts of a dependency as if declared in `file`; a child that inherits it passes its own. */
export function dependencyFacts(item: DependencyItem, file: string, catalogue: Catalogue): Fact[] {
  const found = lookUpPackage(catalogue, item.ecosystem, item.name);
  if (found === null || item.indirect === true) return [];
  const { entry } = found;
  const span = item.nameSpan;
  const declared = entry.development === true && item.scope === 'development' ? 0.9 : SCOPE_CONFIDENCE[item.scope];
  const scope = found.family ? declared * OF_FAMILY : declared;
  const because: Message = { code: `inspect.dependency.${item.scope}`, args: { name: item.name, file } };
  const make = (id: string, version: string | null, factor: number): Fact[] => {
    const technology = catalogue.technologies.get(id);
    if (technology === undefined) return [];
    return [
      {
        id,
        role: technology.role,
        file,
        span,
        // A driver's version is not that of the database; an image's is.
        version: technology.role === 'database' && item.ecosystem !== 'docker' ? null : version,
        confidence: scope * factor,
        weak: entry.weak === true,
        because,
      },
    ];
  };
  const extras = (item.extras ?? []).flatMap((extra) => entry.extras?.[extra] ?? []);
  return [
    ...entry.is.flatMap((id) => make(id, item.version, 1)),
    ...[...(entry.implies ?? []), ...extras].flatMap((id) => make(id, null, IMPLIED)),
  ];
}

function runtimeFacts(item: RuntimeItem, file: string, catalogue: Catalogue): Fact[] {
  const id = RUNTIME_OF[item.runtime] ?? item.runtime;
  const technology = catalogue.technologies.get(id);
  if (technology === undefined) return [];
  const because: Message = {
    code: 'inspect.runtime-pin',
    args: { name: technology.label, version: item.version ?? '', file },
  };
  return [
    {
      id,
      role: 'runtime',
      file,
      span: item.versionSpan ?? item.nameSpan,
      version: item.version,
      confidence: 0.95,
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
};

interface CompiledRule {
  readonly rule: SettingRule;
  readonly key: (key: string) => boolean;
  readonly value: RegExp | null;
}
const compiled = new WeakMap<readonly SettingRule[], readonly CompiledRule[]>();

function settingFacts(item: SettingItem, manifest: Manifest, catalogue: Catalogue): Fact[] {
  const facts: Fact[] = [];
  for (const { rule, key, value } of compile(catalogue.detection.settings)) {
    if (rule.formats !== undefined && !rule.formats.includes(manifest.format)) continue;
    if (!key(item.key) || (value !== null && !value.test(item.value))) continue;
    for (const id of rule.finds) {
      const technology = catalogue.technologies.get(id);
      if (technology !== undefined) facts.push(settingFact(item, manifest.path, technology, rule.confidence ?? 0.9));
    }
  }
  return facts;
}

function settingFact(item: SettingItem, file: string, technology: Technology, confidence: number): Fact {
  const span = item.value === '' ? item.keySpan : item.valueSpan;
  const because: Message = { code: 'inspect.setting', args: { key: item.key, file } };
  return { id: technology.id, role: technology.role, file, span, version: null, confidence, weak: false, because };
}

function compile(rules: readonly SettingRule[]): readonly CompiledRule[] {
  let result = compiled.get(rules);
  if (result === undefined) {
    result = rules
      .map((rule) => ({
        rule,
        key: picomatch(rule.key.replaceAll('.', '/'), { dot: true, nocase: true }),
        value: rule.value === undefined ? null : new RegExp(rule.value, 'i'),
      }))
      .map(({ rule, key, value }) => ({ rule, value, key: (name: string) => key(name.replaceAll('.', '/')) }));
    compiled.set(rules, result);
  }
  return result;
}
