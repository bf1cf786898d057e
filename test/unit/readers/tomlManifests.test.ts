import assert from 'node:assert/strict';
import { readFacts } from '../../support/readFacts.ts';

describe('Cargo.toml', () => {
  it('reads every table of dependencies, in every notation', () => {
    const { dependencies, references, runtimes, settings, manifest } = readFacts(
      'crates/api/Cargo.toml',
      `[package]
name = "api"
rust-version = "1.80"
edition.workspace = true

[dependencies]
axum = "0.7"
db = { package = "sqlx", version = "0.8", features = ["postgres"], optional = true }
shared.workspace = true
local = { path = "../local" }

[dependencies.tokio]
version = "1"

[dev-dependencies]
insta = "1"

[build-dependencies]
prost-build = "0.13"

[target.'cfg(windows)'.dependencies]
winapi = "0.3"

[lib]
crate-type = ["cdylib"]
`,
    );
    assert.equal(manifest.name, 'api');
    assert.deepEqual(dependencies, [
      'runtime cargo axum 0.7',
      'optional cargo sqlx 0.8 [postgres]',
      'runtime cargo shared -',
      'runtime cargo local -',
      'runtime cargo tokio 1',
      'development cargo insta 1',
      'build cargo prost-build 0.13',
      'runtime cargo winapi 0.3',
    ]);
    assert.deepEqual(references, ['path-dependency ../local']);
    assert.deepEqual(runtimes, ['rust 1.80']);
    assert.equal(settings.get('lib.crate-type'), 'cdylib');
  });

  it('reads a workspace', () => {
    const { dependencies, references, manifest } = readFacts(
      'Cargo.toml',
      '[workspace]\nmembers = ["crates/*"]\nexclude = ["old"]\n[workspace.dependencies]\nserde = "1.0"\n',
    );
    assert.equal(manifest.name, null);
    assert.deepEqual(dependencies, ['managed cargo serde 1.0']);
    assert.deepEqual(references, ['workspace crates/*', 'workspace !old']);
  });
});

describe('pyproject.toml', () => {
  it('reads PEP 621 and PEP 735, names normalised', () => {
    const text = `[project]
name = "web"
requires-python = ">=3.12"
dependencies = ["Flask_SQLAlchemy[async] ~= 3.1; python_version > '3'", "pkg @ https://me:pw@host/pkg.zip", "bare"]
[project.optional-dependencies]
pg = ["psycopg[binary]>=3"]
[dependency-groups]
tests = ["pytest"]
lint = ["ruff>=0.6", { include-group = "tests" }]
[build-system]
requires = ["hatchling"]
`;
    const { dependencies, runtimes, manifest, at, problems } = readFacts('pyproject.toml', text);
    assert.deepEqual(dependencies, [
      'runtime pypi flask-sqlalchemy ~= 3.1 [async]',
      'runtime pypi pkg https://***@host/pkg.zip',
      'runtime pypi bare -',
      'build pypi hatchling -',
      'optional pypi psycopg >=3 [binary]',
      'test pypi pytest -',
      'development pypi ruff >=0.6',
    ]);
    assert.deepEqual(runtimes, ['python >=3.12']);
    assert.deepEqual(problems, []);
    const first = manifest.items.find((item) => item.kind === 'dependency');
    assert.equal(first && at(first.nameSpan), 'Flask_SQLAlchemy');
  });

  it('reads Poetry, uv, PDM, Hatch and setuptools', () => {
    const { dependencies, runtimes, references, settings } = readFacts(
      'services/a/pyproject.toml',
      `[tool.poetry]
name = "a"
[tool.poetry.dependencies]
python = "^3.11"
django = "^5"
redis = { version = "^5", extras = ["hiredis"], optional = true }
local = { path = "../local", develop = true }
many = [{ version = "1", python = "<3.12" }, { version = "2", python = ">=3.12" }]
[tool.poetry.group.test.dependencies]
pytest = "*"
[tool.poetry.dev-dependencies]
black = "*"
[tool.uv]
dev-dependencies = ["mypy"]
[tool.uv.sources]
shared = { path = "../shared" }
[tool.uv.workspace]
members = ["packages/*"]
[tool.pdm.dev-dependencies]
lint = ["flake8"]
[tool.hatch.envs.default]
dependencies = ["tox"]
[tool.setuptools.dynamic]
dependencies = { file = ["requirements.txt"] }
[tool.pytest.ini_options]
DJANGO_SETTINGS_MODULE = "a.settings"
`,
    );
    assert.deepEqual(dependencies, [
      'development pypi mypy -',
      'development pypi flake8 -',
      'development pypi tox -',
      'runtime pypi django ^5',
      'optional pypi redis ^5 [hiredis]',
      'runtime pypi local -',
      'runtime pypi many 1',
      'development pypi black *',
      'test pypi pytest *',
    ]);
    assert.deepEqual(runtimes, ['python ^3.11']);
    assert.deepEqual(references, [
      'path-dependency ../local',
      'workspace packages/*',
      'path-dependency ../shared',
      'include requirements.txt',
    ]);
    assert.equal(settings.get('tool.pytest.ini_options.DJANGO_SETTINGS_MODULE'), 'a.settings');
  });

  it('notes what is no requirement and no list', () => {
    const { problems } = readFacts(
      'pyproject.toml',
      '[project]\ndependencies = ["-x", "ok"]\n[dependency-groups]\na = "x"\n',
    );
    assert.deepEqual(problems, ['invalid-name 2', 'wrong-type 4']);
  });
});

describe('Pipfile', () => {
  it('reads packages, categories and the Python version', () => {
    const { dependencies, runtimes } = readFacts(
      'Pipfile',
      '[packages]\nFlask = "*"\n[dev-packages]\nblack = {version = "==24"}\n[docs]\nsphinx = "*"\n[requires]\npython_version = "3.12"\n',
    );
    assert.deepEqual(dependencies, ['runtime pypi flask *', 'development pypi black ==24', 'runtime pypi sphinx *']);
    assert.deepEqual(runtimes, ['python 3.12']);
  });
});

describe('libs.versions.toml', () => {
  it('resolves versions and says what aliases mean', () => {
    const { dependencies, settings, problems } = readFacts(
      'gradle/libs.versions.toml',
      `[versions]
boot = "3.3.0"
rich = { prefer = "2.0", strictly = "[2,3)" }
[libraries]
a = { module = "g:a", version.ref = "boot" }
b = { group = "g", name = "b", version.ref = "rich" }
c = "g:c:1.0"
d = { module = "g:d" }
e = { module = "g:e", version.ref = "none" }
[bundles]
all = ["a", "b"]
[plugins]
boot = { id = "org.springframework.boot", version.ref = "boot" }
jvm = "org.jetbrains.kotlin.jvm:2.0.0"
`,
    );
    assert.deepEqual(dependencies, [
      'managed maven g:a 3.3.0',
      'managed maven g:b [2,3)',
      'managed maven g:c 1.0',
      'managed maven g:d -',
      'managed maven g:e -',
      'managed maven org.springframework.boot:org.springframework.boot.gradle.plugin 3.3.0',
      'managed maven org.jetbrains.kotlin.jvm:org.jetbrains.kotlin.jvm.gradle.plugin 2.0.0',
    ]);
    assert.equal(settings.get('libraries.c'), 'g:c');
    assert.equal(settings.get('plugins.boot'), 'org.springframework.boot');
    assert.equal(settings.get('bundles.all'), 'a b');
    assert.deepEqual(problems, ['not-resolved 9']);
  });
});

describe('tool versions in TOML', () => {
  it('reads mise in every notation', () => {
    const { runtimes, settings } = readFacts(
      '.config/mise.toml',
      '[tools]\nnode = "20"\njava = { version = "21" }\ngo = 1.23\npython = ["3.12", "3.11"]\nterraform = "1.9"\n',
    );
    assert.deepEqual(runtimes, ['node 20', 'jvm 21', 'go 1.23', 'python 3.12']);
    assert.equal(settings.get('tools.terraform'), '1.9');
  });

  it('reads a Rust toolchain in TOML and as a bare channel', () => {
    assert.deepEqual(readFacts('rust-toolchain.toml', '[toolchain]\nchannel = "1.81"\n').runtimes, ['rust 1.81']);
    assert.deepEqual(readFacts('rust-toolchain', 'stable\n').runtimes, ['rust stable']);
  });
});
