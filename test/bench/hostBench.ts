import { join } from 'node:path';
import * as esbuild from 'esbuild';
import type { Frame, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { OUT, ROOT } from '../support/paths.ts';
import { VscodeServer } from '../support/vscodeServer.ts';
import { MEASURED_MARK, type MeasuredInHost } from './inHost/measured.ts';
import { median, percentile } from './stats.ts';
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
    const steps: SliderStep[] = [];
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
      if (run.error !== undefined) throw new Error(run.error);
      runs.push(run);
      steps.push(...(await sliderSteps(page)));
      await page.close();
    }
    return [...rowsOf(runs, services), ...sliderRows(runs, steps)];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Of one step of a slider in the page, in milliseconds. */
interface SliderStep {
  /** Until the figure beside the slider is another. */
  readonly figure: number;
  /** Until the advice is drawn. */
  readonly advice: number;
}

/** The document inside the panel; frames come and go around it while it opens. */
async function panelFrame(page: Page): Promise<Frame> {
  for (const frame of page.frames()) {
    const count = await frame
      .locator('#weight-hiring')
      .count()
      .catch(() => 0);
    if (count > 0) return frame;
  }
  throw new Error('The panel has no slider');
}

const SLIDER_STEPS = 40;
const SLIDER_WARM_UP = 10;

/** Moves a slider of the open panel, as a hand does, and sees when the page follows. */
async function sliderSteps(page: Page): Promise<readonly SliderStep[]> {
  const frame = await panelFrame(page);
  return await frame.evaluate(
    async ({ steps, warmUp }) => {
      const slider = document.querySelector<HTMLInputElement>('#weight-hiring') as HTMLInputElement;
      const figure = document.querySelector('output[for="weight-hiring"]') as HTMLElement;
      const score = document.querySelector('table.why') as HTMLElement;
      const times: SliderStep[] = [];
      for (let step = 0; step < steps + warmUp; step++) {
        const before = [figure.textContent, score.textContent];
        const started = performance.now();
        slider.value = String((step % 20) + 1);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        const late = (): boolean => performance.now() - started > 10_000;
        while (figure.textContent === before[0] && !late()) await new Promise((resolve) => setTimeout(resolve));
        const first = performance.now() - started;
        while (score.textContent === before[1] && !late()) await new Promise((resolve) => setTimeout(resolve));
        if (late()) throw new Error('The page does not follow its slider');
        if (step >= warmUp) times.push({ figure: first, advice: performance.now() - started });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return times;
    },
    { steps: SLIDER_STEPS, warmUp: SLIDER_WARM_UP },
  );
}

function sliderRows(runs: readonly MeasuredInHost[], steps: readonly SliderStep[]): Row[] {
  const times = runs.flatMap(({ whatIf }) => whatIf);
  const advice = steps.map((step) => step.advice);
  return [
    {
      what: 'what-if step, from the page’s call to the reply, p95',
      value: percentile(times, 0.95),
      unit: 'ms',
      budget: { atMost: 16 },
      note: `median ${median(times).toFixed(1)} ms`,
    },
    {
      what: 'slider of the panel, until its figure follows, p95',
      value: percentile(
        steps.map(({ figure }) => figure),
        0.95,
      ),
      unit: 'ms',
      budget: { atMost: 16 },
    },
    {
      what: 'slider of the panel, until the advice follows, median',
      value: median(advice),
      unit: 'ms',
      note: `p95 ${percentile(advice, 0.95).toFixed(1)} ms; through page, window, server, host and engine`,
    },
    {
      what: 'longest message to the page',
      value: Math.max(...runs.map(({ longestMessage }) => longestMessage)) / 1024,
      unit: 'KB',
    },
  ];
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
