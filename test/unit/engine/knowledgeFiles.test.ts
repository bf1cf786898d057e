import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { renderMarkdown } from '../../../src/core/report/markdown.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { KNOWLEDGE_MAX_BYTES } from '../../../src/engine/knowledgeFiles.ts';
import { Session } from '../../../src/engine/session.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const say = sayIn();
const FILE = 'org/platform.yaml';

function profile(...knowledge: string[]): string {
  return JSON.stringify({ schemaVersion: 1, answers: { teamSkills: ['typescript'] }, knowledge });
}

/** A folder whose profile names one knowledge file with this text. */
function folderWith(overlay: string, more: Readonly<Record<string, string>> = {}): MemoryFiles {
  return new MemoryFiles({
    'stack-advisor.json': profile(FILE),
    'package.json': '{ "name": "shop", "dependencies": { "@acme/http": "1.2.0" } }',
    [FILE]: overlay,
    ...more,
  });
}

function open(files: MemoryFiles): Promise<Session> {
  return Session.open(files, realKnowledge(), say, { name: '.', excludes: [] });
}

const HOUSE_FRAMEWORK = `schemaVersion: 1
technologies:
  acme-http: { label: Acme HTTP, role: framework, languages: [typescript] }
packages:
  npm:
    "@acme/http": acme-http
advice:
  candidates:
    typescript:
      stack:
        framework:
          - { id: acme-http, because: Kept by the platform team }
`;

describe('an organisation’s own knowledge', function () {
  this.timeout(20_000);

  it('is not asked for where no profile names it', async () => {
    const session = await open(new MemoryFiles({ 'package.json': '{}' }));
    assert.equal(session.catalogue, realKnowledge());
    assert.equal(session.recommend().knowledge.overlays, undefined);
  });

  it('adds a technology with its package, which is then detected, named and picked', async () => {
    const session = await open(folderWith(HOUSE_FRAMEWORK));
    assert.deepEqual(session.knowledgeProblems, []);
    assert.deepEqual(
      session.report.services.flatMap(({ frameworks }) => frameworks.map(({ id }) => id)),
      ['acme-http'],
    );
    const typescript = session.recommend().options.find(({ id }) => id === 'typescript');
    assert.equal(typescript?.stack.framework.id, 'acme-http');
    assert.equal(session.state('2026-11-29').labels?.technologies['acme-http'], 'Acme HTTP');
  });

  it('changes nothing of the built-in knowledge, which other folders share', async () => {
    const before = JSON.stringify(realKnowledge().advice);
    await open(folderWith(`${HOUSE_FRAMEWORK}  constraints:\n    edge-isolate: null\n`));
    assert.equal(JSON.stringify(realKnowledge().advice), before);
    assert.equal(realKnowledge().technologies.has('acme-http'), false);
  });

  it('overrides a weight, adds a criterion with a figure, and rules a language out', async () => {
    const session = await open(
      folderWith(`schemaVersion: 1
evidence:
  acme:
    metrics: { incidents: incidents a year and service }
    shelfLifeMonths: 24
    figures:
      acme.go: { subject: Go, metric: incidents, value: 0.4, unit: "", asOf: "2026-06", source: Incident review, strength: secondary }
advice:
  criteria:
    team-fluency: { weight: 0, shifts: null }
    on-call:
      label: On call
      theme: running
      zero: Nobody on call knows it
      one: On call runs it today
      weight: 5000
      values: { typescript: 0, python: 1000, go: 1000, java: 0, rust: 0, csharp: 0 }
      spread: 0
      because: { typescript: a, python: b, go: c, java: d, rust: e, csharp: f }
      evidence: { go: [acme.go] }
  constraints:
    no-python: { when: {}, excludes: [python], because: Not run here }
`),
    );
    assert.deepEqual(session.knowledgeProblems, []);
    const advice = session.recommend();
    const [first] = advice.options;
    assert.equal(first?.id, 'go');
    const part = (id: string) => first?.contributions.find(({ criterion }) => criterion === id);
    assert.equal(part('team-fluency')?.weight, 0);
    assert.deepEqual(part('on-call')?.evidence, ['acme.go']);
    assert.deepEqual(advice.options.at(-1)?.excluded, { constraint: 'no-python', because: 'Not run here' });
    assert.equal(session.catalogue.evidence.get('acme.go')?.from, FILE);
    assert.deepEqual(
      advice.knowledge.overlays?.map(({ file, items }) => [file, items.map(({ id, change }) => `${id} ${change}`)]),
      [[FILE, ['acme.go added', 'team-fluency changed', 'on-call added', 'no-python added']]],
    );
    assert.notEqual(advice.knowledge.version, realKnowledge().version);
    const sum = first?.contributions.reduce((total, { contribution }) => total + contribution, 0) ?? 0;
    assert.ok(Math.abs(sum - (first?.score ?? 0)) < 1e-9);
  });

  it('is named in the report, and so is the file that a figure comes from', async () => {
    const session = await open(folderWith(HOUSE_FRAMEWORK));
    const { catalogue, report } = session;
    const text = renderMarkdown({ recommendation: session.recommend(), report, catalogue, today: '2026-11-29', say });
    assert.match(text, /## From your own knowledge files\n\n- org\/platform\.yaml: technology “Acme HTTP” added/);
  });

  it('takes a built-in item out with null, and replaces a condition as a whole', async () => {
    const session = await open(
      folderWith(
        'schemaVersion: 1\nadvice:\n  constraints:\n    edge-isolate: null\n    wasm-target: { when: { cloud: aws } }\n',
      ),
    );
    const { constraints } = session.catalogue.advice;
    assert.deepEqual(Object.keys(constraints), ['wasm-target']);
    assert.deepEqual(constraints['wasm-target']?.when, { cloud: 'aws' });
    assert.ok((constraints['wasm-target']?.excludes.length ?? 0) > 0);
  });

  it('lets a later file win over an earlier one', async () => {
    const weight = (value: number): string =>
      `schemaVersion: 1\nadvice: { criteria: { team-fluency: { weight: ${value} } } }\n`;
    const files = folderWith(weight(1), { 'org/team.yaml': weight(2) });
    files.set('stack-advisor.json', profile(FILE, 'org/team.yaml'));
    const session = await open(files);
    assert.equal(session.catalogue.advice.criteria['team-fluency']?.weight, 2);
  });

  it('reads JSON as well', async () => {
    const files = folderWith('');
    files.set('org/own.json', '{ "schemaVersion": 1, "advice": { "criteria": { "team-fluency": { "weight": 3 } } } }');
    files.set('stack-advisor.json', profile('org/own.json'));
    assert.equal((await open(files)).catalogue.advice.criteria['team-fluency']?.weight, 3);
  });

  describe('what is wrong in it is told at its place, and the rest is taken', () => {
    const CASES: readonly (readonly [what: string, text: string, line: number, message: RegExp])[] = [
      ['a section that is not known', 'schemaVersion: 1\nframeworks: {}\n', 2, /frameworks: not a field/],
      ['no version', 'advice: {}\n', 1, /schemaVersion/],
      [
        'a value of the wrong kind',
        'schemaVersion: 1\nadvice:\n  criteria:\n    team-fluency:\n      weight: much\n',
        5,
        /team-fluency\.weight/,
      ],
      ['half an item that is new', 'schemaVersion: 1\nadvice:\n  criteria:\n    mine: { label: Mine }\n', 4, /mine/],
      [
        'a candidate that is none',
        'schemaVersion: 1\nadvice:\n  candidates:\n    cobol: { label: COBOL }\n',
        4,
        /cobol/,
      ],
      [
        'a pick that is no technology',
        'schemaVersion: 1\nadvice:\n  candidates:\n    go:\n      stack:\n        framework:\n          - { id: nothing, because: x }\n',
        7,
        /no technology “nothing”/,
      ],
      [
        'a shared pick that is none',
        'schemaVersion: 1\nadvice:\n  shared:\n    database:\n      - { id: nothing, when: { cloud: aws }, because: x }\n',
        5,
        /no technology “nothing”/,
      ],
      [
        'a figure that is not there',
        'schemaVersion: 1\nadvice:\n  criteria:\n    team-fluency:\n      evidence:\n        go: [none.such]\n',
        6,
        /no figure “none\.such”/,
      ],
      [
        'a condition on no answer',
        'schemaVersion: 1\nadvice:\n  constraints:\n    x: { when: { mood: bad }, excludes: [go], because: y }\n',
        4,
        /no answer “mood”/,
      ],
      [
        'a package of no technology',
        'schemaVersion: 1\npackages:\n  npm:\n    x: nothing\n',
        4,
        /no technology “nothing”/,
      ],
      ['an ecosystem that is none', 'schemaVersion: 1\npackages:\n  nmp:\n    x: express\n', 3, /nmp/],
      [
        'support dates that are not there',
        'schemaVersion: 1\ntechnologies:\n  x: { label: X, role: framework, lifecycle: none }\n',
        3,
        /no support dates “none”/,
      ],
      [
        'a figure of a metric that is not explained',
        'schemaVersion: 1\nevidence:\n  g:\n    metrics: { a: b }\n    shelfLifeMonths: 1\n    figures:\n      f: { subject: s, metric: c, value: 1, unit: "", asOf: "2026", source: x, strength: secondary }\n',
        7,
        /say under metrics/,
      ],
      [
        'a figure of the publisher without address',
        'schemaVersion: 1\nevidence:\n  g:\n    metrics: { a: b }\n    shelfLifeMonths: 1\n    figures:\n      f: { subject: s, metric: a, value: 1, unit: "", asOf: "2026", source: x, strength: data }\n',
        7,
        /https address/,
      ],
      [
        'an example whose address would run something',
        'schemaVersion: 1\nadvice:\n  precedents:\n    - { when: {}, language: go, year: 2026, text: t, source: "javascript:alert(1)" }\n',
        4,
        /source/,
      ],
    ];
    for (const [what, text, line, message] of CASES) {
      it(what, async () => {
        const session = await open(folderWith(text));
        const [problem] = session.knowledgeProblems;
        assert.ok(problem, 'a problem');
        assert.equal(problem.file, FILE);
        assert.equal(problem.line, line, problem.message);
        assert.equal(problem.severity, 'error');
        assert.match(problem.message, message);
        assert.ok(session.report.problems.includes(problem), 'among the problems of the report');
        assert.equal(session.recommend().options.length, 6);
      });
    }

    it('one mistake does not cost the items beside it', async () => {
      const session = await open(
        folderWith(
          'schemaVersion: 1\nadvice:\n  criteria:\n    team-fluency: { weight: -1 }\n    continuity: { weight: 7 }\n',
        ),
      );
      assert.equal(session.knowledgeProblems.length, 1);
      assert.equal(session.catalogue.advice.criteria['continuity']?.weight, 7);
      assert.notEqual(session.catalogue.advice.criteria['team-fluency']?.weight, -1);
    });

    it('a file that does not parse', async () => {
      const session = await open(folderWith('schemaVersion: 1\nadvice: [\n'));
      assert.equal(session.knowledgeProblems[0]?.code, 'manifest-syntax');
      assert.equal(session.catalogue, realKnowledge());
    });
  });

  describe('stays within the folder and within bounds', () => {
    for (const path of ['../own.yaml', '/etc/own.yaml', 'org/../../own.yaml', 'file:///own.yaml', '~/own.yaml', '.']) {
      it(`${path} is refused where the profile names it`, async () => {
        const files = folderWith('');
        files.set('stack-advisor.json', `{ "schemaVersion": 1,\n  "knowledge": [${JSON.stringify(path)}] }`);
        const { knowledgeProblems } = await open(files);
        assert.deepEqual(
          knowledgeProblems.map(({ file, line, code }) => [file, line, code]),
          [['stack-advisor.json', 2, 'outside-workspace']],
        );
        assert.ok(files.reads.every((read) => !read.includes('own.yaml')));
      });
    }

    it('a file that is not there is told where the profile names it', async () => {
      const files = folderWith('');
      files.set(FILE, null);
      const { knowledgeProblems } = await open(files);
      assert.deepEqual(
        knowledgeProblems.map(({ file, code }) => [file, code]),
        [['stack-advisor.json', 'not-found']],
      );
    });

    it('a file beyond the limit is not read', async () => {
      const session = await open(folderWith(`schemaVersion: 1\n#${'x'.repeat(KNOWLEDGE_MAX_BYTES)}`));
      assert.deepEqual(
        session.knowledgeProblems.map(({ file, code }) => [file, code]),
        [[FILE, 'too-large']],
      );
    });

    it('no key reaches a prototype', async () => {
      const session = await open(
        folderWith(
          'schemaVersion: 1\nadvice:\n  outside:\n    __proto__: { label: x, values: {} }\n    constructor: { label: C, values: {} }\n',
        ),
      );
      assert.equal(({} as Record<string, unknown>)['label'], undefined);
      assert.equal(session.catalogue.advice.outside['constructor']?.label, 'C');
    });

    it('an alias that unfolds without end is cut, not followed', async () => {
      const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
      for (let i = 1; i < 9; i++)
        bomb.push(
          `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
        );
      const session = await open(folderWith(`schemaVersion: 1\n${bomb.join('\n')}\n`));
      assert.ok(session.knowledgeProblems.length > 0);
    });
  });

  describe('follows edits', () => {
    it('of a file that is open and not saved, and forgets them when it is closed', async () => {
      const session = await open(folderWith('schemaVersion: 1\n'));
      await session.apply([{ path: FILE, kind: 'document', text: HOUSE_FRAMEWORK }]);
      assert.equal(session.report.services[0]?.frameworks[0]?.id, 'acme-http');
      await session.apply([{ path: FILE, kind: 'document-closed' }]);
      assert.deepEqual(session.report.services[0]?.frameworks, []);
      assert.equal(session.recommend().knowledge.overlays?.[0]?.items.length, 0);
    });

    it('of the profile that names it', async () => {
      const files = folderWith(HOUSE_FRAMEWORK);
      const session = await open(files);
      files.set('stack-advisor.json', profile());
      await session.apply([{ path: 'stack-advisor.json', kind: 'changed' }]);
      assert.equal(session.recommend().knowledge.overlays, undefined);
      assert.deepEqual(session.state('2026-11-29').knowledgeFiles, []);
    });

    it('and keeps what is unsaved in manifests when it reads the folder again', async () => {
      const session = await open(folderWith('schemaVersion: 1\n'));
      const text = '{ "name": "shop", "dependencies": { "@acme/http": "1.2.0", "koa": "3.0.0" } }';
      await session.apply([{ path: 'package.json', kind: 'document', text }]);
      await session.apply([{ path: FILE, kind: 'document', text: HOUSE_FRAMEWORK }]);
      assert.deepEqual(session.report.services[0]?.frameworks.map(({ id }) => id).sort(), ['acme-http', 'koa']);
    });

    it('of a file that comes into being', async () => {
      const files = folderWith('');
      files.set(FILE, null);
      const session = await open(files);
      assert.deepEqual(session.state('2026-11-29').knowledgeFiles, [FILE]);
      files.set(FILE, HOUSE_FRAMEWORK);
      await session.apply([{ path: FILE, kind: 'created' }]);
      assert.deepEqual(session.knowledgeProblems, []);
      assert.equal(session.report.services[0]?.frameworks[0]?.id, 'acme-http');
    });
  });
});
