import assert from 'node:assert/strict';
import { resolveAnswers } from '../../../src/core/advise/answers.ts';
import { WorkspaceIndex } from '../../../src/core/inspect/workspaceIndex.ts';
import type { StackReport } from '../../../src/core/model/stackReport.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

type Texts = Readonly<Record<string, string>>;
type Signals = StackReport['signals'];

async function signalsOf(texts: Texts): Promise<Signals> {
  const options = { root: 'test', excludes: [], now: () => 0 };
  return (await WorkspaceIndex.open(new MemoryFiles(texts), realKnowledge(), options)).report(sayIn()).signals;
}
const npm = (dependencies: object): string => JSON.stringify({ name: 'x', dependencies });
const many = (count: number, file: string, text: string): Texts =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`services/s${i}/${file}`, text]));
const POM = `<project><modelVersion>4.0.0</modelVersion><artifactId>x</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>`;
const pomWith = (artifact: string): string =>
  POM.replace(
    '</dependencies>',
    `<dependency><groupId>org.springframework.cloud</groupId><artifactId>${artifact}</artifactId></dependency></dependencies>`,
  );

const csproj = (name: string): string =>
  `<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="${name}" Version="9.0.0" /></ItemGroup></Project>`;

describe('signals', () => {
  const TAKEN: readonly (readonly [field: string, value: unknown, place: string, texts: Texts])[] = [
    ['productType', 'ecommerce', 'package.json', { 'package.json': npm({ '@vendure/core': '3' }) }],
    ['productType', 'api-gateway', 'pom.xml', { 'pom.xml': pomWith('spring-cloud-starter-gateway') }],
    ['productType', 'game-backend', 'package.json', { 'package.json': npm({ colyseus: '0.16' }) }],
    ['productType', 'data-pipeline', 'requirements.txt', { 'requirements.txt': 'apache-airflow==2.9\n' }],
    [
      'productType',
      'mobile-backend',
      'app/package.json',
      { 'app/package.json': npm({ 'react-native': '0.76' }), 'api/package.json': npm({ fastify: '5' }) },
    ],
    ['productType', 'ml-service', 'requirements.txt', { 'requirements.txt': 'fastapi\ntorch\n' }],
    ['productType', 'realtime', 'package.json', { 'package.json': npm({ express: '5', 'socket.io': '4' }) }],
    ['productType', 'web-app', 'package.json', { 'package.json': npm({ next: '15', react: '19' }) }],
    [
      'productType',
      'devtool',
      'pyproject.toml',
      { 'pyproject.toml': '[project]\nname = "x"\ndependencies = ["click"]\n[project.scripts]\nx = "x:main"\n' },
    ],
    ['productType', 'data-pipeline', 'dbt_project.yml', { 'dbt_project.yml': 'name: x\n' }],
    ['productType', 'api-gateway', 'krakend.json', { 'krakend.json': '{"version":3}' }],
    ['productType', 'realtime', 'A.csproj', { 'A.csproj': csproj('Microsoft.AspNetCore.SignalR.StackExchangeRedis') }],
    ['productType', 'api', 'openapi.yaml', { 'openapi.yaml': 'openapi: 3.1.0\n', 'package.json': npm({ koa: '2' }) }],
    [
      'productType',
      'api',
      'go.mod',
      {
        'go.mod': 'module x\n\ngo 1.24\n\nrequire google.golang.org/grpc v1.70.0\n',
        'main.go': 'package main\n\nimport "google.golang.org/grpc"\n\nfunc main() {\n\tgrpc.NewServer()\n}\n',
      },
    ],
    ['frontendJsTeam', true, 'package.json', { 'package.json': npm({ '@angular/core': '19' }) }],
    ['frontendJsTeam', true, 'package.json', { 'package.json': npm({ nuxt: '3' }) }],
    ['edgeOrWasm', true, 'fastly.toml', { 'fastly.toml': 'name = "x"\n', 'package.json': npm({ koa: '2' }) }],
    [
      'edgeOrWasm',
      true,
      'rust-toolchain.toml',
      {
        'Cargo.toml': '[package]\nname = "x"\n[dependencies]\naxum = "0.8"\n',
        'rust-toolchain.toml': '[toolchain]\nchannel = "stable"\ntargets = ["wasm32-wasip1"]\n',
      },
    ],
    [
      'enterprisePlatform',
      'dotnet',
      'nuget.config',
      {
        'nuget.config':
          '<configuration><packageSources><add key="a" value="https://api.nuget.org/v3/index.json" /><add key="b" value="https://nuget.corp.example/v3/index.json" /></packageSources></configuration>',
        'Api/Api.csproj': csproj('Serilog'),
      },
    ],
    [
      'enterprisePlatform',
      'jvm',
      'pom.xml',
      {
        'pom.xml': POM.replace(
          '<dependencies>',
          '<repositories><repository><id>a</id><url>https://nexus.example.org/maven</url></repository></repositories><dependencies>',
        ),
      },
    ],
    [
      'enterprisePlatform',
      'jvm',
      'src/main/webapp/WEB-INF/weblogic.xml',
      { 'pom.xml': POM, 'src/main/webapp/WEB-INF/weblogic.xml': '<weblogic-web-app/>' },
    ],
    ['cloud', 'aws', 'main.tf', { 'main.tf': 'provider "aws" {}\n', 'package.json': npm({ koa: '2' }) }],
    ['productType', 'api', 'requirements.txt', { 'requirements.txt': 'fastapi\n' }],
    ['ml', 'core', 'requirements.txt', { 'requirements.txt': 'torch\nmlflow\n' }],
    ['ml', 'some', 'requirements.txt', { 'requirements.txt': 'scikit-learn\nopenai\n' }],
    ['ml', 'calls-apis', 'requirements.txt', { 'requirements.txt': 'fastapi\nopenai\n' }],
    [
      'cloud',
      'azure',
      'main.bicep',
      { 'main.bicep': "param location string = 'x'\n", 'package.json': npm({ koa: '2' }) },
    ],
    ['cloud', 'vercel', 'vercel.json', { 'vercel.json': '{"version":2}', 'package.json': npm({ next: '15' }) }],
    [
      'hosting',
      'kubernetes',
      'chart/Chart.yaml',
      {
        'chart/Chart.yaml': 'apiVersion: v2\nname: x\n',
        Dockerfile: 'FROM node:22\n',
        'package.json': npm({ koa: '2' }),
      },
    ],
    ['hosting', 'containers', 'Dockerfile', { Dockerfile: 'FROM node:22\n', 'package.json': npm({ koa: '2' }) }],
    ['regulated', 'health', 'requirements.txt', { 'requirements.txt': 'flask\nhl7\n' }],
    [
      'secondLanguageAllowed',
      true,
      'api/package.json',
      { 'api/package.json': npm({ koa: '2' }), 'jobs/requirements.txt': 'flask\n' },
    ],
  ];
  for (const [field, value, file, texts] of TAKEN) {
    it(`answer ${field} with ${String(value)}, from ${file}`, async () => {
      const found = (await signalsOf(texts)).filter(({ answers }) => answers === field);
      assert.equal(found.length, 1, JSON.stringify(found));
      assert.deepEqual([found[0]?.value, found[0]?.finding?.file], [value, file]);
      assert.ok((found[0]?.confidence ?? 0) >= 0.5);
      assert.ok((found[0]?.finding?.line ?? 0) >= 1);
    });
  }

  const SHOWN: readonly (readonly [field: string, texts: Texts])[] = [
    ['measuredBottleneck', { 'package.json': npm({ koa: '2', autocannon: '8' }) }],
    ['measuredBottleneck', { 'package.json': npm({ koa: '2' }), 'locustfile.py': '' }],
    [
      'measuredBottleneck',
      {
        'build.gradle': "plugins { id 'io.gatling.gradle' }\ndependencies { implementation 'io.javalin:javalin:6' }\n",
      },
    ],
    ['performance', { 'package.json': npm({ express: '5', 'socket.io': '4' }) }],
    ['productType', { 'requirements.txt': 'aiokafka\n', 'consumer.py': '' }],
    ['productType', { 'package.json': npm({ express: '5', stripe: '17' }) }],
    ['enterprisePlatform', many(6, 'pom.xml', POM)],
    ['teamSize', many(6, 'package.json', npm({ koa: '2' }))],
    ['cloud', { 'package.json': npm({ koa: '2', '@aws-sdk/client-s3': '3' }) }],
    // Evidence for two clouds is none for either.
    [
      'cloud',
      {
        'a/vercel.json': '{"version":2}',
        'a/package.json': npm({ next: '15' }),
        'b/template.yaml':
          'AWSTemplateFormatVersion: "2010-09-09"\nTransform: AWS::Serverless-2016-10-31\nResources: {}\n',
      },
    ],
  ];
  for (const [field, texts] of SHOWN) {
    it(`show a hint at ${field} that is not taken for an answer`, async () => {
      const signals = await signalsOf(texts);
      const found = signals.find(({ answers }) => answers === field);
      assert.ok(found !== undefined && found.confidence < 0.5, JSON.stringify(found));
      assert.equal(resolveAnswers(null, { signals }, realKnowledge()).get(field as 'cloud')?.source, 'unknown');
    });
  }

  it('take a cloud alone for no way of hosting, a pipeline for no host, and pages with a little script for no team', async () => {
    const answers = async (texts: Texts): Promise<string[]> =>
      (await signalsOf(texts)).filter(({ confidence }) => confidence >= 0.5).map(({ answers: field }) => field);
    const api = { 'package.json': npm({ koa: '2' }) };
    const clouds = [
      { 'main.tf': 'provider "azurerm" {}\n' },
      { 'main.bicep': "param location string = 'x'\n" },
      { 'azure-pipelines.yml': 'trigger:\n- main\n' },
    ];
    for (const texts of clouds) {
      const found = await answers({ ...api, ...texts });
      assert.deepEqual([found.includes('cloud'), found.includes('hosting')], [true, false], Object.keys(texts)[0]);
    }
    const pages = await answers({ 'requirements.txt': 'flask\n', 'package.json': npm({ 'htmx.org': '2' }) });
    assert.ok(!pages.includes('frontendJsTeam'));
  });

  it('leave out what is vendored, an example, a fixture, or for documents and scripts', async () => {
    const models = 'flask\ntorch\n';
    const signals = await signalsOf({
      'package.json': npm({ koa: '2' }),
      'vendor/a/requirements.txt': models,
      'examples/a/requirements.txt': models,
      'test/fixtures/a/requirements.txt': models,
      'docs/requirements.txt': models,
      'scripts/requirements.txt': models,
    });
    const value = (field: string): unknown => signals.find(({ answers }) => answers === field)?.value;
    assert.deepEqual([value('teamSkills'), value('ml'), value('productType')], [['javascript'], 'none', undefined]);
  });

  it('take an app for Android for no platform', async () => {
    const signals = await signalsOf({
      'app/build.gradle':
        "plugins { id 'com.android.application' }\ndependencies { implementation 'androidx.core:core:1' }\n",
      'app/src/main/java/A.kt': '',
    });
    assert.ok(signals.every(({ answers }) => answers !== 'enterprisePlatform'));
  });

  it('say nothing where nothing is seen', async () => {
    const fields = (await signalsOf({ 'package.json': npm({ koa: '2' }) })).map(({ answers }) => answers);
    assert.deepEqual(fields.sort(), ['currentStack', 'ml', 'teamSkills']);
    assert.deepEqual(await signalsOf({ 'README.md': '' }), []);
  });

  it('name the language first that most servers are written in', async () => {
    const signals = await signalsOf({
      'a/requirements.txt': 'flask\n',
      'b/package.json': npm({ koa: '2' }),
      'c/package.json': npm({ koa: '2' }),
    });
    const skills = signals.find(({ answers }) => answers === 'teamSkills');
    assert.deepEqual(skills?.value, ['javascript', 'python']);
  });

  it('take a library for a skill only where no server is, and a tool or a front end never', async () => {
    const sources = Object.fromEntries(['a', 'b', 'c'].map((name) => [`lib/${name}.go`, 'package lib\n']));
    const library = { 'lib/go.mod': 'module example.org/lib\n\ngo 1.24\n', ...sources };
    const skills = async (texts: Texts): Promise<unknown> =>
      (await signalsOf(texts)).find(({ answers }) => answers === 'teamSkills')?.value;
    assert.deepEqual(await skills(library), ['go']);
    assert.deepEqual(await skills({ ...library, 'api/package.json': npm({ koa: '2' }) }), ['javascript']);
    assert.equal(await skills({ 'web/package.json': npm({ react: '19' }) }), undefined);
    assert.equal(await skills({ 'docs/requirements.txt': 'mkdocs\n', 'docs/conf.py': '' }), undefined);
  });

  it('take no part for the whole, and no arithmetic for machine learning', async () => {
    const parts = await signalsOf({
      ...many(4, 'package.json', npm({ koa: '2' })),
      'gateway/pom.xml': pomWith('spring-cloud-starter-gateway'),
      'faces/requirements.txt': 'flask\nnumpy\ntorch\n',
    });
    assert.equal(
      parts.find(({ answers }) => answers === 'productType'),
      undefined,
    );
    const numbers = await signalsOf({ 'requirements.txt': 'flask\nnumpy\npandas\n' });
    assert.equal(numbers.find(({ answers }) => answers === 'ml')?.value, 'none');
  });

  it('give way to what the team says', async () => {
    const signals = await signalsOf({ 'vercel.json': '{"version":2}', 'package.json': npm({ next: '15' }) });
    const profile = { schemaVersion: 1 as const, answers: { cloud: 'gcp' as const, productType: 'saas' as const } };
    const used = resolveAnswers(profile, { signals }, realKnowledge());
    assert.deepEqual([used.get('cloud')?.value, used.get('productType')?.value], ['gcp', 'saas']);
    assert.equal(resolveAnswers(null, { signals }, realKnowledge()).get('cloud')?.value, 'vercel');
  });
});
