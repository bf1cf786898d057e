import assert from 'node:assert/strict';
import { ManifestBuilder } from '../../../src/core/inspect/readers/manifestBuilder.ts';
import { readXml } from '../../../src/core/inspect/readers/xml/xmlSource.ts';
import { attributeOf, elementAt, xmlTextAt, type XmlElement } from '../../../src/core/inspect/readers/xml/xmlTree.ts';

function read(text: string) {
  const builder = new ManifestBuilder(text, 'file.xml');
  return { root: readXml(builder), problems: builder.build().problems };
}

function outline(element: XmlElement | null): string {
  if (element === null) return '';
  const inner = element.children.map(outline).join(' ');
  return `${element.name}${element.text === null ? '' : `=${element.text.value}`}${inner === '' ? '' : `(${inner})`}`;
}

describe('readXml', () => {
  it('gives the places of texts around comments, CDATA and blanks', () => {
    const text =
      '<a>\n<b> <!-- old --> 1.2 </b><c><![CDATA[ 3.4 ]]></c><?pi?><d>x&amp;y</d><e/>\r\n<f>\r\n z\r\n</f></a>';
    const { root, problems } = read(text);
    assert.deepEqual(problems, []);
    for (const [name, value, written] of [
      ['b', '1.2', '1.2'],
      ['c', '3.4', '3.4'],
      ['d', 'x&y', 'x&amp;y'],
      ['f', 'z', 'z'],
    ] as const) {
      const node = xmlTextAt(root, name);
      assert.equal(node?.value, value);
      assert.equal(text.slice(node.span.start, node.span.end), written);
      const element = elementAt(root, name);
      assert.equal(element && text.slice(element.nameSpan.start, element.nameSpan.end), name);
    }
    assert.equal(xmlTextAt(root, 'e'), null);
  });

  it('takes what looks like a comment within CDATA for text', () => {
    const { root, problems } = read('<a><b><![CDATA[1<!-- 2 -->3]]></b><c>4<!-- <![CDATA[5]]> -->6</c></a>');
    assert.deepEqual(problems, []);
    assert.equal(xmlTextAt(root, 'b')?.value, '1<!-- 2 -->3');
    assert.equal(xmlTextAt(root, 'c')?.value, '46');
  });

  it('gives the places of attributes, in either quotes', () => {
    const text = `<a  id = "x&quot;1" version='2'/>`;
    const { root } = read(text);
    const id = attributeOf(root, 'ID');
    const version = attributeOf(root, 'Version');
    assert.equal(id?.value, 'x"1');
    assert.equal(text.slice(id.span.start, id.span.end), 'x&quot;1');
    assert.equal(text.slice(id.nameSpan.start, id.nameSpan.end), 'id');
    assert.equal(version && text.slice(version.span.start, version.span.end), '2');
  });

  it('expands no entities of a document type', () => {
    const { root, problems } = read('<!DOCTYPE a [<!ENTITY e "boom">]>\n<a><b>&e;</b><c>1</c></a>');
    assert.equal(xmlTextAt(root, 'b')?.value, '&e;');
    assert.equal(xmlTextAt(root, 'c')?.value, '1');
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['entity-refused'],
    );
  });

  it('finds what stands around a tag being typed', () => {
    const around = (middle: string): string => outline(read(`<a>\n  <b>1</b>\n${middle}\n  <d>4</d>\n</a>\n`).root);
    assert.equal(around('  <c'), 'a(b=1 d=4)');
    assert.equal(around('  <c>3'), 'a(b=1 c=3 d=4)');
    assert.equal(around('  <c>3</x>'), 'a(b=1 c=3 d=4)');
    assert.equal(around('  <c>3</c'), 'a(b=1 c=3 d=4)');
    assert.equal(around('  <c>\n    <e>5</e>'), 'a(b=1 c(e=5) d=4)');
    assert.equal(around('  </c>'), 'a(b=1 d=4)');
  });

  it('passes over what is too deep', () => {
    const { root, problems } = read(`<a><b>1</b>${'<x>'.repeat(5000)}${'</x>'.repeat(5000)}<c>2</c></a>`);
    assert.equal(xmlTextAt(root, 'c')?.value, '2');
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['too-deep'],
    );
  });
});
