import assert from 'node:assert/strict';
import { WorkspaceIndex } from '../../../src/core/inspect/workspaceIndex.ts';
import type { StackReport } from '../../../src/core/model/stackReport.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

type Texts = Readonly<Record<string, string>>;
const say = sayIn();
const OPTIONS = { root: 'test', excludes: [], now: () => 0 };

/** Each part of each service's stack that has a version, as `id version file:line`. */
function versionsIn({ services }: StackReport): string[] {
  return services.flatMap((service) =>
    [...service.frameworks, ...service.dataAccess, ...service.databases].flatMap(({ id, version, file, line }) =>
      version === null ? [] : [`${id} ${version} ${file}:${line}`],
    ),
  );
}

async function versionsOf(texts: Texts): Promise<string[]> {
  const index = await WorkspaceIndex.open(new MemoryFiles(texts), realKnowledge(), OPTIONS);
  return versionsIn(index.report(say));
}

const dependency = (group: string, artifact: string, version = '', more = ''): string =>
  `<dependency>\n<groupId>${group}</groupId>\n<artifactId>${artifact}</artifactId>\n${version === '' ? '' : `<version>${version}</version>\n`}${more}</dependency>\n`;
const pom = (inside: string): string =>
  `<project>\n<modelVersion>4.0.0</modelVersion>\n<groupId>g</groupId>\n<artifactId>a</artifactId>\n<version>1</version>\n${inside}</project>\n`;
const BOOT = 'org.springframework.boot';
const WEB = `<dependencies>\n${dependency(BOOT, 'spring-boot-starter-web')}</dependencies>\n`;

describe('versions that are managed elsewhere', () => {
  it('are those of the parent that a framework is built with, and stand at the dependency', async () => {
    const parent = `<parent>\n<groupId>${BOOT}</groupId>\n<artifactId>spring-boot-starter-parent</artifactId>\n<version>3.4.1</version>\n</parent>\n`;
    assert.deepEqual(await versionsOf({ 'pom.xml': pom(parent + WEB) }), ['spring-boot 3.4.1 pom.xml:14']);
  });

  it('are those of a bill of materials and of managed dependencies, in the project or its parent', async () => {
    const managed = `<dependencyManagement>\n<dependencies>\n${dependency(BOOT, 'spring-boot-dependencies', '3.3.1', '<type>pom</type><scope>import</scope>')}${dependency('org.mybatis', 'mybatis', '3.5.16')}</dependencies>\n</dependencyManagement>\n`;
    const used = `<dependencies>\n${dependency(BOOT, 'spring-boot-starter-web')}${dependency('org.mybatis', 'mybatis')}</dependencies>\n`;
    const both = ['spring-boot 3.3.1', 'mybatis 3.5.16'];
    const alone = await versionsOf({ 'pom.xml': pom(managed + used) });
    assert.deepEqual(
      alone.map((one) => one.replace(/ pom\.xml:\d+$/, '')),
      both,
    );
    const child = await versionsOf({
      'pom.xml': pom(`<packaging>pom</packaging>\n<modules>\n<module>api</module>\n</modules>\n${managed}`),
      'api/pom.xml': `<project>\n<parent>\n<groupId>g</groupId>\n<artifactId>a</artifactId>\n<version>1</version>\n</parent>\n<artifactId>api</artifactId>\n${used}</project>\n`,
    });
    assert.deepEqual(
      child.map((one) => one.replace(/ api\/pom\.xml:\d+$/, '')),
      both,
    );
  });

  it('are told with their place', async () => {
    const index = await WorkspaceIndex.open(
      new MemoryFiles({
        'Cargo.toml': '[workspace]\nmembers = ["api"]\n\n[workspace.dependencies]\naxum = "0.7"\n',
        'api/Cargo.toml': '[package]\nname = "api"\nversion = "0.1.0"\n\n[dependencies]\naxum.workspace = true\n',
        'api/src/main.rs': '',
      }),
      realKnowledge(),
      OPTIONS,
    );
    const [axum] = index.report(say).services.flatMap(({ frameworks }) => frameworks);
    assert.equal(axum?.because, 'axum is a dependency in api/Cargo.toml; its version 0.7 stands at axum in Cargo.toml');
  });

  it('are those of the plugin that builds with a framework', async () => {
    const build = `plugins {\n    id("${BOOT}") version "3.3.0"\n}\n\ndependencies {\n    implementation("${BOOT}:spring-boot-starter-web")\n}\n`;
    assert.deepEqual(await versionsOf({ 'build.gradle.kts': build }), ['spring-boot 3.3.0 build.gradle.kts:6']);
  });

  it('are never those of what is only built around a framework', async () => {
    const cloud = dependency('org.springframework.cloud', 'spring-cloud-starter', '4.2.0');
    const jpa = dependency(BOOT, 'spring-boot-starter-data-jpa', '3.4.1');
    assert.deepEqual(await versionsOf({ 'pom.xml': pom(`<dependencies>\n${cloud}</dependencies>\n`) }), []);
    const versions = await versionsOf({ 'pom.xml': pom(`<dependencies>\n${jpa}</dependencies>\n`) });
    assert.deepEqual(versions, ['spring-boot 3.4.1 pom.xml:9']);
  });

  it('are those of a Cargo workspace', async () => {
    const versions = await versionsOf({
      'Cargo.toml': '[workspace]\nmembers = ["api"]\n\n[workspace.dependencies]\naxum = "0.7"\nsea-orm = "1.1"\n',
      'api/Cargo.toml':
        '[package]\nname = "api"\nversion = "0.1.0"\n\n[dependencies]\naxum.workspace = true\nsea-orm = "1.0"\n',
      'api/src/main.rs': '',
    });
    assert.deepEqual(versions, ['axum 0.7 api/Cargo.toml:6', 'sea-orm 1.0 api/Cargo.toml:7']);
  });

  it('are those of the catalog that a package names, of pnpm or Bun', async () => {
    const api = (version: string): string => `{\n  "name": "api",\n  "dependencies": { "fastify": "${version}" }\n}\n`;
    const pnpm = (version: string): Texts => ({
      'package.json': '{ "name": "root", "private": true }\n',
      'pnpm-workspace.yaml':
        'packages: [api]\ncatalog:\n  fastify: ^5.1.0\ncatalogs:\n  old:\n    fastify: ^4.0.0\n  other:\n    express: ^4.0.0\n',
      'api/package.json': api(version),
    });
    assert.deepEqual(await versionsOf(pnpm('catalog:')), ['fastify ^5.1.0 api/package.json:3']);
    assert.deepEqual(await versionsOf(pnpm('catalog:default')), ['fastify ^5.1.0 api/package.json:3']);
    assert.deepEqual(await versionsOf(pnpm('catalog:old')), ['fastify ^4.0.0 api/package.json:3']);
    // One that is not there is no version either.
    assert.deepEqual(await versionsOf(pnpm('catalog:other')), []);
    const bun = {
      'package.json': '{ "name": "root", "workspaces": { "packages": ["api"], "catalog": { "fastify": "^5.2.0" } } }\n',
      'api/package.json': api('catalog:'),
    };
    assert.deepEqual(await versionsOf(bun), ['fastify ^5.2.0 api/package.json:3']);
  });

  it('are those of the nearest file of NuGet’s central management', async () => {
    const central = (version: string): string =>
      `<Project>\n  <ItemGroup>\n    <PackageVersion Include="Dapper" Version="${version}" />\n  </ItemGroup>\n</Project>\n`;
    const project = (version = ''): string =>
      `<Project Sdk="Microsoft.NET.Sdk.Web">\n  <ItemGroup>\n    <PackageReference Include="dapper"${version} />\n  </ItemGroup>\n</Project>\n`;
    const versions = await versionsOf({
      'Directory.Packages.props': central('2.0.0'),
      'a/Api.csproj': project(),
      'b/Directory.Packages.props': central('2.1.35'),
      'b/Api.csproj': project(),
      'c/Api.csproj': project(' Version="1.9.0"'),
    });
    assert.deepEqual(versions, [
      'dapper 2.0.0 a/Api.csproj:3',
      'dapper 2.1.35 b/Api.csproj:3',
      'dapper 1.9.0 c/Api.csproj:3',
    ]);
  });

  it('follow an edit of the file that manages them', async () => {
    const files = new MemoryFiles({
      'Cargo.toml': '[workspace]\nmembers = ["api"]\n\n[workspace.dependencies]\naxum = "0.7"\n',
      'api/Cargo.toml': '[package]\nname = "api"\nversion = "0.1.0"\n\n[dependencies]\naxum.workspace = true\n',
      'api/src/main.rs': '',
    });
    const index = await WorkspaceIndex.open(files, realKnowledge(), OPTIONS);
    assert.deepEqual(versionsIn(index.report(say)), ['axum 0.7 api/Cargo.toml:6']);
    const text = '[workspace]\nmembers = ["api"]\n\n[workspace.dependencies]\naxum = "0.8"\n';
    await index.apply([{ path: 'Cargo.toml', kind: 'document', text }]);
    assert.deepEqual(versionsIn(index.report(say)), ['axum 0.8 api/Cargo.toml:6']);
  });
});
