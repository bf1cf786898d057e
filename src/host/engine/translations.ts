import * as vscode from 'vscode';
import { translationFiles, translationNames } from '../../core/model/languageTag.ts';

/**
 * Templates of the engine's messages and texts of the knowledge in the editor's language, from `l10n/`; empty for
 * English and for languages that have none. English reads no file at all.
 */
export async function readTranslations(
  extensionUri: vscode.Uri,
  language: string,
): Promise<Readonly<Record<string, string>>> {
  const read = async (file: string): Promise<object> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'l10n', file));
    return JSON.parse(new TextDecoder().decode(bytes)) as object;
  };
  for (const name of translationNames(language)) {
    try {
      const parts = await Promise.all(translationFiles(name).map(read));
      return Object.assign({}, ...parts) as Record<string, string>;
    } catch {
      // No translation of this name: the next one, then English.
    }
  }
  return {};
}
