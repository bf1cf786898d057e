import assert from 'node:assert/strict';
import { READERS } from '../../../src/core/inspect/readers/registry.ts';
import { MOST_GROWTH, growthOf, type GrowthQuestion } from '../../support/growth/growth.ts';

const addressOf = (path: string): string => new URL(path, import.meta.url).href;
const EXAMPLES = addressOf('../../support/growth/examples.ts');
const READ_MANIFEST = addressOf('../../../src/core/inspect/readers/readManifest.ts');

const example = (call: string): GrowthQuestion => ({ module: EXAMPLES, call, piece: 'ab ' });
const reading = (path: string, piece: string, head = ''): GrowthQuestion => ({
  module: READ_MANIFEST,
  call: 'readManifest',
  before: [path],
  piece,
  head,
});

const PROGRAMS: readonly string[] = [
  'Gemfile',
  'mix.exs',
  'rebar.config',
  'build.sbt',
  'build.sc',
  'project.clj',
  'deps.edn',
  'Package.swift',
  'setup.py',
  'setup.cfg',
  'CMakeLists.txt',
  'x.nimble',
  'x.opam',
  'dune-project',
  'x.cabal',
  'cpanfile',
  'x.rockspec',
  'DESCRIPTION',
  'Project.toml',
  'build.zig.zon',
  'v.mod',
  'dub.json',
  'dub.sdl',
  'info.rkt',
  'vcpkg.json',
  'Makefile',
  'paket.dependencies',
  'conanfile.txt',
  'application.conf',
  'application.properties',
  '.env',
  'go.mod',
  'requirements.txt',
  'Dockerfile',
  'schema.prisma',
  'main.tf',
  'main.bicep',
  'a.sln',
];
/** Beginnings without an end, and what such files are full of. */
const MARKS: readonly string[] = [
  '(',
  '[',
  '"',
  "'",
  '{:a, "1" ',
  '.package(',
  'gem "a", ',
  '{deps, [',
  '\\\n ',
  'a: [\n',
  'x=(\n',
  'a b\n',
];
/** What parsers go astray at, by the way in which a format is read. */
const PIECES: Readonly<Record<string, readonly GrowthQuestion[]>> = {
  JSON: ['[{', '/*', '"', '{"a":', '},', ':', '"a":1,'].map((piece) => reading('deno.json', piece)),
  TOML: ['[\n', '=\n', '"', '"""\n', 'a = """\n', '\\', "a = '\n", '[a]\n', 'a.'].map((piece) =>
    reading('Cargo.toml', piece),
  ),
  YAML: ['- ', '? ', 'a: ', '[', '{a: ', '"', '&a ', '*a ', 'a: |\n', '- a\n', 'a: b\n', '#'].map((piece) =>
    reading('compose.yaml', piece),
  ),
  XML: [
    ...['<', '<a ', '<a "', '</a>', '<!--', '&', '<a b="', '\n <a>', '<![CDATA[', '<a/>', 'a<!---->'].map((piece) =>
      reading('pom.xml', piece, '<project>'),
    ),
    reading('pom.xml', 'a.', '<project></x><'),
  ],
  Gradle: ['"${', '{ ', 'a(', '/*', 'x [\n', "a 'b:c:1'\n", 'def a = b\n'].map((piece) =>
    reading('build.gradle.kts', piece, 'dependencies {\n'),
  ),
  programs: PROGRAMS.flatMap((path) => MARKS.map((piece) => reading(path, piece))),
};

describe('steps of a reader', function () {
  this.timeout(120_000);
  before(function () {
    // The engine has one account of what ran, and there it is in use.
    if (process.env['NODE_V8_COVERAGE'] !== undefined) this.skip();
  });

  for (const [name, questions] of Object.entries(PIECES)) {
    it(`of ${name} grow in proportion to the text, whatever it holds`, async () => {
      const growth = await growthOf(questions);
      // The engine loses count now and then among very many questions; what is out of proportion is so asked alone, too.
      for (const [i, question] of questions.entries())
        if (!((growth[i] ?? Infinity) < MOST_GROWTH)) [growth[i] = Infinity] = await growthOf([question]);
      const bad = questions
        .map(
          ({ before, piece }, i) => `${before?.join() ?? ''} ${JSON.stringify(piece)}: ${growth[i]?.toFixed(2) ?? ''}`,
        )
        .filter((_, i) => !((growth[i] ?? Infinity) < MOST_GROWTH));
      assert.deepEqual(bad, []);
    });
  }

  it('are counted of files that some reader takes', () => {
    for (const { before: [path = ''] = [] } of Object.values(PIECES).flat())
      assert.ok(
        READERS.some((reader) => reader.matches(path)),
        path,
      );
  });

  it('are told apart where they grow with the square of the text', async () => {
    const linear = await growthOf(['loop', 'words'].map(example));
    const quadratic = await growthOf(['loopInLoop', 'searches', 'searchesBackwards', 'expressions'].map(example));
    for (const growth of linear) assert.ok(growth < 2.1, String(growth));
    for (const growth of quadratic) assert.ok(growth > 3.5, String(growth));
  });
});
