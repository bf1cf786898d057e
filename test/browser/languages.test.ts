import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { ROOT } from '../support/paths.ts';
import { plainWords, pseudo, PSEUDO, pseudoCatalogues } from '../support/pseudoLocale.ts';
import { shopNames } from '../support/shopNames.ts';
import { SCREENSHOTS, useWindows } from './stage.ts';
/** Names in the sample workspace, and in answers that the test writes. */
const NAMES = [...shopNames(), 'answers.ml', 'none', 'calls-apis', 'some', 'core', 'unknown', 'x'];

/** Texts of the page that are cut off: wider than their box, which hides what does not fit. */
function clippedIn(frame: Frame): Promise<string[]> {
  return frame.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => {
        if (element.closest('.visually-hidden, [hidden]') !== null) return false;
        // Only there for screen readers, where a table stands as lines.
        if (element.clientWidth <= 1) return false;
        // What scrolls can be reached, but the page as a whole should not have to scroll sideways.
        const hides =
          element === document.documentElement || ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
        return hides && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 80)}`),
  );
}

/** All that the page shows or says to a screen reader, text by text. */
function textsOf(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      // Addresses are the same in every language.
      if (walker.currentNode.parentElement?.closest('[data-key^="source-"]') === null)
        texts.push(walker.currentNode.textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-valuetext'])
      for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? '');
    return texts;
  });
}

function assertPseudo(texts: readonly string[]): void {
  for (const text of texts) assert.deepEqual(plainWords(text, NAMES), [], text);
}

describe('in other languages', () => {
  const windows = useWindows();
  let extension = '';
  before(() => {
    // The extension as it ships, with the made-up language beside German.
    extension = mkdtempSync(join(tmpdir(), 'stack-advisor-'));
    for (const part of ['package.json', 'package.nls.json', 'dist', 'l10n', 'media'])
      cpSync(join(ROOT, part), join(extension, part), { recursive: true });
    for (const [file, texts] of pseudoCatalogues()) writeFileSync(join(extension, file), JSON.stringify(texts));
  });
  after(() => rmSync(extension, { recursive: true, force: true }));

  it('the panel and the trees hold no plain English and cut nothing off', async () => {
    await windows.show('shop', extension, PSEUDO);
    const { workbench } = windows;
    await workbench.command(`Stack Advisor: ${pseudo('Recommend a Backend Stack')}`);
    const frame = await workbench.panelFrame();
    await frame.locator('#section-evidence td').first().waitFor();
    await frame.locator('#section-compare td').first().waitFor();
    await frame
      .locator('main details')
      .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    await workbench.showView(pseudo('Recommendation'));
    await workbench.row('@shop/api').waitFor();
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'panel-pseudo.png') });
    const rows = await workbench.page.locator('.pane .monaco-list-row').allInnerTexts();
    assert.ok(rows.length > 20);
    assertPseudo([...(await textsOf(frame)), ...rows]);
    assert.deepEqual(await clippedIn(frame), []);
  });

  it('hovers, questions, problems, welcome and commands hold no plain English', async () => {
    await windows.show('shop', extension, PSEUDO);
    const { workbench, folder } = windows;
    writeFileSync(join(folder, 'stack-advisor.json'), '{ "schemaVersion": 1, "answers": { "ml": "maybe" }, "x": 1 }');
    const { page } = workbench;
    await workbench.showView(pseudo('Recommendation'));
    await workbench.row('@shop/api').waitFor();
    await workbench.openFile('services/billing/pom.xml');
    assertPseudo((await workbench.hoverOver('spring-boot-starter-web', pseudo('Open recommendation'))).split('\n'));
    await workbench.command(`Stack Advisor: ${pseudo('Check Workspace')}`);
    const problems = page.locator('.markers-panel .monaco-list-row', { hasText: 'Stack Advisor' });
    await problems.first().waitFor();
    const told = await problems.locator('.marker-message').allInnerTexts();
    assert.ok(told.length > 2, told.join('\n'));
    assertPseudo(told);
    await workbench.command(`Stack Advisor: ${pseudo('Change Answer')}`);
    await workbench.choose(pseudo('Enterprise platform'));
    await page.locator('.quick-input-title', { hasText: /\S/ }).waitFor();
    await workbench.quickRow('→').waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, 'question-pseudo.png') });
    assertPseudo([
      await page.locator('.quick-input-title').innerText(),
      ...(await page.locator('.quick-input-list .monaco-list-row').allInnerTexts()),
    ]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input.input').fill('>Stack Advisor: ');
    await workbench.quickRow('Stack Advisor: ').waitFor();
    // Below a translated title the palette shows the English one.
    const commands = await page
      .locator('.quick-input-list .quick-input-list-row:first-child .label-name', { hasText: 'Stack Advisor: ' })
      .allInnerTexts();
    assert.ok(commands.length > 8, commands.join());
    // The editor words the commands that it adds for views.
    assertPseudo(commands.filter((title) => !title.includes('Focus on')));
  });

  it('German stands in panel, trees and commands', async () => {
    await windows.show('shop', undefined, 'de');
    const { workbench } = windows;
    await workbench.command('Stack Advisor: Backend-Stack empfehlen');
    const frame = await workbench.panelFrame();
    assert.match(await frame.locator('h1').innerText(), /^TypeScript behalten/);
    assert.equal(await frame.locator('html').getAttribute('lang'), 'de');
    await workbench.showView('Empfehlung');
    await workbench.row('Sprachen des Teams').waitFor();
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'panel-german.png') });
    assert.match(await frame.locator('main').innerText(), /\d,\d %/);
    assert.deepEqual(await clippedIn(frame), []);
  });
});
