import assert from 'node:assert/strict';
import { ManifestBuilder } from '../../../src/core/inspect/readers/manifestBuilder.ts';
import { elementsAt, scalarAt, valueAt } from '../../../src/core/inspect/readers/sourceTree.ts';
import type { SourceNode } from '../../../src/core/inspect/readers/sourceTree.ts';
import { readYaml, readYamlDocuments } from '../../../src/core/inspect/readers/yaml/yamlSource.ts';

function read(text: string): {
  root: SourceNode | null;
  problems: readonly string[];
  at: (...path: string[]) => string | null;
} {
  const builder = new ManifestBuilder(text, 'file.yaml');
  const root = readYaml(builder);
  return {
    root,
    problems: builder.build().problems.map(({ code }) => code),
    at: (...path) => {
      const span = valueAt(root, ...path)?.span;
      return span === undefined ? null : text.slice(span.start, span.end);
    },
  };
}

describe('readYaml', () => {
  it('gives the places of values without quotes, tags and anchors', () => {
    const { at, root } = read(
      `plain: a b # note\ndouble: "x\\ty"\nsingle: 'it''s'\ntagged: !Ref Thing\nanchored: &a value\nblock: |\n  one\n  two\nend: 1\n`,
    );
    assert.equal(at('plain'), 'a b');
    assert.equal(at('double'), 'x\\ty');
    assert.equal(scalarAt(root, 'double')?.value, 'x\ty');
    assert.equal(at('single'), "it''s");
    assert.equal(at('tagged'), 'Thing');
    assert.equal(at('anchored'), 'value');
    assert.equal(scalarAt(root, 'block')?.value, 'one\ntwo\n');
    assert.equal(at('block'), '|\n  one\n  two');
  });

  it('keeps numbers as they are written', () => {
    const { root } = read('a: 3.10\nb: 22\nc: 0x1F\nd: 1_000\ne: yes\n');
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].map((key) => scalarAt(root, key)?.value),
      ['3.10', '22', '0x1F', '1_000', 'yes'],
    );
  });

  it('resolves aliases and merge keys, own keys first', () => {
    const { root, problems } = read('x: &x {a: 1, b: 2}\ny: *x\nz:\n  b: 3\n  <<: *x\nw:\n  <<: [*x, {c: 4}]\n');
    assert.equal(scalarAt(root, 'y', 'a')?.value, '1');
    assert.equal(scalarAt(root, 'z', 'a')?.value, '1');
    assert.equal(scalarAt(root, 'z', 'b')?.value, '3');
    assert.equal(scalarAt(root, 'w', 'c')?.value, '4');
    assert.deepEqual(problems, []);
  });

  it('says what an alias lacks or where it leads back', () => {
    assert.deepEqual(read('a: *b\n').problems, ['not-resolved']);
    assert.deepEqual(read('a: &a [1, *a]\n').problems, ['cycle']);
  });

  it('bounds what aliases unfold to, and bears thousands of honest ones', () => {
    const bomb = Array.from({ length: 9 }, (_, i) => `x${i + 1}: &x${i + 1} [${Array(9).fill(`*x${i}`).join(', ')}]\n`);
    assert.ok(read(`x0: &x0 [lol, lol]\n${bomb.join('')}`).problems.includes('expansion-limit'));
    const honest = Array.from({ length: 3000 }, (_, i) => `  s${i}:\n    <<: *a\n    image: nginx\n`).join('');
    const { root, problems } = read(`x-a: &a {restart: always}\nservices:\n${honest}`);
    assert.deepEqual(problems, []);
    assert.equal(scalarAt(root, 'services', 's2999', 'restart')?.value, 'always');
  });

  it('reads every document', () => {
    const builder = new ManifestBuilder('a: 1\n---\nb: 2\n...\n---\n- c\n', 'file.yaml');
    const roots = readYamlDocuments(builder);
    assert.equal(roots.length, 3);
    assert.equal(scalarAt(roots[1], 'b')?.value, '2');
    assert.equal(elementsAt(roots[2]).length, 1);
  });

  it('says where the mistake is and finds what stands after it', () => {
    const { root, problems } = read('a: 1\nb: "open\nc:\n  d: 2\ne: [1, 2\nf: 3\n');
    assert.ok(problems.includes('syntax'));
    assert.equal(scalarAt(root, 'c', 'd')?.value, '2');
    assert.equal(scalarAt(root, 'f')?.value, '3');
  });

  it('says that a key occurs twice, and lets the last one count', () => {
    const { root, problems } = read('a: 1\na: 2\n');
    assert.deepEqual(problems, ['duplicate']);
    assert.equal(scalarAt(root, 'a')?.value, '2');
  });

  it('keeps keys away from prototypes', () => {
    const { root } = read('__proto__: {polluted: 1}\nconstructor: 2\n');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(scalarAt(root, 'constructor')?.value, '2');
  });

  it('bears what is too deep', () => {
    const deep = [
      `a: 1\nb: ${'['.repeat(100_000)}`,
      `a: 1\n${'- '.repeat(30_000)}x\n`,
      `a: 1\n${'? '.repeat(30_000)}\n`,
      `a: 1\n${Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}k:\n`).join('')}`,
    ];
    for (const text of deep) assert.ok(read(text).problems.includes('too-deep'), text.slice(0, 20));
  });

  it('takes spaces that are none to YAML for text', () => {
    for (const value of ['\uFEFF', 'a\u00A0', '\u2003']) {
      const { root, at } = read(`a:\n  b: ${value}\n`);
      assert.equal(scalarAt(root, 'a', 'b')?.value, value);
      assert.equal(at('a', 'b'), value);
    }
  });

  it('gives up a line that goes too deep all by itself, and reads what stands after it', () => {
    for (const line of [
      `b: ${'['.repeat(100_000)}`,
      `b: ${'['.repeat(1000)}${']'.repeat(1000)}`,
      `b: ${'{"a":'.repeat(1000)}`,
      `${'- '.repeat(30_000)}x`,
    ]) {
      const { root, problems } = read(`a: 1\n${line}\nc:\n  d: 2\n`);
      assert.deepEqual(problems, ['too-deep'], line.slice(0, 20));
      assert.equal(scalarAt(root, 'c', 'd')?.value, '2', line.slice(0, 20));
    }
  });

  it('gives up lines too long to hold anything of use before it gives up what stands after them', () => {
    const { root, problems, at } = read(`a: 1\nb: "${'b'.repeat(400_000)}"\nc: "${'c'.repeat(400_000)}"\nd: 4\n`);
    assert.deepEqual(problems, ['line-too-long']);
    assert.equal(at('d'), '4');
    assert.equal(String(scalarAt(root, 'b')?.value).length, 400_000);
    const many = read(
      `${Array.from({ length: 60_000 }, (_, i) => `k${i}: value\n`).join('')}b: "${'b'.repeat(300_000)}"\n`,
    );
    assert.ok(many.problems.includes('line-too-long') && many.problems.includes('too-large'));
    assert.equal(many.at('k30000'), 'value');
  });
});
