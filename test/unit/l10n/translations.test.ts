import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { catalogues, languages, translationOf } from '../../../src/build/l10n/catalogues.ts';
import { englishBundle } from '../../../src/build/l10n/englishBundle.ts';
import { knowledgeTexts } from '../../../src/build/l10n/knowledgeTexts.ts';
import { lintTranslation } from '../../../src/build/l10n/lintTranslation.ts';
import { textsIn, uiTexts } from '../../../src/build/l10n/uiTexts.ts';
import { ROOT } from '../../support/paths.ts';

/** A list as the message of a failure: each entry says what to do. */
const none = (found: readonly string[]): void =>
  assert.ok(found.length === 0, `run "npm run l10n" and translate:\n${found.join('\n')}`);

describe('translations', () => {
  it('there is German', () => assert.ok(languages().includes('de')));

  for (const language of languages()) {
    for (const catalogue of catalogues()) {
      it(`${catalogue.file.replace('*', language)} says all that the English says, and no more`, () => {
        assert.ok(catalogue.english.size > 0);
        none(lintTranslation(catalogue, translationOf(catalogue, language), language));
      });
    }
  }

  it('the English bundle is what the code says', () => {
    const written = readFileSync(join(ROOT, 'l10n/bundle.l10n.json'), 'utf8');
    assert.equal(written, englishBundle(), 'run "npm run l10n"');
  });

  it('every text of host and page can be translated', () => none(uiTexts().mistakes));
});

describe('what counts as a mistake in a translation', () => {
  const catalogue = {
    file: 'l10n/messages.*.json',
    english: new Map([['a', { text: 'Keep {language}. Do', place: 'src/a.ts' }]]),
  };
  const lint = (translated: Record<string, string>): string[] => lintTranslation(catalogue, translated, 'de');

  it('is a text that is missing or empty, with its key, its English and its place', () => {
    const wanted = ['l10n/messages.de.json: no text for a, in English "Keep {language}. Do" (src/a.ts)'];
    assert.deepEqual(lint({}), wanted);
    assert.deepEqual(lint({ a: '' }), wanted);
    assert.deepEqual(lint({ a: '{language} behalten. Los' }), []);
  });

  it('is a text that nothing says any more', () => {
    assert.match(lint({ a: '{language}. x', b: 'B' }).join(), /^l10n\/messages\.de\.json: nothing says "b" any more$/);
  });

  it('is a placeholder more, less or misspelt', () => {
    assert.match(lint({ a: '{sprache} behalten. Los' }).join(), /"a" has \{language\}, its translation \{sprache\}/);
    assert.match(lint({ a: 'Behalten. Los' }).join(), /has \{language\}, its translation $/);
  });

  it('is a sentence break where the English has none: reasons are joined and taken apart at them', () => {
    const english = new Map([['a', { text: 'One reason', place: '' }]]);
    const found = lintTranslation({ file: 'k.*.json', english }, { a: 'Ein Grund, z. B. dieser' }, 'de');
    assert.match(found.join(), /"a" is one sentence, its translation is not/);
  });
});

describe('texts that are read from the code', () => {
  it('are those given to l10n.t, whatever the quotes, and none in comments or strings', () => {
    const { texts, mistakes } = textsIn(
      'a.ts',
      "l10n.t('One');\nvscode.l10n.t(\n  `Two {0}`, x);\n// l10n.t('Three')\nconst s = \"l10n.t('Four')\"; other.t('Five');",
    );
    assert.deepEqual(
      [...texts],
      [
        ['One', ['a.ts:1']],
        ['Two {0}', ['a.ts:2']],
      ],
    );
    assert.deepEqual(mistakes, []);
  });

  it('must stand there as they are, with an argument for each placeholder', () => {
    const { mistakes } = textsIn(
      'a.ts',
      "l10n.t(`One ${x}`);\nl10n.t(a ? 'b' : 'c');\nl10n.t('{0} and {1}', x);\nl10n.t('x', y);",
    );
    assert.deepEqual(
      mistakes.map((mistake) => mistake.slice(0, 7)),
      ['a.ts:1:', 'a.ts:2:', 'a.ts:3:', 'a.ts:4:'],
    );
  });
});

describe('texts that are read from the knowledge', () => {
  it('are each listed once, at their first place, and names and ids are left out', () => {
    const texts = knowledgeTexts({
      advice: {
        questions: [{ field: 'ml', text: 'Which?', choices: [{ value: 'x', label: 'X' }, { label: 'Which?' }] }],
      },
      technologies: { a: { label: 'A', summary: 'An A.' } },
    });
    assert.deepEqual(
      [...texts].sort(),
      [
        ['An A.', 'technologies.a.summary'],
        ['Which?', 'advice.questions.0.text'],
        ['X', 'advice.questions.0.choices.0.label'],
      ].sort(),
    );
  });
});
