import assert from 'node:assert/strict';
import { mistakesOf, tellMistakes, type SchemaIssue } from '../../../src/core/model/mistake.ts';

/** An issue with what a test says of it. */
const issue = (code: string, more: Partial<SchemaIssue> = {}): SchemaIssue => ({
  code,
  path: ['a'],
  message: '',
  ...more,
});
/** `path: code {arguments}`. */
const told = (of: SchemaIssue, value: unknown = { a: 1, b: { c: 2 } }): string[] =>
  mistakesOf(of, value).map(({ path, message: { code, args } }) => {
    const given = args === undefined ? '' : ` ${JSON.stringify(args)}`;
    return `${path.join('.')}: ${code}${given}`;
  });

describe('what is wrong in a value', () => {
  const cases: readonly (readonly [string, SchemaIssue, readonly string[]])[] = [
    [
      'each member that nobody knows',
      issue('unrecognized_keys', { path: ['b'], keys: ['x', 'y'] }),
      ['b.x: mistake.unknown-field', 'b.y: mistake.unknown-field'],
    ],
    ['no member that is named', issue('unrecognized_keys'), []],
    ['one that is not there', issue('invalid_type', { path: ['b', 'd'] }), ['b.d: mistake.missing']],
    ['one within what is no object', issue('invalid_type', { path: ['a', 'd'] }), ['a.d: mistake.missing']],
    [
      'what it may be instead',
      issue('invalid_value', { values: ['x', true] }),
      ['a: mistake.one-of {"values":"x, true"}'],
    ],
    ['that nothing may be', issue('invalid_value'), ['a: mistake.one-of {"values":""}']],
    ['its type', issue('invalid_type', { expected: 'record' }), ['a: mistake.type.object']],
    ['a type without a name', issue('invalid_type', { expected: 'constructor' }), ['a: mistake.invalid']],
    ['no type at all', issue('invalid_type'), ['a: mistake.invalid']],
    ['that it is empty', issue('too_small', { origin: 'array', minimum: 1 }), ['a: mistake.empty']],
    [
      'that it is small',
      issue('too_small', { origin: 'number', minimum: 1 }),
      ['a: mistake.too-small.number {"minimum":1}'],
    ],
    [
      'that it is short',
      issue('too_small', { origin: 'string', minimum: 3 }),
      ['a: mistake.too-small.string {"minimum":3}'],
    ],
    [
      'that it is large, whatever it is',
      issue('too_big', { origin: 'set', maximum: 9 }),
      ['a: mistake.too-big.number {"maximum":9}'],
    ],
    ['a rule of the schema’s own', issue('custom', { message: 'mistake.date' }), ['a: mistake.date']],
    ['a rule without a message of ours', issue('invalid_format', { message: 'Invalid' }), ['a: mistake.invalid']],
    ['what nobody thought of', issue('unheard_of'), ['a: mistake.invalid']],
    ['a path that is no text', issue('unheard_of', { path: [Symbol('s')] }), ['Symbol(s): mistake.missing']],
    ['a choice of forms without any', issue('invalid_union'), ['a: mistake.invalid']],
    [
      'the form that matches but for a member within',
      issue('invalid_union', {
        path: ['b'],
        errors: [
          [{ code: 'invalid_type', path: [], message: '', expected: 'string' }],
          [{ code: 'invalid_type', path: ['c'], message: '', expected: 'string' }],
        ],
      }),
      ['b.c: mistake.type.text'],
    ],
    [
      'else the form of the same kind',
      issue('invalid_union', {
        errors: [
          [{ code: 'invalid_type', path: [], message: '', expected: 'string' }],
          [{ code: 'too_small', path: [], message: '', origin: 'number', minimum: 2 }],
        ],
      }),
      ['a: mistake.too-small.number {"minimum":2}'],
    ],
    [
      'else the first form',
      issue('invalid_union', {
        errors: [
          [{ code: 'invalid_type', path: [], message: '', expected: 'string' }],
          [{ code: 'invalid_value', path: [], message: '', values: [true] }],
        ],
      }),
      ['a: mistake.type.text'],
    ],
  ];
  for (const [what, of, expected] of cases) it(`tells ${what}`, () => assert.deepEqual(told(of), expected));

  it('is told line by line, that of the whole file by that name', () => {
    const text = tellMistakes(
      [
        { path: [], message: { code: 'whole' } },
        { path: ['a', 0], message: { code: 'part' } },
      ],
      ({ code }) => code,
    );
    assert.equal(text, '(file): whole\na.0: part');
  });
});
