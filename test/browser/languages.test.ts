import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import type { Workbench } from '../support/workbench.ts';
import { SCREENSHOTS, Stage } from './stage.ts';

/** Texts of the page that are cut off: wider than their box, which hides what does not fit. */
function clippedIn(frame: Frame): Promise<string[]> {
  return frame.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => {
        if (element.closest('.visually-hidden, [hidden]') !== null) return false;
        // What scrolls can be reached, but the page as a whole should not have to scroll sideways.
        const hides =
          element === document.documentElement || ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
        return hides && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 80)}`),
  );
}

describe('in other languages', () => {
  let stage: Stage;
  let workbench: Workbench | null = null;
  before(async () => {
    stage = await Stage.set({ settings: { 'workbench.colorTheme': 'Default Light Modern' } });
  });
  after(() => stage.strike());
  afterEach(async () => {
    await workbench?.close();
    workbench = null;
  });

  it('German stands in panel, trees and commands', async () => {
    workbench = await stage.open(stage.copyOf('shop'), undefined, 'de');
    await workbench.command('Stack Advisor: Backend-Stack empfehlen');
    const frame = await workbench.panelFrame();
    assert.match(await frame.locator('h1').innerText(), /^TypeScript behalten/);
    assert.equal(await frame.locator('html').getAttribute('lang'), 'de');
    await workbench.showView('Empfehlung');
    await workbench.row('Sprachen, in denen das Team liefert').waitFor();
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'panel-german.png') });
    assert.match(await frame.locator('main').innerText(), /\d,\d %/);
    assert.deepEqual(await clippedIn(frame), []);
  });
});
