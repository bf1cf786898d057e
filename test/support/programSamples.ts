import type { ManifestSample } from './manifestSamples.ts';

/** Samples of manifests that are programs, and of package files of other languages. */
export const PROGRAM_SAMPLES: readonly ManifestSample[] = [
  {
    path: 'Gemfile',
    text: `source 'https://rubygems.org'
ruby '3.3.5'

gem 'rails', '~> 7.2', '>= 7.2.1'
gem "pg", "~> 1.5"
gem 'sidekiq', require: false
gem 'bootsnap', require: false, group: :production
gem 'engine', path: 'engines/shop'

group :development, :test do
  gem 'rspec-rails', '~> 7.0'
end

gem 'rubocop', group: [:development]
`,
  },
  {
    path: 'acme.gemspec',
    text: `Gem::Specification.new do |spec|
  spec.name = 'acme'
  spec.required_ruby_version = '>= 3.2'
  spec.add_dependency 'rack', '~> 3.1'
  spec.add_development_dependency 'rspec', '~> 3.13'
end
`,
  },
  {
    path: 'mix.exs',
    text: `defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [
      app: :shop,
      version: "0.1.0",
      elixir: "~> 1.17",
      deps: deps()
    ]
  end

  defp deps do
    [
      {:phoenix, "~> 1.7.14"},
      {:ecto_sql, "~> 3.12"},
      {:postgrex, ">= 0.0.0"},
      {:shared, path: "../shared"},
      {:phoenix_live_reload, "~> 1.5", only: :dev},
      {:floki, ">= 0.30.0", only: [:dev, :test]}
    ]
  end
end
`,
  },
  {
    path: 'rebar.config',
    text: `%% Erlang.
{deps, [
    {cowboy, "2.12.0"},
    jsx,
    {epgsql, {git, "https://github.com/epgsql/epgsql.git", {tag, "4.7.1"}}}
]}.
{profiles, [{test, [{deps, [{meck, "0.9.2"}]}]}]}.
`,
  },
  {
    path: 'build.sbt',
    text: `name := "shop"
ThisBuild / scalaVersion := "3.5.1"
val http4sVersion = "0.23.28"

lazy val root = (project in file("."))
  .enablePlugins(PlayScala, DockerPlugin)
  .settings(
    libraryDependencies ++= Seq(
      guice,
      "org.http4s" %% "http4s-ember-server" % http4sVersion,
      "org.postgresql" % "postgresql" % "42.7.4", // driver
      "org.scalameta" %% "munit" % "1.0.2" % Test
    )
  )
`,
  },
  { path: 'project/plugins.sbt', text: 'addSbtPlugin("org.playframework" % "sbt-plugin" % "3.0.5")\n' },
  {
    path: 'build.mill',
    text: 'object api extends ScalaModule {\n  def ivyDeps = Agg(\n    ivy"com.lihaoyi::cask:0.9.4",\n    ivy"org.postgresql:postgresql:42.7.4"\n  )\n}\n',
  },
  {
    path: 'project.clj',
    text: `(defproject shop "0.1.0"
  :dependencies [[org.clojure/clojure "1.12.0"]
                 [ring/ring-core "1.12.2" :exclusions [commons-io]]
                 [metosin/reitit "0.7.2"]]
  :plugins [[lein-ring "0.12.6"]]
  :profiles {:dev {:dependencies [[ring/ring-mock "0.4.0"]]}})
`,
  },
  {
    path: 'deps.edn',
    text: `{:paths ["src"]
 :deps {org.clojure/clojure {:mvn/version "1.12.0"}
        http-kit/http-kit {:mvn/version "2.8.0"} ; server
        shared/shared {:local/root "../shared"}}
 :aliases {:test {:extra-deps {lambdaisland/kaocha {:mvn/version "1.91.1392"}}}}}
`,
  },
  {
    path: 'Package.swift',
    text: `// swift-tools-version:5.10
import PackageDescription

let package = Package(
    name: "shop",
    dependencies: [
        .package(url: "https://github.com/vapor/vapor.git", from: "4.106.0"),
        .package(url: "https://github.com/vapor/fluent.git", .upToNextMajor(from: "4.12.0")),
        .package(path: "../shared"),
    ]
)
`,
  },
  {
    path: 'pubspec.yaml',
    text: 'name: shop\nenvironment:\n  sdk: ^3.5.0\ndependencies:\n  shelf: ^1.4.2\n  shared:\n    path: ../shared\ndev_dependencies:\n  lints: ^5.0.0\n',
  },
  {
    path: 'shard.yml',
    text: 'name: shop\ncrystal: ">= 1.13.0"\ndependencies:\n  kemal:\n    github: kemalcr/kemal\n    version: ~> 1.5.0\ndevelopment_dependencies:\n  ameba:\n    github: crystal-ameba/ameba\n',
  },
  {
    path: 'environment.yml',
    text: 'name: shop\nchannels: [conda-forge]\ndependencies:\n  - python=3.12\n  - conda-forge::flask>=3.0\n  - numpy\n  - pip\n  - pip:\n      - sqlalchemy==2.0.35\n',
  },
  {
    path: 'setup.py',
    text: `from setuptools import setup

TESTS = ["pytest>=8"]
setup(
    name="shop",
    python_requires=">=3.10",
    install_requires=[
        "flask>=3.0",  # web
        "sqlalchemy~=2.0",
    ],
    extras_require={"cache": ["redis>=5"]},
    tests_require=TESTS,
)
`,
  },
  {
    path: 'setup.cfg',
    text: '[metadata]\nname = shop\n\n[options]\npython_requires = >=3.10\ninstall_requires =\n    flask>=3.0\n    # database\n    sqlalchemy~=2.0\n\n[options.extras_require]\ncache = redis>=5\n',
  },
  {
    path: 'CMakeLists.txt',
    text: 'project(shop CXX) # server\nfind_package(Drogon CONFIG REQUIRED)\nadd_executable(shop main.cc)\ntarget_link_libraries(shop PRIVATE Drogon::Drogon)\n',
  },
  { path: 'conanfile.txt', text: '[requires]\ndrogon/1.9.7\nlibpqxx/7.9.2\n\n[tool_requires]\ncmake/3.30.1\n' },
  { path: 'shop.nimble', text: 'version = "0.1.0"\nrequires "nim >= 2.0.0", "jester >= 0.6.0"\n' },
  {
    path: 'dune-project',
    text: '(lang dune 3.16)\n(package\n (name shop)\n (depends\n  (ocaml (>= 5.2))\n  dream\n  (caqti-driver-postgresql (>= 2.1))))\n',
  },
  {
    path: 'shop.cabal',
    text: 'name: shop\nexecutable shop\n  main-is: Main.hs\n  build-depends:\n    base >= 4.18,\n    servant-server ^>= 0.20\n  default-language: Haskell2010\n',
  },
  { path: 'cpanfile', text: "requires 'Mojolicious', '9.38';\non test => sub {\n  requires 'Test::More';\n};\n" },
  {
    path: 'shop-1.0-1.rockspec',
    text: 'package = "shop"\nversion = "1.0-1"\ndependencies = {\n  "lua >= 5.1", -- the language\n  "lapis >= 1.16",\n  "pgmoon",\n}\n',
  },
  {
    path: 'DESCRIPTION',
    text: 'Package: shop\nVersion: 1.0\nImports:\n    plumber (>= 1.2),\n    RPostgres\nSuggests: testthat\n',
  },
  {
    path: 'Project.toml',
    text: 'name = "Shop"\n\n[deps]\nGenie = "c43c736e-a2d1-11e8-161f-af95117fbd1e"\nLibPQ = "194296ae-ab2e-5f79-8cd4-7183a0a5a0d1"\n\n[compat]\nGenie = "5"\n',
  },
  {
    path: 'build.zig.zon',
    text: '.{\n    .name = .shop,\n    .version = "0.1.0",\n    .dependencies = .{\n        .httpz = .{\n            .url = "git+https://example.com/http.zig",\n            .hash = "1220",\n        },\n    },\n}\n',
  },
  { path: 'v.mod', text: "Module {\n\tname: 'shop'\n\tversion: '0.1.0'\n\tdependencies: ['some.web', 'some.pg']\n}\n" },
  {
    path: 'dub.sdl',
    text: 'name "shop"\ndependency "vibe-d" version="~>0.10"\ndependency "mysql-native" version="~>3.2"\n',
  },
  { path: 'info.rkt', text: '#lang info\n(define collection "shop")\n(define deps (list "base" "web-server-lib"))\n' },
  {
    path: 'vcpkg.json',
    text: '{\n  "name": "shop",\n  "dependencies": [\n    "libpqxx",\n    { "name": "drogon", "features": ["postgres"] }\n  ]\n}\n',
  },
  { path: 'Makefile', text: 'LDLIBS = -lpq -lhiredis\n\nshop: main.c\n\t$(CC) -o $@ $< $(LDLIBS)\n' },
  { path: 'paket.references', text: 'Giraffe\nNpgsql\ngroup Test\n  Expecto\n' },
];
