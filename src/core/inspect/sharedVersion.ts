import type { Catalogue } from '../model/catalogue.ts';
import type { Ecosystem } from '../model/manifest.ts';
import type { PackageEntry, Technology } from '../model/technology.ts';
import type { FoundPackage } from './packageIndex.ts';

/**
 * Whether the version of a package is that of the technology which it stands for: Django's is the one of `django`, not
 * that of `django-filter`; a driver's is never that of its database. A package shares the version that is named after the
 * technology, that lies in the Maven group named after it, that its support dates list, or that the dictionary marks
 * `sameVersion`. Where the dictionary has no such package in an ecosystem, any may be taken for it.
 * @param found What the dictionary says of the package.
 */
export function sharesVersion(
  catalogue: Catalogue,
  ecosystem: Ecosystem,
  found: FoundPackage,
  technology: Technology,
): boolean {
  if (ecosystem === 'docker') return true;
  if (technology.role === 'database') return false;
  return isOwn(catalogue, ecosystem, found, technology) || !hasOwn(catalogue, ecosystem, technology);
}

const ownAnswers = new WeakMap<PackageEntry, Map<string, boolean>>();

/** Remembered for packages that have an entry of their own; a family has as many members as there are names. */
function isOwn(catalogue: Catalogue, ecosystem: Ecosystem, found: FoundPackage, technology: Technology): boolean {
  if (found.family) return isNamedAfter(catalogue, ecosystem, found, technology);
  let answers = ownAnswers.get(found.entry);
  if (answers === undefined) ownAnswers.set(found.entry, (answers = new Map<string, boolean>()));
  let answer = answers.get(technology.id);
  if (answer === undefined)
    answers.set(technology.id, (answer = isNamedAfter(catalogue, ecosystem, found, technology)));
  return answer;
}

function isNamedAfter(
  catalogue: Catalogue,
  ecosystem: Ecosystem,
  { name, entry }: FoundPackage,
  technology: Technology,
): boolean {
  if (entry.sameVersion === true || (entry.sameVersion !== false && entry.sameVersion === technology.id)) return true;
  const product = technology.lifecycle === undefined ? undefined : catalogue.lifecycle.get(technology.lifecycle);
  if (product?.packages?.[ecosystem]?.includes(name) === true) return true;
  const names = namesOf(technology);
  const parts = name.toLowerCase().split(/[/:]/);
  const last = bare(parts.at(-1) ?? '');
  if (parts.length < 2) return names.has(last);
  const group = parts.at(-2) ?? '';
  // `@nestjs/mongoose` is named after Mongoose and versioned as Nest: an organisation's package is its own alone.
  if (ecosystem === 'npm')
    return names.has(bare(parts.join(''))) || (names.has(bare(group)) && (names.has(last) || OWN_PARTS.has(last)));
  return names.has(last) || (ecosystem === 'maven' && names.has(bare(group.split('.').at(-1) ?? '')));
}

/** What an organisation calls the package that is the technology itself, beside the technology's own name. */
const OWN_PARTS = new Set(['core', 'server', 'framework', 'kit']);

const namesKnown = new WeakMap<Technology, ReadonlySet<string>>();

function namesOf(technology: Technology): ReadonlySet<string> {
  let names = namesKnown.get(technology);
  if (names === undefined) {
    names = new Set([technology.id, technology.label].map(bare));
    namesKnown.set(technology, names);
  }
  return names;
}

/** A name without what spellings differ in: case, marks, and what many add: `Next.js` → `next`, `spark-core` → `spark`. */
function bare(name: string): string {
  const letters = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters.replace(/(?<=..)(?:js|core|framework)$/, '');
}

interface OwnPackages {
  /** Names of the packages of an ecosystem that are a technology. */
  readonly namesOf: ReadonlyMap<string, readonly string[]>;
  /** Technology → whether one of them is named after it. */
  readonly answers: Map<string, boolean>;
}
const ownKnown = new WeakMap<Catalogue, Map<Ecosystem, OwnPackages>>();

/** Whether some package of an ecosystem is named after a technology. Found out only for those that are asked about. */
function hasOwn(catalogue: Catalogue, ecosystem: Ecosystem, technology: Technology): boolean {
  let known = ownKnown.get(catalogue);
  if (known === undefined) ownKnown.set(catalogue, (known = new Map<Ecosystem, OwnPackages>()));
  let own = known.get(ecosystem);
  if (own === undefined) {
    own = { namesOf: namesByTechnology(catalogue, ecosystem), answers: new Map<string, boolean>() };
    known.set(ecosystem, own);
  }
  let answer = own.answers.get(technology.id);
  if (answer === undefined) {
    const entries = catalogue.packages.get(ecosystem);
    answer = (own.namesOf.get(technology.id) ?? []).some((name) => {
      const entry = entries?.get(name);
      return (
        entry !== undefined && isOwn(catalogue, ecosystem, { name, entry, family: name.endsWith('*') }, technology)
      );
    });
    own.answers.set(technology.id, answer);
  }
  return answer;
}

function namesByTechnology(catalogue: Catalogue, ecosystem: Ecosystem): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const [name, { is }] of catalogue.packages.get(ecosystem) ?? [])
    for (const id of is) {
      const others = names.get(id);
      if (others === undefined) names.set(id, [name]);
      else others.push(name);
    }
  return names;
}
