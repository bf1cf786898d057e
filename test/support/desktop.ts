/**
 * Runs the extension-host suites in VS Code for the desktop, which `@vscode/test-electron` downloads (from
 * update.code.visualstudio.com, about 150 MB). `npm test` runs the same suites in a VS Code that comes from npm; use this
 * one where the download works, to cover Windows, macOS and Electron. `VSCODE_VERSION` chooses another than stable.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { buildHostSuites, copyWorkspaces, SETTINGS } from './hostSuites.ts';
import { CACHE, ROOT } from './paths.ts';
import { conclude, tallied, type Tally } from './tally.ts';

const build = spawnSync('node', ['src/build/build.ts'], { cwd: ROOT, stdio: 'inherit' });
if (build.status !== 0) throw new Error('The build failed');
const suites = await buildHostSuites('node');
const vscodeExecutablePath = await downloadAndUnzipVSCode({
  version: process.env['VSCODE_VERSION'] ?? 'stable',
  cachePath: join(CACHE, 'desktop'),
});

const tallies: Tally[] = [];
for (const { workspace, untrusted, language } of SETTINGS.node) {
  // A display language comes with a language pack there.
  if (language !== undefined) continue;
  // Sockets in the profile's path must stay short, so it does not lie in the checkout.
  const profile = mkdtempSync(join(tmpdir(), 'sa-'));
  const copies = copyWorkspaces();
  const name = `${workspace}${untrusted === true ? ', not trusted' : ''}`;
  tallies.push(
    await tallied(name, async () => {
      // Throws where a test failed; the suite prints which.
      await runTests({
        vscodeExecutablePath,
        extensionDevelopmentPath: ROOT,
        extensionTestsPath: suites,
        launchArgs: [
          join(copies, workspace),
          `--user-data-dir=${profile}`,
          '--disable-extensions',
          '--skip-welcome',
          '--skip-release-notes',
          ...(untrusted === true ? [] : ['--disable-workspace-trust']),
        ],
      });
      return { passed: 1, failures: [] };
    }),
  );
  rmSync(copies, { recursive: true, force: true });
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
conclude(tallies);
