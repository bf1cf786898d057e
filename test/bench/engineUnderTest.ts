import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sayIn } from '../../src/core/report/say.ts';
import { ListerThread } from '../../src/engine/listerThread.ts';
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

/** Prepared as the engine prepares it at its start. */
const lister = new ListerThread(pathToFileURL(join(DIST, 'node/lister.mjs')));
lister.prepare();

/** @param threads that list the folder. */
export function openSession(dir: string, threads: 1 | 2 = 2): Promise<Session> {
  return Session.open(new NodeFiles(dir, threads === 1 ? null : lister), CATALOGUE, SAY, {
    name: 'bench',
    excludes: [],
  });
}
