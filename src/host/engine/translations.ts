import * as vscode from 'vscode';

/**
 * Templates of the engine's messages in the editor's language, from `l10n/messages.<language>.json`; empty for English
 * and for languages that have none.
 */
export async function readTranslations(
  extensionUri: vscode.Uri,
  language: string,
): Promise<Readonly<Record<string, string>>> {
  for (const name of [language.toLowerCase(), language.toLowerCase().split('-')[0] ?? '']) {
    if (!/^[a-z]{2,3}(-[a-z]{2,4})?$/.test(name) || name === 'en') continue;
    try {
      const bytes = await vscode.workspace.fs.readFile(
        vscode.Uri.joinPath(extensionUri, 'l10n', `messages.${name}.json`),
      );
      return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
    } catch {
      // No translation of this name: the next one, then English.
    }
  }
  return {};
}
