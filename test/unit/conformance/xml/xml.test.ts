import assert from 'node:assert/strict';
import { ManifestBuilder } from '../../../../src/core/inspect/readers/manifestBuilder.ts';
import { readXml } from '../../../../src/core/inspect/readers/xml/xmlSource.ts';
import type { XmlElement } from '../../../../src/core/inspect/readers/xml/xmlTree.ts';

function read(text: string): { readonly outline: string; readonly isSound: boolean } {
  const builder = new ManifestBuilder(text, 'file.xml');
  const root = readXml(builder);
  return { outline: root === null ? '' : outlineOf(root), isSound: builder.build().problems.length === 0 };
}

function outlineOf({ name, attributes, children, text }: XmlElement): string {
  const parts = [
    ...attributes.map((attribute) => `${attribute.name}='${attribute.value}'`),
    ...(text === null ? [] : [JSON.stringify(text.value)]),
    ...children.map(outlineOf),
  ];
  return parts.length === 0 ? name : `${name}(${parts.join(' ')})`;
}

/** In the spirit of the W3C's well-formed documents without a document type. */
const WELL_FORMED: readonly (readonly [text: string, outline: string])[] = [
  ['<a/>', 'a'],
  ['<a></a>', 'a'],
  ['<a ></a >', 'a'],
  ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a/>\n', 'a'],
  ['<a b="c" d=\'e\'/>', "a(b='c' d='e')"],
  ['<a b = "c"/>', "a(b='c')"],
  ['<a b="&lt;&amp;&quot;&#65;&#x42;"/>', `a(b='<&"AB')`],
  ['<a>&lt;&gt;&amp;&apos;&#x1F600;</a>', 'a("<>&\'😀")'],
  ['<a>b<!-- c -->d</a>', 'a("bd")'],
  ['<a><![CDATA[<b>&amp;]]></a>', 'a("<b>&amp;")'],
  ['<a><![CDATA[]]]]></a>', 'a("]]")'],
  ['<a><?p i?>b</a>', 'a("b")'],
  ['<!-- x --><a/><!-- y --><?z?>', 'a'],
  ['<a>\r\n  <b>1</b>\r\n</a>', 'a(b("1"))'],
  ['<x:a xmlns:x="u"><x:b/></x:a>', "a(x='u' b)"],
  ['<_a-b.c1/>', '_a-b.c1'],
  ['<é>ü</é>', 'é("ü")'],
  ['<a>]] ></a>', 'a("]] >")'],
];

const NOT_WELL_FORMED: readonly string[] = [
  '',
  'a',
  '<a>',
  '</a>',
  '<a></b>',
  '<a><b></a></b>',
  '<a/><b/>',
  '<a/>x',
  '<a b/>',
  '<a b=c/>',
  '<a b="c/>',
  '<a b="c"d="e"/>',
  '<a b="1" b="2"/>',
  '<a b="<"/>',
  '<a>&</a>',
  '<a>&x</a>',
  '<a>&x;</a>',
  '<a>&#0;</a>',
  '<a>&#xFFFE;</a>',
  '<a><!-- -- --></a>',
  '<a><!-- </a>',
  '<a><![CDATA[</a>',
  '<a>]]></a>',
  '< a/>',
  '<1a/>',
  '<a><?xml version="1.0"?></a>',
  ' <?xml version="1.0"?><a/>',
  '<a',
  '<a>\u0001</a>',
];

describe('conformance of XML', () => {
  for (const [text, outline] of WELL_FORMED) {
    it(`takes ${JSON.stringify(text)} for what it is`, () => {
      assert.deepEqual(read(text), { outline, isSound: true });
    });
  }
  for (const text of NOT_WELL_FORMED) {
    it(`notes the mistake in ${JSON.stringify(text)}`, () => {
      assert.equal(read(text).isSound, false);
    });
  }
  for (const text of [
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
  ]) {
    it(`refuses the document type of ${JSON.stringify(text)}`, () => {
      const builder = new ManifestBuilder(text, 'file.xml');
      readXml(builder);
      assert.ok(builder.build().problems.some(({ code }) => code === 'entity-refused'));
    });
  }
});
