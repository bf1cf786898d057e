import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import type { Workbench } from '../support/workbench.ts';
import { SCREENSHOTS, Stage } from './stage.ts';

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
  let stage: Stage;
  let workbench: Workbench | null = null;
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.strike());
  afterEach(async () => {
    await workbench?.close();
    workbench = null;
  });

  const openPanel = async (
    theme?: keyof typeof THEMES,
  ): Promise<{ workbench: Workbench; frame: Frame; refusals: string[] }> => {
    const opened = await stage.open(stage.copyOf('shop'));
    workbench = opened;
    if (theme !== undefined) await opened.chooseTheme(THEMES[theme][0], THEMES[theme][1]);
    const refusals: string[] = [];
    opened.page.on('console', (message) => {
      if (
        /Content.Security.Policy/i.test(message.text()) &&
        /stack-advisor|webview\.js|panel\.css/.test(message.text())
      )
        refusals.push(message.text());
    });
    await opened.command('Stack Advisor: Recommend a Backend Stack');
    return { workbench: opened, frame: await opened.panelFrame(), refusals };
  };

  it('shows verdict, six ranked options and contributions that add up', async () => {
    const { frame, refusals } = await openPanel();
    assert.match(await frame.locator('h1').innerText(), /Keep TypeScript/);
    const text = await frame.locator('main').innerText();
    for (const name of ['TypeScript', 'Python', 'Go', 'Java', 'C#', 'Rust']) assert.ok(text.includes(name), name);
    for (const heading of ['What would', 'stack', 'Current stack']) assert.match(text, new RegExp(heading, 'i'));
    assert.deepEqual(refusals, []);
  });

  it('has a policy that allows nothing but its own script and style', async () => {
    const { frame } = await openPanel();
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(policy ?? '', /^default-src 'none'/);
    // VS Code's own address for resources stands in the policy; nothing else may.
    assert.doesNotMatch(policy ?? '', /unsafe-|http:|https:\/\/(?!\*\.vscode-cdn\.net)/);
    assert.match(policy ?? '', /script-src 'nonce-[A-Za-z0-9]{16,}'/);
  });

  for (const theme of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
    it(`has no accessibility violation in ${theme}`, async () => {
      const { workbench: opened, frame } = await openPanel(theme);
      await opened.page.waitForTimeout(500);
      await opened.page.screenshot({ path: join(SCREENSHOTS, `panel-${theme}.png`) });
      assert.equal(await frame.locator('body').getAttribute('data-vscode-theme-kind'), THEMES[theme][2]);
      await frame.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      assert.deepEqual(await violationsIn(frame), []);
    });
  }

  it('opens the manifest of a finding at its line', async () => {
    const { workbench: opened, frame } = await openPanel();
    await frame.getByRole('button', { name: 'Open apps/api/package.json:15' }).first().click();
    await opened.page.locator('.tab.active[data-resource-name="package.json"]').waitFor();
    await opened.page.locator('.statusbar-item', { hasText: /Ln 15,/ }).waitFor();
  });

  it('is there again after the window was reloaded', async () => {
    const { workbench: opened } = await openPanel();
    // The workbench writes down which editors are open some seconds after they were.
    await opened.page.waitForTimeout(6000);
    await opened.page.reload();
    await opened.page.waitForSelector('.monaco-workbench .activitybar', { timeout: 60_000 });
    const frame = await opened.panelFrame().catch(() => opened.panelFrame());
    assert.match(await frame.locator('h1').innerText(), /Keep TypeScript/);
  });

  it('can be used by keyboard alone', async () => {
    const { workbench: opened, frame } = await openPanel();
    await frame.locator('h1').click();
    const reached = new Set<string>();
    for (let i = 0; i < 25; i++) {
      await opened.page.keyboard.press('Tab');
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
});
