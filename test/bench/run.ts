/**
 * `npm run bench`: every budget against a peer or a floor in the same run, as a table and in `out/bench.json`.
 *
 *     npm run bench [-- DIR…] [--quick] [--no-peers] [--no-host] [--cases FILE.jsonl --corpus DIR]
 *
 * A DIR is any checkout, inspected beside the peers. `--quick` takes a tenth of the size. Figures of different machines
 * say little; ratios within one run do.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OUT, ROOT } from '../support/paths.ts';
import { isMet, tableOf, type Row } from './table.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
    'no-host': { type: 'boolean', default: false },
    cases: { type: 'string' },
    corpus: { type: 'string' },
  },
});

const build = spawnSync('node', ['src/build/package.ts'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
if (build.status !== 0) throw new Error('Packing failed');

// These read what was built, so they are loaded only now.
const { sizeRows } = await import('./sizeBench.ts');
const { adviseRows } = await import('./adviseBench.ts');
const { generateWorkspace } = await import('./generateWorkspace.ts');
const { hostRows } = await import('./hostBench.ts');
const { paintRows } = await import('./paintBench.ts');
const { hoverRows } = await import('./hoverBench.ts');
const { editRow, inspectRows, memoryRow } = await import('./inspectBench.ts');
const { readerRows } = await import('./readerBench.ts');
const { accuracyRows, timeRows } = await import('./peerBench.ts');

const scratch = mkdtempSync(join(tmpdir(), 'stack-advisor-bench-'));
const rows: Row[] = [];
async function add(title: string, measure: () => readonly Row[] | Promise<readonly Row[]>): Promise<void> {
  const measured = await measure();
  rows.push(...measured);
  process.stdout.write(`\n${title}\n${tableOf(measured)}\n`);
}

try {
  // At 4× this is the monorepo of the budgets: 5,000 services, 200,000 files.
  const base = { services: flags.quick ? 125 : 1250, filesPerService: 39 };
  await add('Sizes and loading', sizeRows);
  await add('Advice', adviseRows);
  await add('Hovers', () => hoverRows(scratch));
  await add('Reading noise', readerRows);
  let dirs: readonly string[] = [];
  await add('Inspection', async () => {
    const inspected = await inspectRows(scratch, base);
    dirs = inspected.dirs;
    return inspected.rows;
  });
  const [, , large = scratch] = dirs;
  await add('One edit, and memory', async () => {
    const few = 100;
    const many = flags.quick ? 5000 : 50_000;
    const [fewDir, manyDir] = [join(scratch, 'few'), join(scratch, 'many')];
    generateWorkspace(fewDir, { services: few, filesPerService: 2 });
    generateWorkspace(manyDir, { services: many, filesPerService: 1 });
    return [await editRow(fewDir, few, 200), await editRow(manyDir, many, 200), await memoryRow(manyDir)];
  });
  if (!flags['no-host']) {
    await add('In the panel', paintRows);
    await add('In the extension host', () => hostRows(large, base.services * 4));
  }
  const trees = [
    { name: 'sample shop', dir: join(ROOT, 'test/fixtures/workspaces/shop') },
    { name: `generated ${base.services * 4} services`, dir: large, without: 'linguist-js' },
    ...positionals.map((dir) => ({ name: basename(resolve(dir)), dir: resolve(process.env['INIT_CWD'] ?? '.', dir) })),
  ];
  if (!flags['no-peers']) await add('Beside the peers', () => timeRows(trees));
  const { cases, corpus } = flags;
  if (cases !== undefined && corpus !== undefined) await add('Accuracy', () => accuracyRows(cases, corpus));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

mkdirSync(OUT, { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
writeFileSync(join(OUT, 'bench.json'), JSON.stringify({ machine, rows }, null, 2));
const missed = rows.filter((row) => isMet(row) === false);
process.stdout.write(`\n${rows.length} rows, ${missed.length} budgets not met; out/bench.json\n`);
