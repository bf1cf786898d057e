import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { PanelModel } from '../../src/protocol/panel.ts';
import { FIRST_SERVICES, panelState } from '../../src/host/panel/panelState.ts';
import { launchChromium } from '../support/chromium.ts';
import { ROOT } from '../support/paths.ts';
import { SAMPLE_LABELS, sampleState } from '../support/sampleState.ts';
import { median, percentile } from './stats.ts';
import type { Row } from './table.ts';

const RUNS = 15;
const MODEL: PanelModel = {
  folder: 'f',
  folderName: 'shop',
  state: panelState(sampleState(), FIRST_SERVICES),
  reading: false,
  filesSeen: 0,
  failure: null,
  labels: SAMPLE_LABELS,
  questions: SAMPLE_LABELS.questions,
  certainty: 'fairly sure',
  verdict: 'Keep TypeScript',
  today: '2026-01-01',
};

/** What the page sees of VS Code: the language is answered as the host does, everything else is left open. */
const FAKE_HOST = `
  window.acquireVsCodeApi = () => ({
    getState: () => null,
    setState: () => undefined,
    postMessage: (message) => {
      if (message.method !== 'ready') return;
      const value = { locale: 'en', strings: {} };
      window.postMessage({ type: 'reply', id: message.id, ok: true, value }, '*');
      setTimeout(() => (window.isUp = true));
    },
  });`;

/** The panel's page in a browser: from the message with everything to show, to the frame on which it is painted. */
export async function paintRows(): Promise<Row[]> {
  const browser = await launchChromium();
  try {
    const samples: number[] = [];
    const floors: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const page = await browser.newPage();
      floors.push(await paintMs(page, 'a page with one line', { html: '<main id="app"></main>' }));
      await page.close();
      const own = await browser.newPage();
      samples.push(await paintMs(own, null, pageOf()));
      await own.close();
    }
    return [
      {
        what: 'panel: first paint after the message, median',
        value: median(samples),
        unit: 'ms',
        budget: { atMost: 100 },
        note: `p95 ${percentile(samples, 0.95).toFixed(1)} ms; a page with one line ${median(floors).toFixed(1)} ms`,
      },
    ];
  } finally {
    await browser.close();
  }
}

interface PageParts {
  readonly html: string;
  readonly style?: string;
  readonly script?: string;
}

function pageOf(): PageParts {
  return {
    html: '<main id="app"></main>',
    style: readFileSync(join(ROOT, 'media/panel.css'), 'utf8'),
    script: readFileSync(join(ROOT, 'dist/webview.js'), 'utf8'),
  };
}

/** @param line Text that is put into the page in place of the model; null sends the model. */
async function paintMs(page: Page, line: string | null, { html, style, script }: PageParts): Promise<number> {
  await page.setContent(`<!DOCTYPE html><html><body>${html}</body></html>`);
  if (style !== undefined) await page.addStyleTag({ content: style });
  if (script !== undefined) {
    await page.addScriptTag({ content: FAKE_HOST });
    await page.addScriptTag({ content: script });
    await page.waitForFunction('window.isUp === true');
  }
  return page.evaluate(
    async ({ model, text }) => {
      const started = performance.now();
      if (text === null) {
        window.postMessage({ type: 'call', id: 1, method: 'show', args: [model] }, '*');
        while (document.querySelector('h1') === null) await new Promise((resolve) => setTimeout(resolve));
      } else document.body.append(text);
      // The second frame begins after the first one was painted.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return performance.now() - started;
    },
    { model: MODEL, text: line },
  );
}
