import { readSections } from '../../src/build/knowledge/compile.ts';
import type { Catalogue } from '../../src/core/model/catalogue.ts';
import { loadCatalogue } from '../../src/knowledge/catalogue.ts';

/** The text of the knowledge as it ships. */
export function compiledKnowledge(): string {
  return JSON.stringify({ version: '2026-11+test', ...readSections([]) });
}

let loaded: Catalogue | null = null;

/** The knowledge as it ships, read from its sources once. */
export function realKnowledge(): Catalogue {
  if (loaded === null) {
    const mistakes: string[] = [];
    loaded = loadCatalogue({ version: '2026-11+test', ...readSections(mistakes) });
    if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  }
  return loaded;
}
