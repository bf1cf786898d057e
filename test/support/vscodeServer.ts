import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CACHE, OUT, ROOT } from './paths.ts';

const PINNED = join(ROOT, 'test/support/vscodeServer');
const INSTALLED = join(CACHE, 'server');
/** VS Code itself inside code-server's package. */
const VSCODE = join(INSTALLED, 'node_modules/code-server/lib/vscode');
const DONE = join(INSTALLED, 'done.json');
/** VS Code's server needs a newer Node than the machine may have; the project brings one. */
const NODE = join(ROOT, 'node_modules/.bin/node');
const READY_MS = 60_000;

/**
 * Installs VS Code's server from npm, once: quick where it was done before. Install scripts stay off, since they compile
 * native modules that nothing here needs.
 * @throws Error with npm's output where an install fails.
 */
export function installServer(): void {
  const pinned = readFileSync(join(PINNED, 'package-lock.json'), 'utf8');
  if (existsSync(DONE) && readFileSync(DONE, 'utf8') === pinned) return;
  process.stdout.write('Installing VS Code’s server from npm (once, about 20 s)\n');
  mkdirSync(INSTALLED, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(PINNED, file), join(INSTALLED, file));
  npm(['ci'], INSTALLED);
  npm(['install', '--omit=dev'], VSCODE);
  writeFileSync(DONE, pinned);
}

function npm(args: readonly string[], cwd: string): void {
  const run = spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`npm ${args.join(' ')} in ${cwd} failed:\n${run.stdout}\n${run.stderr}`);
}

export interface ServerOptions {
  /** User settings, beside those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Fixed port; a free one by default. */
  readonly port?: number;
  /** Variables of the environment, beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** VSIX files to install as a user would. */
  readonly extensions?: readonly string[];
}

/** Settings under which VS Code neither asks nor fetches anything. */
const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'window.restoreWindows': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // The theme of the settings, whatever the machine prefers.
  'window.autoDetectHighContrast': false,
  'window.autoDetectColorScheme': false,
};

/** A VS Code server on the loopback interface. */
export class VscodeServer {
  readonly port: number;
  readonly #process: ChildProcess;
  readonly #data: string;

  private constructor(port: number, child: ChildProcess, data: string) {
    this.port = port;
    this.#process = child;
    this.#data = data;
  }

  /** Starts a server with a profile of its own and waits until it answers. */
  static async start(options: ServerOptions = {}): Promise<VscodeServer> {
    installServer();
    const data = mkdtempSync(join(tmpdir(), 'vscode-'));
    const settings = join(data, 'data/User');
    mkdirSync(settings, { recursive: true });
    for (const vsix of options.extensions ?? []) installVsix(vsix, data);
    const port = options.port ?? (await freePort());
    mkdirSync(OUT, { recursive: true });
    const log = createWriteStream(join(OUT, `server-${port}.log`));
    const args = [
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      '--enable-smoke-test-driver',
    ];
    const child = spawn(NODE, ['out/server-main.js', ...args, '--server-data-dir', data], {
      cwd: VSCODE,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    const server = new VscodeServer(port, child, data);
    server.writeSettings(options.settings ?? {});
    await server.#ready();
    return server;
  }

  /** Replaces the user's settings; a window that is opened afterwards has them. */
  writeSettings(settings: Readonly<Record<string, unknown>>): void {
    const file = join(this.#data, 'data/User/settings.json');
    writeFileSync(file, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Authority of `vscode-remote:` addresses: the host and port of the address bar. */
  get authority(): string {
    return `127.0.0.1:${this.port}`;
  }

  /**
   * Address of the workbench on a folder or workspace file.
   * @param target Absolute path; a `.code-workspace` opens as workspace; null opens nothing.
   * @param payload Development payload, e.g. `extensionDevelopmentPath`.
   */
  workbench(target: string | null, payload: Readonly<Record<string, string>> = {}): string {
    const url = new URL(this.origin);
    if (target === null) url.searchParams.set('ew', 'true');
    else url.searchParams.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', target);
    const entries = Object.entries(payload).map(([key, path]) => [key, `vscode-remote://${this.authority}${path}`]);
    if (entries.length > 0) url.searchParams.set('payload', JSON.stringify(entries));
    return url.href;
  }

  async #ready(): Promise<void> {
    const until = Date.now() + READY_MS;
    while (Date.now() < until) {
      if (this.#process.exitCode !== null)
        throw new Error(`VS Code’s server ended with ${this.#process.exitCode}; see out/server-${this.port}.log`);
      try {
        if ((await fetch(`${this.origin}/version`)).ok) return;
      } catch {
        // Not listening yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await this.stop();
    throw new Error(`VS Code’s server did not answer within ${READY_MS / 1000} s; see out/server-${this.port}.log`);
  }

  /** Ends the server and removes its profile. */
  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const gone = new Promise((resolve) => this.#process.once('exit', resolve));
      this.#process.kill('SIGTERM');
      const timer = setTimeout(() => this.#process.kill('SIGKILL'), 5000);
      await gone;
      clearTimeout(timer);
    }
    rmSync(this.#data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function installVsix(vsix: string, data: string): void {
  const run = spawnSync(NODE, ['out/server-main.js', '--install-extension', vsix, '--server-data-dir', data], {
    cwd: VSCODE,
    encoding: 'utf8',
  });
  if (run.status !== 0 || !/successfully installed/.test(run.stdout))
    throw new Error(`Installing ${vsix} failed:\n${run.stdout}\n${run.stderr}`);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No free port')),
      );
    });
  });
}
