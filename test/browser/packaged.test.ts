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

  it('recommends in a folder that is not trusted', async () => {
    const workbench = await stage.open(stage.copyOf('shop'), null);
    await workbench.command('Stack Advisor: Recommend a Backend Stack');
    const frame = await workbench.panelFrame();
    assert.match(await frame.locator('h1').innerText(), /Keep TypeScript/);
    await workbench.showView();
    await workbench.row('@shop/api').waitFor();
    await workbench.close();
  });
});
