import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Workbench } from '../support/workbench.ts';
import { SCREENSHOTS, useWindows } from './stage.ts';

describe('the views in the workbench', () => {
  const windows = useWindows();
  const show = async (name: string | null): Promise<Workbench> => {
    await windows.show(name);
    return windows.workbench;
  };

  it('show verdict, services and team in three trees', async () => {
    const workbench = await show('shop');
    await workbench.showView();
    await workbench.row('Keep TypeScript').waitFor();
    await workbench.row('@shop/api').waitFor();
    await workbench.row(/Fastify \^5\.2\.0/).waitFor();
    await workbench.row('Team languages').waitFor();
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'trees-light.png') });
  });

  it('open the manifest at the line of a finding', async () => {
    const workbench = await show('shop');
    await workbench.showView();
    await workbench.row(/Fastify \^5\.2\.0/).click();
    await workbench.page.locator('.tab.active[data-resource-name="package.json"]').waitFor();
    const status = workbench.page.locator('.statusbar-item', { hasText: /Ln 15,/ });
    await status.waitFor();
  });

  for (const [path, text, name] of [
    ['apps/api/package.json', 'fastify', 'Fastify'],
    ['services/pricing/go.mod', 'gin-gonic', 'Gin'],
    ['services/billing/pom.xml', 'spring-boot-starter-web', 'Spring Boot'],
    ['workers/reports/requirements.txt', 'fastapi', 'FastAPI'],
  ] as const) {
    it(`say on hover what a dependency is in ${path}`, async () => {
      const workbench = await show('shop');
      await workbench.openFile(path);
      assert.match(await workbench.hoverOver(text), new RegExp(name));
      await workbench.page.screenshot({ path: join(SCREENSHOTS, `hover-${name.toLowerCase().replace(' ', '-')}.png`) });
    });
  }

  it('follow a manifest that changes on disk', async () => {
    const workbench = await show('shop');
    await workbench.showView();
    await workbench.row(/Fastify \^5\.2\.0/).waitFor();
    const manifest = { name: '@shop/api', dependencies: { hono: '^4.6.0' }, devDependencies: { typescript: '^5.7.0' } };
    writeFileSync(join(windows.folder, 'apps/api/package.json'), JSON.stringify(manifest, null, 2));
    await workbench.row(/Hono \^4\.6\.0/).waitFor();
    assert.equal(await workbench.row(/Fastify \^5\.2\.0/).count(), 0);
  });

  it('say in an empty folder what to do, with a button', async () => {
    const workbench = await show('empty');
    await workbench.showView();
    const welcome = workbench.pane('Recommendation').locator('.welcome-view-content');
    await welcome.locator('.monaco-button').first().waitFor();
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'welcome-light.png') });
  });

  it('say without a folder what to do, with a button', async () => {
    const workbench = await show(null);
    await workbench.showView();
    await workbench.pane('Recommendation').locator('.welcome-view-content .monaco-button').first().waitFor();
  });

  it('list a broken manifest in the Problems view', async () => {
    const workbench = await show('broken');
    await workbench.openFile('package.json');
    await workbench.command('Problems: Focus on Problems View');
    await workbench.page
      .locator('.markers-panel .monaco-list-row', { hasText: /stack.advisor/i })
      .first()
      .waitFor();
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'problems-light.png') });
  });
});
