import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { speak } from './displayLanguage.ts';
import { ROOT } from './paths.ts';
import type { VscodeServer } from './vscodeServer.ts';

/** How long a person would wait before calling it broken. */
const PATIENCE_MS = 20_000;

/** VS Code's window as a person sees and uses it. */
export class Workbench {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.#context = context;
  }

  /**
   * Opens a window.
   * @param target Folder or workspace file, absolute; null for an empty window.
   * @param extension Folder of the extension under development; null where a VSIX is installed.
   * @param language Display language.
   */
  static async open(
    browser: Browser,
    server: VscodeServer,
    target: string | null,
    extension: string | null = ROOT,
    language?: string,
  ): Promise<Workbench> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    if (language !== undefined) await speak(page, language);
    await page.goto(server.workbench(target, extension === null ? {} : { extensionDevelopmentPath: extension }));
    await page.waitForSelector('.monaco-workbench .activitybar', { timeout: 60_000 });
    return new Workbench(page, context);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Runs a command by its title from the command palette, as soon as the palette knows it. */
  async command(title: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.keyboard.press('F1');
        const input = this.page.locator('.quick-input-widget input.input');
        await input.fill(`>${title}`, { timeout: 3000 });
        await row.waitFor({ timeout: 3000 });
        // The palette may list another command above the one that was typed.
        await row.click({ timeout: 3000 });
        return;
      } catch (error) {
        // Just after the start the palette does not list what extensions contribute, and a page that takes the focus
        // closes it.
        if (attempt === 8) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /**
   * Chooses a colour theme as a person does: this server applies some themes of its settings file only, not those of
   * high contrast.
   * @param label Name in the picker.
   * @param kind Class of the workbench under that theme, e.g. `hc-black`.
   */
  async chooseTheme(label: string, kind: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.command('Preferences: Color Theme');
      try {
        const picker = this.page.locator('.quick-input-widget', { has: this.page.getByPlaceholder(/Color Theme/) });
        await picker.waitFor({ timeout: 10_000 });
        await picker.locator('input.input').fill(label);
        const row = picker.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
        await row.click({ timeout: 10_000 });
        await this.page.locator(`.monaco-workbench.${kind}`).waitFor({ timeout: 10_000 });
        return;
      } catch (error) {
        // On a busy machine the picker may close again while it is being filled.
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /**
   * Shows the extension's view container by its icon in the activity bar.
   * @param title Name of the first tree in the display language.
   */
  async showView(title = 'Recommendation'): Promise<void> {
    // The icon of what is shown hides it.
    if (await this.pane(title).isVisible()) return;
    // A badge may lie over the icon; a click on it counts as one on the icon.
    const icon = this.page.locator('.activitybar .action-item a[aria-label*="Stack Advisor"]').first();
    await icon.click({ force: true });
    await this.pane(title).waitFor();
  }

  /** One of the three trees by its title. */
  pane(title: string): Locator {
    return this.page.locator('.pane', { has: this.page.locator(`.pane-header h3.title:text-is("${title}")`) });
  }

  /** A row of any tree whose label holds a text. */
  row(text: string | RegExp): Locator {
    return this.page.locator('.pane .monaco-list-row', { hasText: text }).first();
  }

  /** Presses one of the buttons that stand at the end of a row. */
  async rowAction(line: Locator, action: string): Promise<void> {
    await line.waitFor();
    await line.hover();
    await line.locator(`.actions .action-label[aria-label^="${action}"]`).click();
  }

  /** Chooses in the quick pick that is open. */
  async choose(label: string): Promise<void> {
    await this.quickRow(label).click();
  }

  /** A row of the quick pick that is open. */
  quickRow(label: string | RegExp): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
  }

  /** Opens a file of the folder by quick open. */
  async openFile(path: string): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.keyboard.press('Control+p');
        await this.page.locator('.quick-input-widget input.input').fill(path, { timeout: 3000 });
        // Not the Enter key: where a page had the focus, the key may still go there.
        await this.quickRow(name).click({ timeout: 3000 });
        await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: 10_000 });
        return;
      } catch (error) {
        // The list may be that of a moment ago, and a page that takes the focus closes it.
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /**
   * Moves the pointer over a text of the open editor and gives the hover's text.
   * @param link A link that only our hovers have, in the display language.
   */
  async hoverOver(text: string, link = 'Open recommendation'): Promise<string> {
    const token = this.page.locator('.monaco-editor .view-line span', { hasText: text }).last();
    await token.waitFor();
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: link }).first();
    for (let attempt = 0; attempt < 6; attempt++) {
      await this.page.mouse.move(5, 5);
      await token.hover();
      try {
        await hover.waitFor({ timeout: 4000 });
        return await hover.innerText();
      } catch {
        // The first hover may come before the folder is read.
      }
    }
    throw new Error(`No hover of Stack Advisor over ${text}`);
  }

  /** The document inside the panel. VS Code nests two frames around it. */
  async panelFrame(): Promise<Frame> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      for (const frame of this.page.frames()) {
        if (
          (await frame
            .locator('main#app h1')
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error('The panel did not appear');
  }
}
