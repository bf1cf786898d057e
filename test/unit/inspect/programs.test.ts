import assert from 'node:assert/strict';
import { WorkspaceIndex } from '../../../src/core/inspect/workspaceIndex.ts';
import type { FileContent } from '../../../src/core/model/files.ts';
import type { Finding, StackReport } from '../../../src/core/model/stackReport.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { NO_SERVERS, SERVERS } from '../../support/programCases.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const say = sayIn();
const OPTIONS = { root: 'test', excludes: [], now: () => 0 };
const LISTENING = 'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.ListenAndServe(":1", nil)\n}\n';
const GO_MOD = 'module x\n\ngo 1.24\n';

const open = (files: MemoryFiles): Promise<WorkspaceIndex> => WorkspaceIndex.open(files, realKnowledge(), OPTIONS);
async function inspect(texts: Readonly<Record<string, string>>): Promise<StackReport> {
  return (await open(new MemoryFiles(texts))).report(say);
}
const frameworks = (report: StackReport): readonly Finding[] => report.services.flatMap((s) => s.frameworks);
const ids = (report: StackReport): string[] => frameworks(report).map(({ id }) => id);

describe('programs', () => {
  for (const { what, texts, shows, language } of SERVERS) {
    it(`show what a service serves with: ${what}`, async () => {
      const { services, summary } = await inspect(texts);
      const found = services.flatMap((service) => [
        ...service.frameworks.map(({ id, file }) => `${id}@${file}`),
        ...service.databases.map(({ id }) => id),
      ]);
      assert.deepEqual(found.sort(), shows);
      assert.equal(summary.primaryLanguage, language);
      assert.equal(services[0]?.role, 'backend');
      assert.ok(services[0].runtime !== null);
    });
  }

  for (const { what, texts } of NO_SERVERS) {
    it(`that serve nothing make no back end: ${what}`, async () => {
      const { services, summary } = await inspect(texts);
      assert.deepEqual([...summary.frameworks, ...summary.databases], []);
      assert.ok(services.every(({ role }) => role !== 'backend'));
    });
  }

  it('place what they show at the text that shows it, and say so less surely than a manifest', async () => {
    const [found] = frameworks(await inspect({ 'go.mod': GO_MOD, 'main.go': LISTENING }));
    assert.deepEqual(
      { ...found, because: '', confidence: 0 },
      {
        id: 'net/http',
        version: null,
        file: 'main.go',
        line: 3,
        column: 9,
        endLine: 3,
        endColumn: 17,
        confidence: 0,
        because: '',
      },
    );
    assert.ok((found?.confidence ?? 1) < 0.9);
    assert.match(found?.because ?? '', /main\.go uses net\/http/);
  });

  it('declare packages in themselves', async () => {
    const report = await inspect({
      'main.py': '# /// script\n# dependencies = ["flask>=3"]\n# ///\nfrom flask import Flask\napp = Flask(__name__)\n',
    });
    assert.deepEqual(
      frameworks(report).map(({ id, version, line }) => [id, version, line]),
      [['flask', '>=3', 2]],
    );
  });

  it('are not read where manifests say it all, nor of libraries, tools and front ends', async () => {
    for (const texts of [
      { 'go.mod': `${GO_MOD}\nrequire github.com/gin-gonic/gin v1.10.0\n`, 'main.go': '' },
      { 'package.json': '{"name":"x","bin":{"x":"index.js"}}', 'index.js': '' },
      { 'package.json': '{"name":"x","dependencies":{"react":"19"}}', 'index.js': '' },
      { 'package.json': '{"name":"x","exports":"./index.js"}', 'index.js': '' },
      { 'composer.json': '{"name":"x/y","type":"library"}', 'index.php': '' },
      { 'api/package.json': '{"name":"x","dependencies":{"koa":"2"}}', 'api/index.js': '', 'main.py': '' },
    ]) {
      const files = new MemoryFiles(texts);
      const index = await open(files);
      assert.ok(!files.reads.some((path) => /\.(?:go|js|php|py)$/.test(path)), files.reads.join());
      assert.deepEqual(index.programs, []);
    }
  });

  it('are at most eight of a service, and none where no name tells and the files are many', async () => {
    const many = (name: (i: number) => string): Record<string, string> =>
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [name(i), LISTENING]));
    const entries = new MemoryFiles({ 'go.mod': GO_MOD, ...many((i) => `cmd/a${i}/server${i % 9 === 0 ? '' : i}.go`) });
    assert.ok((await open(entries)).programs.length <= 8);
    const others = new MemoryFiles({ 'go.mod': GO_MOD, ...many((i) => `p/part${i}.go`) });
    assert.deepEqual((await open(others)).programs, []);
  });

  it('that git ignores, that are too large or no text are passed over without a word', async () => {
    const ignored = await inspect({ 'go.mod': GO_MOD, '.gitignore': 'main.go\n', 'main.go': LISTENING });
    assert.deepEqual(ids(ignored), []);
    const large = await inspect({ 'go.mod': GO_MOD, 'main.go': LISTENING + '//\n'.repeat(100_000) });
    assert.deepEqual([ids(large), large.problems], [[], []]);
    class Binary extends MemoryFiles {
      override async readFile(path: string, maxBytes: number): Promise<FileContent> {
        const content = await super.readFile(path, maxBytes);
        return content.ok && path.endsWith('.go') ? { ...content, malformed: true } : content;
      }
    }
    const binary = (await open(new Binary({ 'go.mod': GO_MOD, 'main.go': LISTENING }))).report(say);
    assert.deepEqual([ids(binary), binary.problems], [[], []]);
  });
});

describe('programs that change', () => {
  it('are looked into again alone', async () => {
    const files = new MemoryFiles({ 'go.mod': GO_MOD, 'main.go': LISTENING, 'api.go': 'package main\n' });
    const index = await open(files);
    assert.deepEqual(ids(index.report(say)), ['net/http']);
    assert.deepEqual(index.programs, ['api.go', 'main.go']);
    files.reads.length = 0;
    files.set('main.go', 'package main\n\nfunc main() {}\n');
    await index.apply([{ path: 'main.go', kind: 'changed' }]);
    assert.deepEqual(ids(index.report(say)), []);
    assert.deepEqual(
      files.reads.filter((path) => path.endsWith('.go')),
      ['main.go'],
    );
  });

  it('are awaited where a service has none yet', async () => {
    const files = new MemoryFiles({ 'api/go.mod': GO_MOD, 'web/package.json': '{"dependencies":{"koa":"2"}}' });
    const index = await open(files);
    assert.deepEqual(index.programs, []);
    assert.ok(index.awaited.includes('api/main.go'), index.awaited.join());
    assert.ok(!index.awaited.some((path) => path.startsWith('web/')), index.awaited.join());
    files.set('api/main.go', LISTENING);
    await index.apply([{ path: 'api/main.go', kind: 'created' }]);
    assert.deepEqual(ids(index.report(say)), ['net/http', 'koa']);
    assert.deepEqual([index.programs, index.awaited], [['api/main.go'], []]);
  });

  it('count as they stand in an editor', async () => {
    const index = await open(new MemoryFiles({ 'go.mod': GO_MOD, 'main.go': 'package main\n' }));
    await index.apply([{ path: 'main.go', kind: 'document', text: LISTENING }]);
    assert.deepEqual(ids(index.report(say)), ['net/http']);
    await index.apply([{ path: 'main.go', kind: 'document-closed' }]);
    assert.deepEqual(ids(index.report(say)), []);
  });

  it('come, go, and are forgotten where a manifest begins to tell', async () => {
    const files = new MemoryFiles({ 'go.mod': GO_MOD, 'main.go': LISTENING });
    const index = await open(files);
    files.set('main.go', null);
    await index.apply([{ path: 'main.go', kind: 'deleted' }]);
    assert.deepEqual([ids(index.report(say)), index.programs], [[], []]);
    files.set('main.go', LISTENING);
    await index.apply([{ path: 'main.go', kind: 'created' }]);
    assert.deepEqual(ids(index.report(say)), ['net/http']);
    files.set('go.mod', `${GO_MOD}\nrequire github.com/labstack/echo/v4 v4.12.0\n`);
    await index.apply([{ path: 'go.mod', kind: 'changed' }]);
    assert.deepEqual([ids(index.report(say)), index.programs], [['echo'], []]);
    files.set('go.mod', GO_MOD);
    await index.apply([{ path: 'go.mod', kind: 'changed' }]);
    assert.deepEqual(ids(index.report(say)), ['net/http']);
  });

  it('give the same as a fresh reading', async () => {
    const texts = Object.assign({}, ...SERVERS.map(({ texts: own }, i) => prefixed(`s${i}`, own))) as Record<
      string,
      string
    >;
    const files = new MemoryFiles({});
    const index = await open(files);
    for (const [path, text] of Object.entries(texts)) {
      files.set(path, text);
      await index.apply([{ path, kind: 'created' }]);
    }
    const fresh = (await open(files)).report(say);
    assert.deepEqual(index.report(say), { ...fresh, stats: index.report(say).stats });
    assert.ok(fresh.summary.frameworks.length > 8);
  });
});

function prefixed(folder: string, texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [`${folder}/${path}`, text]));
}
