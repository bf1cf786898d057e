import { uiTexts } from './uiTexts.ts';

/** Text of `l10n/bundle.l10n.json`, in the form that `vscode.l10n` and translators' tools expect: English to English. */
export function englishBundle(): string {
  const texts = [...uiTexts().texts.keys()].sort();
  return `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 2)}\n`;
}
