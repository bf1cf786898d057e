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
const HINT: vscode.DiagnosticSeverity = 3;

/** The problems of a file as they are shown. */
interface ShownFile {
  readonly uri: vscode.Uri;
  readonly problems: readonly Problem[];
}
type Entry = [vscode.Uri, readonly vscode.Diagnostic[] | undefined];

/** Shows the report's problems: of open files by themselves, of every file once the person asked for a workspace check. */
export class ManifestDiagnostics implements vscode.Disposable {
  readonly #folders: Folders;
  readonly #store = new DisposableStore();
  readonly #collection: vscode.DiagnosticCollection;
  readonly #checked = new Set<FolderId>();
  readonly #shown = new Map<FolderId, ReadonlyMap<string, ShownFile>>();

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
    const before = this.#shown.get(id) ?? new Map<string, ShownFile>();
    const shown = new Map<string, ShownFile>();
    const wanted = enabled ? state.report.problems.filter(({ code }) => !ignored.has(code)) : [];
    for (const [file, problems] of byFile(wanted)) {
      const uri = before.get(file)?.uri ?? uriOf(folder, file);
      if (uri !== null && (this.#checked.has(id) || open.has(uri.toString()))) shown.set(file, { uri, problems });
    }
    this.#shown.set(id, shown);
    // After an edit nearly all files are as they were: setting them again would keep the editor busy.
    const gone = [...before].filter(([file]) => !shown.has(file));
    const changed = [...shown].filter(([file, { problems }]) => !isSame(before.get(file)?.problems, problems));
    this.#collection.set([
      ...gone.map(([, { uri }]): Entry => [uri, undefined]),
      ...changed.map(([, { uri, problems }]): Entry => [uri, problems.map((problem) => diagnosticOf(problem, folder))]),
    ]);
  }

  #clearGone(): void {
    for (const [id, files] of this.#shown) {
      if (this.#folders.byId(id) !== undefined) continue;
      for (const { uri } of files.values()) this.#collection.delete(uri);
      this.#shown.delete(id);
      this.#checked.delete(id);
    }
  }

  dispose(): void {
    this.#store.dispose();
  }
}

/**
 * Whether somebody can do something about it. That a variable comes from elsewhere explains at its place why there is no
 * version; in the Problems view, which lists no hints, it would be noise.
 */
export function needsAttention({ code, severity }: Problem): boolean {
  return code !== 'not-resolved' || severity !== 'information';
}

function byFile(problems: readonly Problem[]): Map<string, Problem[]> {
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    const list = files.get(problem.file);
    if (list === undefined) files.set(problem.file, [problem]);
    else list.push(problem);
  }
  return files;
}

/** A problem that did not change stays the same object from one state to the next. */
function isSame(before: readonly Problem[] | undefined, now: readonly Problem[]): boolean {
  return before?.length === now.length && now.every((problem, i) => problem === before[i]);
}

/** Files that a person has open. Documents alone would not do: extensions load some that nobody sees. */
function openInTabs(): ReadonlySet<string> {
  const inputs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.input));
  return new Set(inputs.flatMap((input) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])));
}

function severityOf(problem: Problem): vscode.DiagnosticSeverity {
  return needsAttention(problem) ? SEVERITIES[problem.severity] : HINT;
}

function diagnosticOf(problem: Problem, folder: vscode.WorkspaceFolder): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(problem), problem.message, severityOf(problem));
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
