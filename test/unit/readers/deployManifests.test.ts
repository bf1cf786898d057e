import assert from 'node:assert/strict';
import { readFacts } from '../../support/readFacts.ts';

describe('runtime pins', () => {
  it('read versions whatever stands before them', () => {
    const pin = (path: string, text: string) => readFacts(path, text).runtimes;
    assert.deepEqual(pin('.nvmrc', '# c\nlts/iron\n'), ['node lts/iron']);
    assert.deepEqual(pin('api/.node-version', 'v22.1.0'), ['node 22.1.0']);
    assert.deepEqual(pin('.python-version', '3.12.1\n3.11\n'), ['python 3.12.1']);
    assert.deepEqual(pin('.java-version', 'temurin64-17.0.2\n'), ['jvm 17.0.2']);
    assert.deepEqual(pin('.sdkmanrc', '# x\njava=21.0.4-tem\ngradle=8\n'), ['jvm 21.0.4']);
    assert.deepEqual(pin('runtime.txt', 'python-3.11.9\n'), ['python 3.11.9']);
    assert.deepEqual(pin('system.properties', 'java.runtime.version=17\n'), ['jvm 17']);
  });

  it('leave out what is no version', () => {
    const { runtimes, problems } = readFacts(
      '.tool-versions',
      'nodejs path:../x\npython `touch X`\nruby 3.3.0 # y\nelixir 1.17.3-otp-27\n',
    );
    assert.deepEqual(runtimes, ['ruby 3.3.0', 'elixir 1.17.3-otp-27']);
    assert.deepEqual(problems, ['invalid-version 1', 'invalid-version 2']);
    assert.deepEqual(readFacts('.nvmrc', '$(touch X)\n').problems, ['invalid-version 1']);
  });
});

describe('pipelines', () => {
  it('read actions, set-up versions and commands that deploy', () => {
    const { dependencies, runtimes, settings, problems } = readFacts(
      '.github/workflows/x.yaml',
      `jobs:
  call:
    uses: acme/flows/.github/workflows/a.yml@v1
  a:
    services: {db: {image: 'postgres:16'}}
    steps:
      - uses: actions/checkout@v4
      - uses: ./local
      - uses: "[x](command:y)"
      - uses: actions/setup-python@v5
        with: {python-version: "3.12"}
      - uses: actions/setup-node@v4
        with: {node-version: "\${{ matrix.node }}"}
      - run: npm test
      - run: flyctl deploy
`,
    );
    assert.deepEqual(dependencies, [
      'build githubactions acme/flows/.github/workflows/a.yml v1',
      'test docker postgres 16',
      'build githubactions actions/checkout v4',
      'build githubactions [x](command:y) -',
      'build githubactions actions/setup-python v5',
      'build githubactions actions/setup-node v4',
    ]);
    assert.deepEqual(runtimes, ['python 3.12', 'node -']);
    assert.equal(settings.get('run'), 'flyctl deploy');
    assert.deepEqual(problems, ['invalid-name 9']);
  });

  it('put the words of a step of Cloud Build together', () => {
    const { settings } = readFacts(
      'cloudbuild.yaml',
      "steps:\n- name: gcr.io/cloud-builders/gcloud\n  args: ['run', 'deploy', 'x']\n",
    );
    assert.equal(settings.get('run'), 'gcloud run deploy x');
  });
});

describe("hosts' files", () => {
  it('read runtimes as hosts write them', () => {
    const runtimes = (path: string, text: string) => readFacts(path, text).runtimes;
    assert.deepEqual(
      runtimes('serverless.yml', 'provider:\n  runtime: nodejs20.x\nfunctions:\n  a: {runtime: python3.12}\n'),
      ['node 20.x', 'python 3.12'],
    );
    assert.deepEqual(runtimes('app.yaml', 'runtime: python312\n'), ['python 3.12']);
    assert.deepEqual(runtimes('app.yaml', 'runtime: go122\n'), ['go 1.22']);
    assert.deepEqual(runtimes('app.yaml', 'runtime: php83\n'), ['php 8.3']);
    assert.deepEqual(
      runtimes(
        'template.yml',
        'Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: !Sub java21\n',
      ),
      ['jvm 21'],
    );
  });

  it('leave variables and files of other tools alone', () => {
    assert.deepEqual(
      readFacts('serverless.yml', 'service: x\ncustom:\n  a: ${file(../x.txt)}\n  b: ${env:HOME}\n').problems,
      ['not-resolved 3'],
    );
    assert.deepEqual(readFacts('app/manifest.yml', 'name: some extension\n').manifest.items, []);
    assert.deepEqual(readFacts('template.yaml', 'title: an issue\n').manifest.items, []);
    assert.deepEqual(readFacts('deploy/values.yaml', 'a: [\n').manifest.problems, []);
  });

  it('bear depth and aliases without end', () => {
    assert.ok(
      readFacts('serverless.yml', `service: x\na: ${'['.repeat(100_000)}`).problems.some((problem) =>
        problem.startsWith('too-deep'),
      ),
    );
  });
});

describe('infrastructure', () => {
  it('reads objects of a cluster', () => {
    const { dependencies, settings } = readFacts(
      'deploy/web.yaml',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      initContainers: [{image: busybox}]\n      containers:\n        - image: acme/web:1\n          env: [{name: DB, value: "mysql://u:p@h/x"}]\n',
    );
    assert.deepEqual(dependencies, ['build docker busybox -', 'runtime docker acme/web 1']);
    assert.equal(settings.get('env.DB'), 'mysql://***@h/x');
  });

  it('reads Terraform and Bicep', () => {
    const terraform = readFacts(
      'infra/x.tf',
      '/* resource "no" "no" */\nresource "aws_rds_cluster" "db" {\n  engine = "aurora-postgresql"\n}\ndata "aws_ami" "x" {}\nmodule "m" {\n  source = "terraform-aws-modules/vpc/aws"\n  version = "5.0"\n}\n',
    );
    assert.equal(terraform.settings.get('resource.db'), 'aws_rds_cluster');
    assert.equal(terraform.settings.get('aws_rds_cluster.engine'), 'aurora-postgresql');
    assert.equal(terraform.settings.has('resource.x'), false);
    assert.deepEqual(terraform.dependencies, ['build terraform terraform-aws-modules/vpc/aws 5.0']);
    const bicep = readFacts(
      'main.bicep',
      "resource a 'Microsoft.App/containerApps@2024-03-01' = {}\nresource b 'Microsoft.Web/sites@2023-12-01' existing = {}\nmodule c '../x.bicep' = {}\n",
    );
    assert.deepEqual(
      [...bicep.settings],
      [
        ['resource.a', 'Microsoft.App/containerApps'],
        ['module.c', '../x.bicep'],
      ],
    );
    assert.deepEqual(bicep.problems, ['outside-workspace 3']);
  });
});

describe('settings that are programs', () => {
  it('keep kinds and schemes, nothing else', () => {
    const settings = (path: string, text: string) => [...readFacts(path, text).settings];
    assert.deepEqual(
      settings(
        'a/settings/base.py',
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.mysql', 'PASSWORD': 'hunter2'}}\nX = 'hunter2'\n",
      ),
      [['ENGINE', 'django.db.backends.mysql']],
    );
    assert.deepEqual(
      settings('config.py', "URI = os.environ.get('DATABASE_URL') or 'postgresql+psycopg://u:hunter2@h/x'\n"),
      [['address', 'postgresql+psycopg://']],
    );
    assert.deepEqual(
      settings(
        'config/database.php',
        "return ['default' => env('DB_CONNECTION', 'pgsql'), 'connections' => ['mysql' => ['driver' => 'mysql']]];\n",
      ),
      [['default', 'pgsql']],
    );
    assert.deepEqual(
      settings('drizzle.config.ts', "export default { dialect: 'sqlite', dbCredentials: { url: 'libsql://x' } };\n"),
      [
        ['dialect', 'sqlite'],
        ['address', 'libsql://'],
      ],
    );
    assert.deepEqual(
      settings('config/dev.exs', 'config :a, A.Repo, adapter: Ecto.Adapters.Postgres, password: "hunter2"\n'),
      [['adapter', 'Ecto.Adapters.Postgres']],
    );
  });
});
