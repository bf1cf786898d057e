import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIZE_BUDGETS, sizeOf } from '../../src/build/sizeBudgets.ts';
import { DIST } from './engineUnderTest.ts';
import { median } from './stats.ts';
import type { Row } from './table.ts';

const PROCESSES = 9;

/** What is loaded, and how long loading takes in a fresh process next to an empty extension. */
export function sizeRows(): Row[] {
  const entry = requireMs(join(DIST, 'extension.js'));
  const empty = requireMs(null);
  return [
    ...SIZE_BUDGETS.map(({ what, files, budget }) => ({
      what,
      value: sizeOf(files),
      unit: 'KB',
      budget: { atMost: budget },
    })),
    {
      what: 'requiring the entry chunk, beyond an empty extension',
      value: entry - empty,
      unit: 'ms',
      budget: { atMost: 5 },
      note: `${entry.toFixed(1)} ms against ${empty.toFixed(1)} ms, medians of ${PROCESSES} processes`,
    },
    {
      what: 'requiring host and engine, beyond an empty extension',
      value: requireMs(join(DIST, 'extension.js'), join(DIST, 'node/engine.mjs')) - empty,
      unit: 'ms',
      budget: { atMost: 25 },
    },
  ];
}

/** Median of the milliseconds that requiring takes in a process of its own; null requires an empty extension. */
function requireMs(...modules: readonly (string | null)[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'require-'));
  try {
    writeFileSync(join(folder, 'empty.js'), 'exports.activate = () => {};');
    const wanted = modules.map((module) => module ?? join(folder, 'empty.js'));
    const script = join(folder, 'time.js');
    writeFileSync(
      script,
      `const Module = require('node:module');
const load = Module._load;
const anything = new Proxy(class {}, { get: (_, key) => (key === 'prototype' ? {} : anything), apply: () => anything });
const port = { on() {}, postMessage() {} };
// In a worker this module is there before the script starts.
const workerThreads = require('node:worker_threads');
Module._load = (id, ...rest) => (id === 'vscode' ? anything : load(id, ...rest));
workerThreads.parentPort = port;
require('node:module').syncBuiltinESMExports();
(async () => {
  const started = process.hrtime.bigint();
  for (const one of ${JSON.stringify(wanted)}) one.endsWith('.mjs') ? await import(one) : require(one);
  console.log(Number(process.hrtime.bigint() - started) / 1e6);
  process.exit(0);
})();`,
    );
    const samples = Array.from({ length: PROCESSES }, () => {
      const run = spawnSync(process.execPath, [script], { encoding: 'utf8' });
      if (run.status !== 0) throw new Error(run.stderr);
      return Number(run.stdout);
    });
    return median(samples);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
