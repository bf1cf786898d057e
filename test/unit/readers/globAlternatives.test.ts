import assert from 'node:assert/strict';
import { countAlternatives } from '../../../src/core/inspect/readers/globAlternatives.ts';
import { readFacts } from '../../support/readFacts.ts';

describe('alternatives of a glob', () => {
  const cases: readonly (readonly [glob: string, count: number])[] = [
    ['packages/*', 1],
    ['{a,b}', 2],
    ['{a,b}/{c,d,e}', 6],
    ['{a,b{c,d}}', 3],
    ['{a,{b,c}{d,e}}', 5],
    ['{,a}', 2],
    ['{1..9}', 9],
    ['{9..1..2}', 5],
    ['{-2..2}', 5],
    ['{a..e}', 5],
    ['{a}', 1],
    ['{a{b,c}}', 2],
    ['{a,b', 1],
    ['{a,{b,c}', 2],
    ['{a,b{c,d', 1],
    ['a,b}', 1],
    ['\\{a,b\\}', 1],
    ['!{a,b}', 2],
    ['', 1],
    ['{a,b}'.repeat(30), 2 ** 30],
    ['{a,b}'.repeat(2000), Infinity],
    [`{1..${'9'.repeat(400)}}`, Infinity],
  ];
  for (const [glob, count] of cases) {
    it(`of ${glob.length > 40 ? `${glob.slice(0, 20)}…` : glob} are ${count}`, () =>
      assert.equal(countAlternatives(glob), count));
  }

  it('does not lose its way in deep and open braces', () => {
    assert.equal(countAlternatives('{a,'.repeat(100_000)), 1);
    assert.equal(countAlternatives('{'.repeat(100_000) + '}'.repeat(100_000)), 1);
  });
});

describe('members of a workspace', () => {
  const bomb = '{a,b}'.repeat(30);
  const manifests: Readonly<Record<string, (globs: readonly string[]) => string>> = {
    'package.json': (globs) => JSON.stringify({ workspaces: globs }),
    'pnpm-workspace.yaml': (globs) => `packages: ${JSON.stringify(globs)}\n`,
    'lerna.json': (globs) => JSON.stringify({ packages: globs }),
    'deno.json': (globs) => JSON.stringify({ workspace: globs }),
    'Cargo.toml': (globs) => `[workspace]\nmembers = ${JSON.stringify(globs)}\n`,
    'pyproject.toml': (globs) => `[tool.uv.workspace]\nmembers = ${JSON.stringify(globs)}\n`,
  };
  for (const [path, write] of Object.entries(manifests)) {
    it(`refuses a glob of countless alternatives in ${path}, and reads the others`, () => {
      const { references, problems } = readFacts(path, write([bomb, 'apps/{web,api}', '{1..1000000}']));
      assert.deepEqual(
        problems,
        ['expansion-limit 1', 'expansion-limit 1'].map((p) => (/toml/.test(path) ? p.replace('1', '2') : p)),
      );
      assert.deepEqual(references, ['workspace apps/{web,api}']);
    });
  }

  it('says of an over-long path that it is no legal name', () => {
    const { problems } = readFacts('package.json', JSON.stringify({ workspaces: ['a'.repeat(5000)] }));
    assert.deepEqual(problems, ['invalid-name 1']);
  });
});
