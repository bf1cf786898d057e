import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE, openSession, TODAY } from './engineUnderTest.ts';
import type { FirstInspection } from './firstInspection.ts';
import { floor, manifestsUnder } from './floor.ts';
import { generateWorkspace, type GeneratedSize } from './generateWorkspace.ts';
import { median, percentile, sample } from './stats.ts';
import type { Row } from './table.ts';

export interface Inspected {
  readonly files: number;
  /** Milliseconds in two threads, as the engine works. */
  readonly ms: number;
  /** The same in one thread, as where there is one core. */
  readonly aloneMs: number;
  /** The floor is measured in one thread. */
  readonly floorMs: number;
}

/** Runs after which the code of both is compiled, so that a small workspace is measured like a large one. */
const WARM_UP = 12;

/** Inspects a workspace and runs the floor over it, in turns so that all find the same caches. */
export async function inspectAgainstFloor(dir: string, runs: number): Promise<Inspected> {
  const skip = new Set(CATALOGUE.detection.folders.skip);
  const manifests = manifestsUnder(dir, skip);
  const own: number[] = [];
  const alone: number[] = [];
  const least: number[] = [];
  let files = 0;
  const once = (work: () => unknown): Promise<number[]> => sample(1, () => null, work);
  for (let run = 0; run < runs; run++) {
    least.push(...(await once(() => floor(dir, manifests, skip))));
    own.push(...(await once(async () => (files = (await openSession(dir)).report.stats.filesSeen))));
    alone.push(...(await once(async () => (await openSession(dir, 1)).report)));
  }
  return { files, ms: median(own), aloneMs: median(alone), floorMs: median(least) };
}

/** Inspection at three sizes: against the floor, and how it grows. */
export async function inspectRows(scratch: string, base: GeneratedSize): Promise<{ rows: Row[]; dirs: string[] }> {
  const rows: Row[] = [];
  const dirs: string[] = [];
  const times: number[] = [];
  for (const factor of [1, 2, 4]) {
    const dir = join(scratch, `x${factor}`);
    generateWorkspace(dir, { ...base, services: base.services * factor });
    dirs.push(dir);
    if (factor === 1) await inspectAgainstFloor(dir, WARM_UP);
    const { files, ms, aloneMs, floorMs } = await inspectAgainstFloor(dir, 5);
    times.push(ms);
    const what = `inspect ${base.services * factor} services, ${files} files`;
    const note = `in two threads; in one ${Math.round(aloneMs)} ms, floor in one ${Math.round(floorMs)} ms`;
    rows.push({ what, value: ms, unit: 'ms', note });
    const ratio = `in one thread ${(aloneMs / floorMs).toFixed(2)} ×`;
    rows.push({
      what: `${what}, against the floor`,
      value: ms / floorMs,
      unit: '×',
      budget: { atMost: 1.5 },
      note: ratio,
    });
  }
  const [one = 1, two = 1, four = 1] = times;
  rows.push({ what: 'growth from 1× to 2×', value: two / one, unit: '×', budget: { atMost: 2.2 } });
  rows.push({ what: 'growth from 2× to 4×', value: four / two, unit: '×', budget: { atMost: 2.2 } });
  rows.push(firstRow(dirs[2] ?? scratch, base.services * 4));
  return { rows, dirs };
}

/** The first inspection of a process, with nothing compiled yet: what somebody waits for who opens a folder. */
function firstRow(dir: string, services: number): Row {
  const script = join(import.meta.dirname, 'firstInspection.ts');
  const samples = Array.from({ length: 5 }, () => {
    const run = spawnSync(process.execPath, [script, dir], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout) as FirstInspection;
  });
  const ms = median(samples.map((one) => one.ms));
  const floorMs = median(samples.map((one) => one.floorMs));
  return {
    what: `inspect ${services} services, first in a process`,
    value: ms,
    unit: 'ms',
    note: `floor, first in the same process, ${Math.round(floorMs)} ms`,
  };
}

/** One manifest edited in an open editor: take it in, report, check, advise. */
export async function editRow(dir: string, services: number, runs: number): Promise<Row> {
  const session = await openSession(dir);
  session.state(TODAY);
  // Every fifth generated service is an npm one.
  const path = 'group-0/service-0/package.json';
  const text = readFileSync(join(dir, path), 'utf8');
  const samples = await sample(
    runs,
    (run) => text.replace('^5.0.0', `^5.${run}.0`),
    async (edited) => {
      await session.apply([{ path, kind: 'document', text: edited }]);
      return session.state(TODAY);
    },
  );
  return {
    what: `one manifest edited among ${services}, p95`,
    value: percentile(samples, 0.95),
    unit: 'ms',
    budget: { atMost: 10 },
    note: `median ${median(samples).toFixed(1)} ms`,
  };
}

/** Memory that an open workspace holds, in MB. Needs `--expose-gc`. */
export async function memoryRow(dir: string): Promise<Row> {
  const before = heap();
  const session = await openSession(dir);
  session.state(TODAY);
  const held = heap() - before;
  return {
    what: `memory held for ${session.report.stats.manifestsRead} manifests`,
    value: held,
    unit: 'MB',
    budget: { atMost: 150 },
  };
}

function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}
