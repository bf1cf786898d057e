import type { Catalogue } from '../../model/catalogue.ts';
import type { ImportRule } from '../../model/detectionRules.ts';
import type { DependencyItem, Ecosystem, Manifest, SettingItem } from '../../model/manifest.ts';
import type { Message } from '../../model/message.ts';
import type { Span } from '../../model/text.ts';
import { dependencyFacts, factsOf, type Fact } from '../facts.ts';
import { lookUpPackage } from '../packageIndex.ts';
import { parseModuleUrl, parsePackageSpecifier } from '../readers/json/npmSpecifier.ts';
import { normalizePythonName } from '../readers/python/requirement.ts';
import { lastPart } from './readProgram.ts';

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
 * Facts that the programs of a service state: by the rules of `imports.yaml`, by the packages that they import, by those
 * that they declare in themselves, and by addresses in their strings. A Go package without `package main` serves nothing.
 */
export function programFacts(programs: readonly Program[], catalogue: Catalogue): Fact[] {
  const isLibrary =
    programs.every(({ language }) => language === 'go') && !programs.some(({ manifest }) => has(manifest, 'entry'));
  const facts = programs.flatMap((program) => [
    ...factsOf(program.manifest, catalogue),
    ...ruleFacts(program, catalogue),
    ...importFacts(program, catalogue),
  ]);
  return isLibrary ? facts.filter((fact) => fact.role !== 'framework') : facts;
}

/** Last parts of the names that the rules ask for in a language. */
export function namesOf(catalogue: Catalogue, language: string): ReadonlySet<string> {
  const { imports, programs } = catalogue.detection;
  let known = namesByRules.get(imports);
  if (known === undefined) namesByRules.set(imports, (known = new Map()));
  let names = known.get(language);
  if (names === undefined) {
    names = new Set(
      [
        ...imports.filter((rule) => rule.languages.includes(language)).flatMap((rule) => rule.uses ?? []),
        ...(programs[language]?.serves ?? []),
      ].map(lastPart),
    );
    known.set(language, names);
  }
  return names;
}
const namesByRules = new WeakMap<readonly ImportRule[], Map<string, ReadonlySet<string>>>();

function settings(manifest: Manifest, key: string): SettingItem[] {
  return manifest.items.filter((item): item is SettingItem => item.kind === 'setting' && item.key === key);
}

function has(manifest: Manifest, key: string): boolean {
  return manifest.items.some((item) => item.kind === 'setting' && item.key === key);
}

function ruleFacts({ manifest, language }: Program, catalogue: Catalogue): Fact[] {
  const imports = settings(manifest, 'import');
  const names = settings(manifest, 'name');
  const facts: Fact[] = [];
  for (const rule of catalogue.detection.imports) {
    if (!rule.languages.includes(language)) continue;
    const imported =
      rule.imports === undefined ? null : imports.find(({ value }) => rule.imports?.some((of) => isModule(value, of)));
    const used = rule.uses === undefined ? null : names.find(({ value }) => rule.uses?.some((of) => isName(value, of)));
    // Undefined is what a rule asks for and the program lacks.
    const place = imported ?? used;
    if (imported === undefined || used === undefined || place == null) continue;
    for (const id of rule.finds)
      facts.push(...fact(id, manifest.path, place.valueSpan, place.value, rule.confidence ?? BY_RULE, catalogue));
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
