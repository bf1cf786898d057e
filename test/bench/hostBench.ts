import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { launchChromium } from '../support/chromium.ts';
import { OUT, ROOT } from '../support/paths.ts';
import { VscodeServer } from '../support/vscodeServer.ts';
import { MEASURED_MARK, type MeasuredInHost } from './inHost/measured.ts';
import { median } from './stats.ts';
import type { Row } from './table.ts';

const WINDOWS = 3;
const DEADLINE_MS = 180_000;
const LONGEST_BLOCK_MS = 50;

/**
 * The extension in a real extension host under Node: how long activating takes, and how long the host is blocked by what
 * the extension does in a large workspace. The block while nothing of ours runs is the host's own, and the machine's.
 */
export async function hostRows(workspace: string, services: number): Promise<Row[]> {
  const tests = join(OUT, 'test/bench.js');
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['test/bench/inHost/index.ts'],
    outfile: tests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'error',
  });
  const server = await VscodeServer.start();
  const browser = await launchChromium();
  try {
    const runs: MeasuredInHost[] = [];
    for (let window = 0; window < WINDOWS; window++) {
      const page = await browser.newPage();
      const measured = new Promise<MeasuredInHost>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('The host did not report in time')), DEADLINE_MS);
        page.on('console', (message) => {
          const text = message.text();
          const mark = text.indexOf(MEASURED_MARK);
          if (mark < 0) return;
          clearTimeout(timer);
          resolve(JSON.parse(text.slice(mark + MEASURED_MARK.length, text.lastIndexOf('}') + 1)) as MeasuredInHost);
        });
      });
      await page.goto(server.workbench(workspace, { extensionDevelopmentPath: ROOT, extensionTestsPath: tests }));
      const run = await measured;
      await page.close();
      if (run.error !== undefined) throw new Error(run.error);
      runs.push(run);
    }
    return rowsOf(runs, services);
  } finally {
    await browser.close();
    await server.stop();
  }
}

function rowsOf(runs: readonly MeasuredInHost[], services: number): Row[] {
  const idle = median(runs.map(({ idleBlock }) => idleBlock));
  const steps = Object.keys(runs[0]?.blocks ?? {});
  return [
    {
      what: 'activate() in the real extension host, median',
      value: median(runs.map(({ activate }) => activate)),
      unit: 'ms',
      budget: { atMost: 20 },
      note: runs.some(({ readWhileActivating }) => readWhileActivating) ? 'something was scanned' : 'nothing scanned',
    },
    {
      what: `first advice on ${services} services, median`,
      value: median(runs.map((run) => run.firstAdvice)),
      unit: 'ms',
    },
    { what: 'longest block of the extension host, nothing of ours at work', value: idle, unit: 'ms' },
    ...steps.map((step) => ({
      what: `longest block of the extension host, ${step}, median of ${WINDOWS} windows`,
      value: median(runs.map(({ blocks }) => blocks[step] ?? NaN)),
      unit: 'ms',
      budget: { atMost: LONGEST_BLOCK_MS },
    })),
  ];
}
