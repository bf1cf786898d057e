import assert from 'node:assert/strict';
import { lintKnowledge } from '../../../src/build/knowledge/lintKnowledge.ts';
import { CANDIDATE_IDS } from '../../../src/core/model/vocabulary.ts';

const TECHNOLOGIES = { gin: { label: 'Gin', role: 'framework' } };
/** Leads to every technology there is, so that none is an orphan. */
const PACKAGES = { golang: { 'github.com/gin-gonic/gin': { is: ['gin'] } } };

/** Figures of one kind, each with the date it is of. */
function figures(dates: Readonly<Record<string, string>>, more: object = {}): object {
  const entries = Object.entries(dates).map(([id, asOf]) => [
    id,
    { asOf, source: 'https://example.org/', strength: 'data' },
  ]);
  return { shelfLifeMonths: 12, figures: Object.fromEntries(entries) as object, ...more };
}

/** Criteria by id, each with what its values are, candidates in their order. */
function criteria(columns: Readonly<Record<string, readonly number[]>>, more: object = {}): object {
  return Object.fromEntries(
    Object.entries(columns).map(([id, column]) => [
      id,
      { values: Object.fromEntries(CANDIDATE_IDS.map((candidate, i) => [candidate, column[i]])), ...more },
    ]),
  );
}

/** Knowledge of the picks of one language, with all that they may be. */
function stackOf({
  technologies = {},
  database = [],
  ...stack
}: Record<string, object>): Record<string, Record<string, unknown>> {
  return {
    technologies: {
      ...TECHNOLOGIES,
      papers: { label: 'Papers', role: 'database', class: 'document' },
      tables: { label: 'Tables', role: 'database', class: 'relational' },
      orm: { label: 'ORM', role: 'data-access' },
      odm: { label: 'ODM', role: 'data-access', speaksTo: ['document'] },
      ...technologies,
    },
    packages: { golang: { all: { is: ['gin', 'odm', 'orm', 'papers', 'tables'] } } },
    advice: {
      candidates: { go: { aliases: [], risks: [], stack: { runtime: [], framework: [], dataAccess: [], ...stack } } },
      shared: { database, hosting: [] },
      questions: QUESTIONS,
    },
  };
}

/** Knowledge of one technology beside the usual one. */
function technology(more: object): Record<string, Record<string, unknown>> {
  return {
    technologies: { ...TECHNOLOGIES, one: { label: 'One', ...more } },
    packages: { golang: { all: { is: ['gin', 'one'] } } },
  };
}

const RISING = [1, 2, 3, 4, 5, 6];
const QUESTIONS = [{ field: 'stage', choices: [{ value: 'startup' }] }];

describe('the lint of the knowledge', () => {
  const CASES: readonly (readonly [
    what: string,
    sections: Record<string, Record<string, unknown>>,
    mistake: RegExp,
  ])[] = [
    [
      'a package of an unknown technology',
      { packages: { golang: { x: { is: ['gin', 'none'] } } } },
      /golang\.yaml: x: .*"none"/,
    ],
    ['an extra of one', { packages: { golang: { x: { is: ['gin'], extras: { y: ['none'] } } } } }, /"none"/],
    [
      'packages out of order',
      { packages: { golang: { b: { is: ['gin'] }, a: { is: ['gin'] } } } },
      /a is out of order/,
    ],
    [
      'a setting of an unknown technology',
      { detection: { settings: [{ key: 'k', finds: ['none'] }] } },
      /settings\.yaml: k.*"none"/,
    ],
    ['a file of one', { detection: { files: [{ file: 'f', finds: ['none'] }] } }, /files\.yaml: f.*"none"/],
    [
      'an import of one',
      { detection: { imports: [{ languages: ['go'], imports: ['net/http'], finds: ['none'] }] } },
      /imports\.yaml: net\/http.*"none"/,
    ],
    [
      'a signal from one',
      { detection: { signals: [{ answers: 'cloud', value: 'aws', confidence: 1, any: ['role:health', 'none'] }] } },
      /signals\.yaml: cloud.*"none"/,
    ],
    [
      'a signal that answers what nobody offers',
      {
        detection: { signals: [{ answers: 'cloud', value: 'moon', confidence: 1, services: 2 }] },
        advice: { questions: [{ field: 'cloud', choices: [{ value: 'aws' }] }] },
      },
      /cloud is never "moon"/,
    ],
    [
      'a program that runs on one',
      { detection: { programs: { go: { entries: ['main'], runtime: 'none' } } } },
      /programs\.yaml: go.*"none"/,
    ],
    ['a scheme of one', { detection: { schemes: { s: 'none' } } }, /schemes\.yaml: s.*"none"/],
    [
      'a setting in a format that nothing reads',
      { detection: { settings: [{ key: 'k', formats: ['no.such'], finds: ['gin'] }] } },
      /nothing reads "no\.such"/,
    ],
    [
      'a project of such a format',
      { detection: { projects: { 'no.such': { languages: ['go'], runtime: 'go' } } } },
      /nothing reads "no\.such"/,
    ],
    [
      'a technology that nothing leads to',
      { technologies: { ...TECHNOLOGIES, lost: { label: 'Lost', role: 'framework' } } },
      /nothing leads to "lost"/,
    ],
    [
      'a criterion that rests on a figure that is not there',
      { advice: { criteria: criteria({ a: RISING }, { evidence: { go: ['none'] } }) } },
      /criteria\.yaml: a: no figure "none"/,
    ],
    [
      'an adjustment that does',
      { advice: { criteria: criteria({ a: RISING }, { adjustments: [{ evidence: ['none'] }] }) } },
      /criteria\.yaml: a: no figure "none"/,
    ],
    [
      'a value of staying on a criterion that is not there',
      { advice: { criteria: criteria({ a: RISING }), outside: { php: { values: { a: 1, none: 1 } } } } },
      /outside\.yaml: php: no criterion "none"/,
    ],
    [
      'a pick of an unknown technology',
      {
        advice: {
          candidates: {
            go: { aliases: [], risks: [], stack: { runtime: [], framework: [{ id: 'none' }], dataAccess: [] } },
          },
        },
      },
      /candidates\.yaml: go: no technology "none"/,
    ],
    [
      'a shared pick of one',
      { advice: { shared: { database: [{ id: 'none' }], hosting: [] } } },
      /shared\.yaml: database: no technology "none"/,
    ],
    [
      'a runtime on which no framework of the language runs',
      stackOf({
        runtime: [{ id: 'gin' }],
        framework: [{ id: 'gin' }],
        technologies: { gin: { label: 'Gin', role: 'framework', runsOn: ['odm'] } },
      }),
      /candidates\.yaml: go: no framework runs on gin/,
    ],
    [
      'a database to which no data access of the language speaks, whatever is asked for',
      stackOf({
        runtime: [{ id: 'gin' }],
        framework: [{ id: 'gin' }],
        database: [{ id: 'papers' }],
        dataAccess: [{ id: 'orm' }, { id: 'odm', when: { stage: 'startup' } }],
      }),
      /candidates\.yaml: go: no data access speaks to papers on gin/,
    ],
    [
      'a figure that leads nowhere, even one read second-hand',
      {
        evidence: {
          g: { shelfLifeMonths: 12, figures: { one: { asOf: '2026-11', source: 'a summary', strength: 'secondary' } } },
        },
      },
      /g\.yaml: one: needs an https address/,
    ],
    ['a host that runs what is not there', technology({ role: 'hosting', runs: ['none'] }), /runs names .*"none"/],
    ['a framework that runs on it', technology({ role: 'framework', runsOn: ['none'] }), /runsOn names .*"none"/],
    ['an engine that is not there', technology({ role: 'database', engine: 'none' }), /engine names .*"none"/],
    ['a mapper for no database', technology({ role: 'data-access', speaksTo: ['none'] }), /speaksTo names .*"none"/],
    [
      'a caution that covers a risk which nobody words so',
      { advice: { cautions: { c: { when: {}, covers: ['gone'] } } } },
      /cautions\.yaml: c: no risk "gone"/,
    ],
    [
      'a condition on what no question asks',
      { advice: { questions: QUESTIONS, cautions: { c: { when: { none: true } } } } },
      /cautions\.yaml: c: no question asks for "none"/,
    ],
    [
      'a condition on a choice that is not offered, in what speaks against it too',
      { advice: { questions: QUESTIONS, cautions: { c: { when: {}, unless: [{ stage: ['startup', 'none'] }] } } } },
      /cautions\.yaml: c unless: stage is never "none"/,
    ],
    [
      'two criteria that order the candidates alike',
      { advice: { criteria: criteria({ a: RISING, b: RISING.map((value) => value * value) }) } },
      /a and b order the candidates alike \(1\.00\)/,
    ],
    [
      'two that order them the other way round',
      { advice: { criteria: criteria({ a: RISING, b: [...RISING].reverse() }) } },
      /a and b order the candidates alike \(-1\.00\)/,
    ],
    [
      'a figure that was past its shelf life when the newest was read',
      { evidence: { g: figures({ old: '2025-10', kept: '2025-Q4', newest: '2026-11' }) } },
      /g\.yaml: old: of 2025-10 is past its shelf life/,
    ],
  ];

  for (const [what, sections, mistake] of CASES) {
    it(`finds ${what}`, () => {
      const mistakes = lintKnowledge({
        technologies: TECHNOLOGIES,
        ...sections,
        packages: { ...PACKAGES, ...sections['packages'] },
      });
      assert.equal(mistakes.length, 1);
      assert.match(mistakes[0] ?? '', mistake);
    });
  }

  it('has nothing to say of what is right', () => {
    const packages = { golang: { a: { is: ['gin'] }, b: { is: [], implies: ['gin'] } } };
    const detection = {
      settings: [{ key: 'k', formats: ['go.mod'], finds: ['gin'] }],
      files: [],
      schemes: { s: 'gin' },
    };
    const alike = criteria({ a: RISING, b: RISING }, { resembles: { a: 'two ideas', b: 'two ideas' } });
    const advice = {
      questions: QUESTIONS,
      criteria: alike,
      cautions: { c: { when: { stage: 'startup', needs: ['anything'] }, unless: [{ stage: ['startup'] }] } },
    };
    const evidence = { g: figures({ old: '2020', newest: '2026-11' }, { expired: 'shows the trend' }) };
    assert.deepEqual(lintKnowledge({ technologies: TECHNOLOGIES, packages, detection, advice, evidence }), []);
  });
});
