import assert from 'node:assert/strict';
import { MAX_ITEMS } from '../../../src/core/inspect/readers/limits.ts';
import { readFacts } from '../../support/readFacts.ts';
import { itemMistake } from '../../support/sliceBack.ts';

/** A manifest of an odd kind, or one that is half written, and all that may be read of it. */
interface Odd {
  readonly what: string;
  readonly path: string;
  readonly text: string;
  readonly dependencies?: readonly string[];
  readonly runtimes?: readonly string[];
  readonly references?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly problems?: readonly string[];
}

const ODD: readonly Odd[] = [
  {
    what: 'Conda: a version of Python with an operator, a build, or none',
    path: 'environment.yml',
    text: 'dependencies:\n- python>=3.11\n- python=3.12=h1_0\n- python==3.10.4\n- python >=3.10,<=3.13\n- python\n- python 3.9.*\n- ">"\n- "flask\\\n  =2"\n- pip: [-e ., "./local", "git+https://example.org/x", requests]\n',
    runtimes: ['python >=3.11', 'python 3.12', 'python 3.10.4', 'python >=3.10,<=3.13', 'python -', 'python 3.9.*'],
    dependencies: ['runtime pypi flask =2', 'runtime pypi requests -'],
  },
  {
    what: 'Dart: a workspace, programs, and versions below the name',
    path: 'app/pubspec.yaml',
    text: 'name: x\nenvironment:\n  sdk: ^3.5.0\n  flutter: ">=3"\n  other: 1\nworkspace:\n- packages/a\n- [no]\nexecutables:\n  tool: main\ndependencies:\n  a:\n    version: ^1.0\n  b:\n    path: ../b\n',
    runtimes: ['dart ^3.5.0', 'flutter >=3'],
    references: ['path-dependency ../b', 'workspace packages/a'],
    dependencies: ['runtime pub a ^1.0', 'runtime pub b -'],
    settings: { bin: 'tool' },
  },
  {
    what: 'Dart: a version of nothing but a space that does not break, or a mark of byte order',
    path: 'pubspec.yaml',
    text: 'environment:\n  sdk: \u00a0\n  flutter: \ufeff\n',
    runtimes: ['dart -', 'flutter -'],
  },
  {
    what: '.NET: an SDK and a project behind line ends of two characters, and an escape',
    path: 'api/Api.csproj',
    text: '<Project Sdk="\r\nX">\r\n<ItemGroup>\r\n<ProjectReference Include="\r\n../Db/Db.csproj" />\r\n<ProjectReference Include="../A&amp;B/A.csproj" />\r\n</ItemGroup>\r\n</Project>\r\n',
    references: ['project ../Db/Db.csproj', 'project ../A&B/A.csproj'],
    settings: { Sdk: 'X' },
  },
  {
    what: 'Gradle: a library whose group is longer than any name',
    path: 'gradle/libs.versions.toml',
    text: `[libraries]\na = { group = "${'g.'.repeat(3000)}x", name = "core" }\nb = { group = "org.example", name = "core" }\n`,
    settings: { 'libraries.b': 'org.example:core' },
    dependencies: ['managed maven org.example:core -'],
    problems: ['invalid-name 2'],
  },
  {
    what: 'pnpm: the version of Node.js and the linker',
    path: 'pnpm-workspace.yaml',
    text: 'packages: [a]\nuseNodeVersion: 22.1.0\nnodeLinker: hoisted\ncatalogs:\n  old:\n    react: ^17\n    bad: [1]\n',
    runtimes: ['node 22.1.0'],
    references: ['workspace a'],
    dependencies: ['managed npm react ^17 [catalog:old]'],
    settings: { nodeLinker: 'hoisted' },
  },
  {
    what: 'Composer: what the platform, the machine and Composer itself bring, and local repositories by name',
    path: 'app/composer.json',
    text: '{"require":{"php-64bit":"^8.2","hhvm":"*","ext-intl":"*","lib-icu":">=4","composer-runtime-api":"^2","NoSlash":"1","a/b":5},"require-dev":{"ext-xdebug":"*","php":"8"},"config":{"platform":{"php":"8.2.1"}},"repositories":{"mine":{"type":"path","url":"../mine"},"theirs":{"type":"vcs","url":"https://example.org"},"half":{"type":"path"}}}',
    runtimes: ['php ^8.2', 'php 8.2.1'],
    dependencies: ['provided composer ext-intl *', 'runtime composer noslash 1', 'development composer ext-xdebug *'],
    references: ['path-dependency ../mine'],
    settings: { 'require.lib-icu': '>=4', 'require.composer-runtime-api': '^2' },
    problems: ['invalid-name 1', 'wrong-type 1'],
  },
  {
    what: 'Deno: tasks and workspaces in both ways, an import map, and imports that are no packages',
    path: 'deno.json',
    text: '{"name":1,"imports":{"a":"npm:a@^1","b":"./b.ts","c":"https://example.org/c.ts","d":3,"e":"npm:\\u0065@2","f":"jsr:@x/f"},"scopes":{"x":{"g":"npm:g"},"y":2},"tasks":{"dev":"deno run","build":{"command":"make"},"odd":[1]},"workspace":{"members":["./one"]},"importMap":"./map.json"}',
    dependencies: ['runtime npm a ^1', 'runtime npm e 2', 'runtime jsr @x/f -', 'runtime npm g -'],
    references: ['workspace ./one', 'include ./map.json'],
    settings: { 'imports.c': 'https://example.org/c.ts', 'tasks.dev': 'deno run', 'tasks.build': 'make' },
    problems: ['wrong-type 1', 'wrong-type 1'],
  },
  {
    what: 'Deno: an import map elsewhere on the network, and a workspace in a list',
    path: 'deno.jsonc',
    text: '{"workspace":["a"],"importMap":"https://example.org/map.json"}',
    references: ['workspace a'],
  },
  {
    what: 'sbt: configurations, values, other builds and modules of Play',
    path: 'build.sbt',
    text: 'name := "shop"\nval v: String = "1.2"\nlazy val g = "org.x"\nlazy val other = ProjectRef(uri("https://example.org/x.git"), "core")\nval odd = uri(v)\nscalaVersion := v\nscalaVersion := "3.4"\nlibraryDependencies ++= Seq(\n  guice,\n  jdbc,\n  "org.a" %% "a" % "1" % Test,\n  "org.b" % "b" % v % "provided",\n  g %%% "c" % unknown % Optional,\n  "org.d" %% "d",\n  "not a group" % "e" % "1",\n  nobody % "f" % "1",\n  "org.g" % "g" % "1" % IntegrationTest\n)\nenablePlugins(PlayScala, X)\n',
    dependencies: [
      'test maven org.a:a 1',
      'provided maven org.b:b 1.2',
      'optional maven org.x:c unknown',
      'test maven org.g:g 1',
    ],
    settings: {
      source: 'https://example.org/x.git',
      scalaVersion: '3.4',
      'modules.guice': 'guice',
      'modules.jdbc': 'jdbc',
      'plugins.PlayScala': 'PlayScala',
    },
  },
  {
    what: 'sbt’s own folder: plugins',
    path: 'project/plugins.sbt',
    text: 'addSbtPlugin("org.playframework" % "sbt-plugin" % "3.0.1")\n',
    dependencies: ['build maven org.playframework:sbt-plugin 3.0.1'],
    settings: { 'sbtPlugins.sbt-plugin': 'org.playframework' },
  },
  {
    what: 'Mill: values in versions, and what has none',
    path: 'build.sc',
    text: 'val V = "9"\nobject Versions { val cask = "0.9.1" }\ndef deps = Agg(ivy"com.lihaoyi::cask:${Versions.cask}", ivy"org.a:b:$nobody", mvn"org.c:::d", ivy"what", ivy"x:y:1;exclude=z")\n',
    dependencies: [
      'runtime maven com.lihaoyi:cask 0.9.1',
      'runtime maven org.a:b $nobody',
      'runtime maven org.c:d -',
      'runtime maven x:y 1',
    ],
  },
  {
    what: 'Mix: environments, options of all kinds, and what only looks like a dependency',
    path: 'mix.exs',
    text: '[app: :shop, elixir: "~> 1.16", deps: [{:a, "~> 1.0", only: [:dev, :test]}, {:b, "1.0", only: :test}, {:c, ">= 0.0.0", optional: true}, {:d, "1.0", optional: false}, {:e, "1.0", only: :prod}, {:f, path: f()}, {:g, :h}, {:i}, {:j, "text"}, {:k, "1.0", only: :dev, optional: true}]]\n',
    runtimes: ['elixir ~> 1.16'],
    dependencies: [
      'development hex a ~> 1.0',
      'test hex b 1.0',
      'optional hex c >= 0.0.0',
      'runtime hex d 1.0',
      'runtime hex e 1.0',
      'runtime hex f -',
      'development hex k 1.0',
    ],
  },
  {
    what: 'Mix that ends within its name',
    path: 'mix.exs',
    text: 'def project, do: [app: :',
  },
  {
    what: 'rebar3: profiles',
    path: 'rebar.config',
    text: '{deps, [cowboy, {hackney, "1.20"}]}.\n{profiles, [{test, [{deps, [meck]}]}, {dev, [{deps, [{x, {git, "u"}}]}]}, {prod, [{deps, [y]}]}]}.\n',
    dependencies: [
      'runtime hex cowboy -',
      'runtime hex hackney 1.20',
      'test hex meck -',
      'development hex x -',
      'runtime hex y -',
    ],
  },
  {
    what: 'pyproject: lists of the wrong type, groups of all tools, files drawn in, and members of a workspace',
    path: 'app/pyproject.toml',
    text: '[project]\nname = "x"\ndependencies = ["flask", true, {a = 1}]\n[project.optional-dependencies]\ntests = ["pytest"]\n[build-system]\nrequires = "hatchling"\n[tool.uv.workspace]\nmembers = ["a"]\nexclude = ["b"]\n[tool.uv.sources]\nc = { path = "../c" }\nd = { path = "d.whl" }\n[tool.poetry.group.main.dependencies]\ne = "1"\n[tool.poetry.group.lint.dependencies]\nf = [{version = "2"}, {version = "3"}]\ng = []\nh = false\n[tool.setuptools.dynamic]\ndependencies = {file = "r.txt"}\nversion = {attr = "x"}\n[tool.setuptools.dynamic.optional-dependencies]\ndev = {file = ["s.txt", "t.txt"]}\n',
    dependencies: ['runtime pypi flask -', 'test pypi pytest -', 'runtime pypi e 1', 'development pypi f 2'],
    references: [
      'workspace a',
      'workspace !b',
      'path-dependency ../c',
      'include r.txt',
      'include s.txt',
      'include t.txt',
    ],
    problems: ['wrong-type 3', 'wrong-type 7', 'wrong-type 19'],
  },
  {
    what: 'mise: tools in every form',
    path: 'mise.toml',
    text: '[tools]\nnode = ["22", "20"]\npython = { version = "3.12" }\n"core:go" = 1.22\njava = []\nterraform = "1"\njust = {}\n',
    runtimes: ['node 22', 'python 3.12', 'go 1.22', 'jvm -'],
    settings: { 'tools.terraform': '1' },
  },
  {
    what: 'Gleam: where it runs, and a package beside it',
    path: 'app/gleam.toml',
    text: 'name = "x"\n[dependencies]\nwisp = "~> 1.0"\nours = { path = "../ours" }\n[dev-dependencies]\ngleeunit = "1"\n',
    dependencies: ['runtime hex wisp ~> 1.0', 'runtime hex ours -', 'development hex gleeunit 1'],
    references: ['path-dependency ../ours'],
  },
  {
    what: 'Cargo: the workspace it names, features, and entries of the wrong type',
    path: 'app/Cargo.toml',
    text: '[package]\nname = "x"\nworkspace = ".."\n[features]\ndefault = ["full", "tokio/rt"]\n[dependencies]\ntokio = { version = "1", optional = true }\nbad = true\nempty =\n',
    dependencies: ['optional cargo tokio 1 [rt]'],
    references: ['parent ..'],
    settings: { 'features.default': 'tokio/rt' },
    problems: ['syntax 9', 'wrong-type 8'],
  },
  {
    what: 'a version catalog: short forms, references to nothing, and entries that are still being typed',
    path: 'gradle/libs.versions.toml',
    text: '[versions]\na = "1"\nrich = { strictly = "2" }\nodd = 3\n[libraries]\none = "g:a:1.0"\nnone = "g:b"\nbad = "g"\nescaped = "g\\u003aesc:9"\nref = { module = "g:c", version.ref = "rich" }\nlost = { group = "g", name = "d", version.ref = "nobody" }\ntyping = { group = "", name = "d" }\n[plugins]\nplain = "org.x"\nversioned = "org.y:2"\nby-id = { id = "org.z", version.ref = "a" }\nnothing = {}\n[bundles]\nall = ["one", "none"]\n',
    dependencies: [
      'managed maven g:a 1.0',
      'managed maven g:b -',
      'managed maven g:esc 9',
      'managed maven g:c 2',
      'managed maven g:d -',
      'managed maven org.x:org.x.gradle.plugin -',
      'managed maven org.y:org.y.gradle.plugin 2',
      'managed maven org.z:org.z.gradle.plugin 1',
    ],
    settings: { 'bundles.all': 'one none' },
    problems: ['invalid-name 8', 'not-resolved 11'],
  },
  {
    what: 'setup.py: lists by name, put together, of the wrong kind, and cut short',
    path: 'setup.py',
    text: 'extras = {"dev": ["pytest"]}\nwords = "x"\nsetup(name="x", scripts=["bin/x"], entry_points={"console_scripts": ["x=x:main"]}, install_requires=["flask>=%s" % v, "redis"], extras_require=extras, tests_require=words, setup_requires=nobody, requires=',
    dependencies: ['runtime pypi redis -', 'optional pypi pytest -'],
    settings: { 'scripts.console': '' },
  },
  {
    what: 'setup.cfg: comments, programs, and lines of no section',
    path: 'setup.cfg',
    text: 'stray\n[metadata]\nname = x\n[options]\npython_requires = >=3.9\ninstall_requires =\n    # aside\n    flask\n\n    redis>=5\nzip_safe = no\n[options.entry_points]\nconsole_scripts =\n    x = x:main\n[options.extras_require]\ndev = pytest\n',
    runtimes: ['python >=3.9'],
    dependencies: ['runtime pypi flask -', 'runtime pypi redis >=5', 'optional pypi pytest -'],
    settings: { 'scripts.console': '' },
  },
  {
    what: 'Gradle: values set in every way, plugins in every form, and what is no dependency',
    path: 'app/build.gradle',
    text: "ext['a'] = '1'\nextra.set('b', '2')\next.c = '3'\nval d by extra(\"4\")\ndef e = '5'\nmainClass = 'x.Main'\nplugins {\n  id 'org.x' version e\n  id 'org.y' version '6' apply false\n  id '--'\n  alias(libs.plugins.z)\n  `kotlin-dsl`\n  java\n}\nsubprojects {\n  dependencies { implementation \"g:shared:$a\" }\n}\ndependencyManagement {\n  imports { mavenBom 'g:bom:7' }\n  dependencies { dependency 'g:managed:8' }\n}\ndependencies {\n  implementation 'g:a:' + c\n  implementation 'g:b:' + '9'\n  implementation 'g:c:' + nobody\n  implementation group: 'g', name: 'd', version: d\n  implementation group: 'g', name: 'e', version: nobody\n  developmentOnly \"g:f:${property('b')}\"\n  add('testImplementation', 'g:g:1')\n  implementation 'bad:'\n  implementation project(path: ':core')\n  implementation kotlin('stdlib')\n  exclude group: 'no'\n}\n",
    dependencies: [
      'build maven org.x:org.x.gradle.plugin 5',
      'managed maven org.y:org.y.gradle.plugin 6',
      'runtime maven g:shared 1 [subprojects]',
      'managed maven g:bom 7 [bom]',
      'managed maven g:managed 8',
      'runtime maven g:a 3',
      'runtime maven g:b 9',
      'runtime maven g:c nobody',
      'runtime maven g:d 4',
      'runtime maven g:e nobody',
      'development maven g:f 2',
      'test maven g:g 1',
      'runtime maven org.jetbrains.kotlin:kotlin-stdlib -',
    ],
    references: ['project :core'],
    settings: {
      'application.mainClass': 'x.Main',
      'plugins.kotlin-dsl': 'kotlin-dsl',
      'plugins.java': 'java',
      'catalog.plugin': 'libs.plugins.z',
    },
    problems: ['invalid-name 30'],
  },
  {
    what: 'Maven: values of the parent, classifiers, plugins without a group, and elements that are not closed',
    path: 'app/pom.xml',
    text: '<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version><relativePath>pom.xml</relativePath></parent><properties><empty/><v>3</v></properties><dependencies>\n<dependency><groupId>${project.groupId}</groupId><artifactId>a</artifactId><version>${project.version}</version><classifier>x-${v}</classifier></dependency>\n<other/><dependency><artifactId>no-group</artifactId></dependency>\n<dependency><groupId>${project.a.b.c}</groupId><artifactId>b</artifactId><optional>true</optional>\n<dependency><groupId>h</groupId><artifactId>c d</artifactId><scope>odd</scope></dependency></dependencies><build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><configuration><release>21</release></configuration></plugin></plugins></build></project>',
    dependencies: [
      'managed maven g:p 1 [parent]',
      'runtime maven g:a 1 [x-3]',
      'optional maven ${project.a.b.c}:b -',
      'runtime maven h:c d -',
      'build maven org.apache.maven.plugins:maven-compiler-plugin - [plugin]',
    ],
    runtimes: ['jvm 21'],
    problems: ['syntax 5', 'cycle 1', 'invalid-name 5'],
  },
  {
    what: 'Dockerfile: defaults, here-documents, lists of values, and instructions that are cut short',
    path: 'Dockerfile',
    text: '# escape=`\nFROM ${BASE:-node:22} AS build\nENV OLD the old way\nENV A=1 B="two words" `\n  C=3\nRUN <<EOF\nFROM no:1\nEOF\nFROM\nFROM b@d\n123\nFROM build\nENTRYPOINT [`',
    dependencies: ['runtime docker node 22', 'build docker b@d -'],
    problems: ['invalid-name 10'],
    runtimes: ['node 22'],
    settings: { 'env.OLD': 'the old way', 'env.A': '1', 'env.B': 'two words', 'env.C': '3' },
  },
  {
    what: 'CMake: what it fetches, links and draws in',
    path: 'CMakeLists.txt',
    text: 'project(x)\nfind_package(Boost)\nFetchContent_Declare(crow URL u)\nCPMAddPackage("gh:x/y")\nExternalProject_Add(z)\npkg_check_modules(PQ REQUIRED libpq)\ntarget_link_libraries(x PRIVATE pthread)\nadd_subdirectory(sub)\nadd_subdirectory(${no})\nadd_subdirectory(',
    references: ['module sub'],
    settings: { find_package: 'Boost', fetch: 'z', link: 'pthread' },
  },
  {
    what: 'Conan as a program, and as a list',
    path: 'conanfile.py',
    text: 'class X:\n    requires = "drogon/1.9.0"\n    def build_requirements(self):\n        self.tool_requires("cmake/3.30@")\n',
    dependencies: ['runtime conan drogon 1.9.0', 'build conan cmake 3.30'],
  },
  {
    what: 'vcpkg: features, tools of the host, and entries without a name',
    path: 'vcpkg.json',
    text: '{"dependencies":["crow",{"name":"cmake","host":true},{"name":"x","features":["f"]},{"host":true},3]}',
    dependencies: ['runtime vcpkg crow -', 'build vcpkg cmake -', 'runtime vcpkg x - [f]'],
  },
];

describe('manifests that are odd, or half written', () => {
  for (const odd of ODD) {
    it(odd.what, () => {
      const facts = readFacts(odd.path, odd.text);
      const { dependencies = [], runtimes = [], references = [], problems = [], settings = {} } = odd;
      assert.deepEqual(
        { ...facts, manifest: null, settings: null, at: null },
        { dependencies, runtimes, references, problems, manifest: null, settings: null, at: null },
      );
      for (const [key, value] of Object.entries(settings)) assert.equal(facts.settings.get(key), value, key);
      for (const item of facts.manifest.items) assert.equal(itemMistake(item, odd.text), null, JSON.stringify(item));
    });
  }

  // Each has some more than may be.
  const many = (line: (i: number) => string): string =>
    Array.from({ length: MAX_ITEMS + 5 }, (_, i) => line(i)).join('');
  const long: Readonly<Record<string, string>> = {
    'composer.json': `{"require":{${many((i) => `"a/b${i}":"1",\n`)}"a/z":"1"}}`,
    'pubspec.yaml': `dependencies:\n${many((i) => `  p${i}: 1\n`)}`,
    'mix.exs': `[${many((i) => `{:p${i}, "1.0"},\n`)}]`,
    'rebar.config': `{deps, [${many((i) => `p${i},\n`)} last]}.`,
    'Cargo.toml': `[dependencies]\n${many((i) => `p${i} = "1"\n`)}`,
    'pyproject.toml': `[project]\ndependencies = [\n${many((i) => `"p${i}",\n`)}]\n`,
    'setup.cfg': `[options]\ninstall_requires =\n${many((i) => `  p${i}\n`)}`,
    'vcpkg.json': `{"dependencies":[${many((i) => `"p${i}",\n`)}"last"]}`,
    'build.sbt': many((i) => `"g" % "a${i}" % "1"\n`),
  };
  for (const [path, text] of Object.entries(long)) {
    it(`${path} of countless entries is read up to a limit, and says so`, () => {
      const { manifest, problems } = readFacts(path, text);
      assert.equal(manifest.items.length, MAX_ITEMS);
      assert.deepEqual(problems.filter((problem) => problem.startsWith('too-many')).length, 1);
    });
  }
});
