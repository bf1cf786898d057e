import assert from 'node:assert/strict';
import { roughPercent } from '../../src/core/model/roughShare.ts';
import { LabelStore } from '../../src/host/labels.ts';
import { ASKED_FIELDS, QUESTION_GROUPS } from '../../src/host/profile/questions.ts';
import { currentStackNodes, serviceOf, stackLine } from '../../src/host/tree/currentStackNodes.ts';
import { recommendationNodes } from '../../src/host/tree/recommendationNodes.ts';
import { teamNodes } from '../../src/host/tree/teamNodes.ts';
import { spokenOf, type TreeNode } from '../../src/host/tree/treeNode.ts';
import { certaintyWords, verdictWords } from '../../src/host/tree/words.ts';
import { SAMPLE_LABELS, sampleRecommendation, sampleReport } from '../support/sampleState.ts';

const labels = new LabelStore();
labels.set(SAMPLE_LABELS);

function flat(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children ?? [])]);
}

function assertUniqueIds(nodes: readonly TreeNode[]): void {
  const ids = flat(nodes).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, 'ids are unique');
}

describe('trees', () => {
  it('recommendation: verdict with certainty first, then why, flips, cautions, options, next question', () => {
    const nodes = recommendationNodes('f', sampleRecommendation(), labels);
    assertUniqueIds(nodes);
    assert.deepEqual([nodes[0]?.label, nodes[0]?.description], ['Keep TypeScript', 'clear']);
    assert.deepEqual(
      nodes.map(({ id }) => id),
      ['f/verdict', 'f/why', 'f/flips', 'f/cautions', 'f/stack', 'f/options', 'f/next'],
    );
    assert.equal(nodes[1]?.children?.[0]?.description, 'Fits the team');
    assert.deepEqual([nodes[2]?.children?.[0]?.label, nodes[2]?.children?.[0]?.icon], ['Go', 'arrow-right']);
    assert.equal(nodes[5]?.children?.length, 6);
    assert.match(nodes[5]?.children?.at(-1)?.description ?? '', /^ruled out: The edge host/);
  });

  it('what a screen reader says starts with what stands there', () => {
    const nodes = [
      ...recommendationNodes('f', sampleRecommendation(), labels),
      ...currentStackNodes('f', sampleReport(), labels),
      ...teamNodes('f', sampleRecommendation(), labels.questions),
    ];
    for (const node of flat(nodes)) {
      assert.ok(spokenOf(node).startsWith(node.label), `${node.label}: ${spokenOf(node)}`);
      const [first = ''] = (node.tooltip ?? '').split('\n');
      // The proof of a finding is its place; everything else that a pointer would learn is said as well.
      if (node.context !== 'finding' && node.id !== 'f/verdict' && !node.id.startsWith('f/why/'))
        assert.ok(spokenOf(node).includes(first), `${node.label}: ${spokenOf(node)}`);
    }
  });

  it('a place is called from the folder of its service', () => {
    const descriptions = flat(currentStackNodes('f', sampleReport(), labels)).map(
      ({ description = '' }) => description,
    );
    assert.ok(descriptions.includes('package.json:6 · Runtime'), descriptions.join('\n'));
    assert.ok(
      descriptions.some((text) => text.startsWith('docker-compose.yml:')),
      descriptions.join('\n'),
    );
  });

  it('ids stay the same over refreshes, so that selection and expansion stay', () => {
    const ids = (): string[] => flat(recommendationNodes('f', sampleRecommendation(), labels)).map(({ id }) => id);
    assert.deepEqual(ids(), ids());
  });

  it('current stack: services with findings that open their line, problems marked', () => {
    const nodes = currentStackNodes('f', sampleReport(), labels);
    assertUniqueIds(nodes);
    assert.deepEqual(
      nodes.map(({ label }) => label),
      ['api', 'web'],
    );
    const runtime = flat(nodes).find(({ label }) => label === 'Node.js >=20');
    assert.equal(runtime?.icon, 'warning');
    assert.deepEqual(runtime?.command?.args, [
      { folder: 'f', file: 'apps/api/package.json', line: 6, column: 5, endLine: 6, endColumn: 9 },
    ]);
    assert.match(runtime?.spoken ?? '', /no support since 2026-04-30/);
  });

  it('team: ten questions, each answer with its source', () => {
    const nodes = teamNodes('f', sampleRecommendation(), labels.questions);
    assertUniqueIds(nodes);
    assert.equal(nodes.length, 10);
    const find = (id: string): TreeNode | undefined => flat(nodes).find((node) => node.id === `f/answer/${id}`);
    assert.equal(find('priority')?.description, 'We ship features fast · answered');
    assert.equal(find('hosting')?.description, 'Containers · from apps/api/Dockerfile:1');
    assert.equal(find('stage')?.description, 'not known');
  });

  it('context menus are told what a line is about', () => {
    const team = flat(teamNodes('f', sampleRecommendation(), labels.questions));
    const find = (id: string): TreeNode | undefined => team.find((node) => node.id === `f/answer/${id}`);
    assert.deepEqual(find('priority')?.about, { folder: 'f', field: 'priority' });
    assert.equal(find('priority')?.context, 'answer answered');
    assert.equal(find('hosting')?.context, 'answer located');
    assert.equal((find('hosting')?.about as { file?: string }).file, 'apps/api/Dockerfile');
    const [first, second] = flat(recommendationNodes('f', sampleRecommendation(), labels)).filter(({ context }) =>
      context?.startsWith('option'),
    );
    assert.equal(first?.context, 'option first');
    assert.deepEqual(second?.about, { folder: 'f', a: first?.id.split('/').at(-1), b: second?.id.split('/').at(-1) });
    const facts = flat(currentStackNodes('f', sampleReport(), labels)).filter(({ context }) => context === 'finding');
    assert.ok(facts.every(({ about, command }) => about === command?.args[0]));
  });

  it('a finding keeps its id when its line moves', () => {
    const moved = (by: number): string[] => {
      const report = sampleReport();
      const services = report.services.map((service) => ({
        ...service,
        frameworks: service.frameworks.map((one) => ({ ...one, line: one.line + by, endLine: one.endLine + by })),
      }));
      return flat(currentStackNodes('f', { ...report, services }, labels)).map(({ id }) => id);
    };
    assert.deepEqual(moved(0), moved(3));
  });

  it('every answer of the profile is asked exactly once, but what runs today', () => {
    const asked = labels.questions.all.map(({ field }) => field);
    assert.deepEqual(asked, QUESTION_GROUPS.flat());
    assert.deepEqual([...ASKED_FIELDS].sort(), SAMPLE_LABELS.questions.map(({ field }) => field).sort());
    assert.equal(labels.questions.of('currentStack'), undefined);
  });

  it('stack line: of the deepest service that holds the file', () => {
    const report = sampleReport();
    assert.equal(stackLine(report, 'apps/api/package.json', labels), 'TypeScript · Fastify · PostgreSQL');
    assert.equal(stackLine(report, 'apps/web/package.json', labels), 'TypeScript · React');
    assert.equal(serviceOf(report, 'apps/apix/package.json'), null);
  });
});

describe('words', () => {
  it('certainty never says more than it knows', () => {
    const advice = sampleRecommendation();
    assert.equal(certaintyWords(advice, labels), 'clear');
    const rival = labels.technology(advice.options[1]?.id ?? '');
    assert.equal(certaintyWords({ ...advice, closeCall: true }, labels), `close call with ${rival}`);
    const alone = { ...advice, options: advice.options.slice(0, 1) };
    assert.equal(certaintyWords({ ...alone, closeCall: true }, labels), 'a close call');
    assert.equal(certaintyWords({ ...advice, confidence: 0.72 }, labels), 'likely');
    assert.equal(certaintyWords({ ...advice, confidence: 0.4 }, labels), 'uncertain');
  });

  it('verdicts', () => {
    const advice = sampleRecommendation();
    assert.equal(verdictWords({ ...advice, verdict: 'migrate' }, labels), 'Move to TypeScript');
    assert.equal(verdictWords({ ...advice, verdict: 'start', current: null }, labels), 'Start with TypeScript');
    const extension = { language: 'go', for: 'the importer', because: 'measured' } as const;
    assert.equal(verdictWords({ ...advice, verdict: 'extend', extension }, labels), 'Keep TypeScript, add Go');
  });

  it('shares are rounded to five, and a small one is not nothing', () => {
    assert.deepEqual([0, 0.01, 0.83, 1].map(roughPercent), ['<5 %', '<5 %', '85 %', '>95 %']);
  });

  it('answers: lists, flags, countries, and what has no words', () => {
    const { questions } = labels;
    assert.equal(questions.answer('teamSkills', ['typescript', 'php']), 'TypeScript, php');
    assert.equal(questions.answer('edgeOrWasm', false), 'No');
    assert.equal(questions.answer('hiringCountry', 'NZ'), 'New Zealand');
    assert.equal(questions.answer('hosting', 'unknown'), 'not known');
    assert.equal(questions.change('hosting = serverless + ml = core').split(' + ').length, 2);
    assert.equal(questions.change('“Cost” weighed 30 % instead of 9 %'), '“Cost” weighed 30 % instead of 9 %');
  });
});
