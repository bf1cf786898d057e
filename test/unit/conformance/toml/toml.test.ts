import assert from 'node:assert/strict';
import { ManifestBuilder } from '../../../../src/core/inspect/readers/manifestBuilder.ts';
import { readToml } from '../../../../src/core/inspect/readers/toml/tomlSource.ts';
import { plainOf } from '../plain.ts';

function read(text: string): { readonly value: unknown; readonly isSound: boolean } {
  const builder = new ManifestBuilder(text, 'file.toml');
  const root = readToml(builder);
  return { value: plainOf(root), isSound: builder.build().problems.length === 0 };
}

/** In the spirit of toml-test's `valid`; numbers and dates stay as written. */
const VALID: readonly (readonly [text: string, value: unknown])[] = [
  ['', {}],
  ['# only a comment', {}],
  ['a = 1 # note\n', { a: '1' }],
  ['a="b"', { a: 'b' }],
  ['a = true\nb = false', { a: true, b: false }],
  ['bare_key-1 = 1\n1234 = 2', { 'bare_key-1': '1', '1234': '2' }],
  ['"127.0.0.1" = "x"\n\'quoted "y"\' = "z"', { '127.0.0.1': 'x', 'quoted "y"': 'z' }],
  ['"" = 1', { '': '1' }],
  ['a.b.c = 1\na.b.d = 2', { a: { b: { c: '1', d: '2' } } }],
  ['a . b = 1', { a: { b: '1' } }],
  ['3.14 = "pi"', { '3': { '14': 'pi' } }],
  ['s = "tab\\t quote\\" slash\\\\ u\\u00e9 U\\U0001F600"', { s: 'tab\t quote" slash\\ ué U😀' }],
  ["s = 'C:\\Users\\x'", { s: 'C:\\Users\\x' }],
  ['s = """\nRoses\nViolets"""', { s: 'Roses\nViolets' }],
  ['s = """\\\n  The quick \\\n\n\n  brown fox."""', { s: 'The quick brown fox.' }],
  ["s = '''\nraw \\ text'''", { s: 'raw \\ text' }],
  ['s = """two quotes ""."""', { s: 'two quotes "".' }],
  [
    'n = [+99, 42, 0, -17, 1_000, 0xDEAD_BEEF, 0o755, 0b1101]',
    { n: ['+99', '42', '0', '-17', '1_000', '0xDEAD_BEEF', '0o755', '0b1101'] },
  ],
  [
    'f = [+1.0, 3.1415, -0.01, 5e+22, 1e06, 6.626e-34, inf, -nan]',
    { f: ['+1.0', '3.1415', '-0.01', '5e+22', '1e06', '6.626e-34', 'inf', '-nan'] },
  ],
  [
    'd = 1979-05-27T07:32:00Z\ne = 1979-05-27 07:32:00.5-07:00\nf = 1979-05-27\ng = 07:32:00',
    { d: '1979-05-27T07:32:00Z', e: '1979-05-27 07:32:00.5-07:00', f: '1979-05-27', g: '07:32:00' },
  ],
  [
    'a = [ [1, 2], ["x", "y"] ]',
    {
      a: [
        ['1', '2'],
        ['x', 'y'],
      ],
    },
  ],
  ['a = [\n  1,\n  2, # note\n]', { a: ['1', '2'] }],
  ['a = []', { a: [] }],
  ['[t]\na = 1\n[t.u]\nb = 2\n[v]', { t: { a: '1', u: { b: '2' } }, v: {} }],
  ['[ a . "b.c" ]\nx = 1', { a: { 'b.c': { x: '1' } } }],
  ['[x.y.z.w]\n[x]', { x: { y: { z: { w: {} } } } }],
  ['a = { x = 1, y.z = 2 }', { a: { x: '1', y: { z: '2' } } }],
  ['a = {}', { a: {} }],
  ['[[p]]\nn = 1\n[[p]]\n[[p]]\nn = 3', { p: [{ n: '1' }, {}, { n: '3' }] }],
  ['[[f]]\nn = "apple"\n[f.p]\nc = "red"\n[[f.v]]\nn = "x"', { f: [{ n: 'apple', p: { c: 'red' }, v: [{ n: 'x' }] }] }],
  ['a = 1\r\nb = 2\r\n', { a: '1', b: '2' }],
  ['"😀" = "𝔸"', { '😀': '𝔸' }],
];

/** In the spirit of its `invalid`. */
const INVALID: readonly string[] = [
  'a',
  'a =',
  '= 1',
  'a = 1 b = 2',
  'a == 1',
  'a = "x',
  "a = 'x",
  'a = """x',
  'a = "\\x"',
  'a = "\\u12"',
  'a = x',
  'a = tru',
  'a = 01',
  'a = 1__0',
  'a = _1',
  'a = 1.',
  'a = .5',
  'a = 0xZ',
  'a = 1979-13-01',
  'a = [1, 2',
  'a = [1 2]',
  'a = { x = 1',
  'a = { x = 1 y = 2 }',
  '[a',
  '[]',
  '[a]]',
  '[[a]',
  '[a] b = 1',
  '[a b]',
  'a b = 1',
  'a. = 1',
  '.a = 1',
  'a = 1\na = 2',
  '[t]\n[t]',
  'a = 1\n[a]',
  'a.b = 1\na = 2',
  'a = {x=1}\na.y = 2',
  'a = [1]\n[[a]]',
  'a = "b\nc"',
  'a = \u0000',
];

describe('conformance of TOML', () => {
  for (const [text, value] of VALID) {
    it(`takes ${JSON.stringify(text)} for what it is`, () => {
      assert.deepEqual(read(text), { value, isSound: true });
    });
  }
  for (const text of INVALID) {
    it(`notes the mistake in ${JSON.stringify(text)}`, () => {
      assert.equal(read(text).isSound, false);
    });
  }
});
