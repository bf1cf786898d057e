import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maskSecrets } from '../../src/core/inspect/readers/maskSecrets.ts';
import { readManifest } from '../../src/core/inspect/readers/readManifest.ts';
import type { Problem, StackReport } from '../../src/core/model/stackReport.ts';
import { escapeMarkdown } from '../../src/core/report/markdownText.ts';
import { renderMarkdown } from '../../src/core/report/markdown.ts';
import { renderSarif } from '../../src/core/report/sarif.ts';
import { sayIn } from '../../src/core/report/say.ts';
import { NodeFiles } from '../../src/engine/nodeFiles.ts';
import { Session } from '../../src/engine/session.ts';
import { realKnowledge } from '../support/realKnowledge.ts';

const SECRET = 'hunter2';
const CREDENTIALS = `https://user:${SECRET}@host.invalid`;

/** Manifests that hold credentials in every place where a reader looks for something else. */
const WITH_CREDENTIALS: Readonly<Record<string, string>> = {
  Dockerfile: `FROM user:${SECRET}@registry.invalid/app:1\nFROM node:20\nCOPY --from=${CREDENTIALS}/x . .\n`,
  'docker-compose.yml': `services:\n  a:\n    image: ${CREDENTIALS}/x:1\n  b:\n    image: user:${SECRET}@registry.invalid/x:1\n`,
  '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${CREDENTIALS}/x@v1\n`,
  '.nvmrc': `${CREDENTIALS}\n`,
  '.tool-versions': `nodejs ref:${CREDENTIALS}\n`,
  'mise.toml': `[tools]\nnode = "${CREDENTIALS}"\n`,
  'package.json': `{"dependencies":{"a":"user:${SECRET}@host.invalid:x/y.git","b":"git+${CREDENTIALS}/b.git","left-pad":"^1.3.0"},"engines":{"node":"${CREDENTIALS}"}}`,
  'pom.xml': `<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>${CREDENTIALS}</version></dependency></dependencies></project>`,
  'requirements.txt': `--index-url ${CREDENTIALS}/simple\nflask @ ${CREDENTIALS}/flask.zip\n-r ${CREDENTIALS}/r.txt\n`,
};

describe('a hostile text', () => {
  it('that begins with a flood of byte order marks is read as any other', () => {
    const manifest = readManifest('package.json', `${'\uFEFF'.repeat(100_000)}{"dependencies":{"a":"1"}}`);
    assert.ok(manifest);
    assert.ok(manifest.problems.some(({ code }) => code === 'syntax'));
    assert.ok(!manifest.problems.some(({ code }) => code === 'internal'));
  });

  it('does not take along what stands after a line that is too long, in TOML', () => {
    const text = `[dependencies]\nserde = "1.0"\nevil = "${'1.'.repeat(300_000)}"\ntokio = "1.2"\n`;
    const names = readManifest('Cargo.toml', text)?.items.map((item) => (item.kind === 'dependency' ? item.name : ''));
    assert.ok(names);
    assert.ok(names.includes('serde'));
    assert.ok(names.includes('tokio'));
  });

  it('does not take along what stands after several lines that are too long', () => {
    const text = `flask==1.0\n${'a'.repeat(1_500_000)}==1\nx==${'1.'.repeat(500_000)}\nrequests==2.0\n`;
    const manifest = readManifest('requirements.txt', text);
    const names = manifest?.items.map((item) => (item.kind === 'dependency' ? item.name : ''));
    assert.deepEqual(names, ['flask', 'requests']);
    assert.ok(!manifest?.problems.some(({ code }) => code === 'too-large'));
  });

  it('of many statements is mended within a budget, and says so', () => {
    const manifest = readManifest('Cargo.toml', 'a=1\n'.repeat(60_000));
    assert.equal(manifest?.incomplete, true);
    assert.ok(manifest.problems.some(({ code }) => code === 'duplicate' || code === 'syntax'));
  });

  it('of nothing but punctuation is given up before the YAML parser has to do with it', () => {
    const text = `services:\n  web:\n    image: nginx:1.25\nx: ${'{}'.repeat(200_000)}`;
    const manifest = readManifest('docker-compose.yml', text);
    assert.ok(manifest);
    assert.ok(manifest.problems.some(({ code }) => code === 'too-large'));
    assert.ok(manifest.items.some((item) => item.kind === 'dependency' && item.name === 'nginx'));
  });

  it('keeps what only looks like credentials', () => {
    for (const text of ['node:20@sha256:0a', 'npm:hono@4.6.0', 'npm:hono@4.6.0/jsx', 'http://host:8080', 'a:b@1'])
      assert.equal(maskSecrets(text), text);
    for (const text of [
      'http://u:p@h',
      'u:p@registry.invalid/x',
      'u:p@host:x/y.git',
      'u:p@h.invalid:x',
      'u:p@10.0.0.1/x',
      'x://u:p',
    ])
      assert.doesNotMatch(maskSecrets(text), /p(?:@|$)/, text);
  });

  it('that never closes a block says so at its start, and reads what is in it', () => {
    for (const text of ['go 1.24\n\nrequire (\n\ta.b/c v1.0.0\n', 'require (\n\ta.b/c v1.0.0\ngo 1.24\n']) {
      const manifest = readManifest('go.mod', text);
      const start = text.indexOf('require');
      assert.deepEqual(
        manifest?.problems.map(({ code, span }) => [code, span.start]),
        [['syntax', start]],
      );
      assert.ok(manifest.items.some((item) => item.kind === 'dependency' && item.name === 'a.b/c'));
    }
    assert.deepEqual(readManifest('go.mod', 'require (\n\ta.b/c v1.0.0\n)\n')?.problems, []);
  });

  it('with values of another type says so', () => {
    const wrong: Readonly<Record<string, string>> = {
      'docker-compose.yml': 'services: 5\n',
      'pnpm-workspace.yaml': 'packages: 7\n',
      'global.json': '{"sdk": []}',
      'Cargo.toml': 'package = 5\n',
      'vercel.json': '[1]',
    };
    for (const [path, text] of Object.entries(wrong))
      assert.ok(
        readManifest(path, text)?.problems.some(({ code }) => code === 'wrong-type'),
        path,
      );
  });
});

describe('a hostile workspace', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'stack-advisor-hostile-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  async function open(): Promise<Session> {
    return Session.open(new NodeFiles(root), realKnowledge(), sayIn(), { name: 'ws', excludes: [] });
  }

  function codes({ problems }: { readonly problems: readonly Problem[] }, file: string): readonly string[] {
    return problems.filter((problem) => problem.file === file).map(({ code }) => code);
  }

  /** Everything that is handed out of a workspace, as one text. */
  function everything(session: Session): string {
    const report: StackReport = session.report;
    const problems = session.check('2026-11-24');
    const recommendation = session.recommend();
    const context = { recommendation, report, catalogue: realKnowledge(), say: sayIn(), today: '2026-11-24' };
    return [JSON.stringify(report), renderSarif(problems, '1'), renderMarkdown(context)].join('\n');
  }

  it('shows no credentials, whatever they were put into', async () => {
    for (const [path, text] of Object.entries(WITH_CREDENTIALS)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const session = await open();
    assert.ok(!everything(session).includes(SECRET));
    assert.match(JSON.stringify(session.report), /left-pad/);
  });

  it('says that a folder or a link stands where a file is expected', async () => {
    mkdirSync(join(root, 'package.json'));
    mkdirSync(join(root, 'pom.xml'));
    mkdirSync(join(root, 'stack-advisor.json'));
    symlinkSync('/etc/hostname', join(root, 'Cargo.toml'));
    const { report } = await open();
    assert.deepEqual(codes(report, 'package.json'), ['not-a-file']);
    assert.deepEqual(codes(report, 'pom.xml'), ['not-a-file']);
    assert.deepEqual(codes(report, 'stack-advisor.json'), ['not-a-file']);
    assert.deepEqual(codes(report, 'Cargo.toml'), ['outside-workspace']);
  });

  it('may hold UTF-16 without a byte order mark, which editors read as well', async () => {
    writeFileSync(join(root, 'package.json'), Buffer.from('{"dependencies":{"express":"^4.0.0"}}\n', 'utf16le'));
    assert.match(JSON.stringify((await open()).report.services), /"express"/);
  });

  it('says that answers are too large to be read', async () => {
    writeFileSync(join(root, 'stack-advisor.json'), ' '.repeat(300_000));
    assert.deepEqual(codes((await open()).report, 'stack-advisor.json'), ['too-large']);
  });

  it('has names that are shown as text', async () => {
    const evil = ['[x](command:workbench.action.terminal.new)', '\u202Eevil', '\u001b[31mred', 'a|b', '![x](http:y)'];
    for (const name of evil) {
      const folder = join(root, name.replaceAll('/', '_'));
      mkdirSync(folder);
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, dependencies: { express: '^4.0.0' } }));
    }
    const session = await open();
    const context = {
      recommendation: session.recommend(),
      report: session.report,
      catalogue: realKnowledge(),
      say: sayIn(),
      today: '2026-11-24',
    };
    const markdown = renderMarkdown(context);
    assert.doesNotMatch(markdown, /[\u202E\u001b]/);
    assert.doesNotMatch(markdown, /(?<!\\)\]\(command:/);
    for (const name of evil) assert.ok(markdown.includes(escapeMarkdown(name)), name);
  });
});
