import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../support/paths.ts';
import { DIST } from './engineUnderTest.ts';
import { median } from './stats.ts';
import type { Row } from './table.ts';

const KB = 1024;
const PROCESSES = 9;

const kb = (...files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0) / KB;

/** What is loaded, and how long loading takes in a fresh process next to an empty extension. */
export function sizeRows(): Row[] {
  const entry = requireMs(join(DIST, 'extension.js'));
  const empty = requireMs(null);
  return [
    { what: 'entry chunk', value: kb('dist/extension.js'), unit: 'KB', budget: { atMost: 80 } },
    { what: 'entry chunk of the web build', value: kb('dist/extension.web.js'), unit: 'KB', budget: { atMost: 80 } },
    {
      what: 'requiring the entry chunk, beyond an empty extension',
      value: entry - empty,
      unit: 'ms',
      budget: { atMost: 5 },
      note: `${entry.toFixed(1)} ms against ${empty.toFixed(1)} ms, medians of ${PROCESSES} processes`,
    },
    {
      what: 'host and engine, knowledge apart',
      value: kb('dist/extension.js', 'dist/engine.js'),
      unit: 'KB',
      budget: { atMost: 350 },
    },
    {
      what: 'requiring host and engine, beyond an empty extension',
      value: requireMs(join(DIST, 'extension.js'), join(DIST, 'engine.js')) - empty,
      unit: 'ms',
      budget: { atMost: 25 },
    },
    {
      what: 'panel: script and style',
      value: kb('dist/webview.js', 'media/panel.css'),
      unit: 'KB',
      budget: { atMost: 120 },
    },
    { what: 'VSIX', value: kb('out/stack-advisor.vsix'), unit: 'KB', budget: { atMost: 1024 } },
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
Module._load = (id, ...rest) =>
  id === 'vscode'
    ? anything
    : /worker_threads$/.test(id)
      ? { ...load(id, ...rest), parentPort: port }
      : load(id, ...rest);
const started = process.hrtime.bigint();
for (const one of ${JSON.stringify(wanted)}) require(one);
console.log(Number(process.hrtime.bigint() - started) / 1e6);
process.exit(0);`,
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
