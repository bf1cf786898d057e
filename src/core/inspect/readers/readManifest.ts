import type { Manifest, ManifestItem, ManifestReader, ReadProblem, ReadResult } from '../../model/manifest.ts';
import type { Span } from '../../model/text.ts';
import { firstWordOf } from './firstWord.ts';
import { MAX_CHARS, MAX_ITEMS, MAX_LINE_CHARS, MAX_PROBLEMS } from './limits.ts';
import { readerFor } from './registry.ts';
import { PartMissing } from '../laterPart.ts';

export { isManifest } from './registry.ts';

/**
 * Reads one file of a workspace: the only way in which the rest of the core calls a reader.
 * Never takes long: size, line length, and number of items and problems are bounded, and an exception of a reader
 * becomes the problem `internal`.
 * @param path From the workspace root, "/" separators.
 * @param text Content without a byte order mark (one that is there is tolerated).
 * @returns null where no reader knows the path.
 * @throws {PartMissing} alone, where a reader or its parser was not loaded: see {@link withParts}.
 */
export function readManifest(path: string, text: string): Manifest | null {
  const reader = readerFor(path);
  return reader === null ? null : readWith(reader, path, text);
}

/** Reads a text with a reader of the caller's choice, under the same limits. */
export function readWith(reader: ManifestReader, path: string, text: string): Manifest {
  // One mark is taken off, as editors do; a second one is text.
  return text.startsWith('\uFEFF')
    ? movedOn(readBounded(reader, path, text.slice(1)))
    : readBounded(reader, path, text);
}

function readBounded(reader: ManifestReader, path: string, text: string): Manifest {
  const own: ReadProblem[] = [];
  const bearable = reader.acceptsLongLines === true ? { text, blanked: 0 } : blankLongLines(text, own);
  // Lines that were left out cost nothing and must not take along what stands after them.
  const limit = MAX_CHARS + bearable.blanked;
  let prepared = bearable.text;
  const cut = prepared.length > limit;
  if (cut) {
    prepared = prepared.slice(0, lastLineEnd(prepared, limit));
    const end = prepared.length;
    own.unshift({ code: 'too-large', severity: 'warning', span: { start: end, end }, args: { limit: MAX_CHARS } });
  }

  const result = tryRead(reader, prepared, path);
  // What a cut leaves open is no mistake of the file.
  const said = cut
    ? result.problems.filter((p) => p.code !== 'syntax' || p.span.end < prepared.length)
    : result.problems;
  const isTooMuch = result.items.length > MAX_ITEMS;
  const items = isTooMuch ? result.items.slice(0, MAX_ITEMS) : result.items;
  const last = items.at(-1);
  const beyond: ReadProblem[] = [];
  if (isTooMuch && last !== undefined) {
    const span = last.kind === 'setting' ? last.keySpan : last.kind === 'reference' ? last.span : last.nameSpan;
    beyond.push({ code: 'too-many', severity: 'warning', span, args: { limit: MAX_ITEMS } });
  }
  // Most files have none, and share the empty list.
  const problems = own.length + beyond.length === 0 ? said : [...own, ...said, ...beyond];
  return {
    path,
    format: reader.format,
    firstWord: firstWordOf(prepared),
    name: result.name,
    items,
    problems: problems.length > MAX_PROBLEMS ? problems.slice(0, MAX_PROBLEMS) : problems,
    incomplete: result.incomplete || own.length > 0 || isTooMuch || problems.length > MAX_PROBLEMS,
  };
}

function tryRead(reader: ManifestReader, text: string, path: string): ReadResult {
  try {
    return reader.read(text, path);
  } catch (error) {
    if (error instanceof PartMissing) throw error;
    const span: Span = { start: 0, end: 0 };
    const name = error instanceof Error ? error.name : typeof error;
    return {
      name: null,
      items: [],
      problems: [{ code: 'internal', severity: 'warning', span, args: { format: reader.format, error: name } }],
      incomplete: true,
    };
  }
}

/** A result whose places count a byte order mark that the reader did not see. */
function movedOn(manifest: Manifest): Manifest {
  const move = <S extends Span | null>(span: S): S =>
    span === null ? span : { ...span, start: span.start + 1, end: span.end + 1 };
  const items = manifest.items.map((item): ManifestItem => {
    switch (item.kind) {
      case 'reference':
        return { ...item, span: move(item.span) };
      case 'setting':
        return { ...item, keySpan: move(item.keySpan), valueSpan: move(item.valueSpan) };
      case 'dependency':
      case 'runtime':
        return { ...item, nameSpan: move(item.nameSpan), versionSpan: move(item.versionSpan) };
    }
  });
  const problems = manifest.problems.map((p) => ({ ...p, span: move(p.span) }));
  return { ...manifest, firstWord: move(manifest.firstWord), items, problems };
}

/** End of the last whole line before a limit; the limit itself where one line fills it. */
function lastLineEnd(text: string, limit: number): number {
  const end = text.lastIndexOf('\n', limit - 1) + 1;
  if (end > limit / 2) return end;
  // Not between the two halves of a character.
  const before = text.charCodeAt(limit - 1);
  return before >= 0xd800 && before < 0xdc00 ? limit - 1 : limit;
}

/** Replaces each over-long line by as many spaces and notes it; offsets stay what they were. */
function blankLongLines(text: string, problems: ReadProblem[]): { readonly text: string; readonly blanked: number } {
  if (text.length <= MAX_LINE_CHARS) return { text, blanked: 0 };
  let blanked = 0;
  const parts: string[] = [];
  let kept = 0;
  let start = 0;
  while (start < text.length) {
    let end = start;
    for (; end < text.length; end++) {
      const c = text.charCodeAt(end);
      if (c === 10 || c === 13) break;
    }
    if (end - start > MAX_LINE_CHARS) {
      parts.push(text.slice(kept, start), ' '.repeat(end - start));
      kept = end;
      blanked += end - start;
      const span = { start, end: start + 1 };
      problems.push({ code: 'line-too-long', severity: 'warning', span, args: { limit: MAX_LINE_CHARS } });
    }
    start = end + 1;
  }
  return { text: kept === 0 ? text : parts.join('') + text.slice(kept), blanked };
}
