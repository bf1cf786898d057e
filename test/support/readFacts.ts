import assert from 'node:assert/strict';
import type { Manifest, ManifestItem } from '../../src/core/model/manifest.ts';
import type { Span } from '../../src/core/model/text.ts';
import { readManifest } from '../../src/core/inspect/readers/readManifest.ts';

/** A manifest in lines that a test can compare. */
export interface ReadFacts {
  readonly manifest: Manifest;
  readonly dependencies: readonly string[];
  readonly runtimes: readonly string[];
  readonly references: readonly string[];
  /** Values by key, the last of several. */
  readonly settings: ReadonlyMap<string, string>;
  /** `code line`. */
  readonly problems: readonly string[];
  /** Text at a place. */
  readonly at: (span: Span | null) => string | null;
}

/** Reads a text as if it were the file at a path, and checks that the places in it are right. */
export function readFacts(path: string, text: string): ReadFacts {
  const manifest = readManifest(path, text);
  assert.ok(manifest, `no reader for ${path}`);
  const of = <K extends ManifestItem['kind']>(kind: K) =>
    manifest.items.filter((item): item is Extract<ManifestItem, { kind: K }> => item.kind === kind);
  const at = (span: Span | null): string | null => (span === null ? null : text.slice(span.start, span.end));
  for (const item of of('dependency')) assert.equal(at(item.versionSpan), item.rawVersion);
  return {
    manifest,
    dependencies: of('dependency').map((item) => {
      const extras = item.extras === undefined ? '' : ` [${item.extras.join(',')}]`;
      return `${item.scope} ${item.ecosystem} ${item.name} ${item.version ?? '-'}${extras}`;
    }),
    runtimes: of('runtime').map((item) => `${item.runtime} ${item.version ?? '-'}`),
    references: of('reference').map((item) => `${item.relation} ${item.target}`),
    settings: new Map(of('setting').map((item) => [item.key, item.value])),
    problems: manifest.problems.map(({ code, span }) => `${code} ${text.slice(0, span.start).split('\n').length}`),
    at,
  };
}
