import assert from 'node:assert/strict';
import { readProgram } from '../../../src/core/inspect/programs/readProgram.ts';

/** `scope ecosystem name version` of what a program declares in itself; each stands where it is said to stand. */
function declared(language: string, text: string): string[] {
  const { items } = readProgram('program', text, language, { names: new Set(), entry: [] });
  return items.flatMap((item) => {
    if (item.kind !== 'dependency') return [];
    const { nameSpan, versionSpan, name } = item;
    // Scala puts more than one colon between group and artifact.
    assert.equal(text.slice(nameSpan.start, nameSpan.end).replace(/:+/, ':'), name);
    if (versionSpan !== null) assert.equal(text.slice(versionSpan.start, versionSpan.end), item.rawVersion);
    return [`${item.scope} ${item.ecosystem} ${name} ${item.version ?? '-'}`];
  });
}

describe('packages that a program declares in itself', () => {
  const programs: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'a script of Python names them in its block alone',
      'python',
      '#!/usr/bin/env python\n# "aside"\n# /// script\n# requires-python = ">=3.12"\n# dependencies = [\n#   "flask>=3",\n#   \'rich\',\n# ]\n# [tool.x]\n# y = ["not-this"]\n# ///\n# dependencies = ["nor-this"]\n',
      ['runtime pypi flask >=3', 'runtime pypi rich -'],
    ],
    [
      'a block of Python that is cut short ends where the code begins',
      'python',
      '# /// script\n# dependencies = ["flask",\nimport os\n#  "not-this"]\n',
      ['runtime pypi flask -'],
    ],
    [
      'C# names packages and its SDK, with a version or without',
      'csharp',
      '#:sdk Microsoft.NET.Sdk.Web\n#:package Dapper@2.1.35\n#:package Npgsql\nConsole.WriteLine("#:package No");\n',
      ['build nuget Microsoft.NET.Sdk.Web -', 'runtime nuget Dapper 2.1.35', 'runtime nuget Npgsql -'],
    ],
    [
      'Java by its coordinates, of which all three are needed',
      'java',
      '//DEPS io.javalin:javalin:6.1.3\n//DEPS org.slf4j:slf4j\n//DEPS :::\n// DEPS a:b:1\nclass App {}\n',
      ['runtime maven io.javalin:javalin 6.1.3'],
    ],
    [
      'Groovy in a note',
      'groovy',
      "@Grab('org.postgresql:postgresql:42.7.3')\nimport x\n",
      ['runtime maven org.postgresql:postgresql 42.7.3'],
    ],
    [
      'Kotlin in a note of the file, or as Java does',
      'kotlin',
      '@file:DependsOn("io.ktor:ktor-server-core:2.3.9")\n//DEPS a.b:c:1\n',
      ['runtime maven io.ktor:ktor-server-core 2.3.9', 'runtime maven a.b:c 1'],
    ],
    [
      'Scala, with as many colons as it likes',
      'scala',
      '//> using dep com.lihaoyi::cask:0.9.1\n//> using lib "org.typelevel:::cats:2"\n',
      ['runtime maven com.lihaoyi:cask 0.9.1', 'runtime maven org.typelevel:cats 2'],
    ],
    [
      'Ruby, the version right behind the name alone',
      'ruby',
      "gemfile do\n  gem 'sinatra', '~> 4'\n  gem 'pg', require: 'x'\n  gem 'last'\n  gem name\n  x.gem 'no'\n  gem 'open',\n'1'\nend\n",
      ['runtime gem sinatra ~> 4', 'runtime gem pg -', 'runtime gem last -', 'runtime gem open -'],
    ],
    [
      'Elixir in a list of pairs, up to its end',
      'elixir',
      'Mix.install([{:bandit, "~> 1.0"}, {:plug, path: "x"}, {"odd", 1}, :jason])\n{:later, "1"}\n',
      ['runtime hex bandit ~> 1.0', 'runtime hex plug -'],
    ],
    ['Elixir without any', 'elixir', 'deps = [{:bandit, "~> 1.0"}]\n', []],
    ['Elixir whose list is cut short', 'elixir', 'Mix.install([{:bandit', ['runtime hex bandit -']],
    ['a language that has no way to', 'go', '//DEPS a:b:1\n', []],
    ['a language that nobody reads', 'cobol', '//DEPS a:b:1\n', []],
  ];
  for (const [what, language, text, expected] of programs)
    it(what, () => assert.deepEqual(declared(language, text), expected));

  it('stand at its head: the first two hundred lines, none of them of countless characters', () => {
    const blank = (lines: number): string => '\n'.repeat(lines);
    assert.deepEqual(declared('java', `${blank(199)}//DEPS a:b:1\n`), ['runtime maven a:b 1']);
    assert.deepEqual(declared('java', `${blank(200)}//DEPS a:b:1\n`), []);
    assert.deepEqual(declared('java', `//DEPS a:b:1${' '.repeat(1000)}\n//DEPS c:d:1\n`), ['runtime maven c:d 1']);
  });
});
