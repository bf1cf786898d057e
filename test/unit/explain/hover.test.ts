import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hoverAt } from '../../../src/core/explain/hover.ts';
import type { AdviceKnowledge } from '../../../src/core/model/adviceKnowledge.ts';
import type { HoverInfo } from '../../../src/core/model/hover.ts';
import type { Option, Recommendation } from '../../../src/core/model/recommendation.ts';
import type { StackReport } from '../../../src/core/model/stackReport.ts';
import { TECHNOLOGY_ROLES } from '../../../src/core/model/technology.ts';
import { CANDIDATE_IDS } from '../../../src/core/model/vocabulary.ts';
import { ENGLISH, sayIn } from '../../../src/core/report/say.ts';
import { makeCatalogue } from '../../support/makeCatalogue.ts';
import { type MadeItem, makeManifest } from '../../support/makeManifest.ts';
import { finding } from '../../support/sampleState.ts';

const LABELS = { typescript: 'TypeScript', python: 'Python', go: 'Go', java: 'Java', rust: 'Rust', csharp: 'C#' };

const catalogue = makeCatalogue({
  candidates: Object.fromEntries(CANDIDATE_IDS.map((id) => [id, { label: LABELS[id], aliases: [] }])),
} as unknown as AdviceKnowledge);

function option(id: Option['id'], rank: number, framework: string, excluded: Option['excluded'] = null): Option {
  const part = (name: string): { id: string; because: string } => ({ id: name, because: `${name} suits` });
  return {
    id,
    flavour: null,
    rank,
    score: 0.5,
    excluded,
    contributions: [],
    rankAcceptability: [],
    stack: {
      runtime: part('node'),
      framework: { id: framework, because: 'it is schema-first' },
      dataAccess: part('prisma'),
      database: part('postgresql'),
      hosting: part('render'),
    },
    strengths: [],
    risks: id === 'typescript' ? ['one event loop'] : [],
  };
}

const recommendation = {
  current: 'typescript',
  options: [
    option('go', 1, 'chi'),
    option('typescript', 2, 'fastify'),
    option('python', 3, 'django', { constraint: 'x', because: 'the host has no runtime for it' }),
  ],
} as unknown as Recommendation;

const report = {
  summary: { frameworks: ['express'], dataAccess: [] },
  services: [
    {
      path: 'apps/api',
      name: 'api',
      runtime: null,
      frameworks: [finding('express', 'package.json', 1)],
      dataAccess: [],
      databases: [],
      hosting: [],
      other: [],
    },
  ],
} as unknown as StackReport;

function hover(
  item: MadeItem,
  part: 'name' | 'version',
  path = 'package.json',
  today = '2026-08-20',
): HoverInfo | null {
  const manifest = makeManifest(path, path, [item]);
  const space = manifest.text.indexOf(' ');
  const offset = part === 'name' ? 1 : space + 2;
  return hoverAt({ manifest, text: manifest.text, offset, report, recommendation, catalogue, today, say: sayIn() });
}

describe('hover on a dependency', () => {
  const express: MadeItem = { ecosystem: 'npm', name: 'express', version: '^4.19.2' };

  it('says what it is and its part, what the advice would take, and its alternatives', () => {
    assert.deepEqual(hover(express, 'name'), {
      startOffset: 0,
      endOffset: 7,
      title: 'Express ^4.19.2',
      lines: [
        'Framework of api: Minimal web framework for Node.js.',
        'For your answers the advice would rather take Fastify: it is schema-first',
        'Alternatives: Fastify',
        'Fastify answered 3 times the requests in a bare benchmark without a database (2026-03)',
      ],
      links: [
        { label: 'Benchmark (2026-03)', url: 'https://example.org/benchmarks' },
        { label: 'Express', url: 'https://expressjs.com' },
      ],
      subject: 'express',
    });
    assert.equal(hover(express, 'version')?.startOffset, 8);
  });

  it('says that it fits where the advice picks it, and then names no gain', () => {
    const lines = hover({ ecosystem: 'npm', name: 'fastify', version: '5' }, 'name')?.lines ?? [];
    assert.deepEqual(lines, [
      'Framework: Fast web framework for Node.js.',
      'Fits your answers: it is schema-first',
      'Alternatives: Express',
    ]);
  });

  it('tells support of the version and what rules the language out', () => {
    const info = hover({ ecosystem: 'pypi', name: 'django', version: '~=4.2.1' }, 'name', 'pyproject.toml');
    assert.deepEqual(info?.lines, [
      'Framework: Web framework with everything in it.',
      'Support of Django 4.2 ended on 2026-04-30',
      'Python is ruled out by your answers: the host has no runtime for it',
    ]);
    assert.deepEqual(info.links, [{ label: 'Support dates (2026-06-01)', url: 'https://example.org/django' }]);
    const longTerm = hover({ ecosystem: 'pypi', name: 'django', version: '5.2.3' }, 'name', 'pyproject.toml');
    assert.equal(longTerm?.lines[1], 'Django 5.2 has long-term support until 2028-04-30');
  });

  it("does not take a driver's version for that of the database", () => {
    const info = hover({ ecosystem: 'npm', name: 'pg', version: '12.0.0' }, 'name');
    assert.equal(info?.title, 'PostgreSQL (pg 12.0.0)');
    assert.ok(info.lines.every((line) => !line.includes('Support')));
  });

  it('does not set a cache against the database of the advice', () => {
    const info = hover({ ecosystem: 'docker', name: 'redis', version: '7' }, 'name', 'compose.yaml');
    assert.deepEqual(info?.lines, ['Database: Key-value store.']);
    assert.equal(info.title, 'Redis 7');
  });

  it('is silent where nothing is known', () => {
    assert.equal(hover({ ecosystem: 'npm', name: 'left-pad', version: '1.0.0' }, 'name'), null);
    assert.equal(hover({ key: 'scripts.start', value: 'node .' }, 'version'), null);
    const manifest = makeManifest('package.json', 'package.json', [express]);
    const context = {
      manifest,
      text: manifest.text,
      report,
      recommendation,
      catalogue,
      today: '2026-08-20',
      say: sayIn(),
    };
    assert.equal(hoverAt({ ...context, offset: 10_000 }), null);
    assert.equal(hoverAt({ ...context, offset: -1 }), null);
  });
});

describe('hover on a runtime version', () => {
  it('says release, long-term support, end of life, hosts, and how the language fits', () => {
    assert.deepEqual(hover({ runtime: 'node', version: '22.1.0' }, 'version', '.nvmrc'), {
      startOffset: 5,
      endOffset: 11,
      title: 'Node.js 22.1.0',
      lines: [
        'Release line 22, out since 2024-04-24, long-term support since 2024-10-29; newest 22.22.0',
        'Node.js 22 has long-term support until 2027-04-30',
        'AWS Lambda runs it as nodejs22.x until 2027-04-30',
        'Runs without a container on Render',
        'TypeScript takes place 2 of 2 for your answers',
        'To watch: one event loop',
      ],
      links: [
        { label: 'Support dates (2026-06-01)', url: 'https://example.org/nodejs' },
        { label: 'AWS Lambda', url: 'https://example.org/aws-lambda' },
        { label: 'Render', url: 'https://example.org/render' },
        { label: 'Node.js', url: 'https://nodejs.org' },
      ],
      subject: 'node',
    });
  });

  it('says which hosts have stopped running it', () => {
    const lines = hover({ runtime: 'node', version: '18' }, 'version', '.nvmrc')?.lines ?? [];
    assert.equal(lines[1], 'Support of Node.js 18 ended on 2025-04-30');
    assert.equal(lines[2], 'AWS Lambda stopped running nodejs18.x on 2025-09-01; newest nodejs24.x');
  });

  it('names the supported lines that a range reaches', () => {
    const lines = hover({ runtime: 'node', version: '>=20' }, 'version')?.lines ?? [];
    assert.equal(lines[0], 'Supported lines that fit: 26, 24, 22');
  });

  it('tells long-term support to come from support there is', () => {
    const line = (today: string): string | undefined =>
      hover({ runtime: 'node', version: '26' }, 'version', '.nvmrc', today)?.lines[0];
    assert.match(line('2026-08-20') ?? '', /long-term support from 2026-10-28/);
    assert.match(line('2026-11-20') ?? '', /long-term support since 2026-10-28/);
  });

  it('speaks on the name too, on base images and on what a function asks for', () => {
    const items: readonly [MadeItem, string][] = [
      [{ runtime: 'node', version: '22' }, '.tool-versions'],
      [{ ecosystem: 'docker', name: 'node', version: '22-alpine' }, 'Dockerfile'],
    ];
    for (const [item, path] of items) {
      assert.equal(hover(item, 'name', path)?.subject, 'node');
      assert.equal(hover(item, 'version', path)?.subject, 'node');
    }
    assert.equal(
      hover({ key: 'provider.runtime', value: 'nodejs22.x' }, 'version', 'serverless.yml')?.title,
      'Node.js nodejs22.x',
    );
  });

  it('still says how the language fits where no version is told', () => {
    const info = hover({ runtime: 'node', version: 'lts/*' }, 'version', '.nvmrc');
    assert.deepEqual(info?.lines, [
      'Runs without a container on Render',
      'TypeScript takes place 2 of 2 for your answers',
      'To watch: one event loop',
    ]);
  });
});

describe('every hover', () => {
  it('has two to six lines, links at https only, and a title of bounded length', () => {
    const long: MadeItem = { ecosystem: 'npm', name: 'express', version: '4'.repeat(250) };
    const versions = ['16', '18', '20', '22', '24', '26', '>=18', 'lts/*', 'what'];
    const infos = [
      hover(long, 'name'),
      ...versions.map((version) => hover({ runtime: 'node', version }, 'version', '.nvmrc')),
    ];
    for (const info of infos) {
      assert.ok(info !== null);
      assert.ok(info.lines.length >= 2 && info.lines.length <= 6, JSON.stringify(info.lines));
      assert.ok(info.links.every(({ url }) => url.startsWith('https://')));
      assert.ok(info.title.length <= 120);
      assert.ok(
        info.lines.every((line) => !/\{\w+\}|hover\./.test(line)),
        JSON.stringify(info.lines),
      );
    }
  });

  it('has a word for every role', () => {
    for (const role of TECHNOLOGY_ROLES) assert.ok(`hover.role.${role}` in ENGLISH, role);
  });
});
