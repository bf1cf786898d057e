import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../knowledge/catalogue.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import { DIST } from './place.ts';

let loaded: Catalogue | null = null;

/** The compiled knowledge that lies beside the bundle; read once a process. */
export function knowledge(): Catalogue {
  loaded ??= loadCatalogue(JSON.parse(readFileSync(join(DIST, 'knowledge.json'), 'utf8')) as unknown);
  return loaded;
}
