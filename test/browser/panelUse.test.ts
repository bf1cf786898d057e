import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import type { Workbench } from '../support/workbench.ts';
import { SCREENSHOTS, useWindows } from './stage.ts';

/** Width of the activity bar beside the panel, in pixels. */
const BESIDE = 52;

describe('using the panel', () => {
  const windows = useWindows();
  let workbench: Workbench;
  let frame: Frame;

  const open = async (): Promise<void> => {
    await windows.show('shop');
    workbench = windows.workbench;
    await workbench.page.setViewportSize({ width: 1400, height: 900 });
    await workbench.command('Stack Advisor: Recommend a Backend Stack');
    frame = await workbench.panelFrame();
    // As it is when it is opened the first time.
    await frame.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = false;
      window.scrollTo(0, 0);
    });
  };
  const focused = (): Promise<string> =>
    frame.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['key'] ?? '');
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await workbench.page.keyboard.press(key);
  };
  const control = (key: string): ReturnType<Frame['locator']> => frame.locator(`[data-key="${key}"]`);

  it('a trial moves everything at once, and goes back step by step', async () => {
    await open();
    const before = await frame.locator('h1').innerText();
    await control('answer-enterprisePlatform').selectOption('jvm');
    await frame.locator('.chip.trial').waitFor();
    await frame.locator('.option.selected .tag.moved, .option .tag.moved').first().waitFor();
    assert.notEqual(await frame.locator('h1').innerText(), before);
    assert.match(await frame.locator('.option .name').first().innerText(), /Java/);
    assert.match(await frame.locator('[role=status].visually-hidden').innerText(), /./);
    await control('undo').click();
    await frame.locator('.chip.trial').waitFor({ state: 'detached' });
    assert.equal(await frame.locator('h1').innerText(), before);
  });

  it('a step of a slider sets nothing again that stays as it is', async () => {
    await open();
    await control('weights').locator('summary').click();
    const again = await frame.evaluate(async () => {
      const form = document.querySelector('.what-if') as HTMLElement;
      const figure = document.querySelector('output[for="weight-hiring"]') as HTMLElement;
      const slider = document.querySelector('#weight-hiring') as HTMLInputElement;
      const step = (): void => {
        slider.value = String((Number(slider.value) + 7) % 40);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      };
      // The first step of a trial enables buttons and sets all weights.
      step();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const before = figure.textContent;
      const observer = new MutationObserver(() => undefined);
      observer.observe(form, { subtree: true, childList: true, attributes: true, attributeOldValue: true });
      step();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      if (figure.textContent === before) return ['the figure did not follow'];
      return observer.takeRecords().flatMap(({ type, target, attributeName, oldValue, addedNodes, removedNodes }) => {
        const textOf = (nodes: NodeList): string => [...nodes].map((node) => node.textContent).join('');
        const same =
          type === 'attributes'
            ? (target as Element).getAttribute(attributeName ?? '') === oldValue
            : textOf(addedNodes) === textOf(removedNodes);
        return same ? [`${(target as Element).className} ${attributeName ?? ''} ${target.textContent}`] : [];
      });
    });
    assert.deepEqual(again, []);
    await control('reset').click();
    await frame.locator('.chip.trial').waitFor({ state: 'detached' });
  });

  it('a trial, opened details and the place outlive a hidden tab', async () => {
    await open();
    await control('answer-enterprisePlatform').selectOption('jvm');
    await frame.locator('.chip.trial').waitFor();
    await control('weights').locator('summary').click();
    await frame.evaluate(() => window.scrollTo(0, 700));
    await workbench.page.waitForTimeout(600);
    await workbench.openFile('compose.yaml');
    await workbench.page.locator('.tab', { hasText: 'Stack advice' }).click();
    frame = await workbench.panelFrame();
    await frame.locator('.chip.trial').waitFor();
    assert.match(await frame.locator('.option .name').first().innerText(), /Java/);
    assert.equal(await control('answer-enterprisePlatform').inputValue(), 'jvm');
    assert.equal(await control('weights').evaluate((details) => (details as HTMLDetailsElement).open), true);
    // The advice of the trial comes after that of the saved answers and may move what lies above by a few pixels.
    const at = await frame.evaluate(() => window.scrollY);
    assert.ok(Math.abs(at - 700) < 40, `${at}`);
    await control('undo').click();
    await frame.locator('.chip.trial').waitFor({ state: 'detached' });
  });

  it('all of it by keyboard: toolbar, options, answers, sliders, Escape', async () => {
    await open();
    await frame.locator('h1').click();
    await press('Tab', 'Tab');
    assert.equal(await focused(), 'run-answerQuestions');
    await press('ArrowRight', 'ArrowRight');
    assert.equal(await focused(), 'run-recordDecision');
    await press('End');
    assert.equal(await focused(), 'run-refresh');
    await press('ArrowRight');
    assert.equal(await focused(), 'run-answerQuestions');
    await press('Tab');
    assert.equal(await focused(), 'option-typescript', 'the toolbar is one stop');
    await press('Tab', 'Enter');
    await frame.locator('#heading-why', { hasText: 'Why Go' }).waitFor();
    assert.equal(await focused(), 'option-go', 'the focus stays');
    // The link to the next question leads to its control.
    await frame.locator('[data-key^="next-"]').focus();
    await press('Enter');
    const key = await focused();
    assert.match(key, /^answer-/);
    await press('ArrowDown');
    await frame.locator('.chip.trial').waitFor();
    assert.equal(await focused(), key);
    await control('weights').locator('summary').focus();
    await press('Enter');
    await control('weight-hiring').focus();
    await press('ArrowRight', 'ArrowRight', 'ArrowRight');
    await press('Escape');
    await press('Escape');
    await frame.locator('.chip.trial').waitFor({ state: 'detached' });
    assert.equal(await focused(), 'weight-hiring');
    await control('pair-b').focus();
    await press('g');
    await frame
      .locator('.compare', { hasText: 'Go →' })
      .or(frame.locator('.compare', { hasText: '← Go' }))
      .waitFor();
  });

  for (const [name, width, scale] of [
    ['400 pixels', 400, 1],
    ['320 pixels, as 1280 are at 400 %', 320, 1],
    ['a zoom of 200 %', 640, 2],
  ] as const) {
    it(`fits into ${name} without scrolling sideways`, async () => {
      await open();
      if (await workbench.page.locator('.part.sidebar').isVisible()) await workbench.page.keyboard.press('Control+b');
      await workbench.page.setViewportSize({ width: width + BESIDE, height: 900 });
      const hasWidth = (): Promise<boolean> =>
        frame.evaluate((near) => Math.abs(document.documentElement.clientWidth - near) < 30, width);
      for (let tries = 0; tries < 50 && !(await hasWidth()); tries++) await workbench.page.waitForTimeout(100);
      const seen = await frame.evaluate(() => ({
        page: document.documentElement.clientWidth,
        content: document.documentElement.scrollWidth,
        outside: [...document.querySelectorAll('main *')]
          .filter((element) => element.closest('.scroll, .visually-hidden, [hidden], details:not([open])') === null)
          .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map((element) => element.outerHTML.slice(0, 120)),
        hiddenReasons: [...document.querySelectorAll('.why .because')].filter(
          (cell) => cell.getBoundingClientRect().right > document.documentElement.clientWidth,
        ).length,
      }));
      assert.ok(Math.abs(seen.page - width) < 30, `${seen.page} pixels`);
      assert.ok(seen.content <= seen.page, JSON.stringify(seen));
      assert.deepEqual(seen.outside, []);
      assert.equal(seen.hiddenReasons, 0);
      await workbench.page.screenshot({ path: join(SCREENSHOTS, `panel-${width * scale}-at-${scale}.png`) });
    });
  }

  it('moves nothing for whoever wants no motion', async () => {
    await open();
    const moving = (): Promise<number> =>
      frame.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((element) => {
            const style = getComputedStyle(element);
            return style.transitionProperty !== 'none' && parseFloat(style.transitionDuration) > 0;
          }).length,
      );
    assert.ok((await moving()) > 0, 'something moves else');
    await workbench.page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await moving(), 0);
    assert.equal(await frame.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
    await workbench.page.emulateMedia({ reducedMotion: null });
  });

  it('says in words what its colours say', async () => {
    await open();
    const legend = await frame.locator('.legend').innerText();
    for (const theme of ['Team and code', 'Building and changing', 'Load and running cost', 'Product and platform'])
      assert.match(legend, new RegExp(theme));
    await control('options-table').locator('summary').click();
    const scores = await frame.locator('.contributions tfoot td').allInnerTexts();
    const themes = await frame.locator('.contributions .theme-row').all();
    assert.ok(themes.length >= 3 && themes.length <= 5);
    const sums = new Array<number>(scores.length).fill(0);
    for (const row of themes)
      for (const [i, cell] of (await row.locator('td').allInnerTexts()).entries())
        sums[i] = (sums[i] ?? 0) + parseFloat(cell);
    for (const [i, score] of scores.entries()) assert.ok(Math.abs((sums[i] ?? 0) - parseFloat(score)) < 0.3, score);
  });

  it('what was tried is saved as the answers of the team', async () => {
    await open();
    await control('answer-priority').selectOption('maintainability');
    await frame.locator('.chip.trial').waitFor();
    await control('save').click();
    await frame.locator('.chip.trial').waitFor({ state: 'detached' });
    const saved = JSON.parse(readFileSync(join(windows.folder, 'stack-advisor.json'), 'utf8')) as { answers: object };
    assert.deepEqual(saved.answers, { priority: 'maintainability' });
  });
});
