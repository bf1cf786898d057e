import { MAX_VALUE_CHARS } from '../../src/core/inspect/readers/limits.ts';
import type { Manifest, ManifestItem } from '../../src/core/model/manifest.ts';
import type { Finding, StackReport } from '../../src/core/model/stackReport.ts';
import { LineTable, type Span } from '../../src/core/model/text.ts';

/** Written otherwise than it is meant: variables, escapes, entities. What they stand for is the tests' of the readers. */
const WRITTEN_OTHERWISE = /[$\\&%]|\{\{|<!/;

/** Every place that an item has, with what it is the place of. */
export function placesOf(item: ManifestItem): readonly (readonly [what: string, span: Span])[] {
  const places = (named: readonly (readonly [string, Span | null])[]): readonly (readonly [string, Span])[] =>
    named.filter((place): place is readonly [string, Span] => place[1] !== null);
  switch (item.kind) {
    case 'dependency':
    case 'runtime':
      return places([
        ['name', item.nameSpan],
        ['version', item.versionSpan],
      ]);
    case 'reference':
      return [['target', item.span]];
    case 'setting':
      return [
        ['key', item.keySpan],
        ['value', item.valueSpan],
      ];
  }
}

/**
 * What is wrong with the places of an item: outside the text, empty, or holding something else than the name, the
 * version or the value that the item reports. Null where nothing is.
 */
export function itemMistake(item: ManifestItem, text: string): string | null {
  for (const [what, span] of placesOf(item)) {
    if (!(0 <= span.start && span.start <= span.end && span.end <= text.length)) return `${what} outside the text`;
    const written = text.slice(span.start, span.end);
    if (!holds(item, what, written)) return `${what} at ${JSON.stringify(written.slice(0, 100))}`;
  }
  if (item.kind !== 'dependency' && item.kind !== 'runtime') return null;
  return item.version !== null && item.versionSpan === null ? 'version without a place' : null;
}

function holds(item: ManifestItem, what: string, written: string): boolean {
  switch (item.kind) {
    case 'dependency':
      if (what === 'version') return item.rawVersion === written && isVersion(item.version, written);
      return isName(item.name, written);
    case 'runtime':
      // A key of the format's own stands for its name: `TargetFramework`, `requires-python`, `channel`.
      return what === 'version' ? isVersion(item.version, written) : written !== '';
    case 'reference':
      // Maven looks for a parent where none is named.
      return item.relation === 'parent' && written === 'parent'
        ? true
        : isText(item.target, written) || isText(pathOf(item.target), pathOf(written));
    case 'setting':
      if (what === 'key') return written !== '';
      return item.value === '' || item.key === 'file' || isText(item.value, written) || isCut(item.value, written);
  }
}

/**
 * Names are compared as registries do; of `group:artifact` a part may stand there, or more than the name (`npm:x@1`).
 * What is masked may be anything.
 */
function isName(name: string, written: string): boolean {
  const [a, b] = [flat(wellFormed(name)), flat(wellFormed(written))];
  return b !== '' && (a.includes(b) || a.includes('***') || b.includes(a) || WRITTEN_OTHERWISE.test(written));
}

function isVersion(version: string | null, written: string): boolean {
  if (version === null) return true;
  if (written === '') return version === '';
  // The name of a variable, or digits without their dots (`python312`).
  return (
    isText(version, written) ||
    /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(written) ||
    version.replace(/\D/g, '') === written.replace(/\D/g, '')
  );
}

/** Whether every word of a value is written there, or what is written is a part of it; what is masked may be anything. */
function isText(value: string, written: string): boolean {
  if (WRITTEN_OTHERWISE.test(written)) return true;
  const there = bare(written);
  const words = wellFormed(value).split(/[\s"'`]+|\*\*\*/);
  return words.every((word) => wellFormed(written).includes(word)) || (there !== '' && bare(value).includes(there));
}

/** Whether a value was cut for its length, and what is left of it ends within what is written. */
function isCut(value: string, written: string): boolean {
  const at = value.length < MAX_VALUE_CHARS ? -1 : value.indexOf(written.slice(0, 8));
  return at >= 0 && written.startsWith(value.slice(at));
}

/** Build tools write paths with marks of their own: `:core:model`, `projects.core.model`. */
function pathOf(text: string): string {
  return text.replace(/^[!:./]+/, '').replace(/[:/\\.]+/g, '/');
}

function flat(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-_.\s]+/g, '-')
    .replace(/:+/g, ':');
}

/** Halves of characters cannot be shown, and some parsers cannot take them. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function bare(text: string): string {
  return text.replace(/[\s"'`]+/g, '');
}

/** What was found of a report's findings. */
export interface FindingCheck {
  readonly checked: number;
  /** Of these, facts that a file states by being there. */
  readonly wholeFiles: number;
  readonly mistakes: readonly string[];
}

/**
 * Checks that the text at the range of every finding of a report, its signals included, is the name, the version or the
 * value that it reports.
 * @param textOf Text of a file of the workspace. @param manifestOf The file as it was read, where it is a manifest.
 */
export function checkFindings(
  report: StackReport,
  textOf: (path: string) => string | null,
  manifestOf: (path: string) => Manifest | undefined,
): FindingCheck {
  const findings = findingsOf(report);
  const mistakes: string[] = [];
  for (const finding of findings) {
    const text = textOf(finding.file);
    const mistake = text === null ? 'no such file' : findingMistake(finding, text, manifestOf(finding.file));
    if (mistake !== null) mistakes.push(`${finding.id} in ${finding.file}:${finding.line}: ${mistake}`);
  }
  return { checked: findings.length, wholeFiles: findings.filter(({ wholeFile }) => wholeFile).length, mistakes };
}

function findingsOf(report: StackReport): Finding[] {
  const findings = report.services.flatMap(({ runtime, frameworks, dataAccess, databases, hosting, other }) => [
    ...(runtime === null ? [] : [runtime]),
    ...[frameworks, dataAccess, databases, hosting, other].flat(),
  ]);
  for (const { finding } of report.signals) if (finding !== null) findings.push(finding);
  return findings;
}

function findingMistake(finding: Finding, text: string, manifest: Manifest | undefined): string | null {
  const lines = new LineTable(text);
  const start = lines.offsetAt(finding);
  const end = lines.offsetAt({ line: finding.endLine, column: finding.endColumn });
  const written = text.slice(start, end);
  if (start >= end && text.trim() !== '') return 'stands nowhere';
  const isAt = (span: Span): boolean => span.start === start && span.end === end;
  if (finding.wholeFile === true)
    return manifest === undefined || isAt(manifest.firstWord) ? null : `not at the first word: ${written}`;
  // Sources have no items: what they say must be legible there.
  if (manifest === undefined)
    return finding.because.includes(written) || isName(finding.id, written) ? null : `nothing to do with ${written}`;
  const items = manifest.items.filter((item) => placesOf(item).some(([, span]) => isAt(span)));
  if (items.length === 0) return `nothing known at ${written}`;
  const mistakes = items.map((item) => itemMistake(item, text) ?? reportMistake(finding, item));
  return mistakes.includes(null) ? null : (mistakes[0] ?? null);
}

/** Whether a finding speaks of an item: names it in its sentence, and reports its version or none. */
function reportMistake({ because, version }: Finding, item: ManifestItem): string | null {
  switch (item.kind) {
    case 'dependency':
      if (!because.includes(item.name)) return `the sentence does not name ${item.name}`;
      if (version === null || version === item.version) return null;
      // A version that a file manages for others is told with its place.
      return because.includes(`its version ${version} stands at `) ? null : `${version} is not ${String(item.version)}`;
    case 'runtime':
      return version === item.version ? null : `${String(version)} is not ${String(item.version)}`;
    case 'setting':
      // An alias of a version catalog is spoken of by the package that it stands for.
      return because.includes(item.key) || item.key.startsWith('catalog.')
        ? null
        : `the sentence does not name ${item.key}`;
    case 'reference':
      return 'a pointer says nothing of a stack';
  }
}
