import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ROOT } from '../support/paths.ts';
import { Stage } from './stage.ts';

const VSIX = join(ROOT, 'out/stack-advisor.vsix');

describe('the packaged extension in a bare VS Code', () => {
  let stage: Stage;
  before(async () => {
    assert.ok(existsSync(VSIX), 'npm run package comes first');
    // Trust stays on: a folder that nobody vouched for opens in Restricted Mode.
    stage = await Stage.set({
      extensions: [VSIX],
      settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
    });
  });
  after(() => stage.strike());

  it('does everything in a folder that is not trusted', async () => {
    const folder = stage.copyOf('shop');
    const workbench = await stage.open(folder, null);
    await workbench.page.setViewportSize({ width: 1400, height: 1600 });
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await workbench.showView();
    await workbench.row('@shop/api').waitFor();
    await workbench.row('Team languages').waitFor();
    await workbench.openFile('services/billing/pom.xml');
    assert.match(await workbench.hoverOver('spring-boot-starter-web'), /Spring Boot/);
    await workbench.command('Stack Advisor: Check Workspace');
    await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'end-of-life' }).first().waitFor();
    await workbench.command('Stack Advisor: Recommend a Backend Stack');
    const frame = await workbench.panelFrame();
    assert.match(await frame.locator('h1').innerText(), /Keep TypeScript/);
    await frame.locator('[data-key="answer-enterprisePlatform"]').selectOption('jvm');
    await frame.locator('.option .name', { hasText: /Java/ }).first().waitFor();
    await frame.locator('.chip.trial').waitFor();
    await frame.locator('[data-key="undo"]').click();
    await frame.locator('[data-key="run-recordDecision"]').click();
    await workbench.page.locator('.tab.active[data-resource-name="0001-backend-stack.md"]').waitFor();
    assert.ok(existsSync(join(folder, 'docs/decisions/0001-backend-stack.md')));
    assert.ok(existsSync(join(folder, 'stack-advisor.json')));
    await workbench.close();
  });
});
