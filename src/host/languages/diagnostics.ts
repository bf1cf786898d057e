import * as vscode from 'vscode';
import type { Problem } from '../../core/model/stackReport.ts';
import { DIAGNOSTICS_NAME, SETTINGS_SECTION } from '../ids.ts';
import { DisposableStore } from '../lifecycle.ts';
import { uriOf } from '../workspace/fileEvents.ts';
import { idOf, type FolderId, type Folders } from '../workspace/folders.ts';

const SEVERITIES: Readonly<Record<Problem['severity'], vscode.DiagnosticSeverity>> = {
  error: 0,
  warning: 1,
  information: 2,
};

/** Shows the report's problems: of open files by themselves, of every file once the person asked for a workspace check. */
export class ManifestDiagnostics implements vscode.Disposable {
  readonly #folders: Folders;
  readonly #store = new DisposableStore();
  readonly #collection: vscode.DiagnosticCollection;
  readonly #checked = new Set<FolderId>();
  readonly #shown = new Map<FolderId, readonly vscode.Uri[]>();

  constructor(folders: Folders) {
    this.#folders = folders;
    this.#collection = this.#store.add(vscode.languages.createDiagnosticCollection(DIAGNOSTICS_NAME));
    this.#store.add(folders.onDidChange((id) => this.#show(id)));
    this.#store.add(
      vscode.window.tabGroups.onDidChangeTabs((event) => {
        if (event.opened.length + event.closed.length > 0) for (const folder of folders.all) this.#show(idOf(folder));
      }),
    );
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SETTINGS_SECTION}.diagnostics`))
          for (const folder of folders.all) this.#show(idOf(folder));
      }),
    );
  }

  /** Reports on every file of a folder from now on. */
  showAll(folder: vscode.WorkspaceFolder): void {
    this.#checked.add(idOf(folder));
    this.#show(idOf(folder));
  }

  #show(id: FolderId): void {
    const folder = this.#folders.byId(id);
    if (folder === undefined) return this.#clearGone();
    const state = this.#folders.latest(folder);
    if (state === null) return;
    const configuration = vscode.workspace.getConfiguration(SETTINGS_SECTION, folder);
    const enabled = configuration.get('diagnostics.enabled', true);
    const ignored = new Set(configuration.get<readonly unknown[]>('diagnostics.ignore', []));
    const open = openInTabs();
    const byFile = new Map<string, { uri: vscode.Uri; found: vscode.Diagnostic[] }>();
    for (const problem of enabled ? state.report.problems : []) {
      const uri = uriOf(folder, problem.file);
      if (uri === null || ignored.has(problem.code)) continue;
      if (!this.#checked.has(id) && !open.has(uri.toString())) continue;
      const entry = byFile.get(uri.toString()) ?? { uri, found: [] };
      entry.found.push(diagnosticOf(problem, folder));
      byFile.set(uri.toString(), entry);
    }
    for (const uri of this.#shown.get(id) ?? []) if (!byFile.has(uri.toString())) this.#collection.delete(uri);
    for (const { uri, found } of byFile.values()) this.#collection.set(uri, found);
    this.#shown.set(
      id,
      [...byFile.values()].map(({ uri }) => uri),
    );
  }

  #clearGone(): void {
    for (const [id, uris] of this.#shown) {
      if (this.#folders.byId(id) !== undefined) continue;
      for (const uri of uris) this.#collection.delete(uri);
      this.#shown.delete(id);
      this.#checked.delete(id);
    }
  }

  dispose(): void {
    this.#store.dispose();
  }
}

/** Files that a person has open. Documents alone would not do: extensions load some that nobody sees. */
function openInTabs(): ReadonlySet<string> {
  const inputs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.input));
  return new Set(inputs.flatMap((input) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])));
}

function diagnosticOf(problem: Problem, folder: vscode.WorkspaceFolder): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(problem), problem.message, SEVERITIES[problem.severity]);
  diagnostic.source = 'Stack Advisor';
  diagnostic.code = problem.code;
  diagnostic.relatedInformation = (problem.related ?? []).flatMap((place) => {
    const uri = uriOf(folder, place.file);
    return uri === null
      ? []
      : [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, rangeOf(place)), place.message)];
  });
  return diagnostic;
}

/** A place of the report, which counts from 1, as VS Code counts. */
export function rangeOf(place: Pick<Problem, 'line' | 'column' | 'endLine' | 'endColumn'>): vscode.Range {
  return new vscode.Range(place.line - 1, place.column - 1, place.endLine - 1, place.endColumn - 1);
}
