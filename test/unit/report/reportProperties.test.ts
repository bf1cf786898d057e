import assert from 'node:assert/strict';
import { advise } from '../../../src/core/advise/advise.ts';
import { toRecommendation } from '../../../src/core/advise/toRecommendation.ts';
import { parseChange } from '../../../src/core/model/flipChange.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import { renderMadr } from '../../../src/core/report/madr.ts';
import { renderMarkdown } from '../../../src/core/report/markdown.ts';
import type { ReportContext } from '../../../src/core/report/reportContext.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { summary } from '../../../src/core/report/summary.ts';
import type { StackReport } from '../../../src/core/model/stackReport.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const catalogue = realKnowledge();
const say = sayIn();
const NOTHING: StackReport = {
  schemaVersion: 1,
  root: '.',
  services: [],
  summary: {
    primaryLanguage: null,
    languages: [],
    runtimes: [],
    frameworks: [],
    dataAccess: [],
    databases: [],
    hosting: [],
  },
  signals: [],
  problems: [],
  stats: { filesSeen: 0, manifestsRead: 0, elapsedMs: 0 },
};

function contextOf(answers: Answers): ReportContext {
  const advice = advise({ profile: { schemaVersion: 1, answers }, report: null, catalogue });
  return { recommendation: toRecommendation(advice, say), report: NOTHING, catalogue, today: '2026-11-29', say };
}

/** One team a verdict, and one for each kind of product that reads otherwise. */
const TEAMS: Readonly<Record<string, Answers>> = {
  start: { productType: 'web-app', teamSkills: ['typescript'], teamSize: 'solo', frontendJsTeam: true },
  keep: {
    productType: 'saas',
    teamSkills: ['python'],
    currentStack: ['python', 'django', 'postgresql'],
    ml: 'calls-apis',
  },
  extend: {
    productType: 'api',
    teamSkills: ['typescript', 'go'],
    teamSize: 'medium',
    currentStack: ['typescript', 'express', 'postgresql'],
    performance: ['high-concurrency'],
    measuredBottleneck: true,
    hosting: 'kubernetes',
  },
  migrate: {
    productType: 'payments',
    teamSkills: ['java'],
    currentStack: ['mainframe', 'cobol'],
    regulated: 'finance',
  },
  'extend from outside': {
    productType: 'realtime',
    teamSkills: ['ruby'],
    teamSize: 'medium',
    currentStack: ['ruby', 'rails', 'redis'],
    performance: ['realtime'],
    measuredBottleneck: true,
    hosting: 'vm',
    stage: 'growth',
    priority: 'operational-cost',
  },
  'stay outside': {
    productType: 'ecommerce',
    teamSkills: ['php'],
    teamSize: 'small',
    currentStack: ['php', 'laravel'],
  },
  database: {
    productType: 'database',
    teamSkills: ['cpp', 'rust'],
    teamSize: 'medium',
    performance: ['gc-pauses'],
    measuredBottleneck: true,
    currentStack: ['cpp'],
  },
  nothing: {},
};

const bullets = (text: string): string[] => text.split('\n').filter((line) => /^[*-] /.test(line));
const part = (text: string, heading: string): string =>
  new RegExp(`## ${heading}[^\\n]*\\n([\\s\\S]*?)(\\n## |$)`).exec(text)?.[1] ?? '';

describe('reports of hand-made teams', () => {
  for (const [name, answers] of Object.entries(TEAMS)) {
    describe(name, () => {
      const context = contextOf(answers);
      const markdown = renderMarkdown(context);
      const madr = renderMadr(context);

      it('says each reason for the recommended choice once', () => {
        const reasons = bullets(part(markdown, 'Why')).map((line) => /\*\* ([^:]+?)\.(?= |$)/.exec(line)?.[1] ?? line);
        assert.equal(new Set(reasons).size, reasons.length, reasons.join('\n'));
      });

      it('never argues with one sentence both for and against an option, and never twice', () => {
        for (const option of madr.split('\n### ').slice(1)) {
          const lines = bullets(option).map((line) => line.replace(/^\* (Good|Bad): /, ''));
          assert.equal(new Set(lines).size, lines.length, option);
          for (const line of lines) {
            const reason = /^[^.]+\. (.+)$/.exec(line)?.[1];
            assert.ok(reason === undefined || !lines.includes(reason), `“${reason ?? ''}” is an argument and a risk`);
          }
        }
      });

      it('names as drivers only what tells the options apart and rests on an answer', () => {
        const drivers = bullets(part(madr, 'Decision Drivers'));
        assert.ok(drivers.length > 0);
        const asked = 'ml' in answers;
        if (!asked) assert.ok(!drivers.some((line) => line.includes('Machine learning')), drivers.join('\n'));
      });

      it('tells of no weight what a flip of an answer says already', () => {
        const { flips } = context.recommendation;
        const told = new Set(
          flips.flatMap(({ change, winner }) => (parseChange(change) ?? []).map(({ field }) => `${field} ${winner}`)),
        );
        const weights = flips.filter(({ change }) => parseChange(change) === null);
        for (const { change, winner } of weights)
          assert.ok(!(change.includes('Machine learning') && told.has(`ml ${winner}`)), change);
      });
    });
  }

  it('do not wish for another product where it is known which is built', () => {
    const asked = contextOf(TEAMS.nothing ?? {});
    assert.ok(asked.recommendation.flips.some(({ change }) => change.startsWith('productType')));
    assert.match(renderMarkdown(asked), /“Product” turned out to be/);
    for (const answers of Object.values(TEAMS))
      if (answers.productType !== undefined)
        assert.doesNotMatch(part(renderMarkdown(contextOf(answers)), 'What would change it'), /“Product”/);
  });

  it('say of every part what becomes of what runs', () => {
    const keep = part(renderMarkdown(contextOf(TEAMS.keep ?? {})), 'The stack');
    assert.match(keep, /\| Framework \| Django \| stays \|/);
    assert.match(keep, /\| Hosting \| \w+ \| none seen; a proposal \|/);
    const extend = part(renderMarkdown(contextOf(TEAMS.extend ?? {})), 'The stack for the part');
    assert.match(extend, /\| Framework \| Gin \| new, beside Express \|/);
    assert.match(extend, /\| Database \| PostgreSQL \| stays \|/);
    assert.match(extend, /\| Hosting \| Kubernetes \| as you answered \|/);
    assert.doesNotMatch(part(renderMarkdown(contextOf(TEAMS.start ?? {})), 'The stack'), /\| change \|/);
    const moved = contextOf({ teamSkills: ['java'], currentStack: ['php', 'laravel'], enterprisePlatform: 'jvm' });
    assert.equal(moved.recommendation.verdict, 'migrate');
    assert.match(part(renderMarkdown(moved), 'The stack'), /\| instead of Laravel \|/);
    assert.match(
      part(renderMarkdown(contextOf(TEAMS.database ?? {})), 'The stack'),
      /\| Data access \| SQLx \| only if needed \|/,
    );
  });

  it('weigh what runs outside the candidates first, where it is to be left or added to', () => {
    const markdown = renderMarkdown(contextOf(TEAMS['extend from outside'] ?? {}));
    const runs = markdown.indexOf('apart from Ruby, which runs today');
    assert.ok(runs > 0 && runs < markdown.indexOf('the next best, in points'), markdown);
  });

  it('never say that nothing runs where something does', () => {
    for (const answers of Object.values(TEAMS))
      if (answers.currentStack !== undefined) {
        const context = contextOf(answers);
        assert.doesNotMatch(
          renderMarkdown(context) + renderMadr(context),
          /Nothing (that would have to be kept )?runs today/,
        );
      }
  });

  it('do not call a lead clear that staying would almost reach', () => {
    const context = contextOf(TEAMS['extend from outside'] ?? {});
    const [first] = context.recommendation.options;
    const near = { language: 'ruby', score: (first?.score ?? 0) - 0.03, contributions: [] };
    const sure = {
      ...context.recommendation,
      closeCall: false,
      confidence: 0.97,
      options: context.recommendation.options.map((option, i) =>
        i === 0 ? { ...option, rankAcceptability: [0.9, 0.1, 0, 0, 0, 0] } : option,
      ),
    };
    assert.match(
      summary({ ...context, recommendation: { ...sure, stay: near } }),
      /\(likely\).*either can be defended/s,
    );
    assert.match(summary({ ...context, recommendation: { ...sure, stay: { ...near, score: 0.2 } } }), /\(clear\)/);
  });

  it('write a country and the language that runs as people do', () => {
    assert.match(renderMarkdown(contextOf({ hiringCountry: 'FR' })), /\| Country to hire in \| France \|/);
    const javascript = { ...TEAMS.extend, currentStack: ['javascript', 'express'] };
    assert.match(renderMarkdown(contextOf(javascript)), /# Keep JavaScript and write/);
  });
});
