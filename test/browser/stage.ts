import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before } from 'mocha';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { OUT, ROOT } from '../support/paths.ts';
import { VscodeServer, type ServerOptions } from '../support/vscodeServer.ts';
import { Workbench } from '../support/workbench.ts';

export const SCREENSHOTS = join(OUT, 'screenshots');

/** Reads a file as soon as it holds what is waited for: what a person sees may come before the last file is written. */
export async function written(file: string, holds: RegExp): Promise<string> {
  for (let tries = 0; ; tries++) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (holds.test(text)) return text;
    if (tries === 100) throw new Error(`${file} does not hold ${holds}, but ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A server and a browser for one file of tests, with copies of the sample workspaces that tests may write to. */
export class Stage {
  readonly server: VscodeServer;
  readonly #browser: Browser;
  readonly #folders: string[] = [];

  private constructor(server: VscodeServer, browser: Browser) {
    this.server = server;
    this.#browser = browser;
  }

  static async set(options: ServerOptions = {}): Promise<Stage> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const [server, browser] = await Promise.all([VscodeServer.start(options), launchChromium()]);
    return new Stage(server, browser);
  }

  /** A copy of a sample workspace; keeps its name. */
  copyOf(workspace: string): string {
    const folder = join(this.scratch(), workspace);
    cpSync(join(ROOT, 'test/fixtures/workspaces', workspace), folder, { recursive: true });
    return folder;
  }

  /** @param extension Folder of the extension under development; null where a VSIX is installed. */
  open(folder: string | null, extension: string | null = ROOT, language?: string): Promise<Workbench> {
    return Workbench.open(this.#browser, this.server, folder, extension, language);
  }

  /** A new empty folder, gone when the stage is. */
  scratch(): string {
    const folder = mkdtempSync(join(tmpdir(), 'stack-advisor-'));
    this.#folders.push(folder);
    return folder;
  }

  async strike(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** The theme that screenshots are compared in. */
const LIGHT: ServerOptions = { settings: { 'workbench.colorTheme': 'Default Light Modern' } };

/** The window of a file of tests: a test goes on in the one that the test before left, where it is of the same folder. */
export class Windows {
  #stage: Stage | null = null;
  #open: { readonly what: string; readonly folder: string; readonly workbench: Workbench } | null = null;

  get stage(): Stage {
    if (this.#stage === null) throw new Error('The stage is not set');
    return this.#stage;
  }

  /** The window that is open. */
  get workbench(): Workbench {
    if (this.#open === null) throw new Error('No window is open');
    return this.#open.workbench;
  }

  /** The folder that it shows: a copy that a test may write to. */
  get folder(): string {
    return this.#open?.folder ?? '';
  }

  async set(options: ServerOptions): Promise<void> {
    this.#stage = await Stage.set(options);
  }

  /**
   * Shows a window on a copy of a sample workspace, null for none.
   * @returns Whether it is a new one.
   */
  async show(name: string | null, extension?: string, language?: string): Promise<boolean> {
    const what = JSON.stringify([name, extension, language]);
    if (this.#open?.what === what) return false;
    await this.close();
    const folder = name === null ? '' : this.stage.copyOf(name);
    const workbench = await this.stage.open(name === null ? null : folder, extension, language);
    this.#open = { what, folder, workbench };
    return true;
  }

  async close(): Promise<void> {
    const { workbench } = this.#open ?? {};
    this.#open = null;
    await workbench?.close();
  }

  async strike(): Promise<void> {
    await this.close();
    await this.#stage?.strike();
  }
}

/** Sets a stage for the tests of a `describe`. A window in which a test failed is not used again. */
export function useWindows(options: ServerOptions = LIGHT): Windows {
  const windows = new Windows();
  before(() => windows.set(options));
  after(() => windows.strike());
  afterEach(async function () {
    if (this.currentTest?.isFailed() === true) await windows.close();
  });
  return windows;
}
