import * as vscode from 'vscode';
import type { CommandId } from '../ids.ts';
import { ProfileRefusedError } from '../profile/profileStore.ts';
import type { Services } from '../services.ts';
import { placeOf } from '../workspace/fileEvents.ts';
import { ReadingCancelledError } from '../workspace/folders.ts';

/** A command of ours: one file each. Arguments come from trees, hovers, key bindings and other extensions: all are checked. */
export interface Command {
  readonly id: CommandId;
  run(services: Services, argument: unknown): Promise<unknown>;
}

/** Registers a command; whatever goes wrong in it is told once, in words, with the way on. */
export function registerCommand(services: Services, command: Command): vscode.Disposable {
  return vscode.commands.registerCommand(command.id, async (argument: unknown) => {
    try {
      return await command.run(services, subjectOf(argument));
    } catch (error) {
      await tellFailure(services, command.id, error);
      return undefined;
    }
  });
}

/** The context menu of a tree hands over the line itself: what the line is about stands in it. */
function subjectOf(argument: unknown): unknown {
  return record(argument)['about'] ?? argument;
}

async function tellFailure(services: Services, id: string, error: unknown): Promise<void> {
  if (error instanceof ReadingCancelledError) return;
  const message = error instanceof Error ? error.message : String(error);
  services.log.error(`${id}: ${error instanceof Error ? (error.stack ?? message) : message}`);
  if (error instanceof ProfileRefusedError) {
    const open = vscode.l10n.t('Open the file');
    // Not awaited by the caller's work: the command is over, the message may stay.
    if ((await vscode.window.showErrorMessage(message, open)) === open) await vscode.window.showTextDocument(error.uri);
    return;
  }
  const log = vscode.l10n.t('Show the log');
  if ((await vscode.window.showErrorMessage(message, log)) === log) services.log.show();
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The folder that a command is about: the one named, the only one, the active editor's, or the one that is picked. */
export async function folderFor(services: Services, argument: unknown): Promise<vscode.WorkspaceFolder | undefined> {
  const named = text(record(argument)['folder']);
  if (named !== undefined) {
    const folder = services.folders.byId(named);
    if (folder !== undefined) return folder;
  }
  const [first, ...more] = services.folders.all;
  if (first === undefined) {
    const open = vscode.l10n.t('Open Folder');
    const choice = await vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder first: the advice rests on what is in it.'),
      open,
    );
    if (choice === open) await vscode.commands.executeCommand('vscode.openFolder');
    return undefined;
  }
  if (more.length === 0) return first;
  const active = vscode.window.activeTextEditor;
  const place = active === undefined ? null : placeOf(active.document.uri);
  return place?.folder ?? vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Which folder?') });
}

/** Reads the folder with a progress notification that can be cancelled, where it has not been read yet. */
export async function readWithProgress(
  services: Services,
  folder: vscode.WorkspaceFolder,
): Promise<Awaited<ReturnType<Services['folders']['ensure']>>> {
  if (services.folders.status(folder).kind === 'ready') return services.folders.ensure(folder);
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading {0}', folder.name),
      cancellable: true,
    },
    async (_progress, token) => {
      const cancelled = token.onCancellationRequested(() => void services.folders.cancel(folder));
      try {
        return await services.folders.ensure(folder);
      } finally {
        cancelled.dispose();
      }
    },
  );
}
