import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { CACHE } from './paths.ts';

const KNOWN_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** Work as root, without a screen, and without any connection of the browser's own. */
const LAUNCH_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const FALLBACK = '@sparticuz/chromium@153.0.0';

/** Starts a headless Chromium: one that is there, else one that is installed now. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium() ?? (await installChromium());
  return chromium.launch({ executablePath, args: LAUNCH_ARGS });
}

function findChromium(): string | null {
  const given = process.env['CHROME_PATH'];
  return [...(given === undefined ? [] : [given]), ...KNOWN_PATHS].find((path) => existsSync(path)) ?? null;
}

/** Debian's package where that is allowed, else a build from npm. Says what it does. */
async function installChromium(): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
    process.stdout.write('No Chromium found: installing Debian’s package chromium\n');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const found = findChromium();
    if (found !== null) return found;
  }
  process.stdout.write(`No Chromium found: fetching ${FALLBACK} from npm (set CHROME_PATH to use another)\n`);
  const folder = join(CACHE, 'chromium');
  mkdirSync(folder, { recursive: true });
  const run = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', FALLBACK],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`Fetching ${FALLBACK} failed: ${run.stderr}`);
  const load = createRequire(join(folder, 'package.json'));
  const { default: build } = (await import(load.resolve('@sparticuz/chromium'))) as {
    default: { executablePath(): Promise<string> };
  };
  return build.executablePath();
}
