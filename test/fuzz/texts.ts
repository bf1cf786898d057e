import fc from 'fast-check';
import { emit, SYNTAXES, tree, type Syntax } from './syntaxes.ts';

/** Characters and sequences at which parsers go astray. */
export const MARKS: readonly string[] = [
  ...'{}[]()<>"\'`:=,.;#@$\\/!?&*|-~^%+ \t\n\r\v\f\u0000',
  ...[
    '"""',
    "'''",
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '&#x41;',
    '&amp;',
  ],
  ...['${', '$(', '#{', '{{', '}}', '//', '/*', '*/', '--', '--[[', ']]', '{-', '-}', '#|', '|#', '(*', '*)', '\\\n'],
  ...[
    '- ',
    ': ',
    '? ',
    '*a',
    '&a ',
    '<<: ',
    '---\n',
    '|\n',
    '>-\n',
    '!!map ',
    '::',
    ':=',
    '=>',
    '->',
    '<-',
    '==',
    '>=',
    '~>',
  ],
  ...['\r\n', '\u2028', '\u00a0', '\ufeff', '\ud800', '\udc00', '😀', 'İ', 'ß', '\u0301', '𝔸'],
  ...['__proto__', 'constructor', 'null', '0', '1e999', '-', 'x', 'true', '2026-01-01', '1.2.3', 'latest', '../..'],
];

/** One change: its kind, a place, a length, and which word it puts there. */
export type Edit = readonly [kind: number, at: number, size: number, word: number];
/** Largest number in an edit. */
export const MOST = 65_535;
const edit: fc.Arbitrary<Edit> = fc.tuple(fc.nat({ max: 8 }), fc.nat(MOST), fc.nat(MOST), fc.nat(MOST));
const MAX_TEXT = 20_000;

/** Names, numbers and marks of texts, each once. */
export function wordsOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(/[\w.@/-]+|\S/g) ?? []))];
}

/** A text after a change, the place of which is a share of its length. */
export function edited(text: string, [kind, place, length, which]: Edit, words: readonly string[]): string {
  const at = Math.floor((place / (MOST + 1)) * (text.length + 1));
  const to = Math.min(text.length, at + 1 + (length % 40));
  const word = words[which % words.length] ?? '';
  const before = text.slice(0, at);
  switch (kind) {
    case 0:
      return before + word + text.slice(at);
    case 1:
      return before + text.slice(at + 1);
    case 2:
      return before + word + text.slice(at + 1);
    case 3:
      return before + text.slice(to);
    case 4:
      return before;
    case 5: {
      const from = Math.floor((length / (MOST + 1)) * text.length);
      return before + text.slice(from, from + (which % 60)) + text.slice(at);
    }
    case 6:
      return before + word.repeat(1 + (length % 300)) + text.slice(at);
    case 7: {
      const lines = text.split('\n');
      const [line = ''] = lines.splice(place % lines.length, 1);
      lines.splice(length % (lines.length + 1), 0, line);
      return lines.join('\n');
    }
    default:
      return text.slice(at) + before;
  }
}

/** How a file is stored: a byte order mark, its line ends, characters of two units. */
const ENCODED: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => text.replaceAll('a', '😀'),
];

/** How many ways there are to store a file. */
export const ENCODINGS = ENCODED.length;

/** A text as it is stored in one of the ways, cut where it is too long for a quick check. */
export function encoded(text: string, how: number): string {
  return (ENCODED[how]?.(text) ?? text).slice(0, MAX_TEXT);
}

/**
 * Texts for a reader: its samples after some changes, documents built anew from their words in the syntax of the reader,
 * and mere words.
 */
export function textsFor(samples: readonly string[], syntax: Syntax): fc.Arbitrary<string> {
  const own = wordsOf(samples);
  const words = [...own, ...MARKS];
  const sample = fc.constantFrom(...samples);
  const damaged = fc
    .tuple(sample, fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) => edits.reduce((damagedText, each) => edited(damagedText, each, words), text));
  const built = tree(own, MARKS).map((root) => emit(root, syntax));
  const builtAndDamaged = fc.tuple(built, edit).map(([text, each]) => edited(text, each, words));
  const soup = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''));
  const bytes = fc.string({ unit: 'binary', maxLength: 60 });
  const text = fc.oneof(
    { weight: 12, arbitrary: damaged },
    { weight: 3, arbitrary: built },
    { weight: 3, arbitrary: builtAndDamaged },
    { weight: 2, arbitrary: soup },
    { weight: 1, arbitrary: bytes },
  );
  const encoding = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat({ max: ENCODINGS - 1 }));
  return fc.tuple(text, encoding).map(([plain, how]) => encoded(plain, how));
}

/** The syntax that a file is in, by the ending of its name. */
export function syntaxOf(path: string): Syntax {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return SYNTAXES.find(({ files }) => files.test(name))?.syntax ?? 'lines';
}
