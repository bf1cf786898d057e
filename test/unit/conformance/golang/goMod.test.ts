import assert from 'node:assert/strict';
import { readFacts } from '../../../support/readFacts.ts';

/** In the spirit of the tables of x/mod's modfile. */
const VALID: readonly (readonly [text: string, ...dependencies: string[]])[] = [
  ['require x.y/z v1.2.3', 'x.y/z v1.2.3'],
  ['require (\n\tx.y/z v1.2.3\n\tx.y/w v1.4.5\n)', 'x.y/z v1.2.3', 'x.y/w v1.4.5'],
  ['require ( // note\n\tx.y/z v1.2.3 // another\n)', 'x.y/z v1.2.3'],
  ['require "x.y/z" "v1.2.3"', 'x.y/z v1.2.3'],
  ['require `x.y/z` v1.2.3', 'x.y/z v1.2.3'],
  ['require x.y/z/v2 v2.0.0+incompatible', 'x.y/z/v2 v2.0.0+incompatible'],
  ['require x.y/z v0.0.0-20180917221912-90fa682c2a6e', 'x.y/z v0.0.0-20180917221912-90fa682c2a6e'],
  ['require (\n)', ...[]],
  ['exclude x.y/z v1.2.3', ...[]],
  ['retract v1.0.0 // bad', ...[]],
  ['retract [v1.0.0, v1.9.9]', ...[]],
  ['retract (\n\tv1.0.0\n\t[v1.1.0, v1.2.0]\n)', ...[]],
];

describe('conformance of go.mod', () => {
  for (const [text, ...dependencies] of VALID) {
    it(`reads ${JSON.stringify(text)}`, () => {
      for (const whole of [`module m\n\n${text}\n`, `module m\r\n${text.replaceAll('\n', '\r\n')}\r\n`]) {
        const facts = readFacts('go.mod', whole);
        assert.deepEqual(
          facts.dependencies,
          dependencies.map((each) => `runtime golang ${each}`),
        );
        assert.deepEqual(facts.problems, []);
      }
    });
  }

  it('reads versions of Go, and the toolchain', () => {
    const go = (text: string): readonly string[] => readFacts('go.mod', `module m\n${text}\n`).runtimes;
    assert.deepEqual(go('go 1.21'), ['go 1.21']);
    assert.deepEqual(go('go 1.21.0 // note'), ['go 1.21.0']);
    assert.deepEqual(go('go 1.22rc1'), ['go 1.22rc1']);
  });

  it('marks what is indirect', () => {
    const { manifest } = readFacts(
      'go.mod',
      'module m\nrequire (\n\ta.b/c v1.0.0 // indirect\n\ta.b/d v1.0.0 // indirect; note\n\ta.b/e v1.0.0\n)\n',
    );
    assert.deepEqual(
      manifest.items.flatMap((item) => (item.kind === 'dependency' ? [item.indirect === true] : [])),
      [true, true, false],
    );
  });

  it('follows replacements to folders', () => {
    const { references } = readFacts(
      'go.mod',
      'module m\nreplace (\n\tx.y/z => ./z\n\tx.y/w v1.0.0 => ../w\n\tx.y/v => x.y/u v1.2.3\n)\n',
    );
    assert.equal(references.filter((each) => each.endsWith('./z')).length, 1);
    assert.ok(!references.some((each) => each.includes('x.y/u')));
  });

  for (const text of ['require x.y/z', 'require (\n\tx.y/z v1.2.3\n', 'require x.y/z v1.2.3 v1.2.4 "', 'require )']) {
    it(`bears ${JSON.stringify(text)}, and reads what follows`, () => {
      const { dependencies } = readFacts('go.mod', `module m\n${text}\nrequire a.b/c v1.0.0\n`);
      assert.ok(dependencies.includes('runtime golang a.b/c v1.0.0'));
    });
  }
});
