/**
 * Takes the pictures of the README, `docs/images/*.png`, from the packaged extension in a real VS Code:
 * `npm run screenshots`. Look at them before they are committed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from '../browser/stage.ts';
import { ROOT } from './paths.ts';
import type { Workbench } from './workbench.ts';

const IMAGES = join(ROOT, 'docs/images');

const build = spawnSync('node', ['src/build/package.ts'], { cwd: ROOT, stdio: 'inherit' });
if (build.status !== 0) throw new Error('Packing failed');
mkdirSync(IMAGES, { recursive: true });
const stage = await Stage.set({ extensions: [join(ROOT, 'out/stack-advisor.vsix')] });

async function picture(name: string, act: (workbench: Workbench) => Promise<void>): Promise<void> {
  const workbench = await stage.open(stage.copyOf('shop'), null);
  try {
    await workbench.chooseTheme('Light Modern', 'vs');
    await act(workbench);
    // Animations have ended and the theme has settled.
    await workbench.page.waitForTimeout(800);
    await workbench.page.screenshot({ path: join(IMAGES, `${name}.png`) });
    process.stdout.write(`docs/images/${name}.png\n`);
  } finally {
    await workbench.close();
  }
}

try {
  await picture('panel', async (workbench) => {
    await workbench.showView();
    await workbench.row('Keep TypeScript').waitFor();
    await workbench.command('Stack Advisor: Recommend a Backend Stack');
    await workbench.panelFrame();
  });
  await picture('hover', async (workbench) => {
    await workbench.showView();
    await workbench.openFile('services/billing/pom.xml');
    await workbench.hoverOver('spring-boot-starter-web');
  });
} finally {
  await stage.strike();
}
