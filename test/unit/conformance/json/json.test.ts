import assert from 'node:assert/strict';
import { readJson } from '../../../../src/core/inspect/readers/json/jsonSource.ts';
import { ManifestBuilder } from '../../../../src/core/inspect/readers/manifestBuilder.ts';
import { plainOf } from '../plain.ts';

function read(text: string, comments: boolean): { readonly value: unknown; readonly isSound: boolean } {
  const builder = new ManifestBuilder(text, 'file.json');
  const root = readJson(builder, { comments });
  return { value: plainOf(root), isSound: builder.build().problems.length === 0 };
}

/** In the spirit of JSONTestSuite's `y_`: all must be accepted. */
const VALID: readonly string[] = [
  '[]',
  '{}',
  '[[] ]',
  '[""]',
  '[1,null,null,null,2]',
  ' [1]',
  '[1]\n',
  '[123e65]',
  '[0e+1]',
  '[0e1]',
  '[ 4]',
  '[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001]',
  '[20e1]',
  '[-0]',
  '[-123]',
  '[1E22]',
  '[1E-2]',
  '[123.456e78]',
  '{"asd":"sdf","dfg":"fgh"}',
  '{"":0}',
  '{"foo\\u0000bar":42}',
  '{"title":"\\u041f\\u043e\\u043b"}',
  '["\\u0060\\u012a\\u12AB"]',
  '["\\uD801\\udc37"]',
  '["\\"\\\\\\/\\b\\f\\n\\r\\t"]',
  '["\\\\n"]',
  '["a/*b*/c/*d//e"]',
  '["😀"]',
  '["\u2028"]',
  '["\u007f"]',
  'false',
  '42',
  '-0.1',
  'null',
  '"asd"',
  'true',
];

/** In the spirit of its `n_`: all must be noted as a mistake. */
const INVALID: readonly string[] = [
  '[',
  '[1 true]',
  '["": 1]',
  '[""],',
  '[,1]',
  '[1,,2]',
  '["x",,]',
  '["x"]]',
  '["",]',
  '["x"',
  '[x',
  '[3[4]]',
  '[1:2]',
  '[,]',
  '[-]',
  '[   , ""]',
  '[1,]',
  '[*]',
  '[""',
  '[1,\n1\n,1',
  '[{}',
  '[nul]',
  '[tru]',
  '[++1234]',
  '[+1]',
  '[-01]',
  '[.2e-3]',
  '[0.e1]',
  '[1eE2]',
  '[1.0e+]',
  '[NaN]',
  '[Infinity]',
  '[0x1]',
  '[012]',
  '["x", truth]',
  '{[: "x"}\n',
  '{"x", null}',
  '{"x"::"b"}',
  '{"a":"a" 123}',
  "{key: 'value'}",
  '{"a" b}',
  '{:"b"}',
  '{"a" "b"}',
  '{"a":',
  '{"a"',
  '{1:1}',
  '{"id":0,,,,,}',
  "{'a':0}",
  '{"id":0,}',
  '{"a":"b",,"c":"d"}',
  '{a: "b"}',
  '{"a":"a',
  '{"a":"b"}#',
  '["\\uD800\\"]',
  '["\\u1x"]',
  '["\\x00"]',
  '["\\a"]',
  '["\\',
  '["new\nline"]',
  '"',
  "['single quote']",
  'abc',
  '2@',
  '{}}',
  '{"":',
  '{"a":/*comment*/"b"}',
  '{"a":"b"}//',
  '[1]x',
  '<.>',
  '*',
  ']',
  '{]',
];

describe('conformance of JSON', () => {
  for (const text of VALID) {
    it(`takes ${JSON.stringify(text)} for what it is`, () => {
      const { value, isSound } = read(text, false);
      assert.equal(isSound, true);
      assert.deepEqual(value, JSON.parse(text));
    });
  }
  for (const text of INVALID) {
    it(`notes the mistake in ${JSON.stringify(text)}`, () => {
      assert.equal(read(text, false).isSound, false);
    });
  }
});

describe('conformance of JSON with comments', () => {
  const SOUND: readonly (readonly [text: string, value: unknown])[] = [
    ['// a\n{"a":1}', { a: 1 }],
    ['/* a */ {"a":1} // b', { a: 1 }],
    ['{"a":/* b */1}', { a: 1 }],
    ['{"a":1,}', { a: 1 }],
    ['[1,2,]', [1, 2]],
    ['{"a":[1,],}', { a: [1] }],
    ['/**/[]/**/', []],
    ['{"http://x":"// no comment"}', { 'http://x': '// no comment' }],
    ['{\r\n// a\r\n"a":1\r\n}', { a: 1 }],
  ];
  for (const [text, value] of SOUND) {
    it(`takes ${JSON.stringify(text)} for what it is`, () => {
      assert.deepEqual(read(text, true), { value, isSound: true });
    });
  }
  for (const text of ['{"a":1,,}', '[,]', '{,}', '/* a', '{"a":1 /* }', "{'a':1}", '# a\n{}']) {
    it(`notes the mistake in ${JSON.stringify(text)}`, () => {
      assert.equal(read(text, true).isSound, false);
    });
  }
});
