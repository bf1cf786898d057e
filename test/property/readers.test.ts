import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DependencyItem, Manifest, ManifestItem } from '../../src/core/model/manifest.ts';
import type { Span } from '../../src/core/model/text.ts';
import { configReaders } from '../../src/core/inspect/readers/config/configReaders.ts';
import { presenceReaders } from '../../src/core/inspect/readers/config/presence.ts';
import { yamlConfigReaders } from '../../src/core/inspect/readers/deploy/deployReaders.ts';
import { MAX_PROBLEMS } from '../../src/core/inspect/readers/limits.ts';
import { readManifest, readWith } from '../../src/core/inspect/readers/readManifest.ts';
import { READERS, readerFor } from '../../src/core/inspect/readers/registry.ts';
import { msbuildReaders } from '../../src/core/inspect/readers/xml/xmlReaders.ts';
import type { ManifestSample } from '../support/manifestSamples.ts';
import { MANIFEST_SAMPLES } from '../support/manifestSamples.ts';
import { itemMistake } from '../support/sliceBack.ts';

/** Step between the places at which samples are cut; a prime, so that all kinds of places are met. */
const STEP = 7;
/** Characters put into samples one at a time. */
const INSERTED = ['"', "'", '{', '}', '[', '<', '>', '#', 'x', '\n', '\u0000', '😀'];

function read({ path, text }: ManifestSample): Manifest {
  const manifest = readManifest(path, text);
  assert.ok(manifest, `no reader for ${path}`);
  return manifest;
}

function spansOf(item: ManifestItem): readonly (Span | null)[] {
  switch (item.kind) {
    case 'dependency':
    case 'runtime':
      return [item.nameSpan, item.versionSpan];
    case 'reference':
      return [item.span];
    case 'setting':
      return [item.keySpan, item.valueSpan];
  }
}

/** What must hold of every result, whatever the text. */
function checkManifest(manifest: Manifest, text: string): void {
  const internal = manifest.problems.find((problem) => problem.code === 'internal');
  assert.equal(internal, undefined, `${manifest.path}: ${JSON.stringify(internal)}`);
  assert.ok(manifest.problems.length <= MAX_PROBLEMS);
  const inText = (span: Span): boolean => 0 <= span.start && span.start <= span.end && span.end <= text.length;
  for (const item of manifest.items) {
    for (const span of spansOf(item))
      assert.ok(span === null || inText(span), `${manifest.path}: ${JSON.stringify(item)}`);
    assert.equal(itemMistake(item, text), null, `${manifest.path}: ${JSON.stringify(item)}`);
    if (item.kind !== 'dependency') continue;
    const raw = item.versionSpan === null ? null : text.slice(item.versionSpan.start, item.versionSpan.end);
    assert.equal(item.rawVersion, raw, manifest.path);
    assert.ok(item.version === null || item.versionSpan !== null, `${manifest.path}: ${item.name} has no place`);
  }
  for (const problem of manifest.problems) assert.ok(inText(problem.span), JSON.stringify(problem));
}

function dependenciesOf(manifest: Manifest): readonly DependencyItem[] {
  return manifest.items.filter((item) => item.kind === 'dependency');
}

function identity({ name, version, scope }: DependencyItem): string {
  return `${name}@${version ?? ''} (${scope})`;
}

/** Without the version, which an entry may take from the very line that is damaged. */
function nameAndScope({ name, scope }: DependencyItem): string {
  return `${name} (${scope})`;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Everything that a result says, apart from places. */
function facts(manifest: Manifest): readonly string[] {
  return manifest.items.map((item) => {
    switch (item.kind) {
      case 'dependency':
        return identity(item);
      case 'runtime':
        return `${item.runtime} ${item.version ?? ''}`;
      case 'reference':
        return `${item.relation} ${item.target}`;
      case 'setting':
        return `${item.key}=${item.value}`;
    }
  });
}

describe('every reader', function () {
  // Some hundred texts, each read some hundred times.
  this.timeout(60_000);

  it('reads its sample without a problem, and finds something', () => {
    for (const sample of MANIFEST_SAMPLES) {
      const manifest = read(sample);
      const mistakes = manifest.problems.filter((problem) => problem.severity !== 'information');
      assert.deepEqual(mistakes, [], sample.path);
      assert.ok(manifest.items.length > 0, sample.path);
      assert.equal(manifest.incomplete, false, sample.path);
      checkManifest(manifest, sample.text);
    }
  });

  it('has a sample', () => {
    const sampled = new Set(MANIFEST_SAMPLES.map((sample) => readerFor(sample.path)?.format));
    // Those share one program, and are told apart by data alone.
    const alike = new Set([...configReaders, ...yamlConfigReaders, ...presenceReaders, ...msbuildReaders]);
    const without = READERS.filter((reader) => !sampled.has(reader.format) && !alike.has(reader));
    assert.deepEqual(
      without.map(({ format }) => format),
      [],
    );
  });

  it('bears its sample cut at any place', () => {
    for (const { path, text } of MANIFEST_SAMPLES) {
      for (let end = 0; end < text.length; end += STEP) {
        const cut = text.slice(0, end);
        checkManifest(read({ path, text: cut }), cut);
      }
    }
  });

  it('bears a character too much or too few', () => {
    for (const { path, text } of MANIFEST_SAMPLES) {
      for (let at = 0; at < text.length; at += STEP) {
        const inserted = INSERTED[at % INSERTED.length] ?? '';
        for (const damaged of [text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + inserted + text.slice(at)]) {
          checkManifest(read({ path, text: damaged }), damaged);
        }
      }
    }
  });

  it('says the same with CRLF line ends', () => {
    for (const { path, text } of MANIFEST_SAMPLES) {
      const crlf = text.replaceAll('\n', '\r\n');
      const manifest = read({ path, text: crlf });
      checkManifest(manifest, crlf);
      assert.deepEqual(facts(manifest), facts(read({ path, text })), path);
    }
  });

  it('says the same after a byte order mark, at places one further on', () => {
    for (const { path, text } of MANIFEST_SAMPLES) {
      const marked = `\uFEFF${text}`;
      const manifest = read({ path, text: marked });
      checkManifest(manifest, marked);
      const plain = read({ path, text });
      assert.deepEqual(facts(manifest), facts(plain), path);
      assert.deepEqual(manifest.problems.length, plain.problems.length, path);
      const starts = (of: Manifest): readonly number[] => dependenciesOf(of).map((item) => item.nameSpan.start);
      assert.deepEqual(
        starts(manifest),
        starts(plain).map((start) => start + 1),
        path,
      );
    }
  });

  it('gives right places after characters of two units', () => {
    for (const { path, text } of MANIFEST_SAMPLES) {
      for (const letter of ['a', 'e', 'o']) {
        const astral = text.replaceAll(letter, '😀');
        checkManifest(read({ path, text: astral }), astral);
      }
    }
  });

  it('never throws on the sample of another, or on noise', () => {
    const noise = fc.array(
      fc.oneof(
        fc.constantFrom(
          ...'{}[]()<>"\'`:=,.;#@$\\/!?&*|-~ \t\r\n\u0000',
          '😀',
          '\ud800',
          '"""',
          '<!--',
          '<![CDATA[',
          '${',
          '$(',
        ),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...READERS),
        fc.constantFrom(...MANIFEST_SAMPLES),
        noise,
        fc.nat(),
        (reader, sample, parts, where) => {
          const at = where % (sample.text.length + 1);
          const text = sample.text.slice(0, at) + parts.join('') + sample.text.slice(at);
          checkManifest(readWith(reader, 'folder/file', text), text);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('finds nearly all entries that lie after a damaged line', () => {
    let wanted = 0;
    let found = 0;
    for (const { path, text } of MANIFEST_SAMPLES) {
      const sound = dependenciesOf(read({ path, text })).map((item) => ({
        is: nameAndScope(item),
        line: lineAt(text, item.nameSpan.start),
      }));
      for (let at = 0; at < text.length; at += STEP) {
        const inserted = INSERTED[(at / STEP) % INSERTED.length] ?? '';
        for (const damaged of [text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + inserted + text.slice(at)]) {
          const left = new Set(dependenciesOf(read({ path, text: damaged })).map(nameAndScope));
          for (const { is, line } of sound) {
            if (line <= lineAt(text, at) + 1) continue;
            wanted++;
            if (left.has(is)) found++;
          }
        }
      }
    }
    // A damaged key or section title takes what it contains with it.
    assert.ok(found / wanted >= 0.94, `${found} of ${wanted}`);
  });
});
