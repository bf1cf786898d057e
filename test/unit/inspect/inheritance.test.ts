import assert from 'node:assert/strict';
import { inheritedFacts } from '../../../src/core/inspect/inheritance.ts';
import { WorkspaceIndex } from '../../../src/core/inspect/workspaceIndex.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';
import { readManifest } from '../../../src/core/inspect/readers/readManifest.ts';
import { readSections } from '../../../src/build/knowledge/compile.ts';
import { loadCatalogue } from '../../../src/knowledge/catalogue.ts';

const catalogue = loadCatalogue({ version: 'test', advice: {}, ...readSections([]) });

/** What a project has from the other files of its workspace: `id file`. */
function inherited(
  project: string,
  files: Readonly<Record<string, string>>,
  from: 'own' | 'throughLibraries' = 'own',
): readonly string[] {
  const manifests = new Map(
    Object.entries(files).flatMap(([path, text]) => {
      const manifest = readManifest(path, text);
      return manifest === null ? [] : [[path, manifest] as const];
    }),
  );
  const manifest = manifests.get(project);
  assert.ok(manifest);
  return inheritedFacts(manifests, catalogue)
    [from](manifest)
    .filter((fact) => fact.confidence >= 0.5)
    .map((fact) => `${fact.id} ${fact.file}`);
}

describe('inheritedFacts', () => {
  it('resolves accessors of version catalogs, the nearest catalog first', () => {
    const facts = inherited('app/build.gradle.kts', {
      'app/build.gradle.kts':
        'dependencies {\n implementation(libs.ktor.server)\n implementation(libs.bundles.data)\n}\n',
      'gradle/libs.versions.toml':
        '[libraries]\nktor-server = "io.ktor:ktor-server-core:3.0.0"\npg = "org.postgresql:postgresql:42.7.4"\nexposed = "org.jetbrains.exposed:exposed-core:0.55.0"\n[bundles]\ndata = ["pg", "exposed"]\n',
    });
    assert.deepEqual(facts, [
      'ktor app/build.gradle.kts',
      'postgresql app/build.gradle.kts',
      'exposed app/build.gradle.kts',
    ]);
  });

  it('follows convention plugins, drawn-in scripts and blocks for subprojects', () => {
    const facts = inherited('services/a/build.gradle', {
      'services/a/build.gradle': 'plugins { id \'acme.service\' }\napply from: "$rootDir/gradle/db.gradle"\n',
      'buildSrc/src/main/groovy/acme.service.gradle':
        "dependencies { implementation 'io.micronaut:micronaut-http-server-netty' }\n",
      'gradle/db.gradle': "dependencies { runtimeOnly 'org.postgresql:postgresql' }\n",
      'build.gradle':
        "subprojects { dependencies { implementation 'org.mongodb:mongodb-driver-sync:5.2.0' } }\ndependencies { implementation 'com.h2database:h2' }\n",
    });
    assert.deepEqual(new Set(facts.map((fact) => fact.split(' ')[0])), new Set(['micronaut', 'postgresql', 'mongodb']));
  });

  it('follows requirements files into other folders, rings and all', () => {
    const facts = inherited('api/requirements.txt', {
      'api/requirements.txt': '-r ../shared/base.txt\n-r ../shared/requirements.txt\n',
      'shared/requirements.txt': 'flask\n-r ../api/requirements.txt\n',
    });
    assert.deepEqual(facts, ['flask shared/requirements.txt']);
  });

  it('finds data access and databases in libraries that .NET projects refer to, and in those that these refer to', () => {
    const reference = (path: string): string =>
      `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="${path}" /></ItemGroup></Project>`;
    const facts = inherited(
      'Shop.Web/Shop.Web.csproj',
      {
        'Shop.Web/Shop.Web.csproj': reference('..\\Shop.Core\\Shop.Core.csproj'),
        'Shop.Core/Shop.Core.csproj': reference('../Shop.Data/Shop.Data.csproj'),
        'Shop.Data/Shop.Data.csproj':
          '<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><ProjectReference Include="../Shop.Core/Shop.Core.csproj" /><PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="9.0.0" /></ItemGroup></Project>',
      },
      'throughLibraries',
    );
    assert.deepEqual(facts, ['ef-core Shop.Data/Shop.Data.csproj', 'postgresql Shop.Data/Shop.Data.csproj']);
  });

  it('finds them in crates by path and in packages of the workspace, but not in what npm fetches from elsewhere', () => {
    const cargo = inherited(
      'api/Cargo.toml',
      {
        'api/Cargo.toml': '[package]\nname = "api"\n[dependencies]\nstore = { path = "../store" }\n',
        'store/Cargo.toml':
          '[package]\nname = "store"\n[dependencies]\nsqlx = { version = "0.8", features = ["sqlite"] }\naxum = "0.8"\n',
      },
      'throughLibraries',
    );
    assert.deepEqual(cargo, ['sqlx store/Cargo.toml', 'sqlite store/Cargo.toml']);
    const npm = (version: string): readonly string[] =>
      inherited(
        'apps/api/package.json',
        {
          'apps/api/package.json': `{"name":"api","dependencies":{"@shop/db":"${version}","express":"5"}}`,
          'packages/db/package.json':
            '{"name":"@shop/db","dependencies":{"mongoose":"8"},"devDependencies":{"pg":"8"}}',
        },
        'throughLibraries',
      );
    const found = ['mongoose packages/db/package.json', 'mongodb packages/db/package.json'];
    assert.deepEqual(npm('workspace:*'), found);
    assert.deepEqual(npm('*'), found);
    assert.deepEqual(npm('^1.0.0'), found);
    for (const elsewhere of ['npm:db@1', 'github:shop/db', 'shop/db#main', 'https://shop.example/db.tgz'])
      assert.deepEqual(npm(elsewhere), [], elsewhere);
    const prisma = inherited(
      'apps/web/package.json',
      {
        'apps/web/package.json': '{"name":"web","dependencies":{"@shop/data":"*"}}',
        'packages/data/package.json': '{"name":"@shop/data","dependencies":{"@prisma/client":"6"}}',
        'packages/data/prisma/schema.prisma': 'datasource db {\n  provider = "mysql"\n  url = env("X")\n}\n',
      },
      'throughLibraries',
    );
    assert.deepEqual(prisma.slice(0, 2), [
      'prisma packages/data/package.json',
      'mysql packages/data/prisma/schema.prisma',
    ]);
  });

  it('finds them in modules of Maven, Gradle and Go, in an umbrella, and in local packages of Python', () => {
    const pom = (artifact: string, dependency: string): string =>
      `<project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId><artifactId>${artifact}</artifactId><version>1</version><dependencies>${dependency}</dependencies></project>`;
    const on = (group: string, artifact: string, scope = 'compile'): string =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>1</version><scope>${scope}</scope></dependency>`;
    const mix = (app: string, dependency: string): string =>
      `defmodule X.MixProject do\n  def project, do: [app: :${app}, deps: deps()]\n  defp deps, do: [${dependency}]\nend\n`;
    const python = (name: string, dependency: string): string =>
      `[project]\nname = "${name}"\nversion = "1"\ndependencies = ["${dependency}"]\n`;
    const cases: readonly (readonly [project: string, texts: Record<string, string>, found: readonly string[]])[] = [
      ['web/pom.xml', { 'web/pom.xml': pom('web', on('shop', 'core')) }, ['jdbi core/pom.xml']],
      ['web/pom.xml', { 'web/pom.xml': pom('web', on('shop', 'core', 'test')) }, []],
      [
        'apps/web/build.gradle',
        { 'apps/web/build.gradle': "dependencies {\n  implementation project(':libs:data')\n}\n" },
        ['jdbi libs/data/build.gradle.kts'],
      ],
      ['web/build.gradle', { 'web/build.gradle': "dependencies {\n  implementation project(':none')\n}\n" }, []],
      [
        'api/go.mod',
        { 'api/go.mod': 'module example.org/api\n\nrequire example.org/store v0.0.0\n' },
        ['gorm store/go.mod'],
      ],
      [
        'apps/web/mix.exs',
        { 'apps/web/mix.exs': mix('web', '{:core, in_umbrella: true}') },
        ['ecto apps/core/mix.exs'],
      ],
      ['api/pyproject.toml', { 'api/pyproject.toml': python('api', 'shop-store') }, ['peewee store/pyproject.toml']],
      ['api/requirements.txt', { 'api/requirements.txt': '-e ../store\n' }, ['peewee store/pyproject.toml']],
    ];
    for (const [project, texts, found] of cases) {
      const all = {
        'core/pom.xml': pom('core', on('org.jdbi', 'jdbi3-core')),
        'libs/data/build.gradle.kts': 'dependencies {\n    implementation("org.jdbi:jdbi3-core:3.45.0")\n}\n',
        'store/go.mod': 'module example.org/store\n\nrequire gorm.io/gorm v1.25.0\n',
        'apps/core/mix.exs': mix('core', '{:ecto, "~> 3.0"}'),
        'store/pyproject.toml': python('shop_store', 'peewee'),
        ...texts,
      };
      assert.deepEqual(inherited(project, all, 'throughLibraries'), found, project);
    }
  });

  it('takes the features of a dependency from the workspace of Cargo, in a crate and in those that it uses', () => {
    const texts = {
      'Cargo.toml':
        '[workspace]\nmembers = ["crates/*"]\n[workspace.dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\nstore = { path = "crates/store" }\n',
      'crates/api/Cargo.toml': '[package]\nname = "api"\n[dependencies]\nstore.workspace = true\n',
      'crates/store/Cargo.toml': '[package]\nname = "store"\n[dependencies]\nsqlx.workspace = true\n',
      'crates/own/Cargo.toml': '[package]\nname = "own"\n[dependencies]\nsqlx = "0.8"\n',
    };
    assert.ok(inherited('crates/store/Cargo.toml', texts).includes('postgresql Cargo.toml'));
    assert.ok(inherited('crates/api/Cargo.toml', texts, 'throughLibraries').includes('postgresql Cargo.toml'));
    assert.deepEqual(inherited('crates/own/Cargo.toml', texts), []);
  });
});

describe('versions of an npm workspace’s catalogs', () => {
  const files = {
    'pnpm-workspace.yaml': 'packages: [api]\ncatalog:\n  fastify: ^5.1.0\ncatalogs:\n  old:\n    hono: ^4.6.0\n',
    'package.json': '{"name":"root","private":true}',
    'api/package.json':
      '{"name":"api","dependencies":{"fastify":"catalog:","hono":"catalog:old","koa":"workspace:*","@prisma/client":"catalog:none"}}',
  };
  const open = (): Promise<WorkspaceIndex> =>
    WorkspaceIndex.open(new MemoryFiles(files), realKnowledge(), { root: 'test', excludes: [], now: () => 0 });
  const versions = (index: WorkspaceIndex): Record<string, string | null> => {
    const api = index.report(sayIn()).services.find(({ path }) => path === 'api');
    const found = [...(api?.frameworks ?? []), ...(api?.dataAccess ?? [])];
    for (const finding of found) assert.equal(finding.file, 'api/package.json');
    return Object.fromEntries(found.map(({ id, version }) => [id, version]));
  };

  it('are shown where the dependency stands; a reference alone is no version', async () => {
    const index = await open();
    assert.deepEqual(versions(index), { fastify: '^5.1.0', hono: '^4.6.0', koa: null, prisma: null });
    const other = index.report(sayIn()).services.find(({ path }) => path === 'api')?.other ?? [];
    assert.deepEqual(
      other.filter(({ id }) => id === 'fastify'),
      [],
      'not listed twice',
    );
  });

  it('follow the catalog', async () => {
    const index = await open();
    const text = files['pnpm-workspace.yaml'].replace('^5.1.0', '^5.6.0');
    await index.apply([{ path: 'pnpm-workspace.yaml', kind: 'document', text }]);
    assert.equal(versions(index)['fastify'], '^5.6.0');
  });
});

describe('versions that a Maven parent or bill of materials gives to its group', () => {
  const spring = (artifact: string): string =>
    `<dependency><groupId>org.springframework.boot</groupId><artifactId>${artifact}</artifactId></dependency>`;
  const version = async (head: string): Promise<readonly (string | null)[]> => {
    const pom = `<project>${head}<dependencies>${spring('spring-boot-starter-web')}${spring('spring-boot-starter-data-jpa')}</dependencies></project>`;
    const files = new MemoryFiles({ 'pom.xml': pom });
    const index = await WorkspaceIndex.open(files, realKnowledge(), { root: 'test', excludes: [], now: () => 0 });
    const [service] = index.report(sayIn()).services;
    assert.equal(service?.frameworks[0]?.id, 'spring-boot');
    const data = service.dataAccess.find(({ id }) => id === 'spring-data');
    return [service.frameworks[0].version, data?.version ?? null];
  };
  const spot = (artifact: string, type = ''): string =>
    `<groupId>org.springframework.boot</groupId><artifactId>${artifact}</artifactId><version>3.4.1</version>${type}`;

  it('are shown for what is named after the group, and not for what its starters bring', async () => {
    assert.deepEqual(await version(`<parent>${spot('spring-boot-starter-parent')}</parent>`), ['3.4.1', null]);
    const bom = `<dependency>${spot('spring-boot-dependencies', '<type>pom</type><scope>import</scope>')}</dependency>`;
    const managed = `<dependencyManagement><dependencies>${bom}</dependencies></dependencyManagement>`;
    assert.deepEqual(await version(managed), ['3.4.1', null]);
  });

  it('are none where the group has neither', async () => {
    const parent = '<parent><groupId>org.acme</groupId><artifactId>base</artifactId><version>7</version></parent>';
    assert.deepEqual(await version(parent), [null, null]);
  });
});
