import * as vscode from 'vscode';
import type { ProblemFix } from '../../core/model/stackReport.ts';
import { COMMANDS } from '../ids.ts';
import type { Services } from '../services.ts';
import { placeOf, uriOf } from '../workspace/fileEvents.ts';
import { idOf } from '../workspace/folders.ts';
import { rangeOf } from './diagnostics.ts';

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
    const state = place === null ? null : this.#services.folders.latest(place.folder);
    if (place === null || state === null) return [];
    const ours = context.diagnostics.filter((diagnostic) => diagnostic.source === 'Stack Advisor');
    return ours.flatMap((diagnostic) => {
      const problem = state.report.problems.find(
        (one) => one.file === place.path && one.code === diagnostic.code && rangeOf(one).isEqual(diagnostic.range),
      );
      const fixes = (problem?.fixes ?? []).flatMap((fix) => fixOf(fix, diagnostic, place.folder));
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
      return [...fixes, ignore];
    });
  }
}

/** An edit of one or more manifests that puts a problem right. */
function fixOf(fix: ProblemFix, diagnostic: vscode.Diagnostic, folder: vscode.WorkspaceFolder): vscode.CodeAction[] {
  const edit = new vscode.WorkspaceEdit();
  for (const change of fix.edits) {
    const uri = uriOf(folder, change.file);
    // A fix is made as a whole or not at all.
    if (uri === null) return [];
    edit.replace(uri, rangeOf(change), change.newText);
  }
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  action.diagnostics = [diagnostic];
  return [action];
}
