import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJson } from '../../../src/core/inspect/readers/json/jsonSource.ts';
import { ManifestBuilder } from '../../../src/core/inspect/readers/manifestBuilder.ts';
import type { SourceNode } from '../../../src/core/inspect/readers/sourceTree.ts';
import { memberAt, textAt } from '../../../src/core/inspect/readers/sourceTree.ts';

function read(text: string, comments = false) {
  const builder = new ManifestBuilder(text, 'file.json');
  const root = readJson(builder, { comments });
  return { root, problems: builder.build().problems };
}

/** The value that a tree stands for; objects as lists of entries, so that no key is special. */
function valueOf(node: SourceNode | null): unknown {
  if (node === null) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.elements.map(valueOf);
  return [...node.members.values()].map(({ key, value }) => [key, valueOf(value)]).sort();
}

function entriesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(entriesOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, entry]) => [key, entriesOf(entry)])
    .sort();
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('readJson', () => {
  it('gives the values that JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { root, problems } = read(text);
        assert.deepEqual(problems, []);
        assert.deepEqual(valueOf(root), entriesOf(JSON.parse(text)));
      }),
    );
  });

  it('finds a mistake where JSON.parse does, and only there', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '01',
      '-',
      'true',
      'nul',
      ' ',
      '"\\u12"',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        const found = read(text).problems.some((problem) => problem.code === 'syntax');
        assert.equal(found, !parses(text), JSON.stringify(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('gives places of keys and values without their quotes', () => {
    const text = '{ "a": { "b c": "d" } }';
    const member = memberAt(read(text).root, 'a', 'b c');
    assert.ok(member?.value);
    assert.equal(text.slice(member.keySpan.start, member.keySpan.end), 'b c');
    assert.equal(text.slice(member.value.span.start, member.value.span.end), 'd');
  });

  it('decodes escapes, and keeps the place of what is written', () => {
    const text = '{"a":"x\\u0041\\n"}';
    const value = textAt(read(text).root, 'a');
    assert.equal(value?.value, 'xA\n');
    assert.equal(text.slice(value.span.start, value.span.end), 'x\\u0041\\n');
  });

  it('takes comments and trailing commas in JSONC only', () => {
    const text = '{ // c\n "a": 1, /* d */ }';
    assert.deepEqual(read(text, true).problems, []);
    assert.deepEqual(
      read(text).problems.map((problem) => problem.args?.['reason']),
      ['comment', 'comment', 'trailing-comma'],
    );
  });

  it('keeps keys apart from prototypes, and takes the last of equal ones', () => {
    const { root, problems } = read('{"__proto__":{"polluted":true},"a":1,"a":2}');
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    assert.equal(root?.kind === 'object' && root.members.has('__proto__'), true);
    assert.deepEqual(valueOf(memberAt(root, 'a')?.value ?? null), 2);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['duplicate'],
    );
  });

  it('passes over what is too deep and reads on after it', () => {
    const { root, problems } = read(`{"a":${'['.repeat(5000)}${']'.repeat(5000)},"b":1}`);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['too-deep'],
    );
    assert.deepEqual(valueOf(memberAt(root, 'b')?.value ?? null), 1);
  });

  it('closes by indentation what a damaged line leaves open', () => {
    const text = '{\n  "a": {\n    "b": 1,\n  "c": {\n    "d": 2\n  }\n}\n';
    assert.deepEqual(valueOf(memberAt(read(text).root, 'c', 'd')?.value ?? null), 2);
  });

  it('ignores an end that a formatted file would not have there', () => {
    const text = '{\n  "a": {\n    "b": 1},\n    "c": 2\n  },\n  "d": 3\n}\n';
    const { root } = read(text);
    assert.deepEqual(valueOf(memberAt(root, 'a', 'c')?.value ?? null), 2);
    assert.deepEqual(valueOf(memberAt(root, 'd')?.value ?? null), 3);
  });
});
