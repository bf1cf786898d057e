import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CheckFinding } from '../../../../src/core/inspect/checks/checkFinding.ts';
import { checkManifests } from '../../../../src/core/inspect/checks/checkManifests.ts';
import type { HostedService } from '../../../../src/core/inspect/checks/hostLacksRuntime.ts';
import { toProblem } from '../../../../src/core/inspect/checks/toProblem.ts';
import { LineTable } from '../../../../src/core/model/text.ts';
import { ENGLISH, sayIn } from '../../../../src/core/report/say.ts';
import { makeCatalogue } from '../../../support/makeCatalogue.ts';
import { type MadeItem, makeManifest } from '../../../support/makeManifest.ts';

const TODAY = '2026-08-20';
const catalogue = makeCatalogue();
const say = sayIn();

interface File {
  readonly path: string;
  readonly format?: string;
  readonly items: readonly MadeItem[];
}

function check(
  files: readonly File[],
  today = TODAY,
  services: readonly HostedService[] = [],
): readonly CheckFinding[] {
  const made = files.map(({ path, format, items }) =>
    makeManifest(path, format ?? path.slice(path.lastIndexOf('/') + 1), items),
  );
  return checkManifests(new Map(made.map((manifest) => [manifest.path, manifest])), services, catalogue, today);
}

/** `severity code file: words [fix → text, …]`. */
function lines(findings: readonly CheckFinding[]): string[] {
  return findings.map(({ severity, code, file, message, fixes }) => {
    const shown = fixes.map(({ edits }) => edits.map((edit) => `${edit.file}=${edit.text}`).join('+'));
    return `${severity} ${code} ${file}: ${say(message)}${shown.length === 0 ? '' : ` [${shown.join(', ')}]`}`;
  });
}

const nvmrc = (version: string): File => ({ path: '.nvmrc', items: [{ runtime: 'node', version }] });
const engines = (version: string, folder = ''): File => ({
  path: `${folder}package.json`,
  items: [{ runtime: 'node', version }],
});
const dockerfile = (...tags: string[]): File => ({
  path: 'Dockerfile',
  items: tags.map((version) => ({ ecosystem: 'docker', name: 'node', version }) as const),
});
const workflow = (...versions: string[]): File => ({
  path: '.github/workflows/ci.yml',
  items: versions.map((value) => ({ key: 'jobs.test.steps.with.node-version', value })),
});

describe('end of life', () => {
  it('warns of what has ended and offers what is supported, in the style of the text', () => {
    assert.deepEqual(lines(check([nvmrc('v18.12.1')])), [
      'warning end-of-life .nvmrc: Support of Node.js 18 ended on 2025-04-30; 24 is supported [.nvmrc=v22.22.0, .nvmrc=v24.19.0]',
    ]);
    assert.deepEqual(lines(check([dockerfile('20-alpine')])), [
      'warning end-of-life Dockerfile: Support of Node.js 20 ended on 2026-04-30; 24 is supported [Dockerfile=22-alpine, Dockerfile=24-alpine]',
    ]);
  });

  it('informs within six months of the end, to the day', () => {
    const soon = (today: string): string[] => check([nvmrc('22')], today).map(({ code }) => code);
    assert.deepEqual(soon('2026-10-29'), []);
    assert.deepEqual(soon('2026-10-30'), ['end-of-life-soon']);
    assert.deepEqual(soon('2027-04-30'), ['end-of-life-soon']);
    assert.deepEqual(soon('2027-05-01'), ['end-of-life']);
    assert.equal(check([nvmrc('22')], '2026-12-01')[0]?.severity, 'information');
  });

  it('offers a release as long-term supported only once it is', () => {
    assert.match(lines(check([nvmrc('22')], '2026-11-15'))[0] ?? '', /26 is supported for longer/);
    assert.match(lines(check([nvmrc('18')], '2026-10-01'))[0] ?? '', /24 is supported/);
  });

  it('is silent where a range reaches a supported release, and where nothing is known', () => {
    const versions = ['>=18', '^18 || ^20 || >=22', '24', 'lts/*', '*', '99', '4', '${NODE}'];
    for (const version of versions) assert.deepEqual(lines(check([engines(version)])), [], version);
    assert.deepEqual(check([nvmrc('18')], 'not a day'), []);
  });

  it('lets pipelines test old releases beside a supported one', () => {
    assert.deepEqual(check([workflow('18', '20', '24')]), []);
    assert.deepEqual(
      check([workflow('18', '20')]).map(({ code }) => code),
      ['end-of-life', 'end-of-life'],
    );
  });

  it('reads a matrix behind an expression', () => {
    const matrix = (...versions: string[]): File => ({
      path: '.github/workflows/ci.yml',
      items: [
        ...versions.map((value) => ({ key: 'jobs.test.strategy.matrix.node', value })),
        { key: 'jobs.test.steps.with.node-version', value: '${{ matrix.node }}' },
      ],
    });
    assert.deepEqual(check([matrix('18', '24')]), []);
    assert.equal(check([matrix('18')]).length, 1);
  });

  it('knows frameworks by the packages whose versions are theirs, and not by their drivers', () => {
    const django = (version: string): File => ({
      path: 'pyproject.toml',
      items: [{ ecosystem: 'pypi', name: 'django', version }],
    });
    assert.deepEqual(lines(check([django('>=4.2,<5')])), [
      'warning end-of-life pyproject.toml: Support of Django 4.2 ended on 2026-04-30; 5.2 is supported',
    ]);
    assert.deepEqual(lines(check([django('>=4.2')])), []);
    assert.deepEqual(
      check([{ path: 'package.json', items: [{ ecosystem: 'npm', name: 'pg', version: '12.0.0' }] }]),
      [],
    );
  });

  it('says nothing of test, peer and indirect packages', () => {
    for (const scope of ['test', 'peer'] as const) {
      const items: MadeItem[] = [{ ecosystem: 'pypi', name: 'django', version: '==4.2.1', scope }];
      assert.deepEqual(check([{ path: 'pyproject.toml', items }]), []);
    }
  });

  it('offers no edit for a version that stands elsewhere, nor for a database', () => {
    const parent: MadeItem = {
      ecosystem: 'maven',
      name: 'org.springframework.boot:spring-boot-starter-parent',
      version: '3.5.1',
      at: '${boot.version}',
      scope: 'managed',
    };
    const findings = check([
      { path: 'pom.xml', items: [parent] },
      { path: 'compose.yaml', items: [{ ecosystem: 'docker', name: 'library/postgres', version: '12-alpine' }] },
    ]);
    assert.deepEqual(
      findings.map(({ code, file, fixes }) => [code, file, fixes.length]),
      [
        ['end-of-life', 'pom.xml', 0],
        ['end-of-life', 'compose.yaml', 0],
      ],
    );
  });

  it('only notes being behind a product that replaces its releases all the time', () => {
    const [finding] = check([{ path: 'rust-toolchain', items: [{ runtime: 'rust', version: '1.97' }] }], '2026-09-01');
    assert.equal(finding?.severity, 'information');
  });

  it('leaves examples alone', () => {
    assert.deepEqual(check([engines('18', 'examples/basic/')]), []);
  });

  it('does not hold a tool for a new SDK that rolls forward', () => {
    const global = (rollForward: string): File => ({
      path: 'global.json',
      items: [
        { runtime: 'dotnet', version: '8.0.100' },
        { key: 'sdk.rollForward', value: rollForward },
      ],
    });
    assert.equal(check([global('latestFeature')], '2026-12-01').length, 1);
    assert.equal(check([global('latestMajor')], '2026-12-01').length, 0);
  });
});

describe('contradicting pins', () => {
  const contradictions = (files: readonly File[]): string[] =>
    lines(check(files).filter(({ code }) => code === 'contradicting-pins'));

  it('warns at both places, names the other, and offers to align either', () => {
    assert.deepEqual(contradictions([nvmrc('22'), engines('>=24')]), [
      'warning contradicting-pins .nvmrc: Node.js 22 here, but >=24 in package.json: no release fits both [.nvmrc=24, package.json=>=22]',
      'warning contradicting-pins package.json: Node.js >=24 here, but 22 in .nvmrc: no release fits both [package.json=>=22, .nvmrc=24]',
    ]);
    const [finding] = check([nvmrc('22'), engines('>=24')]).filter(({ code }) => code === 'contradicting-pins');
    assert.deepEqual(
      finding?.related.map(({ file, message }) => [file, say(message)]),
      [['package.json', 'Node.js >=24']],
    );
  });

  it('is silent where one release fits all', () => {
    const agreeing: File[][] = [
      [nvmrc('24'), engines('>=22')],
      [nvmrc('24.1.0'), dockerfile('24-alpine')],
      [nvmrc('lts/*'), engines('22')],
      [nvmrc('24'), workflow('22', '24')],
      [nvmrc('24'), dockerfile('22-slim', '24-slim')],
      [nvmrc('24'), dockerfile('lts-alpine')],
      [nvmrc('24'), workflow('${{ inputs.node }}')],
    ];
    for (const files of agreeing) assert.deepEqual(contradictions(files), []);
  });

  it('warns where no image and no pipeline agrees', () => {
    assert.equal(contradictions([nvmrc('24'), dockerfile('22')]).length, 2);
    assert.equal(contradictions([nvmrc('24'), workflow('20', '22')]).length, 3);
  });

  it('compares within a folder, pipelines with the root, and `docker/` with the folder around it', () => {
    assert.deepEqual(contradictions([nvmrc('24'), engines('22', 'apps/api/')]), []);
    assert.deepEqual(contradictions([engines('22', 'apps/api/'), workflow('24')]), []);
    const nested = { ...dockerfile('22'), path: 'docker/Dockerfile' };
    assert.equal(contradictions([nvmrc('24'), nested]).length, 2);
  });

  it('takes go.mod and a Java level as the least that is needed', () => {
    const image = (name: string, version: string): File => ({
      path: 'Dockerfile',
      items: [{ ecosystem: 'docker', name, version }],
    });
    const go = (version: string): File => ({ path: 'go.mod', items: [{ runtime: 'go', version }] });
    assert.deepEqual(contradictions([go('1.25'), image('golang', '1.26')]), []);
    assert.equal(contradictions([go('1.27'), image('golang', '1.26-alpine')]).length, 2);
    const pom: File = { path: 'pom.xml', items: [{ runtime: 'jvm', version: '21' }] };
    assert.deepEqual(contradictions([pom, image('amazoncorretto', '25')]), []);
    assert.equal(contradictions([pom, image('amazoncorretto', '17')]).length, 2);
  });

  it('lets an SDK build for an older target, but not an older image run it', () => {
    const target: File = { path: 'Api.csproj', format: 'csproj', items: [{ runtime: 'dotnet', version: 'net8.0' }] };
    const image = (name: string): File => ({
      path: 'Dockerfile',
      items: [{ ecosystem: 'docker', name: `mcr.microsoft.com/dotnet/${name}`, version: '10.0' }],
    });
    assert.deepEqual(contradictions([target, image('sdk')]), []);
    assert.equal(contradictions([target, image('aspnet')]).length, 2);
    assert.deepEqual(
      contradictions([target, { path: 'global.json', items: [{ runtime: 'dotnet', version: '10.0.100' }] }]),
      [],
    );
  });

  it('takes the tag of an image for a version only where its tags are those of the runtime', () => {
    const image = (name: string, version: string): File => ({
      path: 'Dockerfile',
      items: [
        { ecosystem: 'docker', name, version },
        { runtime: 'python', version },
      ],
    });
    const pin: File = { path: '.python-version', items: [{ runtime: 'python', version: '3.13' }] };
    assert.deepEqual(lines(check([pin, image('pypy', '3.9')])), []);
    assert.deepEqual(lines(check([pin, image('example/base', '1.24')])), []);
    assert.equal(contradictions([pin, image('python', '3.14')]).length, 2);
  });

  it('sees what a function asks of its host', () => {
    const serverless: File = { path: 'serverless.yml', items: [{ key: 'provider.runtime', value: 'nodejs22.x' }] };
    assert.equal(contradictions([engines('24'), serverless]).length, 2);
  });
});

describe('host lacks runtime', () => {
  const serverless = (runtime: string): File => ({
    path: 'serverless.yml',
    items: [
      { key: 'provider.name', value: 'aws' },
      { key: 'provider.runtime', value: runtime },
    ],
  });
  const onLambda: HostedService[] = [{ path: '.', hosting: [{ id: 'aws-lambda', confidence: 0.9 }] }];
  const missing = (files: readonly File[], services: readonly HostedService[] = []): string[] =>
    lines(check(files, TODAY, services).filter(({ code }) => code === 'host-lacks-runtime'));

  it('warns of a runtime that the host has retired, and sets the newest', () => {
    assert.deepEqual(missing([serverless('nodejs18.x')]), [
      'warning host-lacks-runtime serverless.yml: AWS Lambda has not supported nodejs18.x since 2025-09-01; it runs nodejs24.x, nodejs22.x [serverless.yml=nodejs24.x]',
    ]);
    assert.equal(missing([serverless('python3.9')]).length, 1);
  });

  it('knows what is not of this host, and what it cannot know', () => {
    for (const runtime of ['nodejs24.x', 'nodejs28.x', 'provided.al2023', 'go1.x', 'java21']) {
      assert.deepEqual(missing([serverless(runtime)]), [], runtime);
    }
    assert.deepEqual(missing([{ path: 'app.yaml', items: [{ key: 'runtime', value: 'python3.9' }] }]), []);
  });

  it('warns of a pin that no managed runtime fits, unless the service brings its own image', () => {
    assert.deepEqual(missing([nvmrc('23')], onLambda), [
      'warning host-lacks-runtime .nvmrc: AWS Lambda has no managed runtime for Node.js 23; it runs nodejs24.x, nodejs22.x',
    ]);
    assert.deepEqual(missing([nvmrc('26')], onLambda), [], 'newer than the list');
    assert.deepEqual(missing([engines('>=20')], onLambda), []);
    assert.deepEqual(missing([nvmrc('23'), { path: 'Dockerfile', items: [] }], onLambda), []);
    assert.deepEqual(missing([nvmrc('23')], [{ path: '.', hosting: [{ id: 'aws-lambda', confidence: 0.5 }] }]), []);
  });

  it('holds a service to its own host only', () => {
    const services: HostedService[] = [
      { path: 'fn', hosting: [{ id: 'aws-lambda', confidence: 0.9 }] },
      { path: '.', hosting: [] },
    ];
    assert.deepEqual(missing([nvmrc('23')], services), []);
    assert.equal(missing([{ ...nvmrc('23'), path: 'fn/.nvmrc' }], services).length, 1);
  });
});

describe('toProblem', () => {
  it('words a finding and gives lines and columns to every place', () => {
    const manifests = [nvmrc('22'), engines('>=24')].map(({ path, items }) => makeManifest(path, path, items));
    const findings = checkManifests(
      new Map(manifests.map((manifest) => [manifest.path, manifest])),
      [],
      catalogue,
      TODAY,
    );
    const finding = findings.find(({ code }) => code === 'contradicting-pins');
    assert.ok(finding);
    const tables = new Map(manifests.map(({ path, text }) => [path, new LineTable(text)]));
    const problem = toProblem(finding, ({ file, span }) => (tables.get(file) ?? new LineTable('')).rangeOf(span), say);
    assert.deepEqual(problem, {
      file: '.nvmrc',
      severity: 'warning',
      code: 'contradicting-pins',
      message: 'Node.js 22 here, but >=24 in package.json: no release fits both',
      line: 1,
      column: 6,
      endLine: 1,
      endColumn: 8,
      related: [{ file: 'package.json', message: 'Node.js >=24', line: 1, column: 6, endLine: 1, endColumn: 10 }],
      fixes: [
        {
          title: 'Set Node.js to 24 here, as the other files ask',
          edits: [{ file: '.nvmrc', newText: '24', line: 1, column: 6, endLine: 1, endColumn: 8 }],
        },
        {
          title: 'Set Node.js in the other files to fit 22',
          edits: [{ file: 'package.json', newText: '>=22', line: 1, column: 6, endLine: 1, endColumn: 10 }],
        },
      ],
    });
  });

  it('has words for every message of a check', () => {
    const files = [
      nvmrc('18'),
      engines('>=22'),
      dockerfile('20'),
      { path: 'serverless.yml', items: [{ key: 'provider.runtime', value: 'nodejs18.x' }] },
    ];
    const codes = check(files, TODAY, [{ path: '.', hosting: [{ id: 'aws-lambda', confidence: 1 }] }]).flatMap(
      ({ message, related, fixes }) => [
        message.code,
        ...related.map((other) => other.message.code),
        ...fixes.map((fix) => fix.title.code),
      ],
    );
    assert.ok(codes.length > 0);
    for (const code of codes) assert.ok(code in ENGLISH, code);
  });
});
