/** Programs that only some commands need: pinned by a package.json of their own, installed once beside the checkout's packages. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/**
 * Installs what `pinned` lists, unless that was done before for the same text.
 *
 * @param pinned a package.json with exact versions, relative to the project's root
 * @param name of the folder under `.bench` that holds the packages
 * @returns the folder in which Node resolves the packages
 * @throws when npm fails
 */
export function installPinned(pinned: string, name: string): string {
  const from = join(ROOT, pinned);
  const folder = join(ROOT, '.bench', name);
  const done = join(folder, 'installed.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === readFileSync(from, 'utf8')) return folder;
  mkdirSync(folder, { recursive: true });
  copyFileSync(from, join(folder, 'package.json'));
  const run = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`Installing what ${pinned} lists failed:\n${run.stderr}`);
  copyFileSync(from, done);
  return folder;
}
