/**
 * Says in which of the project's own situations a change to the knowledge moves the advice, run with `npm run decisions`;
 * with `--update` it writes the snapshot anew.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { loadCatalogue } from '../knowledge/catalogue.ts';
import { adviseSituations, moves, readSnapshot, SNAPSHOT } from './decisions/adviseSituations.ts';
import { readSections } from './knowledge/compile.ts';

const mistakes: string[] = [];
const sections = readSections(mistakes);
if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
const after = adviseSituations(loadCatalogue({ version: '0000-00', ...sections }));
const moved = moves(existsSync(SNAPSHOT) ? readSnapshot() : {}, after);
for (const line of moved) process.stdout.write(`${line}\n`);
process.stdout.write(
  `${moved.length} of ${Object.keys(after).length} situations are advised otherwise than in the snapshot\n`,
);
if (process.argv.includes('--update')) writeFileSync(SNAPSHOT, `${JSON.stringify(after, null, 2)}\n`);
