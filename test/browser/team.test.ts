import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../support/workbench.ts';
import { SCREENSHOTS, useWindows, written } from './stage.ts';

describe('working in the views', () => {
  const windows = useWindows();
  let workbench: Workbench;
  const open = async (name: string): Promise<void> => {
    const isNew = await windows.show(name);
    workbench = windows.workbench;
    // High enough that every row of the trees is there: what is scrolled out of sight is not in the page.
    if (isNew) await workbench.page.setViewportSize({ width: 1400, height: 2000 });
    await workbench.showView();
  };
  const title = (text: string | RegExp): Promise<void> =>
    workbench.page.locator('.quick-input-title', { hasText: text }).waitFor();
  const press = (label: string): Promise<void> =>
    workbench.page.locator(`.quick-input-titlebar .action-label[aria-label^="${label}"]`).click();

  it('an answer is changed from its line, with the effect of each choice, and taken back', async () => {
    await open('shop');
    const line = (text: RegExp = /Enterprise platform/): Locator =>
      workbench.pane('Your Team').locator('.monaco-list-row', { hasText: text }).first();
    await workbench.row('Keep TypeScript').waitFor();
    await workbench.rowAction(line(), 'Change Answer');
    await title('enterprise platform');
    await workbench.quickRow(/→ Java would lead by [\d.]+ points?/).waitFor();
    await workbench.quickRow(/TypeScript stays first, [\d.]+ points? ahead/).waitFor();
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'answer-effects.png') });
    await workbench.choose('Java (JVM)');
    await line(/Enterprise platform.*Java \(JVM\) · answered/).waitFor();
    await workbench.row(/Move to Java|Keep Java|Keep TypeScript, add Java/).waitFor();
    assert.equal(existsSync(join(windows.folder, 'stack-advisor.json')), false, 'a draft until it is saved');
    await workbench.rowAction(line(), 'Take Answer Back');
    await line(/Enterprise platform.*not known/).waitFor();
    await workbench.row('Keep TypeScript').waitFor();
  });

  it('the trees work by keyboard alone, and say to a screen reader what stands there', async () => {
    await open('shop');
    await workbench.row('Keep TypeScript').waitFor();
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await workbench.page.keyboard.press(key);
    };
    const focused = (view: string): Locator => workbench.pane(view).locator('.monaco-list-row.focused');
    await workbench.command('Stack Advisor: Focus on Current Stack View');
    await press('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await focused('Current Stack').filter({ hasText: 'Fastify' }).waitFor();
    await workbench.page.locator('.tab.active[data-resource-name="package.json"]').waitFor();
    await workbench.command('Stack Advisor: Focus on Your Team View');
    await press('Home', 'Enter');
    await title(/languages/i);
    await press('Escape');
    // What stands at the end of a line as a button is in its menu, too.
    await workbench.command('Stack Advisor: Focus on Recommendation View');
    await press('End');
    for (let i = 0; i < 12 && !/All options/.test(await focused('Recommendation').innerText()); i++)
      await press('ArrowUp');
    await press('ArrowRight');
    await workbench.row(/2\. Go/).waitFor();
    await press('ArrowDown', 'ArrowDown');
    await focused('Recommendation').filter({ hasText: '2.' }).waitFor();
    await press('Shift+F10');
    const entry = workbench.page.locator('.monaco-menu .action-label', { hasText: 'Compare Options' });
    await entry.waitFor();
    await press('Escape');
    const unsaid = await workbench.page
      .locator('.pane .monaco-list-row')
      .evaluateAll((rows) =>
        rows
          .map((row) => [row.getAttribute('aria-label') ?? '', row.querySelector('.label-name')?.textContent ?? ''])
          .filter(([said = '', seen = '']) => seen === '' || !said.startsWith(seen)),
      );
    assert.deepEqual(unsaid, []);
  });

  it('the trees cut off nothing that matters at the width that VS Code gives them', async () => {
    await open('shop');
    await workbench.row('Keep TypeScript').waitFor();
    const cut = await workbench.page.locator('.pane .monaco-list-row').evaluateAll((rows) =>
      rows.flatMap((row) => {
        const box = row.querySelector('.monaco-icon-label-container');
        const end = box?.getBoundingClientRect().right ?? 0;
        // Of a description the beginning of what stands first must be seen: the place of a finding, an answer, a certainty.
        const part = (selector: string, length: (text: string) => number): string[] => {
          const text = document.createTreeWalker(row.querySelector(selector) ?? document.body, NodeFilter.SHOW_TEXT);
          const node = row.querySelector(selector) === null ? null : text.nextNode();
          if (node === null) return [];
          const range = document.createRange();
          range.setStart(node, 0);
          range.setEnd(node, length(node.textContent ?? ''));
          return range.getBoundingClientRect().right > end + 1 ? [node.textContent ?? ''] : [];
        };
        const first = (text: string): number => Math.min(12, (text.split(' · ')[0] ?? '').length);
        // A sentence may be longer than a side bar is wide: it goes on in its tooltip.
        if ((row.querySelector('.label-name')?.textContent?.length ?? 0) > 26) return [];
        return [...part('.label-name', (text) => text.length), ...part('.label-description', first)];
      }),
    );
    assert.deepEqual(cut, []);
  });

  it('an option is compared with the first from its line', async () => {
    await open('shop');
    // Only what is in sight is there to be clicked; a window remembers what was open in it.
    for (const [part, isOpen] of [
      [/^Why/, false],
      [/^What would change it/, false],
      [/^All options/, true],
    ] as const) {
      const row = workbench.row(part);
      await row.waitFor();
      if ((await row.getAttribute('aria-expanded')) !== String(isOpen)) await row.locator('.monaco-tl-twistie').click();
    }
    await workbench.rowAction(workbench.row(/\d\. Go/), 'Compare Options');
    const frame = await workbench.panelFrame();
    await frame.locator('.compare').waitFor();
    assert.equal(await frame.locator('[data-key="pair-a"]').inputValue(), 'typescript');
    assert.equal(await frame.locator('[data-key="pair-b"]').inputValue(), 'go');
  });

  it('a refresh keeps what is selected and what is open', async () => {
    await open('shop');
    await workbench.row('Keep TypeScript').waitFor();
    await workbench.row('Recommended stack').click();
    const fact = workbench.row(/Prisma\b.*Data access/);
    await fact.waitFor();
    await workbench.row(/^Why/).locator('.monaco-tl-twistie').click();
    await fact.click();
    const state = (): Promise<string[]> =>
      workbench
        .pane('Recommendation')
        .locator('.monaco-list-row')
        .evaluateAll((rows) =>
          rows.map(
            (row) => `${row.getAttribute('aria-expanded')} ${row.getAttribute('aria-selected')} ${row.textContent}`,
          ),
        );
    const before = await state();
    assert.ok(
      before.some((line) => line.includes(' true ')),
      'something is selected',
    );
    const pane = workbench.pane('Recommendation');
    await pane.hover();
    await pane.locator('.action-label[aria-label^="Refresh"]').click();
    await workbench.page.waitForTimeout(1500);
    assert.deepEqual(await state(), before);
  });

  it('the badge counts the problems that need work', async () => {
    await open('shop');
    await workbench.row('Keep TypeScript').waitFor();
    const badge = workbench.page.locator('.activitybar .action-item', {
      has: workbench.page.locator('a[aria-label*="Stack Advisor"]'),
    });
    const count = badge.locator('.badge-content');
    await count.waitFor();
    assert.match(await count.innerText(), /^[1-9]\d*$/);
    await workbench.command('Stack Advisor: Check Workspace');
    await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'end-of-life' }).first().waitFor();
  });

  it('the language status says the stack, until a setting switches it off', async () => {
    await open('shop');
    await workbench.row('Keep TypeScript').waitFor();
    await workbench.openFile('apps/api/package.json');
    const status = workbench.page.locator('[id="status.languageStatus"]');
    const shown = async (): Promise<string> => {
      await workbench.page.mouse.move(5, 5);
      await workbench.page.waitForTimeout(500);
      await status.hover();
      const hover = workbench.page.locator('.hover-language-status').first();
      await hover.waitFor();
      return (
        (await hover.innerText()) + (await workbench.page.locator('.hover-language-status').allInnerTexts()).join(' ')
      );
    };
    assert.match(await shown(), /Stack: TypeScript · Fastify/);
    mkdirSync(join(windows.folder, '.vscode'));
    writeFileSync(join(windows.folder, '.vscode/settings.json'), '{ "stackAdvisor.languageStatus.enabled": false }');
    const left = async (): Promise<string> => ((await status.count()) === 0 ? '' : await shown().catch(() => ''));
    for (let tries = 0; tries < 10 && /Stack:/.test(await left()); tries++) await workbench.page.waitForTimeout(300);
    assert.doesNotMatch(await left(), /Stack:/);
  });

  it('leaving the questions leaves no trace', async () => {
    await open('empty');
    await workbench.command('Stack Advisor: Answer Questions');
    await title('(1/10)');
    await workbench.quickRow('Rust').click();
    await workbench.page.keyboard.press('Enter');
    await title(/front.end/);
    await workbench.page.keyboard.press('Escape');
    await workbench.page.waitForTimeout(800);
    await workbench.pane('Recommendation').locator('.welcome-view-content .monaco-button').first().waitFor();
    assert.equal(existsSync(join(windows.folder, 'stack-advisor.json')), false);
  });

  it('from nothing: questions step by step, back and skip, a recommendation and a starter note', async () => {
    await open('empty');
    await workbench.pane('Recommendation').locator('.welcome-view-content .monaco-button').first().click();
    await title(/\(1\/10\)/);
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'guided-first.png') });
    await workbench.quickRow(/^Go/).click();
    await workbench.page.keyboard.press('Enter');
    // Its companion question belongs to the same step.
    await title(/front.end.*\(1\/10\)/);
    await press('Back');
    await title(/languages.*\(1\/10\)/i);
    assert.equal(await workbench.quickRow(/^Go/).getAttribute('aria-checked'), 'true');
    await press('Skip this question');
    await workbench.choose('Skip this question');
    await title('(2/10)');
    await workbench.choose('We ship features fast');
    await title('(3/10)');
    await press('Finish with the answers so far');
    const frame = await workbench.panelFrame();
    assert.match(await frame.locator('h1').innerText(), /Start with|start/i);
    await frame.getByRole('button', { name: 'Create a starter note' }).waitFor();
    await workbench.page.locator('[id="status.notifications"]').click();
    const offer = workbench.page.locator('.notifications-center .monaco-button', { hasText: 'Create a Starter Note' });
    await offer.click();
    await workbench.page.locator('.tab.active[data-resource-name="0001-backend-stack.md"]').waitFor();
    const saved = JSON.parse(await written(join(windows.folder, 'stack-advisor.json'), /"decision"/)) as {
      answers: object;
      decision: object;
    };
    assert.deepEqual(Object.keys(saved.answers), ['priority']);
    assert.ok('basis' in saved.decision);
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'starter-note.png') });
  });
});
