import type { Catalogue } from '../../model/catalogue.ts';
import type { ImportRule } from '../../model/detectionRules.ts';
import type { DependencyItem, Ecosystem, Manifest, SettingItem } from '../../model/manifest.ts';
import type { Message } from '../../model/message.ts';
import type { Span } from '../../model/text.ts';
import { dependencyFacts, factsOf, type Fact } from '../facts.ts';
import { lookUpPackage } from '../packageIndex.ts';
import { parseModuleUrl, parsePackageSpecifier } from '../readers/json/npmSpecifier.ts';
import { normalizePythonName } from '../readers/python/requirement.ts';
import { programName } from './choosePrograms.ts';
import { lastPart, type SoughtNames } from './readProgram.ts';

/** What a rule says of a program, where the rule names no confidence itself. */
const BY_RULE = 0.8;
/** An import says nearly as much as a manifest; it may stand in a branch that never runs. */
const BY_IMPORT = 0.9;

/** A program with its language. */
export interface Program {
  readonly manifest: Manifest;
  readonly language: string;
}

/**
 * Facts that the programs of one service state: by the rules of `imports.yaml`, by the packages that they import, by
 * those that they declare in themselves, and by addresses in their strings. What only a program can serve with counts
 * where one starts: a Go package without `package main` serves nothing.
 */
export function programFacts(programs: readonly Program[], catalogue: Catalogue): Fact[] {
  const started = new Set<string>();
  const used = new Map<string, readonly SettingItem[]>();
  for (const { manifest, language } of programs) {
    if (catalogue.detection.programs[language]?.entry === undefined || has(manifest, 'entry')) started.add(language);
    used.set(language, [...(used.get(language) ?? []), ...settings(manifest, 'name')]);
  }
  return programs.flatMap((program) => {
    const { manifest, language } = program;
    const rule = catalogue.detection.programs[language];
    const isServer = started.has(language) && rule?.helpers?.includes(programName(manifest.path)) !== true;
    return [
      ...ruleFacts(program, used.get(language) ?? [], isServer, catalogue),
      ...[...factsOf(manifest, catalogue), ...importFacts(program, catalogue)].filter(
        (fact) => isServer || fact.role !== 'framework',
      ),
    ];
  });
}

/** What the rules look for in a language's programs. */
export function soughtIn(catalogue: Catalogue, language: string): SoughtNames {
  const { imports, programs } = catalogue.detection;
  let known = soughtByRules.get(imports);
  if (known === undefined) {
    known = new Map<string, SoughtNames>();
    soughtByRules.set(imports, known);
  }
  let sought = known.get(language);
  if (sought === undefined) {
    const rules = imports.filter((rule) => rule.languages.includes(language));
    const names = rules.flatMap((rule) => [...(rule.uses ?? []), ...(rule.also ?? [])]);
    sought = {
      names: new Set([...names, ...(programs[language]?.serves ?? [])].map(lastPart)),
      entry: programs[language]?.entry ?? [],
    };
    known.set(language, sought);
  }
  return sought;
}
const soughtByRules = new WeakMap<readonly ImportRule[], Map<string, SoughtNames>>();

function settings(manifest: Manifest, key: string): SettingItem[] {
  return manifest.items.filter((item): item is SettingItem => item.kind === 'setting' && item.key === key);
}

function has(manifest: Manifest, key: string): boolean {
  return manifest.items.some((item) => item.kind === 'setting' && item.key === key);
}

/** @param usedByAny Names that programs of the language use. @param isServer Whether it may serve with something. */
function ruleFacts(
  { manifest, language }: Program,
  usedByAny: readonly SettingItem[],
  isServer: boolean,
  catalogue: Catalogue,
): Fact[] {
  const imports = settings(manifest, 'import');
  const names = settings(manifest, 'name');
  const facts: Fact[] = [];
  for (const rule of catalogue.detection.imports) {
    if (!rule.languages.includes(language)) continue;
    const imported =
      rule.imports === undefined ? null : imports.find(({ value }) => rule.imports?.some((of) => isModule(value, of)));
    const used = rule.uses === undefined ? null : names.find(({ value }) => rule.uses?.some((of) => isName(value, of)));
    // Undefined is what a rule asks for and the program lacks.
    if (imported === undefined || used === undefined) continue;
    const place = imported ?? used;
    if (place === null) continue;
    const { also } = rule;
    if (also !== undefined && !usedByAny.some(({ value }) => also.some((of) => isName(value, of)))) continue;
    for (const id of rule.finds) {
      const found = fact(id, manifest.path, place.valueSpan, place.value, rule.confidence ?? BY_RULE, catalogue);
      facts.push(...found.filter(({ role }) => isServer || rule.hosted === true || role !== 'framework'));
    }
  }
  return facts;
}

/** `a.b.*` is every module whose name begins with `a.b.`; any other pattern is the name itself. */
function isModule(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** A name by its end, from one part to the next: `createServer` is in `http.createServer`. */
function isName(name: string, pattern: string): boolean {
  return name === pattern || (name.endsWith(pattern) && /[.:\\]/.test(name[name.length - pattern.length - 1] ?? ''));
}

function fact(
  id: string,
  file: string,
  span: Span,
  name: string,
  confidence: number,
  catalogue: Catalogue,
): readonly Fact[] {
  const technology = catalogue.technologies.get(id);
  if (technology === undefined) return [];
  const because: Message = { code: 'inspect.import', args: { name, file } };
  return [{ id, role: technology.role, file, span, version: null, confidence, weak: false, because }];
}

/** What the packages mean that a program imports, declared or not. */
function importFacts({ manifest, language }: Program, catalogue: Catalogue): Fact[] {
  const rule = catalogue.detection.programs[language];
  if (rule?.packages === undefined) return [];
  const { packages: ecosystem, serves } = rule;
  const names = settings(manifest, 'name');
  const isServing = serves === undefined || names.some(({ value }) => serves.some((of) => isName(value, of)));
  const facts: Fact[] = [];
  for (const { value, valueSpan } of settings(manifest, 'import')) {
    const item = importedPackage(value, valueSpan, ecosystem, catalogue);
    if (item === null) continue;
    const because: Message = { code: 'inspect.import', args: { name: item.name, file: manifest.path } };
    for (const found of dependencyFacts(item, manifest.path, catalogue)) {
      // A library may import a framework for its types, or to be plugged into it.
      if (found.role !== 'framework' || isServing)
        facts.push({ ...found, confidence: found.confidence * BY_IMPORT, because });
    }
  }
  return facts;
}

/** The package that an import names, as if a manifest had declared it; null where the dictionary knows none. */
function importedPackage(
  module: string,
  span: Span,
  ecosystem: Ecosystem,
  catalogue: Catalogue,
): DependencyItem | null {
  const specifier = ecosystem === 'npm' ? (parsePackageSpecifier(module) ?? parseModuleUrl(module)) : null;
  const of = specifier?.ecosystem ?? ecosystem;
  const name = (specifier === null ? packageNames(module, ecosystem) : [specifier.name]).find(
    (candidate) => lookUpPackage(catalogue, of, candidate) !== null,
  );
  if (name === undefined) return null;
  const at = (from: number, length: number): Span => ({ start: span.start + from, end: span.start + from + length });
  const version = specifier?.version ?? null;
  return {
    kind: 'dependency',
    ecosystem: of,
    name,
    nameSpan: specifier === null ? span : at(specifier.nameStart, specifier.name.length),
    version,
    versionSpan: version === null || specifier === null ? null : at(specifier.versionStart, version.length),
    rawVersion: version,
    scope: 'runtime',
  };
}

/** Names under which the package of a module may be published, likeliest first. */
function packageNames(module: string, ecosystem: Ecosystem): readonly string[] {
  switch (ecosystem) {
    case 'npm':
      return /^(?:[./#~]|@\/|[a-z]+:)/.test(module) ? [] : [/^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module];
    case 'pypi':
      // `google.cloud.firestore` is published as google-cloud-firestore, `flask_sqlalchemy.model` as flask-sqlalchemy.
      return prefixes(module, '.').map((prefix) => normalizePythonName(prefix));
    case 'golang':
      return prefixes(module, '/').filter((prefix) => prefix.includes('.'));
    case 'gem':
      return [module.replaceAll('/', '-'), ...prefixes(module, '/')];
    default:
      return [module];
  }
}

/** A path and all that it lies in, longest first. */
function prefixes(path: string, separator: string): string[] {
  const parts = path.split(separator).slice(0, 8);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join(separator));
}
