import assert from 'node:assert/strict';
import { describeFlip, toRecommendation } from '../../../src/core/advise/toRecommendation.ts';
import type { AdviceKnowledge } from '../../../src/core/model/adviceKnowledge.ts';
import type { OverlaySource } from '../../../src/core/model/overlay.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import { adviceOf, outsideLeads, sayCode as say } from './situations.ts';
import { criterion, smallAdvice, valuesOf, yesNo } from './smallKnowledge.ts';

describe('what an advice says', () => {
  it('adds up: contributions are weight times value and sum to the score', () => {
    const { options } = toRecommendation(adviceOf(outsideLeads), say);
    assert.deepEqual(
      options.map(({ rank }) => rank),
      [1, 2, 3, 4, 5, 6],
    );
    for (const option of options) {
      for (const { weight, value, contribution } of option.contributions)
        assert.ok(Math.abs(weight * value - contribution) < 1e-12);
      const sum = option.contributions.reduce((total, { contribution }) => total + contribution, 0);
      assert.ok(Math.abs(sum - option.score) < 1e-12);
    }
  });

  it('leaves the framework out of the headline where the product may do without one', () => {
    const { candidates } = smallAdvice();
    const framework = [{ id: 'typescript-framework', because: 'only for HTTP', optional: true }];
    const { typescript } = candidates;
    const without = { ...typescript, stack: { ...typescript.stack, framework } };
    const knowledge = smallAdvice({ candidates: { ...candidates, typescript: without } });
    const { headline, options } = toRecommendation(adviceOf(knowledge, { answers: {} }), say);
    assert.match(headline, /choice=TYPESCRIPT,/);
    assert.equal(options[0]?.stack.framework.optional, true);
  });

  it('names the headline by the verdict and by how close it is', () => {
    const headline = (knowledge: AdviceKnowledge, answers: Answers): string =>
      toRecommendation(adviceOf(knowledge, { answers }), say).headline;
    const close = smallAdvice({ criteria: { only: criterion(1, valuesOf(500, 499, 0, 0, 0, 0), { spread: 100 }) } });
    assert.match(
      headline(smallAdvice(), {}),
      /^advice\.headline\.start\(.*choice=advice\.choice\.and\(language=TYPESCRIPT, framework=typescript-framework\)/,
    );
    assert.match(headline(close, {}), /^advice\.headline\.start\.close\(.*rival=PYTHON/);
    assert.match(
      headline(smallAdvice(), { currentStack: ['typescript'] }),
      /^advice\.headline\.keep\(.*current=TYPESCRIPT/,
    );
    assert.match(headline(smallAdvice(), { currentStack: ['go'] }), /^advice\.headline\.migrate\(.*current=GO/);
    assert.match(headline(smallAdvice(), { currentStack: ['go'] }), /choice=advice\.choice\.with\(language=TYPESCRIPT/);
    assert.match(headline(close, { currentStack: ['python'] }), /^advice\.headline\.migrate\.close-to-staying\(/);
    assert.match(headline(outsideLeads, { currentStack: ['php'] }), /^advice\.headline\.migrate\(.*current=PHP/);
  });

  it('says of an extension which part, in which language, beside what', () => {
    const advice = adviceOf(smallAdvice(), {
      answers: { currentStack: ['go'], teamSize: 'large', performance: ['cpu-bound'] },
    });
    assert.deepEqual(toRecommendation(advice, say).extension, {
      language: 'typescript',
      for: 'advice.part.computing',
      because: 'advice.extension(language=TYPESCRIPT, part=advice.part.computing, current=GO)',
    });
    assert.equal(toRecommendation(adviceOf(smallAdvice()), say).extension, null);
  });

  it('says why a constraint rules an option out', () => {
    const knowledge = smallAdvice({
      constraints: { edge: { when: { edgeOrWasm: true }, excludes: ['go'], because: 'cannot run' } },
    });
    const { options } = toRecommendation(adviceOf(knowledge, { answers: { edgeOrWasm: true } }), say);
    assert.deepEqual(options.find(({ id }) => id === 'go')?.excluded, { constraint: 'edge', because: 'cannot run' });
    assert.equal(options[0]?.excluded, null);
  });

  it('names the country’s pool as the reason for hiring where its figure is known', () => {
    const knowledge = smallAdvice({ criteria: { hiring: criterion(1, valuesOf(500, 500, 500, 500, 500, 500)) } });
    const { options } = toRecommendation(adviceOf(knowledge, { answers: { hiringCountry: 'DE' } }), say);
    const hiring = (id: string): unknown => {
      const contribution = options.find((option) => option.id === id)?.contributions[0];
      return [contribution?.because, contribution?.evidence];
    };
    assert.deepEqual(hiring('java'), [
      'advice.hiring.largest(country=DE, share=100)',
      ['talent.java-de.pushers-2023q2'],
    ]);
    assert.deepEqual(hiring('go'), ['advice.hiring.share(country=DE, share=50)', ['talent.go-de.pushers-2023q2']]);
    assert.deepEqual(hiring('rust'), ['general reason of rust', []]);
  });

  it('says of staying how it stands on each criterion, summing to its score', () => {
    const advice = adviceOf(outsideLeads, { answers: { currentStack: ['php'] } });
    assert.deepEqual(toRecommendation(advice, say).stay, {
      language: 'php',
      score: 0.65,
      contributions: [
        { criterion: 'team-fluency', weight: 0.25, value: 1, contribution: 0.25 },
        { criterion: 'continuity', weight: 0.25, value: 1, contribution: 0.25 },
        { criterion: 'other', weight: 0.5, value: 0.3, contribution: 0.15 },
      ],
    });
    assert.equal(toRecommendation(adviceOf(outsideLeads, { answers: { currentStack: ['go'] } }), say).stay, null);
    assert.equal(toRecommendation(adviceOf(outsideLeads), say).stay, null);
  });

  it('advises to stay with a language outside the candidates where leaving does not pay', () => {
    const { headline, verdict } = toRecommendation(
      adviceOf(smallAdvice({ outside: { php: { label: 'PHP', values: { only: 895 } } } }), {
        answers: { currentStack: ['php'] },
      }),
      say,
    );
    assert.equal(verdict, 'keep');
    assert.match(headline, /^advice\.headline\.stay\(.*current=PHP, part=, rival=PYTHON\)$/);
  });

  it('names a flavour of the language where something begins, and where it is what runs', () => {
    const { candidates } = smallAdvice();
    const { typescript } = candidates;
    const flavours = [{ id: 'kotlin', when: { stage: 'startup' }, because: 'young' }];
    const knowledge = smallAdvice({
      candidates: { ...candidates, typescript: { ...typescript, stack: { ...typescript.stack, flavours } } },
    });
    const languageOf = (answers: Answers): string | undefined =>
      /language=([^,]*),/.exec(toRecommendation(adviceOf(knowledge, { answers }), say).headline)?.[1];
    assert.equal(languageOf({ stage: 'startup' }), 'kotlin');
    assert.equal(languageOf({ stage: 'growth' }), 'TYPESCRIPT');
    assert.equal(languageOf({ stage: 'startup', currentStack: ['typescript'] }), 'TYPESCRIPT');
    assert.equal(languageOf({ stage: 'startup', currentStack: ['typescript', 'kotlin'] }), 'kotlin');
    assert.equal(languageOf({ stage: 'startup', currentStack: ['go'] }), 'kotlin');
    const [first] = toRecommendation(adviceOf(knowledge, { answers: { stage: 'startup' } }), say).options;
    assert.equal(first?.flavour, 'kotlin');
  });

  it('names the part that an extension is about in the headline', () => {
    const answers: Answers = { currentStack: ['go'], teamSize: 'large', performance: ['cpu-bound'] };
    const { headline } = toRecommendation(adviceOf(smallAdvice(), { answers }), say);
    assert.match(headline, /^advice\.headline\.extend\(.*current=GO, part=advice\.part\.computing,/);
  });

  it('tells which question comes next, and why', () => {
    const knowledge = smallAdvice({
      questions: [yesNo('frontendJsTeam'), yesNo('edgeOrWasm')],
      criteria: {
        only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
          adjustments: [{ when: { edgeOrWasm: true }, add: { python: 300 }, because: 'edge' }],
        }),
      },
    });
    const next = (answers: Answers): unknown => toRecommendation(adviceOf(knowledge, { answers }), say).nextQuestion;
    assert.deepEqual(next({}), { field: 'edgeOrWasm', because: 'why edgeOrWasm' });
    assert.equal(next({ edgeOrWasm: false }), null);
  });

  it('gives each caution with its message', () => {
    const knowledge = smallAdvice({ cautions: { holes: { when: {}, message: 'few to hire' } } });
    assert.deepEqual(toRecommendation(adviceOf(knowledge), say).cautions, [{ id: 'holes', message: 'few to hire' }]);
  });

  it('tells each answer that it used, where it is from, and that others are not known', () => {
    const { answersUsed } = toRecommendation(adviceOf(smallAdvice(), { answers: { stage: 'startup' } }), say);
    const of = (wanted: string): unknown => answersUsed.find(({ field }) => field === wanted);
    assert.deepEqual(of('stage'), { field: 'stage', value: 'startup', source: 'answered', finding: null });
    assert.deepEqual(of('cloud'), { field: 'cloud', value: null, source: 'unknown', finding: null });
  });

  it('tells which knowledge it rests on, how new it is, and what an organisation added', () => {
    const advice = adviceOf(smallAdvice());
    const version = { version: '2026-01+small', newestEvidence: '2026-01' };
    assert.deepEqual(toRecommendation(advice, say).knowledge, version);
    const overlays = [{ path: 'ours' } as unknown as OverlaySource];
    const overlaid = { ...advice, catalogue: { ...advice.catalogue, overlays } };
    assert.deepEqual(toRecommendation(overlaid, say).knowledge, { ...version, overlays });
  });

  it('says strengths and risks where they hold and nothing speaks against them', () => {
    const { candidates } = smallAdvice();
    const remarks = [
      { text: 'always' },
      { text: 'young', when: { stage: 'startup' } },
      { text: 'unless', unless: [{ cloud: 'aws' }, { cloud: 'gcp' }] },
      { text: 'young unless', when: { stage: 'startup' }, unless: [{ cloud: 'aws' }] },
    ];
    const typescript = { ...candidates.typescript, strengths: remarks, risks: remarks };
    const knowledge = smallAdvice({ candidates: { ...candidates, typescript } });
    const said = (answers: Answers): readonly string[] => {
      const [first] = toRecommendation(adviceOf(knowledge, { answers }), say).options;
      assert.deepEqual(first?.risks, first?.strengths);
      return first?.strengths ?? [];
    };
    assert.deepEqual(said({}), ['always', 'unless']);
    assert.deepEqual(said({ stage: 'startup' }), ['always', 'young', 'unless', 'young unless']);
    assert.deepEqual(said({ stage: 'startup', cloud: 'aws' }), ['always', 'young']);
    assert.deepEqual(said({ cloud: 'gcp' }), ['always']);
  });

  it('names the country as its question does, and the local pool for hiring alone', () => {
    const even = valuesOf(500, 500, 500, 500, 500, 500);
    const knowledge = smallAdvice({
      criteria: { hiring: criterion(1, even), other: criterion(1, even) },
      questions: [
        yesNo('edgeOrWasm'),
        {
          ...yesNo('hiringCountry'),
          kind: 'country',
          choices: [
            { value: 'FR', label: 'France' },
            { value: 'DE', label: 'Germany' },
          ],
        },
      ],
    });
    const java = (answers: Answers): unknown =>
      toRecommendation(adviceOf(knowledge, { answers }), say)
        .options.find(({ id }) => id === 'java')
        ?.contributions.map(({ because, evidence }) => [because, ...evidence]);
    assert.deepEqual(java({ hiringCountry: 'DE' }), [
      ['advice.hiring.largest(country=Germany, share=100)', 'talent.java-de.pushers-2023q2'],
      ['general reason of java'],
    ]);
    // There is no figure for France.
    assert.deepEqual(java({ hiringCountry: 'FR' }), [['general reason of java'], ['general reason of java']]);
  });
});

describe('a flip in words', () => {
  const advice = adviceOf(outsideLeads);
  const winner = 'go';

  it('is the answers that change', () => {
    const changes = [
      { field: 'edgeOrWasm', value: true },
      { field: 'cloud', value: 'aws' },
    ];
    assert.equal(describeFlip(advice, { kind: 'answers', changes, winner }, say), 'edgeOrWasm = true + cloud = aws');
  });

  it('is a criterion that would have to count more, or less, in whole percent', () => {
    const weight = { kind: 'weight', criterion: 'other', winner } as const;
    assert.equal(
      describeFlip(advice, { ...weight, from: 0.5, to: 0.626 }, say),
      'advice.flip.more(criterion=of 200, from=50, to=63)',
    );
    assert.equal(
      describeFlip(advice, { ...weight, from: 0.5, to: 0.25 }, say),
      'advice.flip.less(criterion=of 200, from=50, to=25)',
    );
  });

  it('is weight that would have to move between criteria, never none', () => {
    const shift = { kind: 'shift', less: ['other', 'continuity'], more: ['team-fluency', 'other'], winner } as const;
    const moved = (share: number): string => describeFlip(advice, { ...shift, share }, say);
    assert.equal(moved(0.123), 'advice.flip.shift(share=12, less=of 200 + of 100, more=of 100 + of 200)');
    assert.match(moved(0.001), /share=1,/);
  });
});
