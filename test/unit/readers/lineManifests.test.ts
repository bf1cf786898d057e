import assert from 'node:assert/strict';
import { readFacts } from '../../support/readFacts.ts';

describe('go.mod', () => {
  it('reads requirements in blocks and on lines', () => {
    const { manifest, dependencies, runtimes, references, at } = readFacts(
      'go.mod',
      'module example.com/a // it\n\ngo 1.23\n\nrequire github.com/gin-gonic/gin v1.10.0\nrequire(\n\t"gopkg.in/yaml.v3" v3.0.1 // indirect\n\tgithub.com/x/y/v2 v2.0.0-20240101000000-abcdefabcdef\n)\nreplace github.com/x/y/v2 => ./y\nexclude a.b/c v1.0.0\n',
    );
    assert.equal(manifest.name, 'example.com/a');
    assert.deepEqual(dependencies, [
      'runtime golang github.com/gin-gonic/gin v1.10.0',
      'runtime golang gopkg.in/yaml.v3 v3.0.1',
      'runtime golang github.com/x/y/v2 v2.0.0-20240101000000-abcdefabcdef',
    ]);
    const items = manifest.items.filter((item) => item.kind === 'dependency');
    assert.deepEqual(
      items.map((item) => item.indirect === true),
      [false, true, false],
    );
    assert.deepEqual(
      items.map((item) => at(item.nameSpan)),
      items.map((item) => item.name),
    );
    assert.deepEqual(runtimes, ['go 1.23']);
    assert.deepEqual(references, ['path-dependency ./y']);
  });

  it('goes on after a bracket that is missing and names that are none', () => {
    const { dependencies, problems } = readFacts(
      'go.mod',
      'module x\nrequire (\n\ta.b/c v1.0.0\n\t<img> v1\nrequire d.e/f v1.2.3\n',
    );
    assert.ok(dependencies.includes('runtime golang d.e/f v1.2.3'));
    assert.deepEqual(problems, ['invalid-name 4', 'syntax 2']);
  });

  it('reads the modules of a workspace', () => {
    assert.deepEqual(readFacts('go.work', 'go 1.22\nuse ./a\nuse (\n ./b\n ../c\n)\n').references, [
      'workspace ./a',
      'workspace ./b',
    ]);
  });
});

describe('requirements files', () => {
  it('reads every notation, with its place', () => {
    const { manifest, dependencies, references, at } = readFacts(
      'requirements.txt',
      'Flask==1.0  # web\n  uvicorn[standard]>=0.30,<1 ; python_version<"4"\nname @ https://user:pass@host.example/x.zip\nx (>=1)\n-e .\n-e git+https://host.example/r.git#egg=My_Egg\n--requirement=base.txt\n-cconstraints.txt\n./local[extra]\nbare\n',
    );
    assert.deepEqual(dependencies, [
      'runtime pypi flask ==1.0',
      'runtime pypi uvicorn >=0.30,<1 [standard]',
      'runtime pypi name https://***@host.example/x.zip',
      'runtime pypi x >=1',
      'runtime pypi my-egg -',
      'runtime pypi bare -',
    ]);
    assert.deepEqual(references, [
      'path-dependency .',
      'include base.txt',
      'include constraints.txt',
      'path-dependency ./local',
    ]);
    const flask = manifest.items.find((item) => item.kind === 'dependency');
    assert.equal(at(flask?.nameSpan ?? null), 'Flask');
  });

  it('tells compiled requirements apart from direct ones', () => {
    const { manifest } = readFacts(
      'requirements.txt',
      'flask==3.0 \\\n    --hash=sha256:00\n    # via -r requirements.in\njinja2==3.1\n    # via flask\nclick==8\n    # via\n    #   flask\n    #   my-app (pyproject.toml)\nwerkzeug==3\n',
    );
    const items = manifest.items.filter((item) => item.kind === 'dependency');
    assert.deepEqual(
      items.map((item) => `${item.name} ${item.indirect === true}`),
      ['flask false', 'jinja2 true', 'click false', 'werkzeug false'],
    );
  });

  it('takes the scope from the name', () => {
    const scope = (path: string) => readFacts(path, 'a==1\n').dependencies[0]?.split(' ')[0];
    assert.equal(scope('requirements-dev.txt'), 'development');
    assert.equal(scope('requirements/test.in'), 'test');
    assert.equal(scope('constraints.txt'), 'managed');
    assert.equal(scope('requirements/prod.txt'), 'runtime');
    assert.equal(scope('app/requirements.txt'), 'runtime');
  });

  it('says what leads astray', () => {
    const { problems, dependencies } = readFacts(
      'requirements.txt',
      '-r requirements.txt\n-r ../x.txt\n-r /etc/passwd\n-r http://127.0.0.1/r.txt\n-r ${HOME}/r.txt\n\u0000\u0000\n==1\nflask==1.0\n',
    );
    assert.deepEqual(problems, [
      'cycle 1',
      'outside-workspace 2',
      'outside-workspace 3',
      'outside-workspace 4',
      'not-resolved 5',
      'invalid-name 6',
      'invalid-name 7',
    ]);
    assert.deepEqual(dependencies, ['runtime pypi flask ==1.0']);
  });
});

describe('Prisma schemas', () => {
  it('reads data sources and generators', () => {
    const { settings } = readFacts(
      'db/schema.prisma',
      'datasource db {\n  provider = "sqlite" // small\n  url = env("DATABASE_URL")\n}\ngenerator client {\n  provider = "prisma-client"\n}\nmodel User {\n  provider = "x"\n}\n',
    );
    assert.equal(settings.get('datasource.provider'), 'sqlite');
    assert.equal(settings.get('datasource.url'), 'DATABASE_URL');
    assert.equal(settings.get('generator.provider'), 'prisma-client');
  });

  it('reads addresses whole, without what is secret in them', () => {
    const text =
      'datasource db {\n  url = "postgres://user:secret@host/db" // local\n  relationMode = prisma // x\n}\n';
    const { settings } = readFacts('db/schema.prisma', text);
    assert.equal(settings.get('datasource.url'), 'postgres://***@host/db');
    assert.equal(settings.get('datasource.relationMode'), 'prisma');
  });
});
