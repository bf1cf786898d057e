import assert from 'node:assert/strict';
import { dependencyFacts } from '../../../src/core/inspect/facts.ts';
import type { DependencyItem } from '../../../src/core/model/manifest.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const catalogue = realKnowledge();

function item(ecosystem: DependencyItem['ecosystem'], name: string): DependencyItem {
  const span = { start: 0, end: name.length };
  return {
    kind: 'dependency',
    ecosystem,
    name,
    nameSpan: span,
    version: '1.0',
    versionSpan: null,
    rawVersion: null,
    scope: 'runtime',
  };
}

/** What is advised where a package would say too much. */
const ADVISED_ONLY: ReadonlySet<string> = new Set(['native-driver']);

describe('the dictionary of packages', () => {
  it('leads from every entry to the technologies that it names', () => {
    for (const [ecosystem, entries] of catalogue.packages) {
      for (const [name, entry] of entries) {
        // A family is asked for by one of its members.
        const found = dependencyFacts(item(ecosystem, name.replace(/\*$/, 'member-of-family')), 'f', catalogue);
        const got = new Set(found.map(({ id }) => id));
        for (const id of [...entry.is, ...(entry.implies ?? [])])
          assert.ok(got.has(id), `${ecosystem} ${name}: wants ${id}, finds ${[...got].join()}`);
      }
    }
  });

  it('reaches every framework, ORM and database by a package, a setting, a file or a program', () => {
    const reached = new Set<string>();
    for (const entries of catalogue.packages.values())
      for (const entry of entries.values())
        for (const id of [...entry.is, ...(entry.implies ?? []), ...Object.values(entry.extras ?? {}).flat()])
          reached.add(id);
    const { settings, files, imports } = catalogue.detection;
    for (const { finds } of [...settings, ...files, ...imports]) for (const id of finds) reached.add(id);
    for (const id of Object.values(catalogue.detection.schemes)) reached.add(id);
    const missed = [...catalogue.technologies.values()]
      .filter(({ role }) => role === 'framework' || role === 'data-access' || role === 'database')
      .map(({ id }) => id)
      .filter((id) => !reached.has(id) && !ADVISED_ONLY.has(id));
    assert.deepEqual(missed, []);
  });
});
