import assert from 'node:assert/strict';
import { advise, type Advice } from '../../../src/core/advise/advise.ts';
import { effectsOf } from '../../../src/core/advise/choices.ts';
import { compareOptions } from '../../../src/core/advise/compare.ts';
import { toRecommendation } from '../../../src/core/advise/toRecommendation.ts';
import type { AdviceKnowledge } from '../../../src/core/model/adviceKnowledge.ts';
import type { Answers, Profile } from '../../../src/core/model/profile.ts';
import type { Finding, Service, StackReport } from '../../../src/core/model/stackReport.ts';
import type { CANDIDATE_IDS } from '../../../src/core/model/vocabulary.ts';
import { adviceOf, outsideLeads, sayCode as say } from './situations.ts';
import { criterion, smallAdvice, smallCatalogue, valuesOf, yesNo } from './smallKnowledge.ts';

describe('an advice', () => {
  it('starts with the best where nothing runs', () => {
    const advice = adviceOf(smallAdvice());
    assert.deepEqual(
      [advice.first, advice.verdict, advice.current, advice.outside, advice.part],
      ['typescript', 'start', null, null, null],
    );
    assert.equal(advice.closeCall, false);
    assert.equal(advice.stay, null);
  });

  it('puts first whichever leads, and leaves what it cannot be', () => {
    const knowledge = smallAdvice({
      criteria: { only: criterion(1, valuesOf(100, 200, 900, 300, 1000, 500)) },
      constraints: { never: { when: { stage: 'startup' }, excludes: ['rust'], because: 'not at all' } },
    });
    assert.equal(adviceOf(knowledge).first, 'rust');
    assert.equal(adviceOf(knowledge, { answers: { stage: 'startup' } }).first, 'go');
    assert.equal(adviceOf(knowledge, { answers: { currentStack: ['rust'] } }).verdict, 'keep');
    assert.equal(adviceOf(knowledge).confidence, 1);
  });

  it('keeps a language outside the candidates unless another gains enough over it', () => {
    const staying = (value: number): Advice =>
      adviceOf(smallAdvice({ outside: { php: { label: 'PHP', values: { only: value } } } }), {
        answers: { currentStack: ['php'] },
      });
    // TypeScript stands at 0.9; to leave has to gain two hundredths.
    assert.deepEqual(
      [950, 900, 881, 880, 100].map((value) => staying(value).verdict),
      ['keep', 'keep', 'keep', 'migrate', 'migrate'],
    );
  });

  it('leaves the outside language aside where a candidate runs beside it', () => {
    const { current, outside, stay } = adviceOf(outsideLeads, { answers: { currentStack: ['php', 'go'] } });
    assert.deepEqual([current, outside, stay], ['go', null, null]);
  });

  it('weighs staying with a language outside the candidates: fluent, nothing to rewrite, the mean elsewhere', () => {
    const advice = adviceOf(outsideLeads, { answers: { currentStack: ['php'] } });
    assert.deepEqual(advice.stay, [1000, 1000, 300]);
    assert.equal(advice.outside, 'php');
    // 0.25 · 1 + 0.25 · 1 + 0.5 · 0.3 = 0.65 stays below 0.25 · 0.9 + 0.25 · 0.4 + 0.5 · 0.8 = 0.725.
    assert.equal(advice.verdict, 'migrate');
    assert.equal(toRecommendation(advice, say).stay?.score, 0.65);
  });

  it('takes what the knowledge says of the outside language before the mean', () => {
    const knowledge = { ...outsideLeads, outside: { php: { label: 'PHP', values: { other: 700, continuity: 0 } } } };
    const advice = adviceOf(knowledge, { answers: { currentStack: ['php'] } });
    assert.deepEqual(advice.stay, [1000, 0, 700]);
  });

  it('counts no rewriting for the one that would stand beside what stays', () => {
    const advice = adviceOf(outsideLeads, { answers: { currentStack: ['php'], teamSize: 'large' } });
    assert.deepEqual(advice.stay, [1000, 400, 300]);
    assert.deepEqual([advice.verdict, advice.part], ['extend', 'part.new']);
  });

  it('keeps what runs today in a part, read from backend services only', () => {
    const finding = (id: string): Finding => ({ id }) as unknown as Finding;
    const service = (role: Service['role'], database: string): Service =>
      ({
        role,
        runtime: null,
        frameworks: [finding('koa')],
        dataAccess: [],
        databases: [finding(database)],
        hosting: [],
      }) as unknown as Service;
    const databaseWith = (...services: Service[]): string | undefined =>
      adviceOf(smallAdvice(), { report: { services, signals: [] } as unknown as StackReport }).stacks[0]?.parts.database
        .id;
    assert.equal(databaseWith(service('backend', 'mysql')), 'mysql');
    assert.equal(databaseWith(service('fullstack', 'mysql')), 'mysql');
    assert.equal(databaseWith(service('frontend', 'mysql')), 'postgresql');
    assert.equal(databaseWith(), 'postgresql');
  });

  it('picks what is needed before what runs', () => {
    const frameworkOf = (needs: readonly string[]): string | undefined =>
      adviceOf(smallAdvice(), { needs, answers: { currentStack: ['koa'] } }).stacks[0]?.parts.framework.id;
    assert.equal(frameworkOf([]), 'koa');
    assert.equal(frameworkOf(['Minimal']), 'typescript-small');
  });

  it('is a close call below six draws of ten, or against a runner-up that wins four of ten', () => {
    const apart = (python: number, go: number): Advice =>
      adviceOf(smallAdvice({ criteria: { only: criterion(1, valuesOf(500, python, go, 0, 0, 0), { spread: 100 }) } }));
    assert.equal(apart(499, 0).closeCall, true);
    assert.equal(apart(420, 0).closeCall, false);
    assert.equal(apart(460, 460).closeCall, true);
    // Two that always tie share the first place of every draw, and neither wins one.
    const tied = adviceOf(smallAdvice({ criteria: { only: criterion(1, valuesOf(500, 500, 0, 0, 0, 0)) } }));
    assert.equal(tied.robustness.smaa.rankAcceptability[0]?.[0], 1);
    assert.equal(tied.closeCall, true);
  });

  it('reads the chance off the calibration: straight between its points, level beyond them', () => {
    const chance = (points: AdviceKnowledge['calibration']['points'], python = 0): number =>
      adviceOf(
        smallAdvice({
          calibration: { fittedOn: 'nothing', points },
          criteria: { only: criterion(1, valuesOf(500, python, 0, 0, 0, 0), { spread: 100 }) },
        }),
      ).confidence;
    assert.equal(
      chance([
        [0, 0],
        [1000, 930],
      ]),
      0.93,
    );
    assert.equal(
      chance([
        [0, 0],
        [500, 700],
      ]),
      0.7,
    );
    const even = chance(
      [
        [300, 400],
        [700, 800],
      ],
      500,
    );
    assert.ok(Math.abs(even - 0.6) < 0.02, String(even));
    assert.equal(chance([[1000, 800]]), 0.8);
    // A support of about a half lies below the first point.
    const below = chance(
      [
        [900, 400],
        [1000, 800],
      ],
      500,
    );
    assert.equal(below, 0.4);
  });

  it('asks next what is worth most, and nothing that is worth little', () => {
    const fields = ['frontendJsTeam', 'edgeOrWasm', 'secondLanguageAllowed'] as const;
    /** Each question with the chance of the answer that would put Python first. */
    const asking = (...chances: readonly [number, number, number]): Advice =>
      adviceOf(
        smallAdvice({
          questions: fields.map((field, i) => yesNo(field, chances[i])),
          criteria: {
            only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
              adjustments: fields.map((field) => ({ when: { [field]: true }, add: { python: 300 }, because: field })),
            }),
          },
        }),
      );
    assert.equal(asking(0.005, 0.3, 0.1).nextQuestion, 'edgeOrWasm');
    assert.equal(asking(0.3, 0.1, 0.005).nextQuestion, 'frontendJsTeam');
    assert.equal(asking(0.05, 0.1, 0.3).nextQuestion, 'secondLanguageAllowed');
    assert.equal(asking(0.002, 0.003, 0.004).nextQuestion, null);
  });

  it('warns where a caution holds, for the first option that it is about, and unless something speaks against it', () => {
    const knowledge = smallAdvice({
      cautions: {
        always: { when: { stage: 'startup' }, message: 'm' },
        ours: { when: {}, first: ['typescript', 'go'], message: 'm' },
        others: { when: {}, first: ['go'], message: 'm' },
        silenced: { when: {}, unless: [{ cloud: 'gcp' }, { cloud: 'aws' }], message: 'm' },
      },
    });
    assert.deepEqual(adviceOf(knowledge, { answers: { stage: 'startup', cloud: 'aws' } }).cautions, ['always', 'ours']);
    assert.deepEqual(adviceOf(knowledge, { answers: { stage: 'growth', cloud: 'azure' } }).cautions, [
      'ours',
      'silenced',
    ]);
  });
});

describe('what would flip it', () => {
  const knowledge = smallAdvice({
    questions: [yesNo('edgeOrWasm', 0.1), yesNo('frontendJsTeam', 0.5)],
    criteria: {
      a: criterion(100, valuesOf(600, 500, 400, 0, 0, 0), {
        adjustments: [
          { when: { edgeOrWasm: true }, add: { python: 300 }, because: 'edge' },
          { when: { frontendJsTeam: true }, add: { go: 10 }, because: 'little' },
        ],
      }),
    },
  });
  const changes = (of: AdviceKnowledge, answers: Answers = {}): readonly string[] =>
    toRecommendation(adviceOf(of, { answers }), say).flips.map(({ change, winner }) => `${change} → ${winner}`);

  it('is each answer that alone puts another first', () => {
    assert.deepEqual(changes(knowledge), ['edgeOrWasm = true → python']);
    assert.deepEqual(changes(knowledge, { edgeOrWasm: true }), ['edgeOrWasm = false → typescript']);
  });

  it('is two answers together only where none alone is enough', () => {
    const pair = smallAdvice({
      questions: [yesNo('edgeOrWasm'), yesNo('frontendJsTeam')],
      criteria: {
        a: criterion(100, valuesOf(600, 500, 0, 0, 0, 0), {
          adjustments: [{ when: { edgeOrWasm: true, frontendJsTeam: true }, add: { python: 300 }, because: 'both' }],
        }),
      },
    });
    const answers = { edgeOrWasm: false, frontendJsTeam: false };
    assert.deepEqual(changes(pair, answers), ['edgeOrWasm = true + frontendJsTeam = true → python']);
  });

  it('is the weight at which the nearest rival draws level', () => {
    const weights = smallAdvice({
      criteria: {
        a: criterion(300, valuesOf(800, 300, 0, 0, 0, 0)),
        b: criterion(100, valuesOf(100, 600, 0, 0, 0, 0)),
      },
    });
    // Between TypeScript and Python 0.5 · a = 0.5 · b: level at half and half.
    assert.deepEqual(changes(weights), ['advice.flip.less(criterion=of 300, from=75, to=50) → python']);
  });

  it('is the weight that moves between two criteria where that is far less than one weight alone', () => {
    const even = valuesOf(500, 500, 0, 0, 0, 0);
    const weights = smallAdvice({
      criteria: {
        leads: criterion(120, valuesOf(1000, 0, 0, 0, 0, 0)),
        trails: criterion(100, valuesOf(0, 1000, 0, 0, 0, 0)),
        rest: criterion(780, even),
      },
    });
    // 12 % less 1 % against 10 % more 1 %; “trails” alone would have to grow to 11.8 %, as the rest shrinks with “leads”.
    assert.deepEqual(changes(weights), ['advice.flip.shift(share=1, less=of 120, more=of 100) → python']);
  });

  it('is another weight where an answer that is told moves the nearest one', () => {
    const weights = smallAdvice({
      questions: [yesNo('edgeOrWasm')],
      criteria: {
        a: criterion(300, valuesOf(800, 300, 0, 0, 0, 0)),
        b: criterion(100, valuesOf(100, 600, 0, 0, 0, 0), {
          shifts: [{ when: { edgeOrWasm: true }, by: 900, because: 'edge' }],
        }),
      },
    });
    assert.deepEqual(changes(weights, { edgeOrWasm: false }), [
      'edgeOrWasm = true → python',
      'advice.flip.less(criterion=of 300, from=75, to=50) → python',
    ]);
  });

  it('never speaks of what runs today', () => {
    const stack = smallAdvice({
      questions: [
        {
          ...yesNo('currentStack'),
          kind: 'many',
          choices: [{ value: 'go', label: 'Go' }],
          prior: { go: 0.1, 'none-of-these': 0.9 },
        },
      ],
      criteria: {
        a: criterion(100, valuesOf(600, 500, 400, 0, 0, 0), {
          adjustments: [{ when: { currentStack: ['go'] }, add: { go: 600 }, because: 'runs' }],
        }),
      },
    });
    assert.deepEqual(changes(stack), []);
  });
});

describe('the effect of each choice', () => {
  const knowledge = smallAdvice({
    questions: [yesNo('edgeOrWasm', 0.5)],
    criteria: {
      a: criterion(100, valuesOf(600, 500, 0, 0, 0, 0), {
        adjustments: [{ when: { edgeOrWasm: true }, add: { python: 300 }, because: 'edge' }],
      }),
    },
    constraints: {
      only: { when: { ml: 'core' }, excludes: ['python', 'go', 'java', 'rust', 'csharp'], because: 'only one' },
    },
  });

  it('is who would come first, by how much, and whether that is news', () => {
    const input = { profile: null, report: null, catalogue: smallCatalogue(knowledge) };
    const rounded = effectsOf(input, 'edgeOrWasm', [true, false, undefined]).map((effect) => ({
      ...effect,
      lead: Math.round(effect.lead * 1000) / 1000,
    }));
    assert.deepEqual(rounded, [
      { value: true, winner: 'python', lead: 0.2, changesWinner: false },
      { value: false, winner: 'typescript', lead: 0.1, changesWinner: true },
      { value: undefined, winner: 'python', lead: 0.05, changesWinner: false },
    ]);
  });

  it('counts the whole score as the lead where everything else is ruled out', () => {
    const input = { profile: null, report: null, catalogue: smallCatalogue(knowledge) };
    assert.equal(effectsOf(input, 'ml', ['core'])[0]?.lead, 0.6);
  });

  it('takes needs as the advice does, however they are written', () => {
    const needing = smallAdvice({
      criteria: {
        a: criterion(100, valuesOf(600, 500, 0, 0, 0, 0), {
          adjustments: [{ when: { needs: ['admin'] }, add: { python: 300 }, because: 'comes with one' }],
        }),
      },
    });
    const profile: Profile = { schemaVersion: 1, answers: {}, needs: ['Admin'] };
    const input = { profile, report: null, catalogue: smallCatalogue(needing) };
    assert.equal(advise(input).first, 'python');
    assert.deepEqual(
      effectsOf(input, 'stage', ['startup']).map(({ winner, changesWinner }) => [winner, changesWinner]),
      [['python', false]],
    );
  });

  it('leaves the other answers as they are', () => {
    const profile: Profile = { schemaVersion: 1, answers: { edgeOrWasm: false } };
    const [effect] = effectsOf({ profile, report: null, catalogue: smallCatalogue(knowledge) }, 'stage', ['startup']);
    assert.deepEqual([effect?.winner, effect?.changesWinner], ['typescript', false]);
  });
});

describe('a comparison of two options', () => {
  const knowledge = smallAdvice({
    criteria: {
      small: criterion(100, valuesOf(500, 400, 0, 0, 0, 0)),
      large: criterion(300, valuesOf(200, 900, 0, 0, 0, 0)),
    },
  });

  it('lists the criteria by what sets the two apart, largest first, and sums to the difference of the scores', () => {
    const advice = adviceOf(knowledge);
    const comparison = compareOptions(advice, 'typescript', 'python', say);
    assert.deepEqual(
      comparison.rows.map(({ criterion: id, a, b, difference }) => [id, a, b, difference]),
      [
        ['large', 0.15, 0.675, -0.525],
        ['small', 0.125, 0.1, 0.025],
      ],
    );
    const { options } = toRecommendation(advice, say);
    const score = (id: string): number => options.find((option) => option.id === id)?.score ?? NaN;
    const sum = comparison.rows.reduce((total, { difference }) => total + difference, 0);
    assert.ok(Math.abs(sum - (score('typescript') - score('python'))) < 1e-12);
    assert.equal(comparison.winsShare, advice.robustness.smaa.pairwiseWinning[0]?.[1]);
    assert.equal(comparison.headline, 'advice.compare.headline(a=TYPESCRIPT, b=PYTHON, share=0)');
  });

  it('words each criterion with its own reasons, and the share of the draws in whole percent', () => {
    const even = (label: string): ReturnType<typeof criterion> => ({
      ...criterion(100, valuesOf(500, 400, 0, 0, 0, 0)),
      label,
      because: { ...criterion(1, valuesOf()).because, typescript: `${label} of T`, python: `${label} of P` },
    });
    const advice = adviceOf(smallAdvice({ criteria: { one: even('One'), two: even('Two') } }));
    const { headline, rows } = compareOptions(advice, 'typescript', 'python', say);
    assert.equal(headline, 'advice.compare.headline(a=TYPESCRIPT, b=PYTHON, share=100)');
    assert.deepEqual(
      rows.map(({ label, because }) => [label, because]),
      ['One', 'Two'].map((label) => [
        label,
        `advice.compare.both(a=TYPESCRIPT, b=PYTHON, reasonA=${label} of T, reasonB=${label} of P)`,
      ]),
    );
  });

  it('says first that one of them is ruled out, or both, and why', () => {
    const constrained = smallAdvice({
      criteria: knowledge.criteria,
      constraints: {
        edge: { when: { edgeOrWasm: true }, excludes: ['python'], because: 'cannot run' },
        rules: { when: { regulated: 'finance' }, excludes: ['typescript'], because: 'must not' },
      },
    });
    const headline = (answers: Answers): string =>
      compareOptions(adviceOf(constrained, { answers }), 'typescript', 'python', say).headline;
    assert.match(headline({}), /^advice\.compare\.headline\(/);
    assert.equal(headline({ edgeOrWasm: true }), 'advice.compare.excluded(name=PYTHON, because=cannot run)');
    assert.equal(
      headline({ edgeOrWasm: true, regulated: 'finance' }),
      'advice.compare.excluded(name=TYPESCRIPT, because=must not). advice.compare.excluded(name=PYTHON, because=cannot run)',
    );
  });

  it('gives both reasons, the one that the other does not share, or the shared one once', () => {
    const shared = (because: Readonly<Partial<Record<(typeof CANDIDATE_IDS)[number], string>>>): string | undefined => {
      const one = criterion(1, valuesOf(500, 400, 0, 0, 0, 0));
      const of = smallAdvice({ criteria: { one: { ...one, because: { ...one.because, ...because } } } });
      return compareOptions(adviceOf(of), 'typescript', 'python', say).rows[0]?.because;
    };
    assert.equal(
      shared({}),
      'advice.compare.both(a=TYPESCRIPT, b=PYTHON, reasonA=general reason of typescript, reasonB=general reason of python)',
    );
    assert.equal(shared({ typescript: 'S', python: 'S' }), 'S.');
    assert.equal(shared({ typescript: 'S. Own', python: 'S' }), 'advice.compare.one(name=TYPESCRIPT, reason=Own)');
    assert.equal(shared({ typescript: 'S', python: 'S. Own' }), 'advice.compare.one(name=PYTHON, reason=Own)');
  });
});
