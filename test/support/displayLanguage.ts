import type { Page } from 'playwright-core';

/**
 * Makes a window that is opened later speak a language. The server has no language packs, so VS Code's own words stay
 * English; to extensions it gives the language, their manifest's texts and their bundle in it, as it does with a pack.
 */
export async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript((tag) => {
    // What a language pack's script would set; the built-in English one must not set it back.
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => tag, set: () => undefined });
  }, language);
}
