import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { OUT, ROOT } from '../support/paths.ts';
import { VscodeServer, type ServerOptions } from '../support/vscodeServer.ts';
import { Workbench } from '../support/workbench.ts';

export const SCREENSHOTS = join(OUT, 'screenshots');

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
