import assert from 'node:assert/strict';
import { ManifestBuilder } from '../../../../src/core/inspect/readers/manifestBuilder.ts';
import { readYamlDocuments } from '../../../../src/core/inspect/readers/yaml/yamlSource.ts';
import { plainOf } from '../plain.ts';

function read(text: string): { readonly values: readonly unknown[]; readonly isSound: boolean } {
  const builder = new ManifestBuilder(text, 'file.yaml');
  const roots = readYamlDocuments(builder);
  return { values: roots.map(plainOf), isSound: builder.build().problems.length === 0 };
}

/** In the spirit of yaml-test-suite; numbers stay as written. */
const VALID: readonly (readonly [what: string, text: string, ...values: unknown[]])[] = [
  ['a list', '- a\n- b\n', ['a', 'b']],
  ['a map', 'a: b\nc: d\n', { a: 'b', c: 'd' }],
  ['a map of lists', 'a:\n  - b\n  - c\nd:\n- e\n', { a: ['b', 'c'], d: ['e'] }],
  ['a list of maps', '-\n  a: b\n-   c: d\n    e: f\n', [{ a: 'b' }, { c: 'd', e: 'f' }]],
  [
    'a list of lists',
    '- [a, b]\n- [c, d]\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a flow map over lines', 'a: {b: c,\n  d: e}\n', { a: { b: 'c', d: 'e' } }],
  ['a flow pair', '[a: b, c]', [{ a: 'b' }, 'c']],
  ['comments', '# x\na: b # y\n# z\n', { a: 'b' }],
  ['no comment within a word', 'a: b#c\n', { a: 'b#c' }],
  ['several documents', '--- a\n---\nb: c\n...\n', 'a', { b: 'c' }],
  ['a directive', '%YAML 1.2\n---\na: b\n', { a: 'b' }],
  ['quotes', "a: \"b\\tc \\u263A\"\nd: 'e''f'\n", { a: 'b\tc ☺', d: "e'f" }],
  ['a quoted key', '"a b": c\n', { 'a b': 'c' }],
  ['a plain value over lines', 'a: b\n  c\n  d\n', { a: 'b c d' }],
  ['a literal block', 'a: |\n  b\n   c\n\n  d\n', { a: 'b\n c\n\nd\n' }],
  ['a folded block', 'a: >\n  b\n  c\n\n  d\n', { a: 'b c\nd\n' }],
  ['a stripped block', 'a: |-\n  b\n', { a: 'b' }],
  ['a kept block', 'a: |+\n  b\n\n', { a: 'b\n\n' }],
  ['an anchor', 'a: &x b\nc: *x\n', { a: 'b', c: 'b' }],
  ['a merge', 'a: &x {b: c}\nd:\n  <<: *x\n  e: f\n', { a: { b: 'c' }, d: { b: 'c', e: 'f' } }],
  ['an explicit key', '? a\n: b\n', { a: 'b' }],
  ['nothing as value', 'a:\nb: ~\n', { a: null, b: null }],
  ['a tag', 'a: !!str 12\nb: !Ref c\n', { a: '12', b: 'c' }],
  ['a colon within a word', 'a: b:c\nd: http://x\n', { a: 'b:c', d: 'http://x' }],
  ['CRLF', 'a: b\r\nc:\r\n  - d\r\n', { a: 'b', c: ['d'] }],
  ['astral characters', '😀: 𝔸\n', { '😀': '𝔸' }],
  ['the empty list and map', 'a: []\nb: {}\n', { a: [], b: {} }],
];

const INVALID: readonly string[] = [
  'a: b: c\n',
  'a: [b\n',
  'a: {b: c\n',
  'a: "b\n',
  "a: 'b\n",
  'a: *missing\n',
  'a:\n  - b\n c: d\n',
  'a: b\n  c: d\n',
  'a: |x\n  b\n',
  '- a\nb: c\n',
  'a: @b\n',
  'a: `b`\n',
  'a: "\\q"\n',
  '[a, b]]\n',
  '{a: b}}\n',
  'a: &x *x\n',
];

describe('conformance of YAML', () => {
  for (const [what, text, ...values] of VALID) {
    it(`takes ${what} for what it is`, () => {
      assert.deepEqual(read(text), { values, isSound: true });
    });
  }
  for (const text of INVALID) {
    it(`notes the mistake in ${JSON.stringify(text)}`, () => {
      assert.equal(read(text).isSound, false);
    });
  }
});
