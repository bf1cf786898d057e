/**
 * `npm run soak`: thousands of edits and of files that come and go, in one workspace that stays open. What is held
 * afterwards must be what was held before: more than five per cent of the heap beyond that is a leak.
 *
 *     npm run soak [-- --edits 10000 --folders 1000]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSession, TODAY } from './engineUnderTest.ts';
import { generateWorkspace } from './generateWorkspace.ts';

const { values } = parseArgs({
  options: { edits: { type: 'string', default: '10000' }, folders: { type: 'string', default: '1000' } },
});
const EDITS = Number(values.edits);
const FOLDERS = Number(values.folders);
const SERVICES = 200;
/** A tenth of the work first, so that what is compiled and remembered once is there. */
const WARM_UP = 10;
const TOLERANCE = 0.05;

function heapMb(): number {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error('Run with --expose-gc');
  // Finalisers and weak references take more than one round.
  for (let round = 0; round < 5; round++) gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const dir = mkdtempSync(join(tmpdir(), 'stack-advisor-soak-'));
try {
  generateWorkspace(dir, { services: SERVICES, filesPerService: 4 });
  const session = await openSession(dir);
  const manifests = session.report.services.flatMap(({ runtime }) => (runtime === null ? [] : [runtime.file]));
  const texts = new Map(manifests.map((path) => [path, readFileSync(join(dir, path), 'utf8')]));

  /** An edit in an open editor, now and then one that breaks the file; at the end every document is closed. */
  async function edit(nth: number): Promise<void> {
    const path = manifests[nth % manifests.length] ?? '';
    const text = texts.get(path) ?? '';
    const edited =
      nth % 7 === 0 ? text.slice(0, nth % text.length) : text.replace(/\d+\.\d+/, `${nth % 90}.${nth % 70}`);
    await session.apply([{ path, kind: 'document', text: edited }]);
    session.state(TODAY);
    const hovered = text.indexOf('fastify') + 1;
    if (nth % 10 === 0) await session.hover(path, text, hovered, TODAY);
  }

  /** A folder with a manifest that comes and goes again. */
  async function folder(nth: number): Promise<void> {
    const path = `new-${nth}/package.json`;
    mkdirSync(join(dir, `new-${nth}`));
    writeFileSync(join(dir, path), `{ "name": "new-${nth}", "dependencies": { "koa": "^2.${nth}" } }`);
    await session.apply([{ path, kind: 'created' }]);
    session.state(TODAY);
    rmSync(join(dir, `new-${nth}`), { recursive: true });
    await session.apply([{ path, kind: 'deleted' }]);
    session.state(TODAY);
  }

  async function work(edits: number, folders: number): Promise<void> {
    for (let nth = 0; nth < edits; nth++) await edit(nth);
    for (let nth = 0; nth < folders; nth++) await folder(nth);
    for (const path of manifests) await session.apply([{ path, kind: 'document-closed' }]);
    session.state(TODAY);
  }

  await work(EDITS / WARM_UP, FOLDERS / WARM_UP);
  const before = heapMb();
  const started = performance.now();
  await work(EDITS, FOLDERS);
  const seconds = (performance.now() - started) / 1000;
  const after = heapMb();
  const grown = after / before - 1;
  process.stdout.write(
    `${EDITS} edits and ${FOLDERS} folders in ${seconds.toFixed(0)} s: ` +
      `${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after (${(grown * 100).toFixed(1)} %)\n`,
  );
  if (grown > TOLERANCE) {
    process.stdout.write(`More than ${TOLERANCE * 100} % were not given back\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
