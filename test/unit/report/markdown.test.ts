import assert from 'node:assert/strict';
import { readSections } from '../../../src/build/knowledge/compile.ts';
import { advise } from '../../../src/core/advise/advise.ts';
import { toRecommendation } from '../../../src/core/advise/toRecommendation.ts';
import type { Answers, Profile } from '../../../src/core/model/profile.ts';
import { joinReasons, ownReasons } from '../../../src/core/model/reasons.ts';
import { renderMadr } from '../../../src/core/report/madr.ts';
import { renderMarkdown } from '../../../src/core/report/markdown.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { loadCatalogue } from '../../../src/knowledge/catalogue.ts';
import { sampleReport } from '../../support/sampleState.ts';

const catalogue = loadCatalogue({ version: '2026-11+test', ...readSections([]) });

function reportFor(answers: Answers): { markdown: string; madr: string } {
  const profile = { schemaVersion: 1 as const, answers };
  const recommendation = toRecommendation(advise({ profile, report: null, catalogue }), sayIn());
  const context = { recommendation, report: sampleReport(), catalogue, today: '2026-11-29', say: sayIn() };
  return { markdown: renderMarkdown(context), madr: renderMadr(context) };
}

/** Several situations, so that most sentences are said at least once. */
const SITUATIONS: readonly Answers[] = [
  {},
  { teamSkills: ['typescript'], productType: 'saas', stage: 'startup', hosting: 'serverless', cloud: 'aws' },
  { teamSkills: ['python'], ml: 'core', productType: 'ml-service', currentStack: ['python', 'django'] },
  { productType: 'payments', hosting: 'kubernetes', teamSkills: ['go'], regulated: 'finance' },
  { performance: ['gc-pauses'], measuredBottleneck: true, currentStack: ['go'], secondLanguageAllowed: true },
];

describe('the Markdown report', () => {
  it('says answers and what would change them in words, never as fields of the profile', () => {
    const fields = catalogue.advice.questions.map(({ field }) => field).filter((field) => /[A-Z]/.test(field));
    for (const answers of SITUATIONS) {
      const { markdown, madr } = reportFor(answers);
      for (const field of fields) {
        assert.ok(!markdown.includes(field), `${field} in\n${markdown}`);
        assert.ok(!madr.includes(field), `${field} in\n${madr}`);
      }
      assert.doesNotMatch(markdown, /undefined|NaN|\[object|\{[a-z]+\}/);
      assert.doesNotMatch(markdown, /\.\.(?!\.)|  \n|\b(\w+) \1\b(?! \|)/);
    }
  });

  it('shows published decisions of teams in a like position with year and address', () => {
    const { markdown } = reportFor({ productType: 'payments', hosting: 'kubernetes' });
    assert.match(markdown, /## Teams in a like position/);
    assert.match(markdown, /Go, 2017: Monzo .+ \(<https:\/\/go\.dev\/solutions\/monzo>\)/);
    assert.doesNotMatch(reportFor({ productType: 'devtool' }).markdown, /Monzo/);
  });

  it('names what a figure measures', () => {
    const { markdown } = reportFor({
      hosting: 'serverless',
      performance: ['cold-start'],
      teamSkills: ['go', 'java'],
      currentStack: ['java'],
    });
    assert.match(markdown, /mean cold start, function of 1024 MB/);
    assert.doesNotMatch(markdown, /mean-cold-start-1024mb/);
  });
});

describe('what the Markdown report leaves unsaid', () => {
  it('can tell the reasons of one contribution apart', () => {
    for (const [id, { because, adjustments = [] }] of Object.entries(catalogue.advice.criteria))
      for (const reason of [because, ...adjustments.map((adjustment) => adjustment.because)])
        for (const text of typeof reason === 'string' ? [reason] : Object.values(reason))
          assert.equal(ownReasons(joinReasons([text, 'Another']), 'Another'), text, `${id}: ${text}`);
  });

  it('does not repeat as a risk what a caution says', () => {
    const { markdown } = reportFor({
      teamSkills: ['go'],
      teamSize: 'medium',
      productType: 'infra',
      hosting: 'kubernetes',
    });
    const mind = /## Mind this\n([\s\S]*?)\n## /.exec(markdown)?.[1] ?? '';
    assert.match(mind, /pool of people is small/);
    assert.doesNotMatch(mind, /smaller hiring pool/);
  });

  it('does not warn a team of what it has behind it', () => {
    const { markdown } = reportFor({ teamSkills: ['rust'], currentStack: ['rust'], measuredBottleneck: false });
    const mind = /## Mind this\n([\s\S]*?)\n## /.exec(markdown)?.[1] ?? '';
    assert.doesNotMatch(mind, /learning curve|does not repay/);
  });

  it('covers only risks that are there', () => {
    const risks = new Set(
      Object.values(catalogue.advice.candidates).flatMap((candidate) => candidate.risks.map(({ text }) => text)),
    );
    for (const [id, { covers = [] }] of Object.entries(catalogue.advice.cautions))
      for (const text of covers) assert.ok(risks.has(text), `${id}: ${text}`);
  });
});

describe('what the Markdown report says of a move', () => {
  it('names the services that would be rewritten and whether the team knows the language', () => {
    const { markdown } = reportFor({ teamSkills: ['typescript'], currentStack: ['typescript'] });
    assert.match(
      markdown,
      /## What a move would cost\n\nMoving to \w+ means rewriting (one service|\d services) \(.*apps\/api/,
    );
    assert.match(markdown, /The team is not known to ship/);
  });

  it('says nothing of it where nothing runs', () => {
    assert.doesNotMatch(reportFor({ teamSkills: ['typescript'] }).markdown, /What a move would cost/);
  });

  it('does not call a database or a host new where only none was named', () => {
    const profile = {
      schemaVersion: 1 as const,
      answers: {
        productType: 'saas',
        teamSize: 'medium',
        teamSkills: ['ruby'],
        currentStack: ['ruby', 'rails'],
        hosting: 'paas',
        stage: 'growth',
        priority: 'maintainability',
        frontendJsTeam: true,
      },
    } satisfies Profile;
    const recommendation = toRecommendation(advise({ profile, report: null, catalogue }), sayIn());
    assert.equal(recommendation.verdict, 'extend');
    const report = { ...sampleReport(), services: [] };
    const context = { recommendation, report, catalogue, today: '2026-11-29', say: sayIn() };
    const markdown = renderMarkdown(context);
    assert.match(markdown, /\| Framework \| \w+ \| new, beside Rails \|/);
    assert.match(markdown, /\| Database \| \w+ \| none seen; a proposal \|/);
    assert.match(markdown, /\| Hosting \| \w+ \| none seen; a proposal \|/);
  });

  it('gives every pick a name, never an id', () => {
    for (const answers of SITUATIONS) {
      const { markdown } = reportFor(answers);
      assert.doesNotMatch(markdown, /\| (graalvm-native|dotnet-native-aot|wasm|vm|[a-z]+-[a-z-]+) \|/);
    }
  });
});
