import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { ROOT } from '../support/paths.ts';
import type { Workbench } from '../support/workbench.ts';
import { SCREENSHOTS, Stage } from './stage.ts';

/** What ships of the extension, as a copy that a test may break. */
const SHIPPED = ['package.json', 'package.nls.json', 'dist', 'media', 'l10n'];

describe('when the engine stops', () => {
  let stage: Stage;
  let extension: string;
  let crash: string;
  let workbench: Workbench;
  before(async () => {
    stage = await Stage.set({ settings: { 'workbench.colorTheme': 'Default Light Modern' } });
    extension = stage.scratch();
    for (const part of SHIPPED) {
      if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(extension, part), { recursive: true });
    }
    // As if it had run out of memory: gone in the middle of its work, as long as this file is there.
    crash = join(extension, 'crash');
    const engine = join(extension, 'dist/node/engine.mjs');
    const bomb = `import{parentPort as port}from'node:worker_threads';import{existsSync as isThere}from'node:fs';port.on('message',()=>{if(isThere(${JSON.stringify(crash)}))process.exit(3)});\n`;
    writeFileSync(engine, bomb + readFileSync(engine, 'utf8'));
  });
  after(() => stage.strike());
  afterEach(async () => {
    rmSync(crash, { force: true });
    await workbench.close();
  });

  const refresh = async (): Promise<void> => {
    const pane = workbench.pane('Recommendation');
    await pane.hover();
    await pane.locator('.action-label[aria-label^="Refresh"]').click();
  };

  it('views and panel keep what they showed, say so, and come back with a refresh', async () => {
    const folder = stage.copyOf('shop');
    workbench = await stage.open(folder, extension);
    await workbench.page.setViewportSize({ width: 1400, height: 1600 });
    await workbench.showView();
    await workbench.row('Keep TypeScript').waitFor();
    await workbench.command('Stack Advisor: Recommend a Backend Stack');
    const frame = await workbench.panelFrame();
    writeFileSync(crash, '');
    writeFileSync(
      join(folder, 'services/pricing/go.mod'),
      'module example.org/shop/pricing\n\ngo 1.25\n\nrequire github.com/gin-gonic/gin v1.10.0\n',
    );
    const message = workbench.pane('Recommendation').locator('.message', { hasText: 'stopped unexpectedly' });
    await message.waitFor();
    await frame.locator('.failure', { hasText: 'stopped unexpectedly' }).waitFor();
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'engine-stopped.png') });
    await workbench.row('Keep TypeScript').waitFor();
    assert.match(await frame.locator('h1').innerText(), /Keep TypeScript/);
    rmSync(crash);
    await refresh();
    await message.waitFor({ state: 'hidden' });
    await frame.locator('.failure').waitFor({ state: 'detached' });
    await workbench.row(/Go 1\.25/).waitFor();
  });

  it('from the start the views offer to try again, and that works once it can', async () => {
    writeFileSync(crash, '');
    workbench = await stage.open(stage.copyOf('shop'), extension);
    await workbench.showView();
    const again = workbench
      .pane('Recommendation')
      .locator('.welcome-view-content .monaco-button', { hasText: 'Read It Again' });
    await again.waitFor();
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'welcome-failed.png') });
    rmSync(crash);
    await again.click();
    await workbench.row('Keep TypeScript').waitFor();
  });
});
