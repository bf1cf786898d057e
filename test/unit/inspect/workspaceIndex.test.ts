import assert from 'node:assert/strict';
import { WorkspaceIndex, type IndexChange } from '../../../src/core/inspect/workspaceIndex.ts';
import type { Service, StackReport } from '../../../src/core/model/stackReport.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

type Texts = Readonly<Record<string, string>>;
const say = sayIn();
const OPTIONS = { root: 'test', excludes: [], now: () => 0 };

async function inspect(texts: Texts, excludes: readonly string[] = []): Promise<StackReport> {
  const index = await WorkspaceIndex.open(new MemoryFiles(texts), realKnowledge(), { ...OPTIONS, excludes });
  return index.report(say);
}

async function serviceAt(path: string, texts: Texts): Promise<Service> {
  const { services } = await inspect(texts);
  const found = services.find((service) => service.path === path);
  assert.ok(found !== undefined, `no service ${path} among ${services.map((service) => service.path).join()}`);
  return found;
}

const ids = (findings: readonly { readonly id: string }[]): string[] => findings.map(({ id }) => id).sort();
const packageJson = (dependencies: object, rest: object = {}): string =>
  JSON.stringify({ name: 'x', dependencies, ...rest }, null, 2);

describe('services', () => {
  it('are the folders with a project of their own, each with its language and role', async () => {
    const { services, summary } = await inspect({
      'package.json': JSON.stringify({ private: true, workspaces: ['apps/*'] }),
      'apps/api/package.json': packageJson({ fastify: '^5.0.0', pg: '^8.0.0' }),
      'apps/api/src/main.ts': '',
      'apps/web/package.json': packageJson({ react: '^19.0.0' }),
      'apps/web/src/app.tsx': '',
      'apps/site/package.json': packageJson({ next: '^15.0.0', react: '^19.0.0' }),
      'services/jobs/pyproject.toml': '[project]\nname = "jobs"\ndependencies = ["celery", "sqlalchemy"]\n',
      'services/jobs/jobs/run.py': '',
      'packages/cli/package.json': packageJson({}, { bin: { cli: 'cli.js' } }),
      'packages/cli/cli.js': '',
    });
    const roles = Object.fromEntries(services.map(({ path, role, language }) => [path, `${role} ${language ?? '-'}`]));
    assert.equal(roles['apps/api'], 'backend typescript');
    assert.equal(roles['apps/web'], 'frontend typescript');
    assert.equal(roles['apps/site'], 'fullstack javascript');
    assert.equal(roles['services/jobs'], 'backend python');
    assert.equal(roles['packages/cli'], 'tooling javascript');
    assert.ok(summary.languages.includes('python'));
  });

  it('are front ends where their pages are written once and no server renders them', async () => {
    const kit = (adapter: string): Texts => ({
      'package.json': packageJson({}, { devDependencies: { '@sveltejs/kit': '^2.0.0', [adapter]: '^3.0.0' } }),
    });
    const next = (config: string): Texts => ({
      'package.json': packageJson({ next: '^15.0.0', react: '^19.0.0' }),
      'next.config.mjs': `export default { ${config} };\n`,
    });
    const cases: readonly (readonly [string, Texts])[] = [
      ['frontend', kit('@sveltejs/adapter-static')],
      ['fullstack', kit('@sveltejs/adapter-node')],
      ['frontend', next("output: 'export'")],
      ['fullstack', next("output: 'standalone'")],
      ['fullstack', next('reactStrictMode: true')],
      ['frontend', { 'package.json': packageJson({ gatsby: '^5.0.0', react: '^18.0.0' }) }],
      ['backend', { ...next("output: 'export'"), 'package.json': packageJson({ express: '^5.0.0' }) }],
    ];
    for (const [role, texts] of cases) assert.equal((await serviceAt('.', texts)).role, role, JSON.stringify(texts));
  });

  it('have the language that their manifest shows signs of where there are no sources yet', async () => {
    const gradle = (plugins: string, dependency = 'io.ktor:ktor-server-netty:3.0.0'): Texts => ({
      'build.gradle.kts': `plugins {\n    ${plugins}\n}\n\ndependencies {\n    implementation("${dependency}")\n}\n`,
    });
    const pom = (artifact: string, scope = 'compile'): Texts => ({
      'pom.xml': `<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies><dependency><groupId>${artifact.replace(/:.*/, '')}</groupId><artifactId>${artifact.replace(/.*:/, '')}</artifactId><version>1</version><scope>${scope}</scope></dependency></dependencies></project>`,
    });
    const cases: readonly (readonly [string, Texts])[] = [
      ['java', gradle('application')],
      ['kotlin', gradle('kotlin("jvm") version "2.1.10"')],
      ['kotlin', gradle('alias(libs.plugins.kotlin.jvm)')],
      ['scala', gradle('scala')],
      ['groovy', gradle('groovy')],
      ['groovy', gradle('id("org.grails.grails-web") version "6.0"', 'org.grails:grails-core:6.0')],
      ['java', { ...gradle('kotlin("jvm") version "2.1.10"'), 'src/main/java/App.java': '' }],
      ['java', pom('io.javalin:javalin')],
      ['kotlin', pom('org.jetbrains.kotlin:kotlin-stdlib')],
      ['scala', pom('org.scala-lang:scala-library')],
      ['groovy', pom('org.apache.groovy:groovy')],
      ['java', pom('org.apache.groovy:groovy', 'test')],
      ['clojure', pom('org.clojure:clojure')],
      ['typescript', { 'package.json': packageJson({ fastify: '5' }, { devDependencies: { tsx: '4' } }) }],
      ['gleam', { 'gleam.toml': 'name = "x"\n\n[dependencies]\nwisp = "~> 1.0"\n' }],
      ['d', { 'dub.json': '{"name":"x","dependencies":{"vibe-d":"~>0.9"}}' }],
      ['v', { 'v.mod': "Module {\n  name: 'x'\n  dependencies: []\n}\n" }],
    ];
    for (const [language, texts] of cases)
      assert.equal((await serviceAt('.', texts)).language, language, JSON.stringify(texts));
  });

  it('leave out tests, examples, vendored and generated folders', async () => {
    const { services } = await inspect({
      'go.mod': 'module example.org/x\n\ngo 1.24\n\nrequire github.com/gin-gonic/gin v1.10.0\n',
      'main.go': '',
      'examples/hello/go.mod': 'module example.org/hello\n\nrequire github.com/labstack/echo/v4 v4.12.0\n',
      'test/fixtures/app/package.json': packageJson({ express: '4' }),
      'vendor/github.com/other/go.mod': 'module other\n',
      'node_modules/koa/package.json': packageJson({ koa: '2' }),
    });
    assert.deepEqual(
      services.map(({ path }) => path),
      ['.'],
    );
    assert.deepEqual(ids(services[0]?.frameworks ?? []), ['gin']);
  });

  it('respect ignore files and exclusions without reading what they leave out', async () => {
    const files = new MemoryFiles({
      '.gitignore': 'generated/\n/local.env\n',
      'package.json': packageJson({ koa: '2' }),
      'generated/package.json': packageJson({ express: '4' }),
      'legacy/package.json': packageJson({ hapi: '1' }),
    });
    const index = await WorkspaceIndex.open(files, realKnowledge(), { ...OPTIONS, excludes: ['legacy/**', 'legacy'] });
    assert.deepEqual(
      index.report(say).services.map(({ path }) => path),
      ['.'],
    );
    assert.ok(!files.reads.some((path) => /^(?:generated|legacy)\//.test(path)));
  });

  it('do not take a front end beside the server for a Node back end', async () => {
    const { summary } = await inspect({
      'requirements.txt': 'django==5.1\npsycopg[binary]\n',
      'manage.py': '',
      'shop/settings.py': 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}\n',
      'shop/views.py': '',
      'frontend/package.json': packageJson({ vue: '^3.0.0' }, { devDependencies: { vite: '^6.0.0' } }),
      'frontend/src/main.js': '',
    });
    assert.equal(summary.primaryLanguage, 'python');
    assert.deepEqual(summary.frameworks, ['django']);
  });
});

describe('facts', () => {
  it('count what is only developed with less than what runs', async () => {
    const service = await serviceAt('.', {
      'package.json': packageJson({ express: '4' }, { devDependencies: { fastify: '5', sqlite3: '5' } }),
    });
    assert.deepEqual(ids(service.frameworks), ['express']);
    assert.deepEqual(ids(service.databases), []);
  });

  it('find a database by driver, by address, by image and by the schema of an ORM, each at its place', async () => {
    const cases: readonly (readonly [string, Texts, file: string])[] = [
      ['postgresql', { 'package.json': packageJson({ pg: '8' }) }, 'package.json'],
      [
        'mysql',
        {
          'pom.xml': '<project><artifactId>a</artifactId></project>',
          'src/main/resources/application.properties': 'spring.datasource.url=jdbc:mysql://db/shop\n',
        },
        'src/main/resources/application.properties',
      ],
      [
        'mongodb',
        { 'package.json': packageJson({ express: '4' }), 'compose.yaml': 'services:\n  db:\n    image: mongo:7\n' },
        'compose.yaml',
      ],
      [
        'sqlite',
        {
          'package.json': packageJson({ '@prisma/client': '6' }),
          'prisma/schema.prisma': 'datasource db {\n  provider = "sqlite"\n  url = "file:dev.db"\n}\n',
        },
        'prisma/schema.prisma',
      ],
      [
        'sqlserver',
        {
          'Api.csproj':
            '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore.SqlServer" Version="9.0.0" /></ItemGroup></Project>',
        },
        'Api.csproj',
      ],
    ];
    for (const [database, texts, file] of cases) {
      const service = await serviceAt('.', texts);
      const found = service.databases.find(({ id }) => id === database);
      assert.ok(found !== undefined, `${database}: ${ids(service.databases).join()}`);
      assert.equal(found.file, file);
      assert.ok(found.line >= 1);
    }
  });

  it('take the runtime that is pinned over the one that the manifest implies', async () => {
    const pinned = await serviceAt('.', { 'package.json': packageJson({ hono: '4' }), '.nvmrc': '22.3.0\n' });
    assert.equal(pinned.runtime?.id, 'node');
    assert.equal(pinned.runtime?.version, '22.3.0');
    assert.equal(pinned.runtime?.file, '.nvmrc');
    const bun = await serviceAt('.', {
      'package.json': packageJson({ hono: '4' }, { scripts: { start: 'bun run src/index.ts' } }),
      'bun.lock': '{}',
    });
    assert.equal(bun.runtime?.id, 'bun');
  });

  it('read a version from where it stands: parent, catalogue, central file', async () => {
    const maven = await serviceAt('orders', {
      'pom.xml':
        '<project><groupId>g</groupId><artifactId>parent</artifactId><packaging>pom</packaging><modules><module>orders</module></modules><dependencyManagement><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId><version>3.4.1</version></dependency></dependencies></dependencyManagement></project>',
      'orders/pom.xml':
        '<project><parent><groupId>g</groupId><artifactId>parent</artifactId><relativePath>../pom.xml</relativePath></parent><artifactId>orders</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>',
      'orders/src/main/java/A.java': '',
    });
    assert.deepEqual(ids(maven.frameworks), ['spring-boot']);
    const gradle = await serviceAt('.', {
      'gradle/libs.versions.toml':
        '[versions]\nktor = "3.0.1"\n[libraries]\nktor = { module = "io.ktor:ktor-server-core", version.ref = "ktor" }\n',
      'build.gradle.kts': 'plugins { kotlin("jvm") version "2.1.0" }\ndependencies { implementation(libs.ktor) }\n',
      'src/main/kotlin/Main.kt': '',
    });
    assert.deepEqual(ids(gradle.frameworks), ['ktor']);
  });

  it('say on what host a service runs', async () => {
    for (const [file, text, host] of [
      ['vercel.json', '{}', 'vercel'],
      ['fly.toml', 'app = "x"\n', 'fly'],
      ['render.yaml', 'services:\n  - type: web\n    runtime: node\n', 'render'],
      ['serverless.yml', 'provider:\n  name: aws\n  runtime: nodejs22.x\n', 'aws-lambda'],
      ['app.yaml', 'runtime: nodejs22\n', 'google-app-engine'],
      ['wrangler.toml', 'name = "x"\nmain = "src/index.ts"\n', 'cloudflare'],
      ['Procfile', 'web: node server.js\n', 'heroku'],
    ] as const) {
      const { services } = await inspect({ 'package.json': packageJson({ hono: '4' }), [file]: text });
      const hosts = services.flatMap(({ hosting }) => hosting.map(({ id }) => id));
      assert.ok(hosts.includes(host), `${file}: ${hosts.join()}`);
    }
  });

  it('signal what answers the questions, with the place', async () => {
    const { signals } = await inspect({
      'api/requirements.txt': 'fastapi\ntorch\n',
      'api/main.py': '',
      'web/package.json': packageJson({ react: '19' }),
      'api/Dockerfile': 'FROM python:3.13\n',
      'fly.toml': 'app = "x"\n',
    });
    const by = Object.fromEntries(signals.map((signal) => [signal.answers, signal]));
    assert.deepEqual(by['teamSkills']?.value, ['python']);
    assert.equal(by['frontendJsTeam']?.finding?.file, 'web/package.json');
    assert.equal(by['ml']?.value, 'some');
    assert.equal(by['ml']?.finding?.line, 2);
    for (const { confidence, because } of signals) assert.ok(confidence > 0 && confidence <= 1 && because !== '');
  });
});

describe('a technology that several places speak for equally', () => {
  it('has the version of the first place that tells one', async () => {
    const service = await serviceAt('.', {
      '.ruby-version': '1'.repeat(5000),
      '.tool-versions': 'ruby 3.3.0\n',
      Gemfile: "gem 'rails', '~> 7.1'\n",
    });
    assert.deepEqual([service.runtime?.version, service.runtime?.file], ['3.3.0', '.tool-versions']);
  });
});

describe('an index that follows its workspace', () => {
  const START: Texts = {
    'package.json': JSON.stringify({ workspaces: ['a', 'b'] }),
    'a/package.json': packageJson({ express: '4' }),
    'a/index.js': '',
    'b/requirements.txt': '-r more.txt\nflask\n',
    'b/more.txt': 'redis\n',
    'b/app.py': '',
    'pom.xml': '<project><artifactId>p</artifactId></project>',
  };
  /** Each changes the files of the one before. */
  const STEPS: readonly (readonly [kind: IndexChange['kind'], path: string, text: string | null])[] = [
    ['changed', 'a/package.json', packageJson({ koa: '2', pg: '8' })],
    ['created', 'c/go.mod', 'module c\n\ngo 1.24\n\nrequire github.com/labstack/echo/v4 v4.12.0\n'],
    ['created', 'c/main.go', ''],
    ['changed', 'b/more.txt', 'redis\npymongo\n'],
    ['changed', 'package.json', '{ broken'],
    ['created', 'a/node_modules/koa/package.json', packageJson({ express: '4' })],
    ['created', 'a/.gitignore', 'made/\n'],
    ['created', 'a/made/package.json', packageJson({ fastify: '5' })],
    ['created', 'legacy/package.json', packageJson({ express: '4' })],
    ['created', 'b/late.txt', 'flask-sqlalchemy\n'],
    ['changed', 'b/more.txt', '-r ring.txt\n-r late.txt\nredis\n'],
    ['created', 'b/ring.txt', '-r more.txt\npymongo\n'],
    ['deleted', 'b/requirements.txt', null],
    ['created', 'b/requirements.txt', '-r more.txt\n'],
    ['changed', 'b/requirements.txt', 'flask\n'],
    ['changed', 'package.json', JSON.stringify({ workspaces: ['a'] })],
    ['created', 'b/pyproject.toml', '[project]\nname = "b"\ndependencies = ["django"]\n'],
    ['deleted', 'a/package.json', null],
    [
      'changed',
      'pom.xml',
      '<project><artifactId>p</artifactId><dependencies><dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest</artifactId></dependency></dependencies></project>',
    ],
  ];

  it('says after every change what opening anew would say', async () => {
    const files = new MemoryFiles(START);
    const options = { ...OPTIONS, excludes: ['legacy'] };
    const live = await WorkspaceIndex.open(files, realKnowledge(), options);
    for (const [kind, path, text] of STEPS) {
      files.set(path, text);
      await live.apply([{ path, kind }]);
      const fresh = await WorkspaceIndex.open(files, realKnowledge(), options);
      assert.deepEqual(live.report(say), fresh.report(say), `${kind} ${path}`);
    }
  });

  it('follows a library to whoever names it, by its old name and its new one, and keeps what names neither', async () => {
    const library = (name: string, dependencies: object): string => JSON.stringify({ name, dependencies });
    const START_AT = {
      'api/package.json': packageJson({ fastify: '5', data: 'workspace:*' }),
      'jobs/package.json': packageJson({ koa: '2', store: 'workspace:*' }),
      'web/package.json': packageJson({ express: '5' }),
      'libs/data/package.json': library('data', { inner: 'workspace:*' }),
      'libs/inner/package.json': library('inner', { '@prisma/client': '6', pg: '8' }),
    };
    const CHANGES: readonly (readonly [path: string, text: string])[] = [
      ['libs/inner/package.json', library('inward', { '@prisma/client': '6', pg: '8' })],
      ['libs/inner/package.json', library('store', { '@prisma/client': '6', pg: '8' })],
      ['libs/data/package.json', library('data', { store: 'workspace:*' })],
      ['libs/inner/package.json', library('store', { mongoose: '8' })],
    ];
    const files = new MemoryFiles(START_AT);
    const live = await WorkspaceIndex.open(files, realKnowledge(), OPTIONS);
    const before = live.overview(say).services;
    const web = before.slice().findIndex(({ path }) => path === 'web');
    for (const [path, text] of CHANGES) {
      files.set(path, text);
      await live.apply([{ path, kind: 'changed' }]);
      const report = live.report(say);
      const fresh = await WorkspaceIndex.open(files, realKnowledge(), OPTIONS);
      assert.deepEqual(report, fresh.report(say), text);
      assert.ok(live.overview(say).services.isSame(web, before, web), 'nothing of it changed');
    }
    const databases = live.report(say).services.map(({ path, databases: found }) => `${path} ${ids(found).join()}`);
    assert.ok(databases.includes('jobs mongodb') && databases.includes('api mongodb'), databases.join('; '));
  });

  it('follows modules that are named otherwise than they are depended on', async () => {
    const pom = (artifact: string, ...on: readonly string[]): string => {
      const dependencies = on.map((name) => {
        const [group, id] = name.split(':');
        return `<dependency><groupId>${group}</groupId><artifactId>${id}</artifactId><version>1</version></dependency>`;
      });
      return `<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>${artifact}</artifactId><version>1</version><dependencies>${dependencies.join('')}</dependencies></project>`;
    };
    const python = (name: string, dependency: string): string =>
      `[project]\nname = "${name}"\nversion = "1"\ndependencies = ["flask", "${dependency}"]\n`;
    const files = new MemoryFiles({
      'web/pom.xml': pom('web', 'g:core', 'io.javalin:javalin'),
      'core/pom.xml': pom('other', 'org.jdbi:jdbi3-core'),
      'api/pyproject.toml': python('api', 'shop.store'),
      'store/pyproject.toml': python('other', 'peewee'),
    });
    const live = await WorkspaceIndex.open(files, realKnowledge(), OPTIONS);
    live.report(say);
    for (const [path, text] of [
      ['core/pom.xml', pom('core', 'org.jdbi:jdbi3-core')],
      ['store/pyproject.toml', python('Shop_Store', 'peewee')],
    ] as const) {
      files.set(path, text);
      await live.apply([{ path, kind: 'changed' }]);
      const fresh = await WorkspaceIndex.open(files, realKnowledge(), OPTIONS);
      assert.deepEqual(live.report(say), fresh.report(say), path);
    }
    const found = live.report(say).services.map(({ path, dataAccess }) => `${path} ${ids(dataAccess).join()}`);
    assert.ok(found.includes('web jdbi') && found.includes('api peewee'), found.join('; '));
  });

  it('reads one file for one edit, and none for an edit in an open editor', async () => {
    const files = new MemoryFiles(START);
    const live = await WorkspaceIndex.open(files, realKnowledge(), OPTIONS);
    files.reads.length = 0;
    files.set('a/package.json', packageJson({ fastify: '5' }));
    await live.apply([{ path: 'a/package.json', kind: 'changed' }]);
    assert.deepEqual(files.reads, ['a/package.json']);
    await live.apply([{ path: 'a/package.json', kind: 'document', text: packageJson({ hono: '4' }) }]);
    assert.deepEqual(files.reads, ['a/package.json']);
    assert.deepEqual(
      live.report(say).summary.frameworks.filter((id) => id !== 'flask'),
      ['hono'],
    );
    await live.apply([{ path: 'a/package.json', kind: 'document-closed' }]);
    assert.ok(live.report(say).summary.frameworks.includes('fastify'));
  });
});
