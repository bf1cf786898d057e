import assert from 'node:assert/strict';
import { readSections } from '../../../src/build/knowledge/compile.ts';
import { advise } from '../../../src/core/advise/advise.ts';
import { pickStack } from '../../../src/core/advise/picks.ts';
import { CANDIDATE_IDS } from '../../../src/core/model/vocabulary.ts';
import { loadCatalogue } from '../../../src/knowledge/catalogue.ts';

const catalogue = loadCatalogue({ version: 'test', ...readSections([]) });

/** Database that is advised where some run today. */
function databaseFor(...present: readonly string[]): string | undefined {
  const profile = { schemaVersion: 1 as const, answers: { currentStack: ['typescript', ...present] } };
  return advise({ profile, report: null, catalogue }).stacks[0]?.parts.database.id;
}

describe('the database that is advised', () => {
  it('is the one that holds the records, not the cache or the index beside it', () => {
    assert.equal(databaseFor('redis', 'postgresql'), 'postgresql');
    assert.equal(databaseFor('elasticsearch', 'redis', 'mysql'), 'mysql');
    assert.equal(databaseFor('redis', 'mongodb'), 'mongodb');
  });

  it('is a new one where only a cache runs', () => {
    assert.notEqual(databaseFor('redis'), 'redis');
  });
});

describe('the runtime that is advised', () => {
  it('is not one that runs today and that nothing of the candidate runs on', () => {
    // A native binary belongs to no language by itself.
    const profile = { schemaVersion: 1 as const, answers: { currentStack: ['rust', 'native', 'axum'] } };
    const { stacks } = advise({ profile, report: null, catalogue });
    const runtimes = Object.fromEntries(CANDIDATE_IDS.map((id, i) => [id, stacks[i]?.parts.runtime.id]));
    assert.equal(runtimes['rust'], 'native');
    assert.equal(runtimes['typescript'], 'node');
    assert.equal(runtimes['java'], 'jvm');
  });
});

describe('a stack of which nothing goes with the rest', () => {
  it('is still advised, by what holds alone', () => {
    // As an organisation's own knowledge could have it: its mappers speak to nothing that is picked.
    const technologies = new Map(
      [...catalogue.technologies].map(([id, technology]) => [
        id,
        technology.role === 'data-access' ? { ...technology, speaksTo: ['nothing-at-all'] } : technology,
      ]),
    );
    const { parts } = pickStack({ ...catalogue, technologies }, 'go', new Map(), []);
    assert.equal(parts.dataAccess.id, pickStack(catalogue, 'go', new Map(), []).parts.dataAccess.id);
  });
});
