import assert from 'node:assert/strict';
import { readFacts } from '../../support/readFacts.ts';

describe('Gemfiles', () => {
  it('read versions, groups and paths', () => {
    const { dependencies, references, runtimes } = readFacts(
      'Gemfile',
      `ruby "3.3.0" # pinned
gem 'rails', '~> 7.1', '>= 7.1.2', require: false
gem("pg")
gem 'spec', :group => [:test]
group :production do
  gem 'unicorn'
end
group :development, :test do
  if ENV['X']
    gem 'byebug', platforms: %i[mri windows]
  end
end
gem 'local',
  path: 'engines/local'
eval_gemfile '../Gemfile'
# gem 'comment'
`,
    );
    assert.deepEqual(dependencies, [
      'runtime gem rails ~> 7.1, >= 7.1.2',
      'runtime gem pg -',
      'test gem spec -',
      'runtime gem unicorn -',
      'development gem byebug -',
      'runtime gem local -',
    ]);
    assert.deepEqual(references, ['path-dependency engines/local']);
    assert.deepEqual(runtimes, ['ruby 3.3.0']);
  });
});

describe('mix.exs and rebar.config', () => {
  it('take tuples for dependencies only where they look like it', () => {
    const { dependencies, references, manifest } = readFacts(
      'apps/web/mix.exs',
      `defmodule X do
  def project, do: [app: :x, apps_path: "apps", deps: deps()]
  def other, do: {:ok, "not a version"}
  defp deps, do: [{:phoenix, "~> 1.7"}, {:db, in_umbrella: true}, {:gen, path: "../gen"}, {:ex_doc, ">= 0.0.0", only: :dev, runtime: false},
    {:both, "1.0", only: [:test, :prod]}]
end
`,
    );
    assert.equal(manifest.name, 'x');
    assert.deepEqual(dependencies, [
      'runtime hex phoenix ~> 1.7',
      'runtime hex db -',
      'runtime hex gen -',
      'development hex ex_doc >= 0.0.0',
      'runtime hex both 1.0',
    ]);
    assert.deepEqual(references, ['workspace apps/*', 'path-dependency ../gen']);
  });

  it('read Erlang terms', () => {
    assert.deepEqual(
      readFacts(
        'rebar.config',
        '{erl_opts, [debug_info]}.\n{deps, [cowboy, {jsx, "3.1.0"}, {x, {git, "https://h/x", {tag, "1"}}}]}. % end\n',
      ).dependencies,
      ['runtime hex cowboy -', 'runtime hex jsx 3.1.0', 'runtime hex x -'],
    );
  });
});

describe('builds of Scala', () => {
  it('read organisations, variables and configurations', () => {
    const { dependencies, settings } = readFacts(
      'build.sbt',
      `object V { val doobie = "1.0.0" }
val zio = "2.1.0"
libraryDependencies += "dev.zio" %% "zio-http" % zio
libraryDependencies ++= Seq("org.tpolecat" %%% "doobie-core" % V.doobie, "a" % "b" % "1" % "test,it", "c" % "d" % "2" % Provided)
enablePlugins(PlayJava)
`,
    );
    assert.deepEqual(dependencies, [
      'runtime maven dev.zio:zio-http 2.1.0',
      'runtime maven org.tpolecat:doobie-core 1.0.0',
      'test maven a:b 1',
      'provided maven c:d 2',
    ]);
    assert.equal(settings.get('plugins.PlayJava'), 'PlayJava');
    assert.deepEqual(
      readFacts('project/plugins.sbt', 'addSbtPlugin("com.typesafe.play" % "sbt-plugin" % "2.9.5")\n').dependencies,
      ['build maven com.typesafe.play:sbt-plugin 2.9.5'],
    );
    assert.deepEqual(readFacts('build.sc', 'def ivyDeps = Agg(ivy"com.lihaoyi::cask:0.9.4")\n').dependencies, [
      'runtime maven com.lihaoyi:cask 0.9.4',
    ]);
  });
});

describe('Clojure', () => {
  it('reads vectors of Leiningen, not their exclusions', () => {
    assert.deepEqual(
      readFacts(
        'project.clj',
        '(defproject a/b "1" ; c\n :dependencies [[ring "1.12" :exclusions [x y]] #_[old "1"] [compojure]]\n :profiles {:test {:dependencies [[t "1"]]}})\n',
      ).dependencies,
      ['runtime clojars ring 1.12', 'runtime clojars old 1', 'runtime clojars compojure -', 'test clojars t 1'],
    );
  });

  it('reads maps of deps.edn', () => {
    assert.deepEqual(
      readFacts(
        'deps.edn',
        '{:deps {a/b {:mvn/version "1"} c/d {:local/root "d"}} :aliases {:dev {:extra-deps {e {:git/tag "v1" :git/sha "0"}}}}}\n',
      ).dependencies,
      ['runtime clojars a/b 1', 'runtime clojars c/d -', 'development clojars e v1'],
    );
  });
});

describe('other package files', () => {
  it('read Swift, Dart, Crystal and Conda', () => {
    assert.deepEqual(
      readFacts(
        'Package.swift',
        'let package = Package(name: "x", dependencies: [.package(name: "Vapor", url: "https://h/v/vapor.git", .upToNextMinor(from: "4.0.0"))])',
      ).dependencies,
      ['runtime swift vapor 4.0.0'],
    );
    assert.deepEqual(
      readFacts('pubspec.yaml', 'dependencies:\n  flutter:\n    sdk: flutter\n  a: 1.2\ndev_dependencies:\n  b:\n')
        .dependencies,
      ['runtime pub flutter -', 'runtime pub a 1.2', 'development pub b -'],
    );
    assert.deepEqual(readFacts('shard.yml', 'dependencies:\n  kemal:\n    github: kemalcr/kemal\n').dependencies, [
      'runtime shards kemal -',
    ]);
    const conda = readFacts(
      'environment.yml',
      'dependencies:\n - python=3.11\n - c::Flask=2.3=py_0\n - pip:\n   - uvicorn[standard]>=0.30\n   - -r requirements.txt\n',
    );
    assert.deepEqual(conda.dependencies, ['runtime pypi flask =2.3=py_0', 'runtime pypi uvicorn >=0.30 [standard]']);
    assert.deepEqual(conda.runtimes, ['python 3.11']);
  });

  it('read setup.py without running it', () => {
    const { dependencies, runtimes, manifest } = readFacts(
      'setup.py',
      'import os\nos.system("x")\nBASE = [\n  "flask==1.0", # "no"\n]\nsetup(name="a", install_requires=BASE, extras_require={"x": ["redis"]}, python_requires=">=3.9")\n',
    );
    assert.equal(manifest.name, 'a');
    assert.deepEqual(dependencies, ['runtime pypi flask ==1.0', 'optional pypi redis -']);
    assert.deepEqual(runtimes, ['python >=3.9']);
  });

  it('read setup.cfg, inline and indented', () => {
    assert.deepEqual(
      readFacts(
        'setup.cfg',
        '[options]\ninstall_requires = a>=1\n  b\n\ttab\nzip_safe = no\n[options.extras_require]\nx =\n  c\n[flake8]\ninstall_requires = no\n',
      ).dependencies,
      ['runtime pypi a >=1', 'runtime pypi b -', 'runtime pypi tab -', 'optional pypi c -'],
    );
  });

  const REQUIRED: readonly (readonly [path: string, text: string, names: readonly string[]])[] = [
    [
      'x.nimble',
      'requires "nim >= 2", "jester"\nrequires "https://github.com/a/mummy#head"\nauthor = "requires"\n',
      ['runtime nimble nim 2', 'runtime nimble jester -', 'runtime nimble mummy -'],
    ],
    [
      'x.opam',
      'opam-version: "2.0"\ndepends: [\n "dream" {>= "1.0"}\n "alcotest" {with-test}\n]\nbuild: ["dune"]\n',
      ['runtime opam dream -', 'test opam alcotest -'],
    ],
    [
      'dune-project',
      '(lang dune 3.0)\n(package (name x) (depends dream (caqti (>= 2.0)) (alcotest :with-test)))\n(x dream)\n',
      ['runtime opam dream -', 'runtime opam caqti -', 'test opam alcotest -'],
    ],
    [
      'x.cabal',
      'name: x\nlibrary\n  build-depends: base, scotty >=0.2 -- web\n               , wai\n  other: y\ntest-suite t\n  build-depends: hspec\n',
      ['runtime hackage base -', 'runtime hackage scotty 0.2', 'runtime hackage wai -', 'test hackage hspec -'],
    ],
    [
      'package.yaml',
      'name: x\ndependencies:\n- base >= 4\nexecutables:\n  web:\n    dependencies: [servant-server]\n',
      ['runtime hackage base 4', 'runtime hackage servant-server -'],
    ],
    [
      'cpanfile',
      "requires 'Mojolicious' => '9';\non 'test' => sub {\n  requires 'Test::More';\n};\nrequires 'DBD::Pg';\n",
      ['runtime cpan Mojolicious 9', 'test cpan Test::More -', 'runtime cpan DBD::Pg -'],
    ],
    [
      'x-1.rockspec',
      'package = "x" -- "y"\ndependencies = { "lua >= 5.1", "lapis ~> 1.16" }\nbuild = { type = "none" }\n',
      ['runtime luarocks lua 5.1', 'runtime luarocks lapis 1.16'],
    ],
    [
      'DESCRIPTION',
      'Package: x\nImports: shiny (>= 1.8),\n    plumber\nSuggests: testthat\n',
      ['runtime cran shiny 1.8', 'runtime cran plumber -'],
    ],
    ['Project.toml', 'name = "X"\n[deps]\nGenie = "c43c736e"\n[compat]\nGenie = "5"\n', ['runtime julia Genie 5']],
    [
      'build.zig.zon',
      '.{\n .name = .x,\n .dependencies = .{\n  // web\n  .httpz = .{ .url = "u", .hash = "h" },\n  .pg = .{ .path = "p" },\n },\n .paths = .{ "src" },\n}\n',
      ['runtime zig httpz -', 'runtime zig pg -'],
    ],
    [
      'v.mod',
      "Module {\n name: 'x'\n dependencies: ['a.web', 'b']\n license: 'MIT'\n}\n",
      ['runtime vpm a.web -', 'runtime vpm b -'],
    ],
    [
      'dub.json',
      '{"name": "x", "dependencies": {"vibe-d": "~>0.10", "y": {"path": "y"}}}',
      ['runtime dub vibe-d ~>0.10', 'runtime dub y -'],
    ],
    [
      'dub.sdl',
      'name "x"\ndependency "vibe-d:http" version="~>0.9"\n# dependency "z"\n',
      ['runtime dub vibe-d:http -'],
    ],
    [
      'info.rkt',
      '#lang info\n(define deps (list "base" "web-server-lib"))\n(define build-deps (list "racket-doc"))\n',
      ['runtime racket base -', 'runtime racket web-server-lib -'],
    ],
    [
      'vcpkg.json',
      '{"dependencies": ["libpq", {"name": "drogon", "features": ["postgres"]}, {"name": "cmake", "host": true}]}',
      ['runtime vcpkg libpq -', 'runtime vcpkg drogon - [postgres]', 'build vcpkg cmake -'],
    ],
    [
      'paket.dependencies',
      'source https://api.nuget.org/v3/index.json\nframework: net8.0\nnuget Giraffe ~> 6.4\ngroup build\n  nuget Fake.Core.Target\n',
      ['managed nuget Giraffe 6.4', 'managed nuget Fake.Core.Target -'],
    ],
    ['App/paket.references', 'Giraffe\ngroup build\n  Saturn\n', ['runtime nuget Giraffe -', 'runtime nuget Saturn -']],
  ];

  for (const [path, text, names] of REQUIRED) {
    it(`name what ${path} requires`, () => {
      const { manifest, dependencies, at } = readFacts(path, text);
      assert.deepEqual(dependencies, names);
      for (const item of manifest.items) if (item.kind === 'dependency') assert.equal(at(item.nameSpan), item.name);
    });
  }

  it('leave a DESCRIPTION alone that is not of R', () => {
    assert.deepEqual(readFacts('DESCRIPTION', 'Unnamed repository; edit this file.\n').dependencies, []);
  });

  it('name the libraries that a program of C is linked with', () => {
    const { manifest } = readFacts('Makefile', 'LDLIBS = -lpq -lhiredis # -lnot\nall:\n\tcc -L/usr/lib-lx a.c -lm\n');
    const libraries = manifest.items.flatMap((item) => (item.kind === 'setting' ? [item.value] : []));
    assert.deepEqual(libraries, ['pq', 'hiredis', 'm']);
  });

  it('name what a CMake project looks for', () => {
    assert.deepEqual(
      [...readFacts('CMakeLists.txt', 'find_package(Drogon REQUIRED) # x\n').settings],
      [['find_package', 'Drogon']],
    );
  });
});

describe('application configuration', () => {
  it('reads properties, YAML of several documents and HOCON', () => {
    assert.deepEqual(
      [...readFacts('application.properties', '# c\n%dev.a.b = jdbc:h2:mem:x \nc:d\ne f\nempty=\n').settings],
      [
        ['%dev.a.b', 'jdbc:h2:mem:x'],
        ['c', 'd'],
        ['e', 'f'],
      ],
    );
    assert.deepEqual(
      [...readFacts('config/application-dev.yaml', 'a:\n  b: 1\n---\nc: [x, y]\n').settings],
      [
        ['a.b', '1'],
        ['c', 'y'],
      ],
    );
    assert.deepEqual(
      [
        ...readFacts(
          'application.conf',
          'db {\n  default { url = "jdbc:mysql://u:p@h/x" }\n  main.url="jdbc:postgresql://h/y"\n  # no = 1\n}\nafter = 1\n',
        ).settings,
      ],
      [
        ['db.main.url', 'jdbc:postgresql://h/y'],
        ['after', '1'],
      ],
    );
  });

  it('keeps of environment files no value, only schemes and kinds', () => {
    const { settings } = readFacts(
      '.env',
      'DATABASE_URL=postgres://u:hunter2@h/x\nexport DB_CONNECTION="mysql"\nSECRET=hunter2\nURL=hunter2:x\nDB_TYPE=hunter2\n',
    );
    assert.deepEqual(
      [...settings],
      [
        ['DATABASE_URL', 'postgres://'],
        ['DB_CONNECTION', 'mysql'],
        ['SECRET', ''],
        ['URL', ''],
        ['DB_TYPE', ''],
      ],
    );
  });
});
