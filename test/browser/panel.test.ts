import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import type { Workbench } from '../support/workbench.ts';
import { SCREENSHOTS, useWindows } from './stage.ts';

/** Name in the picker, class of the workbench, and the kind that VS Code tells the page. */
const THEMES = {
  light: ['Light Modern', 'vs', 'vscode-light'],
  dark: ['Dark Modern', 'vs-dark', 'vscode-dark'],
  'high-contrast': ['Dark High Contrast', 'hc-black', 'vscode-high-contrast'],
  'high-contrast-light': ['Light High Contrast', 'hc-light', 'vscode-high-contrast-light'],
} as const;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** Runs axe inside the page; evaluation by the driver is not subject to the page's policy. */
async function violationsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(AXE);
  const result = await frame.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
  );
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => `${node.html} ${node.failureSummary}`)
        .join(' | ')
        .slice(0, 600)}`,
  );
}

describe('the panel', () => {
  const windows = useWindows({});
  const refusals: string[] = [];
  let workbench: Workbench;
  let frame: Frame;
  /** When the panel of this window was there. */
  let openedAt = Infinity;

  /** Shows the panel, and with a new window notes what its policy refuses. */
  const openPanel = async (): Promise<void> => {
    const isNew = await windows.show('shop');
    workbench = windows.workbench;
    if (isNew) {
      openedAt = Infinity;
      refusals.length = 0;
      workbench.page.on('console', (message) => {
        const text = message.text();
        if (/Content.Security.Policy/i.test(text) && /stack-advisor|webview\.js|panel\.css/.test(text))
          refusals.push(text);
      });
    }
    await workbench.command('Stack Advisor: Recommend a Backend Stack');
    frame = await workbench.panelFrame();
    openedAt = Math.min(openedAt, Date.now());
  };

  it('shows verdict, six ranked options and contributions that add up', async () => {
    await openPanel();
    assert.match(await frame.locator('h1').innerText(), /Keep TypeScript/);
    const text = await frame.locator('main').innerText();
    for (const name of ['TypeScript', 'Python', 'Go', 'Java', 'C#', 'Rust']) assert.ok(text.includes(name), name);
    for (const heading of ['What would', 'stack', 'Current stack']) assert.match(text, new RegExp(heading, 'i'));
    assert.deepEqual(refusals, []);
  });

  it('has a policy that allows nothing but its own script and style', async () => {
    await openPanel();
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(policy ?? '', /^default-src 'none'/);
    // VS Code's own address for resources stands in the policy; nothing else may.
    assert.doesNotMatch(policy ?? '', /unsafe-|http:|https:\/\/(?!\*\.vscode-cdn\.net)/);
    assert.match(policy ?? '', /script-src 'nonce-[A-Za-z0-9]{16,}'/);
  });

  it('can be used by keyboard alone', async () => {
    await openPanel();
    await frame.locator('h1').click();
    const reached = new Set<string>();
    for (let i = 0; i < 25; i++) {
      await workbench.page.keyboard.press('Tab');
      const focused = await frame.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const style = getComputedStyle(element);
        const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        return { name: element.textContent.trim().slice(0, 40) || element.tagName, seen };
      });
      if (focused === null) continue;
      assert.ok(focused.seen, `${focused.name} shows its focus`);
      reached.add(focused.name);
    }
    assert.ok(reached.size >= 8, [...reached].join(', '));
  });

  for (const theme of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
    it(`has no accessibility violation in ${theme}`, async () => {
      await openPanel();
      const [label, kind, told] = THEMES[theme];
      await workbench.chooseTheme(label, kind);
      await frame.locator(`body[data-vscode-theme-kind="${told}"]`).waitFor();
      await frame.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
      await workbench.page.screenshot({ path: join(SCREENSHOTS, `panel-${theme}.png`) });
      await frame.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      assert.deepEqual(await violationsIn(frame), []);
    });
  }

  it('is there again after the window was reloaded', async () => {
    await openPanel();
    // The workbench writes down which editors are open some seconds after they were.
    await workbench.page.waitForTimeout(Math.max(0, openedAt + 6000 - Date.now()));
    await workbench.page.reload();
    await workbench.page.waitForSelector('.monaco-workbench .activitybar', { timeout: 60_000 });
    frame = await workbench.panelFrame().catch(() => workbench.panelFrame());
    assert.match(await frame.locator('h1').innerText(), /Keep TypeScript/);
  });

  it('opens the manifest of a finding at its line', async () => {
    await openPanel();
    await frame.getByRole('button', { name: 'Open apps/api/package.json:15' }).first().click();
    await workbench.page.locator('.tab.active[data-resource-name="package.json"]').waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: /Ln 15,/ }).waitFor();
  });
});
