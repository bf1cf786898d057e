import assert from 'node:assert/strict';
import { advise } from '../../../src/core/advise/advise.ts';
import { toRecommendation } from '../../../src/core/advise/toRecommendation.ts';
import type { OverlayItem, OverlaySource } from '../../../src/core/model/overlay.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import type { Recommendation } from '../../../src/core/model/recommendation.ts';
import { answerText, fieldText } from '../../../src/core/report/answerText.ts';
import { renderMadr } from '../../../src/core/report/madr.ts';
import { renderMarkdown } from '../../../src/core/report/markdown.ts';
import { ownKnowledge } from '../../../src/core/report/ownKnowledge.ts';
import type { ReportContext } from '../../../src/core/report/reportContext.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { summary } from '../../../src/core/report/summary.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';
import { sampleReport } from '../../support/sampleState.ts';

const catalogue = realKnowledge();
const say = sayIn();

const TEAMS: readonly Answers[] = [
  {},
  { teamSkills: ['typescript'], currentStack: ['typescript', 'express'], productType: 'saas', stage: 'startup' },
  { teamSkills: ['php'], currentStack: ['php', 'laravel'], teamSize: 'large' },
];

/** The advice for a team, of whose options one thing or another is left. */
function contextOf(
  answers: Answers,
  left: (options: Recommendation['options']) => Recommendation['options'],
): ReportContext {
  const recommendation = toRecommendation(
    advise({ profile: { schemaVersion: 1, answers }, report: null, catalogue }),
    say,
  );
  return {
    recommendation: { ...recommendation, options: left(recommendation.options) },
    report: sampleReport(),
    catalogue,
    today: '2026-11-29',
    say,
  };
}

describe('a report on few options', () => {
  const excluded = { constraint: 'ours', because: 'our own rules forbid it' };
  const lefts: Readonly<Record<string, (options: Recommendation['options']) => Recommendation['options']>> = {
    'one that is possible': (options) => options.map((option, i) => (i === 0 ? option : { ...option, excluded })),
    'one alone': (options) => options.slice(0, 1),
    'none that is possible': (options) => options.map((option) => ({ ...option, excluded })),
    'none at all': () => [],
  };
  for (const [what, left] of Object.entries(lefts)) {
    it(`says only what there is to say: ${what}`, () => {
      for (const answers of TEAMS) {
        const context = contextOf(answers, left);
        const texts = [renderMarkdown(context), renderMadr(context), summary(context)];
        for (const text of texts) assert.doesNotMatch(text, /undefined|null|NaN|\[object|\{[a-zA-Z]+\}/, text);
        const [markdown = '', madr = ''] = texts;
        assert.match(markdown, /^# /);
        const [first] = context.recommendation.options;
        if (what === 'one that is possible') assert.match(markdown, /our own rules forbid it/);
        if (first === undefined) assert.equal(madr, '');
      }
    });
  }
});

describe('what comes from an organisation’s own files', () => {
  it('is listed by name, what is not known by its id, and counted past twenty', () => {
    const item = (section: string, id: string, change: OverlayItem['change'] = 'added'): OverlayItem => ({
      section,
      id,
      change,
    });
    const named = [
      item('technologies', 'fastify', 'changed'),
      item('technologies', 'our-framework'),
      item('candidates', 'go', 'changed'),
      item('criteria', 'hiring', 'changed'),
      item('criteria', 'our-criterion'),
      item('evidence', 'our-figure'),
      item('evidence', [...catalogue.evidence.keys()][0] ?? '', 'changed'),
      item('lifecycle', 'nodejs', 'changed'),
      item('lifecycle', 'our-product'),
      item('constraints', 'our-rule'),
    ];
    const many = Array.from({ length: 23 }, (_, i) => item('cautions', `ours-${i}`));
    const { recommendation, ...rest } = contextOf({}, (options) => options);
    const overlays: readonly OverlaySource[] = [
      { file: 'ours.yaml', items: named },
      { file: 'empty.yaml', items: [] },
      { file: 'many.yaml', items: many },
    ];
    const [first, second, ...others] = ownKnowledge({
      ...rest,
      recommendation: { ...recommendation, knowledge: { ...recommendation.knowledge, overlays } },
    });
    assert.deepEqual(others, []);
    for (const part of [
      'ours.yaml',
      'Fastify',
      'our-framework',
      'our-criterion',
      'our-figure',
      'Node.js',
      'our-product',
      'our-rule',
    ])
      assert.ok(first?.includes(part), `${part} in ${first}`);
    assert.ok(second?.includes('ours-19') && !second.includes('ours-20'), second);
    assert.match(second ?? '', /\b3\b/);
  });
});

describe('answers in words', () => {
  const words = { catalogue, say };
  it('are those of the question, of a country, of a technology, else as they are', () => {
    assert.equal(answerText(words, 'hosting', 'serverless'), 'Serverless functions');
    assert.equal(answerText(words, 'hiringCountry', 'NZ'), 'New Zealand');
    assert.equal(answerText(words, 'hiringCountry', 'nowhere at all'), 'nowhere at all');
    assert.equal(answerText(words, 'currentStack', ['fastify', 'php', 'unheard-of']), 'Fastify, PHP, unheard-of');
    assert.equal(fieldText(words, 'noSuchField'), 'noSuchField');
  });
});
