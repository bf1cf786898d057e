import * as vscode from 'vscode';
import { FolderReader, isPlainPath } from '../engine/engineHostFiles.ts';
import { COMMANDS } from '../ids.ts';
import { idOf } from '../workspace/folders.ts';
import { folderFor, readWithProgress, record, text, type Command } from './command.ts';
import { recordDecision } from './recordDecision.ts';

const FORMATS = {
  markdown: { extension: 'md', name: 'Markdown' },
  json: { extension: 'json', name: 'JSON' },
  sarif: { extension: 'sarif', name: 'SARIF' },
  madr: { extension: 'md', name: 'MADR' },
} as const;
type Format = keyof typeof FORMATS;

/**
 * Writes the report to a file that the person chooses and opens it. An argument may name a new file of the folder; since
 * arguments can stem from a link that somebody else wrote, any other one is only proposed.
 */
export const exportReport: Command = {
  id: COMMANDS.exportReport,
  async run(services, argument) {
    const folder = await folderFor(services, argument);
    if (folder === undefined) return;
    await readWithProgress(services, folder);
    const format = formatOf(record(argument)['format']) ?? (await pickFormat());
    if (format === undefined) return;
    const given = givenTarget(record(argument)['target']);
    // A decision record has its own folder and number.
    if (format === 'madr' && given === undefined) return recordDecision.run(services, { folder: idOf(folder) });
    const { extension, name } = FORMATS[format];
    const content = await services.engine.call('export', idOf(folder), format);
    const bytes = new TextEncoder().encode(content);
    const isNew = given !== undefined && (await isWithin(folder.uri, given));
    const isWritten = isNew && (await services.platform.replaceFile(given, bytes, null));
    const target = isWritten
      ? given
      : await vscode.window.showSaveDialog({
          defaultUri: given ?? vscode.Uri.joinPath(folder.uri, `stack-advice.${extension}`),
          filters: { [name]: [extension] },
          title: vscode.l10n.t('Export Report'),
        });
    if (target === undefined) return;
    // Whether to write over a file was asked by the dialog.
    if (!isWritten) await vscode.workspace.fs.writeFile(target, bytes);
    await vscode.window.showTextDocument(target, { preview: true });
    return target;
  },
};

function formatOf(value: unknown): Format | undefined {
  const format = text(value);
  return format !== undefined && Object.hasOwn(FORMATS, format) ? (format as Format) : undefined;
}

/** Whether a file lies in a folder, or in one within it that is there and no link: that may lead anywhere. */
async function isWithin(folder: vscode.Uri, file: vscode.Uri): Promise<boolean> {
  const inside = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const path = file.path.slice(inside.length);
  if (file.scheme !== folder.scheme || file.authority !== folder.authority) return false;
  if (!file.path.startsWith(inside) || path === '' || !isPlainPath(path)) return false;
  return new FolderReader(folder).isFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

function givenTarget(value: unknown): vscode.Uri | undefined {
  return value instanceof vscode.Uri ? value : undefined;
}

async function pickFormat(): Promise<Format | undefined> {
  const items: (vscode.QuickPickItem & { format: Format })[] = [
    { label: 'Markdown', detail: vscode.l10n.t('The advice to read and to share'), format: 'markdown' },
    { label: 'JSON', detail: vscode.l10n.t('The recommendation for other tools'), format: 'json' },
    { label: 'SARIF', detail: vscode.l10n.t('The problems for code scanning'), format: 'sarif' },
    { label: 'MADR', detail: vscode.l10n.t('A new decision record in docs/decisions'), format: 'madr' },
  ];
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Export as') }))?.format;
}
