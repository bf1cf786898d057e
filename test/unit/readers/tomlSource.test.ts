import assert from 'node:assert/strict';
import { ManifestBuilder } from '../../../src/core/inspect/readers/manifestBuilder.ts';
import type { SourceNode } from '../../../src/core/inspect/readers/sourceTree.ts';
import { textAt, textsAt, valueAt } from '../../../src/core/inspect/readers/sourceTree.ts';
import { readToml } from '../../../src/core/inspect/readers/toml/tomlSource.ts';

function read(text: string) {
  const builder = new ManifestBuilder(text, 'file.toml');
  const root = readToml(builder);
  const lines = builder
    .build()
    .problems.map(({ code, span }) => `${code} ${text.slice(0, span.start).split('\n').length}`);
  return { root, lines, builder };
}

function keys(node: SourceNode | null): readonly string[] {
  return node?.kind === 'object' ? [...node.members.keys()] : [];
}

describe('readToml', () => {
  it('reads tables, dotted keys, lists of tables and every kind of string', () => {
    const text = [
      'a.b = "1"',
      '[t."q r"]',
      "x = 'lit\\eral'",
      'y = """',
      'two',
      'lines"""',
      'z = { k = 1.10, d = 1979-05-27 }',
      '[[list]]',
      'n = "one"',
      '[[list]]',
      'n = "two"',
    ].join('\n');
    const { root, lines } = read(text);
    assert.deepEqual(lines, []);
    assert.equal(textAt(root, 'a', 'b')?.value, '1');
    const literal = textAt(root, 't', 'q r', 'x');
    assert.equal(literal?.value, 'lit\\eral');
    assert.equal(text.slice(literal.span.start, literal.span.end), 'lit\\eral');
    const long = textAt(root, 't', 'q r', 'y');
    assert.equal(long && text.slice(long.span.start, long.span.end), 'two\nlines');
    assert.equal(textAt(root, 't', 'q r', 'z', 'k')?.value, '1.10');
    const list = valueAt(root, 'list');
    assert.deepEqual(list?.kind === 'array' && list.elements.map((table) => textAt(table, 'n')?.value), ['one', 'two']);
  });

  it('takes line breaks in inline tables (TOML 1.1)', () => {
    assert.deepEqual(read('a = {\n  b = 1,\n}\n').lines, []);
  });

  it('loses one statement to one mistake', () => {
    const { root, lines } = read('[a]\nx = "1"\ny =\nz = "3"\n\n[b]\nv = "4"\n');
    assert.deepEqual(keys(valueAt(root, 'a')), ['x', 'z']);
    assert.deepEqual(keys(valueAt(root, 'b')), ['v']);
    assert.deepEqual(lines, ['syntax 3']);
  });

  it('takes the line at fault out of a list, and puts in a comma that is missing', () => {
    const text = 'l = [\n  "a",\n  "b\n  "c"\n  "d",\n]\nafter = "x"\n';
    const { root, lines } = read(text);
    assert.deepEqual(
      textsAt(root, 'l').map((node) => node.value),
      ['a', 'c', 'd'],
    );
    assert.equal(textAt(root, 'after')?.value, 'x');
    assert.deepEqual(lines, ['syntax 3', 'syntax 5']);
  });

  it('closes a list that is still being typed', () => {
    const { root } = read('[a]\nl = [\n  "x",\n  "y"\n\n[b]\nk = "1"\n');
    assert.deepEqual(
      textsAt(root, 'a', 'l').map((node) => node.value),
      ['x', 'y'],
    );
    assert.equal(textAt(root, 'b', 'k')?.value, '1');
  });

  it('reads a header that lacks a bracket', () => {
    for (const header of ['[tool.x', 'tool.x]']) {
      const { root, lines } = read(`[a]\nb = "1"\n${header}\nc = "2"\n`);
      assert.equal(textAt(root, 'tool', 'x', 'c')?.value, '2', header);
      assert.deepEqual(lines, ['syntax 3'], header);
    }
  });

  it('notes a key that occurs twice, over tables too', () => {
    assert.deepEqual(read('a = "1"\na = "2"\n').lines, ['duplicate 2']);
    assert.deepEqual(read('[t]\na = "1"\n[t]\nb = "2"\n').lines.length, 1);
  });

  it('blanks what is too deep or too long', () => {
    const deep = read(`a = ${'['.repeat(5000)}${']'.repeat(5000)}\nb = "1"\n`);
    assert.deepEqual(deep.lines, ['too-deep 1']);
    assert.equal(textAt(deep.root, 'b')?.value, '1');
    assert.deepEqual(read(`${'a.'.repeat(5000)}a = 1\nb = "1"\n`).lines, ['too-deep 1']);
    const long = read(`a = "${'x'.repeat(100_000)}"\nb = "1"\n`);
    assert.deepEqual(long.lines, ['line-too-long 1']);
    assert.equal(textAt(long.root, 'b')?.value, '1');
  });

  it('says so where it gives up on noise', () => {
    for (const piece of ['[\n', '=\n', '"', '"""\n', 'a = """\n', '\\', "a = '\n"]) {
      const { builder } = read(piece.repeat(100_000));
      assert.ok(builder.build().problems.length > 0, piece);
    }
  });

  it('gives up lines too long to hold anything of use before it gives up what stands after them', () => {
    const long = (key: string): string => `${key} = "${'x'.repeat(60_000)}"\n`;
    const { root, lines } = read(`[t]\n${['a', 'b', 'c', 'd', 'e', 'f'].map(long).join('')}last = "1"\n`);
    assert.deepEqual(keys(valueAt(root, 't')), ['a', 'b', 'c', 'd', 'last']);
    assert.deepEqual(lines, ['line-too-long 6', 'line-too-long 7']);
  });
});
