import assert from 'node:assert/strict';
import { readFacts } from '../../../support/readFacts.ts';

/** In the spirit of the cases of BuildKit's parser: a file, and the images of its stages. */
const CASES: readonly (readonly [what: string, text: string, ...images: string[]])[] = [
  ['a tag', 'FROM node:22', 'runtime node 22'],
  ['no tag', 'FROM node', 'runtime node -'],
  ['lower case', 'from node:22 as x', 'runtime node 22'],
  ['a registry with a port', 'FROM localhost:5000/a/b:1.0', 'runtime localhost:5000/a/b 1.0'],
  ['a platform', 'FROM --platform=linux/amd64 node:22', 'runtime node 22'],
  [
    'a digest',
    'FROM node:22@sha256:0000000000000000000000000000000000000000000000000000000000000000',
    'runtime node 22',
  ],
  ['a stage of its own', 'FROM node:22 AS a\nFROM a', 'runtime node 22'],
  [
    'two stages',
    'FROM golang:1.23 AS b\nFROM alpine:3.20\nCOPY --from=b /x /x',
    'runtime alpine 3.20',
    'build golang 1.23',
  ],
  ['an argument', 'ARG V=22\nFROM node:${V}', 'runtime node 22'],
  ['an argument in quotes', 'ARG V="22"\nFROM node:$V', 'runtime node 22'],
  ['a default', 'FROM node:${V:-22}', 'runtime node 22'],
  ['an image by argument', 'ARG I=node:22\nFROM ${I}', 'runtime node 22'],
  ['a line that goes on', 'FROM \\\n  node:22', 'runtime node 22'],
  ['a comment between', 'FROM node:22 \\\n# note\n  AS a', 'runtime node 22'],
  ['the escape directive', '# escape=`\nFROM `\n  node:22', 'runtime node 22'],
  ['scratch', 'FROM scratch'],
  ['a here-document', 'FROM node:22\nRUN <<EOF\nFROM golang:1\nEOF', 'runtime node 22'],
  ['blank lines within', 'FROM node:22\nRUN a \\\n\n  b\nCMD ["x"]', 'runtime node 22'],
  ['an argument after FROM', 'FROM node:22\nARG V=1\nFROM a:${V}', 'build node 22', 'runtime a ${V}'],
];

describe('conformance of Dockerfiles', () => {
  for (const [what, text, ...images] of CASES) {
    it(`reads ${what}`, () => {
      for (const whole of [`${text}\n`, `${text.replaceAll('\n', '\r\n')}\r\n`]) {
        const { dependencies } = readFacts('Dockerfile', whole);
        assert.deepEqual([...dependencies].sort(), images.map((image) => image.replace(' ', ' docker ')).sort());
      }
    });
  }

  for (const text of ['FROM', 'FROM \\', 'FROM node:22:23', 'FRO node', 'FROM ${', 'FROM a\\']) {
    it(`bears ${JSON.stringify(text)}, and reads what follows`, () => {
      const { manifest } = readFacts('Dockerfile', `${text}\n\nFROM python:3.12\n`);
      assert.ok(
        text.endsWith('\\') || manifest.items.some((item) => item.kind === 'dependency' && item.name === 'python'),
      );
    });
  }
});
