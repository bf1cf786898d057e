import type { ManifestReader } from '../../src/core/model/manifest.ts';
import { MAX_ITEMS, MAX_PROBLEMS } from '../../src/core/inspect/readers/limits.ts';
import { readWith } from '../../src/core/inspect/readers/readManifest.ts';
import { READERS, readerFor } from '../../src/core/inspect/readers/registry.ts';
import { loadReaders } from '../../src/core/inspect/readers/registry.ts';
import { MANIFEST_SAMPLES, type ManifestSample } from '../support/manifestSamples.ts';
import { itemMistake } from '../support/sliceBack.ts';
import { quickTexts } from './quickTexts.ts';
import type { FuzzTarget } from './target.ts';
import { syntaxOf, textsFor } from './texts.ts';

// Targets read without waiting.
await loadReaders();

/** One target for every reader. Readers that share a format get a number behind it. */
export function readerTargets(): FuzzTarget<string>[] {
  const times = new Map<string, number>();
  return READERS.map((reader) => {
    const time = (times.get(reader.format) ?? 0) + 1;
    times.set(reader.format, time);
    const path = pathFor(reader);
    const syntax = syntaxOf(path);
    const own = MANIFEST_SAMPLES.filter((sample) => readerFor(sample.path) === reader);
    const samples = own.length > 0 ? own : alike(path);
    const texts = samples.map(({ text }) => text);
    return {
      name: time === 1 ? reader.format : `${reader.format}#${time}`,
      inputs: textsFor(texts, syntax),
      quick: quickTexts(texts, syntax),
      check: (text) => readMistake(reader, path, text),
    };
  });
}

/** Samples in the same syntax, for a reader that only data tells from others and that has none of its own. */
function alike(path: string): readonly ManifestSample[] {
  const syntax = syntaxOf(path);
  return MANIFEST_SAMPLES.filter((sample) => syntaxOf(sample.path) === syntax).slice(0, 12);
}

function pathFor(reader: ManifestReader): string {
  const sample = MANIFEST_SAMPLES.find(({ path }) => readerFor(path) === reader);
  return sample?.path ?? reader.fileNames?.[0] ?? `folder/file.${reader.extensions?.[0] ?? 'txt'}`;
}

/** What is wrong with what a reader makes of a text: an exception, a limit that it broke, or a wrong place. */
export function readMistake(reader: ManifestReader, path: string, text: string): string | null {
  const { items, problems, firstWord } = readWith(reader, path, text);
  const internal = problems.find(({ code }) => code === 'internal');
  if (internal !== undefined) return `threw ${JSON.stringify(internal.args)}`;
  if (items.length > MAX_ITEMS) return `${items.length} items`;
  if (problems.length > MAX_PROBLEMS) return `${problems.length} problems`;
  for (const { span } of [...problems, { span: firstWord }]) {
    if (!(0 <= span.start && span.start <= span.end && span.end <= text.length))
      return `a problem stands outside the text: ${JSON.stringify(span)}`;
  }
  for (const item of items) {
    const mistake = itemMistake(item, text);
    if (mistake !== null) return `${mistake}: ${JSON.stringify(item)}`;
  }
  return null;
}
