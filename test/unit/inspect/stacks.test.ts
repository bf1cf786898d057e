import assert from 'node:assert/strict';
import { WorkspaceIndex } from '../../../src/core/inspect/workspaceIndex.ts';
import type { StackReport } from '../../../src/core/model/stackReport.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

type Texts = Readonly<Record<string, string>>;
type Summary = StackReport['summary'];
const say = sayIn();

async function summaryOf(texts: Texts): Promise<Summary> {
  const index = await WorkspaceIndex.open(new MemoryFiles(texts), realKnowledge(), {
    root: 'test',
    excludes: [],
    now: () => 0,
  });
  return index.report(say).summary;
}

/** The ids of the whole stack: frameworks, data access, databases and hosting, in alphabetical order. */
async function stackOf(texts: Texts): Promise<string[]> {
  const summary = await summaryOf(texts);
  return [...summary.frameworks, ...summary.dataAccess, ...summary.databases, ...summary.hosting].sort();
}

const npm = (fields: object): string => JSON.stringify({ name: 'x', ...fields });
const pom = (...dependencies: readonly string[]): string =>
  `<project><modelVersion>4.0.0</modelVersion><artifactId>x</artifactId><dependencies>${dependencies
    .map((dependency) => {
      const [group = '', artifact = '', scope] = dependency.split(':');
      const scoped = scope === undefined ? '' : `<scope>${scope}</scope>`;
      return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${scoped}</dependency>`;
    })
    .join('')}</dependencies></project>`;
const csproj = (sdk: string, ...packages: readonly string[]): string =>
  `<Project Sdk="${sdk}"><ItemGroup>${packages
    .map((name) => `<PackageReference Include="${name}" Version="1.0.0" />`)
    .join('')}</ItemGroup></Project>`;

describe('the stack', () => {
  const CASES: readonly (readonly [what: string, texts: Texts, stack: readonly string[]])[] = [
    [
      'a content system and the framework below it',
      { 'composer.json': '{"require":{"statamic/cms":"^5"}}' },
      ['laravel', 'statamic'],
    ],
    [
      'a gRPC starter and a mapper of objects on the JVM',
      { 'pom.xml': pom('net.devh:grpc-server-spring-boot-starter', 'com.j256.ormlite:ormlite-jdbc') },
      ['grpc-java', 'ormlite', 'spring-boot'],
    ],
    [
      'an ODM that brings its database',
      { 'package.json': npm({ dependencies: { papr: '16', fortune: '5' } }) },
      ['fortune', 'mongodb', 'papr'],
    ],
    [
      'Express that a program hands to a server of Node.js',
      {
        'package.json': npm({ private: true, scripts: { start: 'node bin/www.js' }, dependencies: { express: '4' } }),
        'bin/www.js': "const app = require('../app');\nrequire('http').createServer(app).listen(3000);\n",
      },
      ['express'],
    ],
    [
      'a router that serves through net/http',
      {
        'go.mod': 'module x\n\ngo 1.24\n\nrequire github.com/julienschmidt/httprouter v1.3.0\n',
        'main.go':
          'package main\n\nimport (\n\t"net/http"\n\n\t"github.com/julienschmidt/httprouter"\n)\n\nfunc main() {\n\thttp.ListenAndServe(":1", httprouter.New())\n}\n',
      },
      ['httprouter', 'net/http'],
    ],
    [
      'no framework in what shares the scope of one',
      { 'package.json': npm({ private: true, dependencies: { '@fastify/busboy': '3', '@polka/url': '1' } }) },
      [],
    ],
    [
      'no framework in what a tool may be installed with besides',
      {
        'pyproject.toml':
          '[project]\nname = "x"\nversion = "1"\ndependencies = ["click"]\n[project.optional-dependencies]\nd = ["aiohttp"]\n[project.scripts]\nx = "x:main"\n',
      },
      [],
    ],
    [
      'plugins of a Gradle build',
      { 'build.gradle': "plugins { id 'com.google.cloud.tools.appengine' version '2.8.0'\n id 'io.ebean' }\n" },
      ['ebean', 'google-app-engine'],
    ],
    [
      'no plugin that a Gradle build does not apply',
      { 'build.gradle': "plugins { id 'io.ratpack.ratpack-java' apply false }\n" },
      [],
    ],
    [
      'no server in a crate or a module that only others start',
      {
        'a/Cargo.toml': '[package]\nname = "a"\n[dependencies]\nhyper = "1"\ntonic = "0.12"\n',
        'a/src/lib.rs': 'pub fn call() {}\n',
        'b/go.mod': 'module b\n\ngo 1.24\n\nrequire google.golang.org/grpc v1.70.0\n',
        'b/client.go': 'package b\n',
      },
      [],
    ],
    [
      'a server in a crate that starts, and in one that is deployed',
      {
        'a/Cargo.toml': '[package]\nname = "a"\n[dependencies]\nhyper = "1"\n',
        'a/src/main.rs': 'fn main() {}\n',
        'b/Cargo.toml': '[package]\nname = "b"\n[dependencies]\ntonic = "0.12"\n',
        'b/src/server.rs': '',
        'b/Dockerfile': 'FROM rust:1.90\n',
      },
      ['hyper', 'tonic'],
    ],
    [
      'no framework in what plugs into several',
      {
        'setup.py':
          'from setuptools import setup\nsetup(name="x", install_requires=["certifi"], extras_require={"flask": ["flask"], "django": ["django"], "mongo": ["pymongo"]})\n',
      },
      [],
    ],
    [
      'the framework that a program is installed with where it is to serve',
      {
        'pyproject.toml':
          '[project]\nname = "x"\nversion = "1"\ndependencies = ["click"]\n[project.optional-dependencies]\nserver = ["fastapi", "asyncpg"]\n',
      },
      ['fastapi', 'postgresql'],
    ],
    [
      'drivers that features of the crate itself switch on',
      {
        'Cargo.toml':
          '[package]\nname = "x"\nversion = "1.0.0"\n[features]\nmysql = ["diesel/mysql"]\npg = ["diesel?/postgres", "dep:openssl"]\n[dependencies]\nrocket = "0.5"\ndiesel = { version = "2", features = ["chrono"] }\n',
      },
      ['diesel', 'mysql', 'postgresql', 'rocket'],
    ],
    [
      'what a bundled program is built with',
      {
        'package.json': npm({
          devDependencies: { '@sveltejs/kit': '2', vite: '7', 'drizzle-orm': '0.44', postgres: '3' },
        }),
      },
      ['drizzle', 'postgresql', 'sveltekit'],
    ],
    [
      'no driver that only tests of an unbundled program open',
      { 'package.json': npm({ dependencies: { express: '5' }, devDependencies: { pg: '8', vite: '7' } }) },
      ['express'],
    ],
    [
      'no templates of a generator',
      {
        'package.json': npm({ bin: 'x.js' }),
        'x.js': '',
        'function-templates/api/package.json': npm({ dependencies: { fastify: '5' } }),
        'Tool.Tests/Tool.Tests.csproj': csproj('Microsoft.NET.Sdk.Web'),
      },
      [],
    ],
    ['the SDK that builds a .NET project', { 'Web.csproj': csproj('Microsoft.NET.Sdk.Web') }, ['aspnet-core']],
    [
      'what Paket keeps beside a project',
      { 'App.fsproj': csproj('Microsoft.NET.Sdk'), 'paket.references': 'Saturn\nNpgsql\n' },
      ['aspnet-core', 'postgresql', 'saturn'],
    ],
    [
      'connection strings of .NET',
      {
        'Web.csproj': csproj('Microsoft.NET.Sdk.Web'),
        'appsettings.json': '{"ConnectionStrings":{"Main":"Server=(localdb)\\\\x;Trusted_Connection=True"}}',
      },
      ['aspnet-core', 'sqlserver'],
    ],
    [
      'a file of .NET for SQLite',
      {
        'Web.csproj': csproj('Microsoft.NET.Sdk.Web'),
        'appsettings.json': '{"ConnectionStrings":{"Main":"Data Source=app.db"}}',
      },
      ['aspnet-core', 'sqlite'],
    ],
    [
      'extensions that an image adds to PHP',
      {
        'composer.json': '{"require":{"slim/slim":"^4"}}',
        Dockerfile: 'FROM php:8.3\nRUN docker-php-ext-install -j$(nproc) pdo_mysql\n',
      },
      ['mysql', 'slim'],
    ],
    [
      'extensions that Composer asks for',
      { 'composer.json': '{"require":{"slim/slim":"^4","ext-pdo_pgsql":"*"}}' },
      ['postgresql', 'slim'],
    ],
    [
      'libraries that an image adds',
      { Gemfile: 'gem "sinatra"\n', Dockerfile: 'FROM ruby:3.4\nRUN apt-get install -y libpq-dev\n' },
      ['postgresql', 'sinatra'],
    ],
    [
      'what a process file starts',
      { 'requirements.txt': 'gunicorn\n', Procfile: 'web: python manage.py migrate && gunicorn shop.wsgi\n' },
      ['django', 'heroku'],
    ],
    [
      'what an image starts',
      { 'requirements.txt': 'sqlalchemy\n', Dockerfile: 'FROM python:3.13\nCMD ["flask", "run"]\n' },
      ['flask', 'sqlalchemy'],
    ],
    [
      'drivers of one framework that another one uses',
      { 'pom.xml': pom('io.helidon.webserver:helidon-webserver', 'io.vertx:vertx-pg-client') },
      ['helidon', 'postgresql'],
    ],
    ['such a driver alone', { 'pom.xml': pom('io.vertx:vertx-pg-client') }, ['postgresql', 'vertx']],
    [
      'functions on Google',
      { 'pom.xml': pom('com.google.cloud.functions:functions-framework-api:provided') },
      ['functions-framework', 'google-cloud-functions'],
    ],
    ['a file that deploys to Azure', { 'requirements.txt': 'flask\n', 'azure.yaml': '' }, ['azure', 'flask']],
    [
      'a service of Azure rather than Azure',
      { 'requirements.txt': 'flask\n', 'azure.yaml': 'name: x\nservices:\n  web:\n    host: appservice\n' },
      ['azure-app-service', 'flask'],
    ],
    [
      'add-ons of Heroku',
      {
        'package.json': npm({ dependencies: { koa: '2' } }),
        'app.json': '{"name":"x","addons":["heroku-postgresql:mini"]}',
      },
      ['heroku', 'koa', 'postgresql'],
    ],
    [
      'a database of a worker',
      {
        'package.json': npm({ dependencies: { hono: '4' } }),
        'wrangler.toml': 'name = "x"\n[[d1_databases]]\nbinding = "DB"\n',
      },
      ['cloudflare', 'd1', 'hono'],
    ],
    [
      'functions of Vercel',
      { 'package.json': npm({ dependencies: { '@vercel/functions': '3', hono: '4' } }) },
      ['hono', 'vercel'],
    ],
    [
      'plugins of Play',
      { 'build.sbt': 'lazy val root = (project in file(".")).enablePlugins(PlayMinimalJava, PlayEbean)\n' },
      ['ebean', 'play'],
    ],
    [
      'Haskell',
      { 'x.cabal': 'name: x\nexecutable x\n  build-depends: base, servant-server, warp, persistent-postgresql\n' },
      ['persistent', 'postgresql', 'servant'],
    ],
    ['Perl', { cpanfile: "requires 'Mojolicious';\nrequires 'Mojo::Pg';\n" }, ['mojolicious', 'postgresql']],
    ['Lua', { 'x-1.rockspec': 'package = "x"\ndependencies = { "lapis", "pgmoon" }\n' }, ['lapis', 'postgresql']],
    ['Julia', { 'Project.toml': '[deps]\nGenie = "c"\nLibPQ = "d"\n' }, ['genie', 'postgresql']],
    ['R', { DESCRIPTION: 'Package: x\nImports: plumber, RPostgres\n' }, ['plumber', 'postgresql']],
    [
      'Zig',
      { 'build.zig.zon': '.{ .name = .x, .dependencies = .{ .httpz = .{ .url = "u" }, .pg = .{ .url = "u" } } }' },
      ['http.zig', 'postgresql'],
    ],
    ['C++ with vcpkg', { 'vcpkg.json': '{"dependencies":["drogon","libpqxx"]}' }, ['drogon', 'postgresql']],
    [
      'C++ with CMake',
      {
        'CMakeLists.txt':
          'project(x)\nfind_package(oatpp REQUIRED)\ntarget_link_libraries(x PRIVATE oatpp::oatpp pq)\n',
      },
      ['oat++', 'postgresql'],
    ],
    [
      'functions on Azure',
      {
        'package.json': npm({ dependencies: { lodash: '4' } }),
        'host.json': '{"version":"2.0","extensionBundle":{"id":"Microsoft.Azure.Functions.ExtensionBundle"}}',
      },
      ['azure-functions'],
    ],
    [
      'tables that a function may write to',
      {
        'package.json': npm({ dependencies: { lodash: '4' } }),
        'serverless.yml':
          'service: x\nprovider:\n  name: aws\n  iam:\n    role:\n      statements:\n        - Effect: Allow\n          Action:\n            - dynamodb:PutItem\n',
      },
      ['aws-lambda', 'dynamodb'],
    ],
    [
      'the same in the older form',
      {
        'package.json': npm({ dependencies: { lodash: '4' } }),
        'serverless.yml':
          'service: x\nprovider:\n  name: aws\n  iamRoleStatements:\n    - Effect: Allow\n      Action: dynamodb:GetItem\n',
      },
      ['aws-lambda', 'dynamodb'],
    ],
    [
      'settings of Zappa',
      { 'requirements.txt': 'boto3\n', 'zappa_settings.json': '{"prod":{"django_settings":"x.settings"}}' },
      ['aws-lambda', 'django'],
    ],
    [
      'a service of Knative',
      {
        'go.mod': 'module x\n\ngo 1.24\n',
        'service.yaml': 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata:\n  name: x\n',
      },
      ['google-cloud-run'],
    ],
    [
      'a host.json that is plain data',
      { 'package.json': npm({}), 'data/host.json': '{"name":"x","version":"1.4.2"}' },
      [],
    ],
    [
      'modules that Azure verified',
      {
        'requirements.txt': 'flask\n',
        'infra/main.bicep':
          "module web 'br/public:avm/res/app/container-app:0.16.0' = {\n}\nmodule db 'br/public:avm/res/db-for-postgre-sql/flexible-server:0.1.4' = {\n}\n",
      },
      ['azure-container-apps', 'flask', 'postgresql'],
    ],
    [
      'resources of Terraform',
      {
        'requirements.txt': 'flask\n',
        'main.tf':
          'resource "render_web_service" "x" {\n}\nresource "digitalocean_database_cluster" "y" {\n  engine = "pg"\n}\n',
      },
      ['flask', 'postgresql', 'render'],
    ],
    // Nothing of a server.
    [
      'a client of HTTP in Kotlin',
      { 'build.gradle.kts': 'dependencies { implementation("io.ktor:ktor-client-core:3.0.0") }\n' },
      [],
    ],
    [
      'a client of HTTP in Scala',
      { 'build.sbt': 'libraryDependencies += "org.http4s" %% "http4s-ember-client" % "0.23.0"\n' },
      [],
    ],
    ['a client of Jersey', { 'pom.xml': pom('org.glassfish.jersey.core:jersey-client') }, []],
    ['a library of .NET', { 'Lib.csproj': csproj('Microsoft.NET.Sdk', 'Newtonsoft.Json') }, []],
    [
      'tests of a web project',
      { 'Lib.csproj': csproj('Microsoft.NET.Sdk'), 'tests/Web.csproj': csproj('Microsoft.NET.Sdk.Web') },
      [],
    ],
    [
      'a component library',
      {
        'package.json': npm({
          peerDependencies: { react: '>=18' },
          devDependencies: { express: '5', vite: '7' },
          exports: './x.js',
        }),
      },
      [],
    ],
    [
      'an extension of an editor',
      {
        'package.json': npm({
          engines: { vscode: '^1.90.0' },
          devDependencies: { '@types/vscode': '1', mocha: '11' },
          main: 'x.js',
        }),
      },
      [],
    ],
    [
      'a tool of Python',
      {
        'pyproject.toml':
          '[project]\nname = "x"\ndependencies = ["click", "requests"]\n[project.scripts]\nx = "x:main"\n[dependency-groups]\ndev = ["flask", "django"]\n',
      },
      [],
    ],
    [
      'what only tests use',
      { 'pom.xml': pom('com.h2database:h2:test', 'org.springframework.boot:spring-boot-starter-test:test') },
      [],
    ],
    [
      'a development container',
      {
        'go.mod': 'module x\n\ngo 1.24\n',
        '.devcontainer/Dockerfile': 'FROM golang\nRUN apt-get install -y postgresql-client\n',
      },
      [],
    ],
    [
      'tools that an image removes again',
      { 'go.mod': 'module x\n\ngo 1.24\n', Dockerfile: 'FROM golang\nRUN apt-get purge -y libpq-dev\n' },
      [],
    ],
    ['a package that only begins like another', { 'requirements.txt': 'fastapi-ipware\ndjangoql-client\n' }, []],
    ['a DESCRIPTION that git keeps', { DESCRIPTION: 'Unnamed repository; edit this file.\nplumber\n' }, []],
  ];

  for (const [what, texts, stack] of CASES) {
    it(`${stack.length === 0 ? 'is empty for' : 'shows'} ${what}`, async () => {
      assert.deepEqual(await stackOf(texts), stack);
    });
  }

  it('is of the language that a process file starts, not of the tools beside it', async () => {
    const summary = await summaryOf({
      'package.json': npm({ devDependencies: { prettier: '3' } }),
      'requirements.txt': 'gunicorn\n',
      Procfile: 'web: python manage.py migrate && gunicorn x\n',
      'x/app.py': '',
      'static/menu.js': '',
    });
    assert.deepEqual([summary.primaryLanguage, summary.runtimes], ['python', ['python']]);
  });

  it('is of the sources where a package.json only holds tools', async () => {
    const summary = await summaryOf({
      'package.json': npm({ dependencies: { 'serverless-google-cloudfunctions': '4' } }),
      'serverless.yml': 'service: x\nprovider:\n  name: google\n  runtime: python312\n',
      'main.py': '',
    });
    assert.deepEqual([summary.primaryLanguage, summary.runtimes], ['python', ['python']]);
    assert.deepEqual(summary.hosting, ['google-cloud-functions']);
  });

  it('runs on what its servers run on, not on what a front end is built with', async () => {
    const summary = await summaryOf({
      'api/go.mod': 'module x\n\ngo 1.24\n\nrequire github.com/gin-gonic/gin v1.10.0\n',
      'api/main.go': '',
      'web/package.json': npm({ dependencies: { react: '19' } }),
      'web/app.tsx': '',
    });
    assert.deepEqual([summary.primaryLanguage, summary.runtimes], ['go', ['go']]);
    const alone = await summaryOf({ 'package.json': npm({ dependencies: { react: '19' } }), 'app.tsx': '' });
    assert.deepEqual(alone.runtimes, ['node']);
  });

  it('is of the service behind a front that renders on a server', async () => {
    const summary = await summaryOf({
      'api/requirements.txt': 'fastapi\n',
      'api/main.py': '',
      'web/package.json': npm({ dependencies: { next: '16', react: '19' } }),
      'web/page.js': '',
      'web/layout.js': '',
    });
    assert.deepEqual([summary.primaryLanguage, summary.runtimes], ['python', ['python', 'node']]);
  });
});
