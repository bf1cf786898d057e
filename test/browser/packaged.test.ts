import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { writeForeignFolder } from '../support/foreignFolder.ts';
import { ROOT } from '../support/paths.ts';
import type { Workbench } from '../support/workbench.ts';
import { SCREENSHOTS, Stage, written } from './stage.ts';

const VSIX = join(ROOT, 'out/stack-advisor.vsix');

describe('the packaged extension in a bare VS Code, in a folder of others that is not trusted', () => {
  let stage: Stage;
  let workbench: Workbench;
  let folder = '';
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const tab = (name: string | RegExp): Promise<void> =>
    workbench.page.locator('.tab.active', { hasText: name }).waitFor();
  const problem = (words: string | RegExp): Promise<void> =>
    workbench.page.locator('.markers-panel .monaco-list-row', { hasText: words }).first().waitFor();
  const panel = async (): Promise<Frame> => {
    await workbench.command('Stack Advisor: Recommend a Backend Stack');
    return workbench.panelFrame();
  };
  /** Opens a window in Restricted Mode. */
  const open = async (path: string): Promise<void> => {
    folder = path;
    workbench = await stage.open(path, null);
    await workbench.page.setViewportSize({ width: 1400, height: 1600 });
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  };

  before(async () => {
    assert.ok(existsSync(VSIX), 'npm run package comes first');
    // Trust stays on: a folder that nobody vouched for opens in Restricted Mode.
    stage = await Stage.set({
      extensions: [VSIX],
      settings: {
        'workbench.colorTheme': 'Default Light Modern',
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
      },
    });
    const foreign = join(stage.scratch(), 'Kunden Portal');
    mkdirSync(foreign);
    writeForeignFolder(foreign);
    await open(foreign);
  });
  after(() => stage.strike());

  it('stays quiet until it is looked at, then shows verdict, stack and team', async () => {
    await workbench.page.locator('.activitybar a[aria-label*="Stack Advisor"]').first().waitFor();
    assert.equal(await workbench.page.locator('.notification-toast').count(), 0);
    assert.equal(await workbench.page.locator('.activitybar .action-item .badge-content:visible').count(), 0);
    await workbench.showView();
    await workbench.row(/(Keep|Move to) .*(clear|likely|uncertain|close call)/).waitFor();
    await workbench.row('What would change it').waitFor();
    await workbench.row(/Team languages.*JavaScript, Java|Team languages.*Java, JavaScript/).waitFor();
    await workbench.row(/PostgreSQL.*pom\.xml:18/).click();
    await workbench.page.locator('.tab.active[data-resource-name="pom.xml"]').waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: /Ln 18,/ }).waitFor();
    await workbench.page.mouse.move(900, 1500);
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'packaged-trees.png') });
  });

  it('tells on hover what is known, and nothing of what is not', async () => {
    await workbench.openFile('backend/pom.xml');
    const hover = await workbench.hoverOver('2.7.18');
    assert.match(hover, /Spring\sBoot\s2\.7\.18[^]*Support\sof\sSpring\sBoot\s2\.7\sended/);
    await workbench.page.mouse.move(5, 5);
    await workbench.page.locator('.monaco-editor .view-line span', { hasText: 'house-made' }).last().hover();
    await workbench.page.waitForTimeout(1500);
    assert.equal(
      await workbench.page.locator('.monaco-hover:not(.hidden)', { hasText: 'Open recommendation' }).count(),
      0,
    );
    // By keyboard: the hover takes the focus, and its link is a Tab away.
    await workbench.page.locator('.monaco-editor .view-line span', { hasText: 'starter-parent' }).last().click();
    const press = workbench.page.keyboard.press.bind(workbench.page.keyboard);
    await press('Control+k');
    await press('Control+i');
    const link = workbench.page.locator('.monaco-hover a', { hasText: 'Open recommendation' });
    await link.waitFor();
    await press('Control+k');
    await press('Control+i');
    for (let i = 0; i < 12 && !(await link.evaluate((element) => element === document.activeElement)); i++)
      await press('Tab');
    await press('Enter');
    await (await workbench.panelFrame()).locator('h1').waitFor();
  });

  it('reports problems, mends them, and stops where it is told to', async () => {
    await workbench.command('Stack Advisor: Check Workspace');
    await problem('“{” is never closed');
    await problem('Support of Spring Boot 2.7 ended');
    await problem('no release fits both');
    const mend = async (fix: RegExp): Promise<void> => {
      await workbench.openFile('mailer/.nvmrc');
      await workbench.page.locator('.monaco-editor .view-line').first().click();
      const action = workbench.page.locator('.action-widget .monaco-list-row', { hasText: fix });
      for (let tries = 0; tries < 4 && !(await action.first().isVisible()); tries++) {
        await workbench.page.keyboard.press('Escape');
        await workbench.page.keyboard.press('Control+.');
        await action
          .first()
          .waitFor({ timeout: 4000 })
          .catch(() => undefined);
      }
      await action.first().click();
    };
    await mend(/Stop reporting “end-of-life”/);
    await workbench.page
      .locator('.markers-panel .monaco-list-row', { hasText: 'Support of Node.js 20 ended' })
      .first()
      .waitFor({ state: 'detached' });
    assert.match(text('.vscode/settings.json'), /"end-of-life"/);
    await mend(/Set Node\.js to 26 here/);
    await workbench.page.keyboard.press('Control+s');
    await workbench.page
      .locator('.markers-panel .monaco-list-row', { hasText: 'no release fits both' })
      .first()
      .waitFor({ state: 'detached' });
    await written(join(folder, 'mailer/.nvmrc'), /^26/);
  });

  it('tries and saves answers in the panel; a language that was read stays when another is ticked', async () => {
    const frame = await panel();
    await frame.locator('[data-key="answer-enterprisePlatform"]').selectOption('jvm');
    await frame.locator('.chip.trial').waitFor();
    await frame.locator('.option .name', { hasText: /Java/ }).first().waitFor();
    await frame.locator('[data-key="undo"]').click();
    await frame.locator('.chip.trial').waitFor({ state: 'detached' });
    assert.ok(await frame.locator('[data-key="answer-teamSkills-typescript"]').isChecked());
    await frame.locator('[data-key="answer-teamSkills-go"]').check();
    await frame.locator('.chip.trial').waitFor();
    await frame.locator('[data-key="save"]').click();
    await frame.locator('.chip.trial').waitFor({ state: 'detached' });
    const { answers } = JSON.parse(text('stack-advisor.json')) as { answers: { teamSkills: string[] } };
    assert.deepEqual([...answers.teamSkills].sort(), ['go', 'java', 'javascript']);
    await workbench.row(/Team languages.*answered/).waitFor();
  });

  it('exports in every form, and records the decision', async () => {
    for (const [form, file] of [
      ['Markdown', 'stack-advice.md'],
      ['JSON', 'stack-advice.json'],
      ['SARIF', 'stack-advice.sarif'],
    ] as const) {
      await workbench.command('Stack Advisor: Export Report');
      await workbench.quickRow(form).click();
      const dialog = workbench.page.locator('.quick-input-widget', { hasText: 'Export Report' });
      const input = dialog.locator('input.input');
      // The dialog lists the folder first; its OK button waits for that too.
      for (let tries = 0; tries < 50 && !(await input.inputValue()).endsWith(file); tries++)
        await workbench.page.waitForTimeout(100);
      await dialog.locator('.monaco-list-row').first().waitFor();
      await input.focus();
      await workbench.page.keyboard.press('Enter');
      await workbench.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
    }
    assert.match(text('stack-advice.md'), /^# /);
    assert.equal((JSON.parse(text('stack-advice.json')) as { schemaVersion: number }).schemaVersion, 1);
    assert.equal((JSON.parse(text('stack-advice.sarif')) as { version: string }).version, '2.1.0');
    const frame = await panel();
    await frame.locator('[data-key="run-recordDecision"]').click();
    await workbench.page.locator('.tab.active[data-resource-name="0001-backend-stack.md"]').waitFor();
    assert.match(text('docs/decisions/0001-backend-stack.md'), /^# |^---/);
    await written(join(folder, 'stack-advisor.json'), /"decision"/);
  });

  it('shows later what moved since the decision', async () => {
    writeFileSync(join(folder, 'backend/Dockerfile'), 'FROM eclipse-temurin:25-jre\n');
    await workbench.row(/JVM 25/).waitFor();
    await workbench.command('Stack Advisor: Re-evaluate Decision');
    await tab(/decided .* ↔ today/);
    const moved = workbench.page.locator('.monaco-diff-editor .line-insert, .monaco-diff-editor .char-insert');
    await moved.first().waitFor({ state: 'attached' });
    await workbench.page.screenshot({ path: join(SCREENSHOTS, 'packaged-moved.png') });
  });

  it('completes and checks stack-advisor.json', async () => {
    await workbench.openFile('stack-advisor.json');
    await workbench.page.locator('.monaco-editor .view-line', { hasText: '"answers"' }).first().click();
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.keyboard.type('"hos');
    const proposal = workbench.page.locator('.suggest-widget .monaco-list-row', { hasText: 'hosting' });
    for (let tries = 0; tries < 4 && !(await proposal.first().isVisible()); tries++) {
      await workbench.page.keyboard.press('Control+Space');
      await proposal
        .first()
        .waitFor({ timeout: 3000 })
        .catch(() => undefined);
    }
    await proposal.first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.type('ting": "moon",');
    await workbench.command('Problems: Focus on Problems View');
    await problem(/answers\.hosting: .*kubernetes/);
    await workbench.command('File: Revert File');
    await workbench.page.keyboard.press('Escape');
  });

  it('leads from an empty folder through the questions to a starter note', async () => {
    await workbench.close();
    const empty = join(stage.scratch(), 'neu');
    mkdirSync(empty);
    await open(empty);
    await workbench.showView();
    await workbench.pane('Recommendation').locator('.welcome-view-content .monaco-button').first().click();
    const title = (words: RegExp): Promise<void> =>
      workbench.page.locator('.quick-input-title', { hasText: words }).waitFor();
    // By keyboard alone, as slowly as the effects of each tick follow.
    const ticked = workbench.page.locator('.quick-input-list .monaco-list-row[aria-checked="true"]');
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await workbench.page.keyboard.press(key);
    };
    await workbench.quickRow(/Python.*would lead/).waitFor();
    await press('ArrowDown', 'ArrowDown', 'Space');
    await workbench.quickRow(/Python.*without it/).waitFor();
    await press('ArrowDown', 'Space');
    await workbench.quickRow(/^Go.*without it/).waitFor();
    await workbench.page.waitForTimeout(500);
    assert.equal(await ticked.count(), 2, 'what was ticked stays so');
    await press('ArrowUp', 'Space');
    await workbench.quickRow(/Python.*(would lead|stays first)/).waitFor();
    assert.match((await ticked.allInnerTexts()).join(), /^Go/);
    await press('Space', 'Enter');
    await title(/front.end.*\(1\/10\)/);
    await workbench.page.keyboard.press('Enter');
    await title(/\(2\/10\)/);
    await workbench.page
      .locator('.quick-input-titlebar .action-label[aria-label^="Finish with the answers so far"]')
      .click();
    const frame = await workbench.panelFrame();
    assert.match(await frame.locator('h1').innerText(), /^Start with /);
    await frame.getByRole('button', { name: 'Create a starter note' }).click();
    await workbench.page.locator('.tab.active[data-resource-name="0001-backend-stack.md"]').waitFor();
    const saved = await written(join(folder, 'stack-advisor.json'), /"decision"/);
    const { answers } = JSON.parse(saved) as { answers: { teamSkills: string[] } };
    assert.deepEqual(answers.teamSkills, ['python', 'go']);
    await workbench.close();
  });
});
