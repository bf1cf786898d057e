import assert from 'node:assert/strict';
import { readFacts } from '../../support/readFacts.ts';

describe('Dockerfile', () => {
  it('resolves arguments, with their defaults, and follows stages', () => {
    const { dependencies, runtimes, problems } = readFacts(
      'Dockerfile',
      'ARG TAG=22-slim\nARG IMAGE="node:${TAG}"\nFROM ${IMAGE} AS Base\nFROM base AS build\nRUN npm ci\nFROM gcr.io/distroless/static:nonroot\nFROM base\nCMD ["node", "x.js"]\n',
    );
    assert.deepEqual(dependencies, ['runtime docker node 22-slim', 'build docker gcr.io/distroless/static nonroot']);
    assert.deepEqual(runtimes, ['node 22']);
    assert.deepEqual(problems, []);
  });

  it('takes the runtime from the compiler where the last image has none', () => {
    const { runtimes } = readFacts(
      'Dockerfile',
      'FROM node:22 AS assets\nFROM golang:1.23.1-alpine AS build\nFROM scratch\nCOPY --from=build /a /a\nENTRYPOINT ["/a"]\n',
    );
    assert.deepEqual(runtimes, ['go 1.23.1']);
  });

  it('knows the Java version of a build tool only where the tag names it', () => {
    assert.deepEqual(readFacts('Dockerfile', 'FROM maven:3.9-eclipse-temurin-21\n').runtimes, ['jvm 21']);
    assert.deepEqual(readFacts('Dockerfile', 'FROM gradle:8.10\n').runtimes, ['jvm -']);
    assert.deepEqual(readFacts('Dockerfile', 'FROM eclipse-temurin:17-jre\n').runtimes, ['jvm 17']);
    assert.deepEqual(readFacts('Dockerfile', 'FROM mcr.microsoft.com/dotnet/aspnet:8.0\n').runtimes, ['dotnet 8.0']);
  });

  it('joins lines, passes over comments within and the bodies of here-documents', () => {
    const { settings, dependencies } = readFacts(
      'api.Dockerfile',
      'from python:3.12 \\\n  # why\n  AS app\nRUN <<EOF\nFROM evil:1\nEOF\nRUN pip install \\\n    flask\nCMD gunicorn app:app\nENV A=1 B="two words"\nENV OLD style value\n',
    );
    assert.deepEqual(dependencies, ['runtime pypi flask -', 'runtime docker python 3.12']);
    assert.equal(settings.get('run'), 'pip install  flask');
    assert.equal(settings.get('cmd'), 'gunicorn app:app');
    assert.equal(settings.get('env.B'), 'two words');
    assert.equal(settings.get('env.OLD'), 'style value');
  });

  it('bounds arguments that grow or name one another', () => {
    const growing = Array.from({ length: 30 }, (_, i) => `ARG V${i + 1}=\${V${i}}\${V${i}}\n`).join('');
    const { problems, dependencies } = readFacts(
      'Dockerfile',
      `ARG A=$B\nARG B=$A\nARG V0=xxxxxxxxxx\n${growing}FROM img:\${V30}\nFROM loop:$A\nFROM $NOTHING\nFROM node:20\n`,
    );
    assert.deepEqual(
      problems.map((problem) => problem.split(' ')[0]),
      ['expansion-limit', 'cycle', 'not-resolved'],
    );
    assert.ok(dependencies.includes('runtime docker node 20'));
  });
});

describe('packages that an image installs', () => {
  const CASES: readonly (readonly [command: string, installs: readonly string[]])[] = [
    [
      'apt-get update && apt-get install -y --no-install-recommends libpq-dev php8.3-mysql=1 > /dev/null',
      ['provided deb libpq-dev -', 'provided deb php8.3-mysql 1'],
    ],
    ['DEBIAN_FRONTEND=noninteractive apt-get -qq -t stable install sqlite3', ['provided deb sqlite3 -']],
    ['apk add --no-cache --virtual .deps postgresql-dev $EXTRA', ['provided apk postgresql-dev -']],
    ['dnf install -y postgresql-devel', ['provided rpm postgresql-devel -']],
    [
      'docker-php-ext-install -j$(nproc) opcache pdo_pgsql',
      ['provided composer ext-opcache -', 'provided composer ext-pdo_pgsql -'],
    ],
    ['pecl install redis-6.0.2', ['provided composer ext-redis 6.0.2']],
    [
      'pip install -r requirements.txt "Flask[async]==3.0" psycopg2_binary',
      ['runtime pypi flask 3.0', 'runtime pypi psycopg2-binary -'],
    ],
    ['python3 -m pip install gunicorn', ['runtime pypi gunicorn -']],
    ['npm ci && npm install -g @nestjs/cli@11', ['runtime npm @nestjs/cli 11']],
    ['yarn install --frozen-lockfile', []],
    ['gem install sinatra -v 4.0 pg', ['runtime gem sinatra -', 'runtime gem pg -']],
    ['composer require slim/slim:^4 --no-dev', ['runtime composer slim/slim ^4']],
    ['go install github.com/a/tool@v1', ['runtime golang github.com/a/tool v1']],
    ['cpanm Mojo::Pg', ['runtime cpan Mojo::Pg -']],
    ['luarocks install lapis 1.16', ['runtime luarocks lapis -']],
    ['opam install -y dream', ['runtime opam dream -']],
    ['nimble install jester', ['runtime nimble jester -']],
    [`R -e "install.packages(c('plumber', 'RPostgres'))"`, ['runtime cran plumber -', 'runtime cran RPostgres -']],
    [`julia -e 'using Pkg; Pkg.add("Genie")'`, ['runtime julia Genie -']],
    ['echo pip install flask', []],
    ['apt-get remove -y libpq-dev', []],
  ];

  for (const [command, installs] of CASES) {
    it(command, () => {
      const { manifest, dependencies, at } = readFacts('Dockerfile', `FROM scratch\nRUN ${command}\n`);
      assert.deepEqual(dependencies, installs);
      // Each is shown where it stands.
      for (const item of manifest.items) {
        if (item.kind !== 'dependency') continue;
        const shown = (at(item.nameSpan) ?? '').toLowerCase().replaceAll('_', '-');
        assert.equal(shown, item.name.toLowerCase().replace(/^ext-/, '').replaceAll('_', '-'));
      }
    });
  }

  it('finds the place of a name on a continued line', () => {
    const { manifest, at } = readFacts(
      'Dockerfile',
      'FROM a\nRUN apt-get install -y \\\n  # client\n  libpq5 \\\n  libpq-dev\n',
    );
    const names = manifest.items.flatMap((item) => (item.kind === 'dependency' ? [at(item.nameSpan)] : []));
    assert.deepEqual(names, ['libpq5', 'libpq-dev', 'a']);
  });
});

describe('compose files', () => {
  it('reads images, contexts and environments', () => {
    const { dependencies, references, settings } = readFacts(
      'deploy/compose.prod.yaml',
      'services:\n  api:\n    build: ../api\n    image: acme/api:latest\n    environment:\n      DB_URL: postgres://u:p@db/x\n  db:\n    image: postgis/postgis:16-3.4\n    environment: [POSTGRES_PASSWORD=hunter2]\n',
    );
    assert.deepEqual(dependencies, ['build docker acme/api latest', 'runtime docker postgis/postgis 16-3.4']);
    assert.deepEqual(references, ['build-context ../api']);
    assert.equal(settings.get('services.api.environment.DB_URL'), 'postgres://***@db/x');
    assert.equal(settings.get('services.db.environment.POSTGRES_PASSWORD'), '***');
  });

  it('says once what is wrong with a service that others merge', () => {
    const text = 'x-app: &app\n  image: $IMAGE\nservices:\n  a: *app\n  b:\n    <<: *app\n  c:\n    <<: *app\n';
    const { problems } = readFacts('compose.yaml', text);
    assert.equal(problems.filter((problem) => problem.includes('not-resolved')).length, 1, problems.join());
  });

  it('follows nothing out of the workspace and reads no environment', () => {
    const { problems, dependencies } = readFacts(
      'docker-compose.yml',
      'include:\n  - ../other/compose.yml\nservices:\n  a:\n    extends: {file: ../x.yml, service: a}\n    image: nginx:${HOME}\n  b:\n    image: redis:${TAG:-7}\n',
    );
    assert.deepEqual([...problems].sort(), ['not-resolved 6', 'outside-workspace 2', 'outside-workspace 5']);
    assert.deepEqual(dependencies, ['runtime docker nginx ${HOME}', 'runtime docker redis 7']);
  });

  it('finds services around what is being typed', () => {
    const { dependencies, problems } = readFacts(
      'docker-compose.yml',
      'services:\n  web:\n    image: nginx:1.25\n    ima\n  db:\n    image: "postgres:16\n  cache:\n    image: redis:7\n',
    );
    assert.ok(problems.some((problem) => problem.startsWith('syntax')));
    assert.ok(dependencies.includes('runtime docker nginx 1.25'));
    assert.ok(dependencies.includes('runtime docker redis 7'));
  });

  it('reads files of the first version', () => {
    assert.deepEqual(readFacts('docker-compose.yml', 'db:\n  image: mysql:5\nweb:\n  build: .\n').dependencies, [
      'runtime docker mysql 5',
    ]);
  });
});
