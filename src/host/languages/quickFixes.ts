import * as vscode from 'vscode';
import { COMMANDS } from '../ids.ts';
import type { Services } from '../services.ts';
import { placeOf } from '../workspace/fileEvents.ts';
import { idOf } from '../workspace/folders.ts';

/** Offers what can be done about our own problems. */
export class ManifestQuickFixes implements vscode.CodeActionProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const place = placeOf(document.uri);
    if (place === null || this.#services.folders.latest(place.folder) === null) return [];
    const ours = context.diagnostics.filter((diagnostic) => diagnostic.source === 'Stack Advisor');
    return ours.map((diagnostic) => {
      const code = typeof diagnostic.code === 'string' ? diagnostic.code : '';
      const ignore = new vscode.CodeAction(
        vscode.l10n.t('Stop reporting “{0}” in this folder', code),
        vscode.CodeActionKind.QuickFix,
      );
      ignore.diagnostics = [diagnostic];
      ignore.command = {
        command: COMMANDS.ignoreProblem,
        title: ignore.title,
        arguments: [{ folder: idOf(place.folder), code }],
      };
      return ignore;
    });
  }
}
