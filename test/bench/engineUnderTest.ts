import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sayIn } from '../../src/core/report/say.ts';
import { NodeFiles } from '../../src/engine/nodeFiles.ts';
import { Session } from '../../src/engine/session.ts';
import { loadCatalogue } from '../../src/knowledge/catalogue.ts';
import { ROOT } from '../support/paths.ts';

export const DIST = join(ROOT, 'dist');
export const KNOWLEDGE = readFileSync(join(DIST, 'knowledge.json'), 'utf8');
export const CATALOGUE = loadCatalogue(JSON.parse(KNOWLEDGE));
export const SAY = sayIn();
/** A fixed day, so that two runs do the same work. */
export const TODAY = '2026-01-01';

export function openSession(dir: string): Promise<Session> {
  return Session.open(new NodeFiles(dir), CATALOGUE, SAY, { name: 'bench', excludes: [] });
}
