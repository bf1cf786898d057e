import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { StackReport } from '../../src/core/model/stackReport.ts';
import { renderMarkdown } from '../../src/core/report/markdown.ts';
import { renderSarif } from '../../src/core/report/sarif.ts';
import { sayIn } from '../../src/core/report/say.ts';
import { NodeFiles } from '../../src/engine/nodeFiles.ts';
import { Session } from '../../src/engine/session.ts';
import { LabelStore } from '../../src/host/labels.ts';
import { hoverText } from '../../src/host/languages/hovers.ts';
import { withoutIcons } from '../../src/host/plainText.ts';
import { currentStackNodes } from '../../src/host/tree/currentStackNodes.ts';
import { recommendationNodes } from '../../src/host/tree/recommendationNodes.ts';
import type { TreeNode } from '../../src/host/tree/treeNode.ts';
import { CANARY, CONTROLS, MARKUP, OWN_COMMANDS, SECRET } from '../support/hostileMarks.ts';
import { realKnowledge } from '../support/realKnowledge.ts';
import { SAMPLE_LABELS } from '../support/sampleState.ts';

const TODAY = '2026-11-24';
/** Each place outside that a file may try to reach holds a canary. */
const OUTSIDE: Readonly<Record<string, string>> = {
  'package.json': `{"name":"${CANARY}","dependencies":{"${CANARY}":"1"}}`,
  'pom.xml': `<project><groupId>g</groupId><artifactId>p</artifactId><version>1</version><properties><v>${CANARY}</v></properties></project>`,
  'requirements.txt': `${CANARY}==1.0\n`,
  'compose.yaml': `services:\n  a:\n    image: ${CANARY}:1\n`,
  'build.gradle': `dependencies { implementation 'g:${CANARY}:1' }\n`,
  'libs.versions.toml': `[libraries]\nx = "g:${CANARY}:1"\n`,
  'own.yaml': `schemaVersion: 1\ntechnologies:\n  canary: { label: ${CANARY}, role: framework }\n`,
  'openapi.yaml': `openapi: 3.0.0\ninfo: { title: ${CANARY} }\n`,
};

describe('an attack by a workspace', () => {
  let scratch = '';
  let root = '';
  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'stack-advisor-attacks-'));
    root = join(scratch, 'workspace');
    mkdirSync(root);
    for (const [name, text] of Object.entries(OUTSIDE)) put(join(scratch, 'outside', name), text);
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  function put(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  async function open(files: Readonly<Record<string, string>>): Promise<Session> {
    for (const [path, text] of Object.entries(files)) put(join(root, path), text);
    return Session.open(new NodeFiles(root), realKnowledge(), sayIn(), { name: 'ws', excludes: [] });
  }

  /** All that is handed out of a workspace: nothing from outside, no credentials, whole characters only. */
  function harmless(session: Session): {
    readonly report: StackReport;
    readonly markdown: string;
    readonly sarif: string;
  } {
    const { report } = session;
    const sarif = renderSarif(session.check(TODAY), '1');
    const recommendation = session.recommend();
    const markdown = renderMarkdown({ recommendation, report, catalogue: realKnowledge(), say: sayIn(), today: TODAY });
    const all = [JSON.stringify(report), sarif, markdown].join('\n');
    for (const mark of [CANARY, SECRET, 'root:x:0']) assert.ok(!all.includes(mark), mark);
    assert.doesNotMatch(markdown, CONTROLS);
    assert.doesNotMatch(markdown, MARKUP);
    for (const text of [markdown, sarif]) assert.equal(Buffer.from(text).toString(), text, 'whole characters');
    assert.ok(!('polluted' in {}));
    JSON.parse(sarif);
    return { report, markdown, sarif };
  }

  const ids = ({ services }: StackReport): readonly string[] =>
    services.flatMap((s) => [...s.frameworks, ...s.databases, ...s.dataAccess, ...s.other].map(({ id }) => id));
  const problemsAt = ({ problems }: StackReport, file: string): readonly string[] =>
    problems.filter((problem) => problem.file === file).map(({ code, line }) => `${code} ${line}`);

  it('whose packages of a workspace lie in folders that lead back into themselves ends, and counts each once', async () => {
    mkdirSync(join(root, 'packages/a'), { recursive: true });
    symlinkSync('..', join(root, 'packages/up'));
    symlinkSync('../..', join(root, 'packages/a/again'));
    symlinkSync(join(scratch, 'outside'), join(root, 'packages/out'));
    const { report } = harmless(
      await open({
        'package.json': '{"workspaces":["**/*","packages/up/packages/up/*","packages/out","./packages/../../outside"]}',
        'packages/a/package.json': '{"name":"a","dependencies":{"koa":"^2.15.0"}}',
      }),
    );
    assert.deepEqual(
      ids(report).filter((id) => id === 'koa'),
      ['koa'],
    );
  });

  it('that includes requirements from elsewhere, in every spelling, gets none of them', async () => {
    const spelled = [
      '-r ../outside/requirements.txt',
      '-r../outside/requirements.txt',
      '--requirement=../outside/requirements.txt',
      '--requirement  "../outside/requirements.txt"',
      '-c ../../../../../../etc/passwd',
      '-r\t.//..//outside/./requirements.txt',
      '-r %2e%2e/outside/requirements.txt',
      '-r ..\\outside\\requirements.txt',
      '-r sub/../../outside/requirements.txt',
      `-r file://${'/'.repeat(1)}etc/passwd`,
      `-r ${join(scratch, 'outside/requirements.txt')}`,
      '-r ~/../outside/requirements.txt',
    ];
    const { report } = harmless(await open({ 'requirements.txt': `${spelled.join('\n')}\nflask==3.0.0\n` }));
    assert.ok(ids(report).includes('flask'));
    assert.ok(problemsAt(report, 'requirements.txt').includes('outside-workspace 1'), JSON.stringify(report.problems));
  });

  it('that includes pipes, folders and what is not there as requirements is told of the first two', async () => {
    mkdirSync(join(root, 'folder.txt'), { recursive: true });
    execFileSync('mkfifo', [join(root, 'pipe.txt')]);
    const { report } = harmless(
      await open({ 'requirements.txt': '-r pipe.txt\n-r folder.txt\n-r missing.txt\nflask==3.0.0\n' }),
    );
    assert.ok(ids(report).includes('flask'));
    assert.deepEqual(problemsAt(report, 'pipe.txt'), ['not-a-file 1']);
    assert.deepEqual(problemsAt(report, 'folder.txt'), ['not-a-file 1']);
    assert.deepEqual(problemsAt(report, 'missing.txt'), []);
  });

  it('that has folders where manifests should be is told of each, and of no honest folder', async () => {
    const wrong = ['package.json', 'requirements.txt', 'app.csproj', '.nvmrc', '.github/workflows/ci.yml', 'go.mod'];
    const honest = ['.env', 'env', 'env.d', 'opam', 'node.js', 'config', 'v1.0', '.github', 'templates'];
    for (const path of [...wrong, ...honest]) mkdirSync(join(root, path), { recursive: true });
    const { report } = harmless(await open({ 'api/requirements.txt': 'flask==3.0.0\n' }));
    assert.deepEqual(
      report.problems.map(({ file, code }) => `${file} ${code}`).sort(),
      wrong.map((file) => `${file} not-a-file`).sort(),
    );
    assert.ok(ids(report).includes('flask'));
  });

  it('whose services are composed of files outside gets none of them', async () => {
    symlinkSync(join(scratch, 'outside'), join(root, 'linked'));
    const { report } = harmless(
      await open({
        'compose.yaml':
          'include:\n  - path: [../outside/compose.yaml, linked/compose.yaml]\n    env_file: /etc/passwd\nservices:\n' +
          '  a:\n    extends: { file: ../outside/compose.yaml, service: a }\n    env_file:\n      - path: ../outside/requirements.txt\n' +
          '  b:\n    build: { context: ../outside, dockerfile: ../../etc/passwd }\n  c:\n    image: redis:7\n' +
          `    environment:\n      - API_TOKEN=${SECRET}\n      - "URL=redis://:${SECRET}@c:6379"\n`,
      }),
    );
    assert.ok(ids(report).includes('redis'));
  });

  it('whose Maven parent, Gradle builds or catalogues lie outside gets none of them', async () => {
    symlinkSync(join(scratch, 'outside'), join(root, 'linked'));
    const parent = (path: string): string =>
      `<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version><relativePath>${path}</relativePath></parent><artifactId>m</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId><version>\${v}</version></dependency></dependencies></project>`;
    const { report } = harmless(
      await open({
        'one/pom.xml': parent('../../outside/pom.xml'),
        'two/pom.xml': parent('../linked/pom.xml'),
        'three/pom.xml': parent('.././/two/../../outside'),
        'settings.gradle.kts':
          'includeBuild("../outside")\ninclude(":app")\nproject(":app").projectDir = file("../outside")\n' +
          'dependencyResolutionManagement { versionCatalogs { create("libs") { from(files("../outside/libs.versions.toml")) } } }\n',
        'build.gradle.kts':
          'apply(from = "../outside/build.gradle")\nplugins { id("io.ktor.plugin") version "3.0.0" }\n',
      }),
    );
    assert.ok(ids(report).includes('spring-boot'));
    assert.ok(problemsAt(report, 'one/pom.xml').some((problem) => problem.startsWith('outside-workspace')));
  });

  it('with references that point at themselves, outside or a thousand times at the same is read once', async () => {
    const { report } = harmless(
      await open({
        'openapi.yaml': `openapi: 3.0.0\ninfo: { $ref: "../outside/openapi.yaml#/info", title: t }\npaths:\n  /a: { $ref: "#/paths/~1a" }\n${'  /b: { $ref: "https://127.0.0.1:9/x.yaml" }\n'.repeat(1000)}`,
        'package.json': '{"dependencies":{"koa":"^2.15.0"}}',
      }),
    );
    assert.ok(ids(report).includes('koa'));
  });

  it('with a matrix of aliases of aliases is cut, and said at its line', async () => {
    const doubling = Array.from(
      { length: 40 },
      (_, i) => `        x${i}: &x${i} [${i === 0 ? '1, 1' : `*x${i - 1}, *x${i - 1}`}]\n`,
    );
    const { report } = harmless(
      await open({
        '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    strategy:\n      matrix:\n${doubling.join('')}    steps:\n      - uses: actions/setup-node@v4\n        with: { node-version: 22 }\n`,
        'package.json': '{"dependencies":{"koa":"^2.15.0"}}',
      }),
    );
    assert.ok(
      problemsAt(report, '.github/workflows/ci.yml').some((problem) => problem.startsWith('expansion-limit')),
      JSON.stringify(report.problems),
    );
  });

  it('with keys of prototypes everywhere changes none, in manifests, answers and own knowledge', async () => {
    const evil = '"__proto__":{"polluted":"yes","version":"1"},"constructor":{"prototype":{"polluted":"yes"}}';
    const { report } = harmless(
      await open({
        'package.json': `{${evil},"dependencies":{${evil},"toString":"1","hasOwnProperty":"2","koa":"^2.15.0"},"engines":{${evil}}}`,
        'Cargo.toml':
          '[__proto__]\npolluted = "yes"\n[dependencies]\n__proto__ = "1"\nconstructor = "1"\naxum = "0.8"\n',
        'compose.yaml': 'services:\n  __proto__:\n    image: postgres:17\n    polluted: yes\n',
        'stack-advisor.json': `{${evil},"schemaVersion":1,"answers":{${evil}},"weights":{"__proto__":1},"knowledge":["own.yaml"]}`,
        'own.yaml': `schemaVersion: 1\ntechnologies:\n  __proto__: { label: x, role: framework }\n  constructor: { label: y, role: framework }\npackages:\n  npm:\n    __proto__: koa\n    constructor: koa\nlifecycle: { __proto__: {} }\n`,
      }),
    );
    for (const id of ['koa', 'axum', 'postgresql']) assert.ok(ids(report).includes(id), id);
  });

  it('with numbers and characters that are none is told as valid JSON and Markdown', async () => {
    const session = await open({
      'package.json':
        '{"name":"\\ud800\\u0000\\u202e","version":1e999,"dependencies":{"koa":"^2.15.0","a\\ud800":"1\\udc00","b":1e999,"c":-0,"d":1e-999}}',
      'pyproject.toml':
        '[project]\nname = "\\u0000"\nversion = inf\ndependencies = ["flask==3.0.0"]\n[tool.x]\ny = nan\n',
      'stack-advisor.json': '{"schemaVersion":1,"weights":{"hiring":1e999,"fluency":-1e999,"continuity":-0}}',
    });
    const { report } = harmless(session);
    assert.ok(ids(report).includes('koa') && ids(report).includes('flask'));
    // What JSON cannot tell becomes null there.
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
    const { options } = session.recommend();
    assert.ok(options.every(({ score }) => Number.isFinite(score)));
  });

  it('whose folders and packages have names that act is shown as text in trees', async () => {
    const names = [
      '[x](command:evil)',
      '\u202Egpj.exe',
      '$(trash)',
      '<img src=x onerror=alert(1)>',
      'a\u001b[2Jb',
      '-rf',
      '`x`',
    ];
    const session = await open(
      Object.fromEntries(
        names.map((name) => [
          `${name.replaceAll('/', '_')}/package.json`,
          JSON.stringify({ name, dependencies: { express: '^4.0.0' }, engines: { node: '>=18' } }),
        ]),
      ),
    );
    const { report } = harmless(session);
    const labels = new LabelStore();
    labels.set(SAMPLE_LABELS);
    const flat = (nodes: readonly TreeNode[]): TreeNode[] => nodes.flatMap((n) => [n, ...flat(n.children ?? [])]);
    const lines = flat([
      ...currentStackNodes('f', report, labels),
      ...recommendationNodes('f', session.recommend(), labels),
    ]);
    for (const { label, description = '', tooltip = '', spoken = '' } of lines) {
      for (const text of [label, description, tooltip, spoken].map(withoutIcons)) {
        assert.doesNotMatch(text, CONTROLS);
        assert.ok(!text.includes('$('), text);
      }
    }
    assert.ok(lines.length > names.length);
  });

  it('by an organisation’s own knowledge has links of https alone, and text that is text, in hovers and reports', async () => {
    const session = await open({
      'package.json': '{"dependencies":{"evil-http":"1.0.0","koa":"^2.15.0"}}',
      'stack-advisor.json':
        '{"schemaVersion":1,"knowledge":["own.yaml","../outside/own.yaml","/etc/passwd","linked/own.yaml"]}',
      'own.yaml':
        'schemaVersion: 1\ntechnologies:\n' +
        '  evil-http: { label: "[x](command:evil) <img src=x onerror=alert(1)> \u202E", role: framework, summary: "![b](https://127.0.0.1:9/b.png)", url: "https://a.invalid/x" }\n' +
        '  koa: { url: "https://a.invalid/)[y](command:evil)" }\n  express: { url: "javascript:alert(1)" }\n' +
        'packages:\n  npm:\n    evil-http: evil-http\n',
    });
    harmless(session);
    const text = '{"dependencies":{"evil-http":"1.0.0","koa":"^2.15.0"}}';
    for (const name of ['evil-http', 'koa']) {
      const info = await session.hover('package.json', text, text.indexOf(`"${name}"`) + 2, TODAY);
      assert.ok(info !== null, name);
      const { value } = hoverText(info, 'f');
      const rest = value.replace(/\]\((command:[^)]*)\)/g, (all, link: string) => (OWN_COMMANDS.test(link) ? '' : all));
      assert.doesNotMatch(rest, MARKUP);
      assert.doesNotMatch(rest, CONTROLS);
      assert.doesNotMatch(rest, /(?<!\\)!\[/);
    }
    assert.ok(session.report.problems.some(({ code }) => code === 'outside-workspace'));
  });

  it('by folders within folders within folders ends, and says where it stopped', async () => {
    const deep = Array.from({ length: 300 }, () => 'd').join('/');
    const { report } = harmless(
      await open({
        [`${deep}/package.json`]: '{"dependencies":{"koa":"1"}}',
        'package.json': '{"dependencies":{"express":"^4"}}',
      }),
    );
    assert.ok(ids(report).includes('express'));
    assert.ok(
      ids(report).includes('koa') || report.problems.some(({ code }) => /too-deep|too-many/.test(code)),
      JSON.stringify(report.problems),
    );
  });

  it('by file names that act is told in SARIF with addresses that are addresses', async () => {
    const name = 'a\u001b[31m b\u202E#c?d%2e';
    const { sarif } = harmless(await open({ [`${name}/package.json`]: '{"dependencies":{"koa":"1",,}' }));
    const uris = [...sarif.matchAll(/"uri":\s*"([^"]*)"/g)].map(([, uri = '']) => uri);
    assert.ok(uris.length > 0);
    for (const uri of uris) assert.match(uri, /^[\w\-.~!$&'()*+,;=:@/%?#]*$/);
    assert.ok(uris.some((uri) => decodeURIComponent(uri) === `${name}/package.json`));
  });
});
