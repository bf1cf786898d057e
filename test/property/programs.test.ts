import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languageOfName } from '../../src/core/inspect/programs/choosePrograms.ts';
import { programFacts, soughtIn } from '../../src/core/inspect/programs/programFacts.ts';
import { PROGRAM_STYLES } from '../../src/core/inspect/programs/programStyles.ts';
import { readProgram } from '../../src/core/inspect/programs/readProgram.ts';
import type { Manifest } from '../../src/core/model/manifest.ts';
import { NO_SERVERS, SERVERS } from '../support/programCases.ts';
import { realKnowledge } from '../support/realKnowledge.ts';

const catalogue = realKnowledge();
const LANGUAGES = Object.keys(PROGRAM_STYLES);
const PROGRAMS = [...SERVERS, ...NO_SERVERS]
  .flatMap(({ texts }) => Object.entries(texts))
  .map(([path, text]) => ({ path, text, language: languageOfName(path, catalogue.detection) ?? '' }))
  .filter(({ language, text }) => LANGUAGES.includes(language) && text !== '');

/** Looks into a program and checks that everything it says lies in the text and slices back. */
function look(path: string, text: string, language: string): Manifest {
  const manifest = readProgram(path, text, language, soughtIn(catalogue, language));
  assert.deepEqual(manifest.problems, []);
  for (const item of manifest.items) {
    if (item.kind === 'setting') assert.equal(text.slice(item.valueSpan.start, item.valueSpan.end), item.value);
    if (item.kind === 'dependency')
      assert.ok(item.nameSpan.start >= 0 && item.nameSpan.end <= text.length, JSON.stringify(item));
  }
  for (const { span } of programFacts([{ manifest, language }], catalogue))
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
  return manifest;
}

const modules = (manifest: Manifest): string[] =>
  manifest.items.flatMap((item) => (item.kind === 'setting' && item.key === 'import' ? [item.value] : []));

describe('a program', () => {
  it('may be cut anywhere', () => {
    for (const { path, text, language } of PROGRAMS)
      for (let end = 0; end < text.length; end += 7) look(path, text.slice(0, end), language);
  });

  it('may have any character put in or taken out, and keeps the imports of the lines that follow', () => {
    for (const { path, text, language } of PROGRAMS) {
      const whole = modules(look(path, text, language));
      for (let at = 0; at <= text.length; at += 5) {
        for (const put of ['"', "'", '{', ')', '/', 'x', '\0', '😀', '\n'])
          look(path, text.slice(0, at) + put + text.slice(at), language);
        look(path, text.slice(0, at) + text.slice(at + 1), language);
      }
      assert.deepEqual(modules(look(path, `x "\n${text}`, language)), whole, path);
      assert.deepEqual(modules(look(path, text.replaceAll('\n', '\r\n'), language)), whole, path);
    }
  });

  it('may be any text in any language', () => {
    const word = fc.constantFrom(
      'import',
      'from',
      'use',
      'using',
      'require',
      '(',
      ')',
      '"',
      "'",
      '`',
      '/*',
      '*/',
      '//',
      '#',
      '\n',
      ' ',
      'a.b',
      '::',
      '"""',
      '\\',
      '{',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.array(fc.oneof(word, fc.string()), { maxLength: 60 }),
        (language, parts) => {
          look('main.x', parts.join(''), language);
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('a hostile program', () => {
  const size = 250_000;
  const FLOODS: Readonly<Record<string, string>> = {
    'opening brackets': '('.repeat(size),
    'opening comments': '/*'.repeat(size / 2),
    'back quotes': '`'.repeat(size),
    'odd back quotes': `${'` \n'.repeat(size / 3)}\``,
    'triple quotes': '"""'.repeat(size / 3),
    escapes: '"\\'.repeat(size / 2),
    imports: 'import "a"\n'.repeat(size / 11),
    'imports of nothing': 'import '.repeat(size / 7),
    'an import of everything': `import (\n${'"a"\n'.repeat(size / 4)}`,
    words: 'a.'.repeat(size / 2),
    froms: "from 'a' ".repeat(size / 9),
    uses: 'use a::b;\n'.repeat(size / 10),
    bytes: '\0\x01\x7f'.repeat(size / 3),
  };
  for (const [what, text] of Object.entries(FLOODS)) {
    it(`is borne: ${what}`, () => {
      for (const language of LANGUAGES) {
        const manifest = look('main.x', text, language);
        assert.ok(manifest.items.length <= 2000, `${language}: ${manifest.items.length}`);
      }
    }).timeout(20_000);
  }
});
