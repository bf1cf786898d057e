import { catalogues, type Texts } from '../../src/build/l10n/catalogues.ts';
import { realKnowledge } from './realKnowledge.ts';

/** Tag of the made-up language: that of Russian, so that what `Intl` writes in it has no Latin letter either. */
export const PSEUDO = 'ru';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = [...'åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ'];

/** A text in the made-up language: every letter accented, and a third longer, as German often is. Placeholders stay. */
export function pseudo(text: string): string {
  // Placeholders, targets of links, code and references to settings stay; people do not translate them either.
  const accented = text
    .split(/(\{\w+\}|\]\([^)]*\)|`[^`]*`|#[\w.]+#)/)
    .map((part, i) => (i % 2 === 1 ? part : [...part].map((c) => ACCENTED[PLAIN.indexOf(c)] ?? c).join('')))
    .join('');
  const growth = '·'.repeat(Math.ceil(text.length / 3));
  return /[A-Za-z]/.test(text.replace(/\{\w+\}/g, '')) ? `${accented}${growth}` : text;
}

/** Every catalogue in the made-up language, by the name of its file. */
export function pseudoCatalogues(): ReadonlyMap<string, Texts> {
  return new Map(
    catalogues().map(({ file, english }) => [
      file.replace('*', PSEUDO),
      Object.fromEntries([...english].map(([key, { text }]) => [key, key === 'report.locale' ? PSEUDO : pseudo(text)])),
    ]),
  );
}

/** Two or more letters of plain English in a row. */
const WORD = /[A-Za-z]{2,}/g;
/** Files with their lines, addresses, versions, packages: what a workspace or a source says itself. */
const QUOTED =
  /https?:\/\/[^\s)]+|[\w@./-]*\/[\w@./:-]+|\.?[\w-]+(?:\.[\w-]+)*\.(?:json|toml|mod|txt|xml|ya?ml|prisma|md)(?::\d+)?|Dockerfile(?::\d+)?|\.(?:python-version|nvmrc)(?::\d+)?|(?<!\w)v?\d[\w.+-]*|nodejs[\d.]+x|\{\w+\}/g;

/**
 * Words in a text that should be in the made-up language and are not. Names of products, technologies and countries,
 * file names and versions are no words.
 * @param names Further names: those of the workspace.
 */
export function plainWords(text: string, names: readonly string[] = []): string[] {
  const rest = [...names, ...productNames()].reduce(
    (left, name) => (left.includes(name) ? left.replace(wordsExactly(name), ' ') : left),
    text
      .replace(/\s+/g, ' ')
      .replace(/&nbsp;|\\/g, (found) => (found === '\\' ? '' : ' '))
      .replace(QUOTED, ' '),
  );
  return (rest.match(/[A-Za-z][\w-]*/g) ?? [])
    .filter((word) => !ids().has(word))
    .flatMap((word) => word.match(WORD) ?? []);
}

/** A name where it stands as a word of its own. */
function wordsExactly(name: string): RegExp {
  return new RegExp(`(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g');
}

let technologies: ReadonlySet<string> | null = null;

/** Ids of technologies and languages, which findings and signals name. */
function ids(): ReadonlySet<string> {
  const { technologies: known, advice } = realKnowledge();
  return (technologies ??= new Set([...known.keys(), ...Object.keys(advice.candidates)]));
}

let product: readonly string[] | null = null;

/** Names that no language changes, the longest first, so that none is cut out of another. */
function productNames(): readonly string[] {
  if (product !== null) return product;
  const { technologies, lifecycle, evidence, advice } = realKnowledge();
  const found = [
    'Stack Advisor',
    'MADR',
    'SMAA',
    ...[...technologies.values()].map(({ label }) => label),
    ...[...lifecycle.values()].map(({ label }) => label),
    ...[...evidence.values()].map(({ subject }) => subject),
    ...Object.values(advice.candidates).map(({ label }) => label),
    ...Object.values(advice.outside).map(({ label }) => label),
  ];
  return (product = [...new Set(found)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length));
}
