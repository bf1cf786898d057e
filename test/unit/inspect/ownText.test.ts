import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ownText } from '../../../src/core/inspect/readers/ownText.ts';
import { readManifest } from '../../../src/core/inspect/readers/readManifest.ts';
import type { Manifest } from '../../../src/core/model/manifest.ts';
import { LineTable, packedLines, unpackedLines } from '../../../src/core/model/text.ts';

describe('a text of its own', () => {
  it('is the same text, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => ownText(text) === text));
    for (const text of ['', '\ud800', 'a'.repeat(1000), '__proto__', '1']) assert.equal(ownText(text), text);
  });

  it('lets go of the file that it was cut out of', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect();
      return process.memoryUsage().heapUsed / 2 ** 20;
    };
    const before = held();
    const manifests: (Manifest | null)[] = [];
    // Twelve megabytes of text, of which some kilobytes are names.
    for (let i = 0; i < 60; i++) {
      const rest = `// ${i} ${'x'.repeat(90)}\n`.repeat(2000);
      manifests.push(readManifest('go.mod', `module example.org/of-some-length/m${i}\n\n${rest}`));
    }
    const grown = held() - before;
    assert.equal(manifests.filter((manifest) => manifest?.items.length === 1).length, 60);
    assert.ok(grown < 6, `${grown.toFixed(1)} MB`);
  });
});

describe('packed lines', () => {
  it('give the same places as the text itself', () => {
    const line = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('x'.repeat(65_535), 'y'.repeat(140_000)));
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const text = fc.array(fc.tuple(line, end), { maxLength: 8 }).map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(text, fc.nat(), (whole, at) => {
        const table = new LineTable(whole);
        const unpacked = unpackedLines(packedLines(whole));
        const offset = at % (whole.length + 1);
        assert.equal(unpacked.lineCount, table.lineCount);
        assert.deepEqual(unpacked.positionAt(offset), table.positionAt(offset));
      }),
      { numRuns: 200 },
    );
  });

  it('may leave out what comes after the line that is asked about last', () => {
    const text = 'one\ntwo\r\nthree\rfour\nfive';
    for (let last = 0; last <= text.length; last++) {
      const unpacked = unpackedLines(packedLines(text, last));
      for (let offset = 0; offset <= last; offset++)
        assert.deepEqual(unpacked.positionAt(offset), new LineTable(text).positionAt(offset), `${offset} of ${last}`);
    }
    assert.ok(packedLines('\n'.repeat(1000), 5).length < 10);
  });

  it('take files of many lines', () => {
    const text = 'a\n'.repeat(200_000);
    assert.equal(unpackedLines(packedLines(text)).lineCount, 200_001);
  });
});
