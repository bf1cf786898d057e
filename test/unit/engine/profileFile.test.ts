import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tellProblem } from '../../../src/core/model/foundProblem.ts';
import type { Say } from '../../../src/core/model/message.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { catalogues, translationOf } from '../../../src/build/l10n/catalogues.ts';
import { readProfileFile } from '../../../src/engine/profileFile.ts';
import { Session } from '../../../src/engine/session.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const FILE = 'stack-advisor.json';
const english = sayIn();
const messages = catalogues().find(({ file }) => file.includes('messages'));
const german = sayIn(messages === undefined ? {} : translationOf(messages, 'de'));

/** `line:column message` of each problem. */
function problemsIn(text: string, say: Say = english): string[] {
  return readProfileFile(text, FILE).problems.map((problem) => {
    const { line, column, message } = tellProblem(problem, say);
    return `${line}:${column} ${message}`;
  });
}

describe('the text of stack-advisor.json', () => {
  it('may hold comments and trailing commas', () => {
    const { profile, problems } = readProfileFile(
      '{\n  // ours\n  "schemaVersion": 1,\n  "answers": { "teamSize": "solo", },\n}\n',
      FILE,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(profile, { schemaVersion: 1, answers: { teamSize: 'solo' } });
  });

  const CASES: readonly (readonly [what: string, text: string, english: string, german: string])[] = [
    [
      'a value that is none of the choices',
      '{ "schemaVersion": 1,\n  "answers": { "ml": "maybe" } }',
      '2:17 answers.ml: must be one of',
      '2:17 answers.ml: muss eines von diesen sein: ',
    ],
    [
      'a field that is not known',
      '{ "schemaVersion": 1, "answers": {},\n "colour": {} }',
      '2:3 colour: not a field that is known here',
      '2:3 colour: ein Feld, das hier nicht bekannt ist',
    ],
    ['no version', '{ "answers": {} }', '1:1 schemaVersion: is missing', '1:1 schemaVersion: fehlt'],
    [
      'a list where a text belongs',
      '{ "schemaVersion": 1, "answers": { "teamSkills": [1] } }',
      '1:51 answers.teamSkills.0: must be a text',
      '1:51 answers.teamSkills.0: muss ein Text sein',
    ],
    [
      'a text where a list belongs',
      '{ "schemaVersion": 1, "answers": { "teamSkills": "go" } }',
      '1:37 answers.teamSkills: must be a list',
      '1:37 answers.teamSkills: muss eine Liste sein',
    ],
    [
      'a text where yes or no belongs',
      '{ "schemaVersion": 1, "answers": { "edgeOrWasm": "yes" } }',
      '1:37 answers.edgeOrWasm: must be true or false',
      '1:37 answers.edgeOrWasm: muss true oder false sein',
    ],
    [
      'a weight below nothing',
      '{ "schemaVersion": 1, "answers": {}, "weights": { "a": -1 } }',
      '1:52 weights.a: must be at least 0',
      '1:52 weights.a: muss mindestens 0 sein',
    ],
    [
      'a path that is empty',
      '{ "schemaVersion": 1, "answers": {}, "knowledge": [""] }',
      '1:53 knowledge.0: must not be empty',
      '1:53 knowledge.0: darf nicht leer sein',
    ],
    [
      'a country that is no code',
      '{ "schemaVersion": 1, "answers": { "hiringCountry": "Germany" } }',
      '1:37 answers.hiringCountry: must be an ISO 3166-1',
      '1:37 answers.hiringCountry: muss ein Code nach ISO 3166-1',
    ],
    ['no object', '[]', `1:1 ${FILE}: must be an object`, `1:1 ${FILE}: muss ein Objekt sein`],
    [
      'a value that is missing',
      '{ "schemaVersion": }',
      '1:20 This is not valid JSONC: a value is expected here.',
      '1:20 Das ist kein gültiges JSONC: Hier wird ein Wert erwartet.',
    ],
    ['no text', ' ', '1:2 The file is empty; JSONC is expected.', '1:2 Die Datei ist leer; erwartet wird JSONC.'],
  ];
  for (const [what, text, inEnglish, inGerman] of CASES) {
    it(`is told at its place, in the reader's language, where it has ${what}`, () => {
      assert.equal(readProfileFile(text, FILE).profile, null);
      const [first = '', ...more] = problemsIn(text);
      assert.ok(first.startsWith(inEnglish), first);
      assert.deepEqual(more, []);
      const [firstInGerman = ''] = problemsIn(text, german);
      assert.ok(firstInGerman.startsWith(inGerman), firstInGerman);
    });
  }

  it('is told in English to programs while the editor speaks German', async () => {
    const files = new MemoryFiles({ [FILE]: '{ "schemaVersion": 1, "colour": 1, "answers": {} }' });
    const session = await Session.open(files, realKnowledge(), german, { name: '.', excludes: [] });
    const told = (say?: Say): string[] => session.check('2026-11-29', say).map(({ message }) => message);
    assert.deepEqual(told(), ['colour: ein Feld, das hier nicht bekannt ist']);
    assert.deepEqual(told(english), ['colour: not a field that is known here']);
  });
});
