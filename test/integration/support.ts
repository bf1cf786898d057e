import * as vscode from 'vscode';

export const EXTENSION_ID = 'stack-advisor.stack-advisor';
const PATIENCE_MS = 20_000;

/** Measurements that the runner prints. */
export const NOTES: string[] = [];

/** Address of a file of the n-th workspace folder. */
export function fileAt(path: string, folder = 0): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[folder]?.uri;
  if (root === undefined) throw new Error('No folder is open');
  return vscode.Uri.joinPath(root, ...path.split('/'));
}

/** Asks again and again until there is an answer. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > until) throw new Error(`Timed out: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Our own hover over a text of a file, as plain text; waits until the folder is read. */
export async function hoverText(path: string, text: string, folder = 0): Promise<string> {
  const document = await vscode.workspace.openTextDocument(fileAt(path, folder));
  await vscode.window.showTextDocument(document);
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  return eventually(`hover over ${text} in ${path}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const contents = hovers.flatMap((hover) =>
      hover.contents.map((content) => (typeof content === 'string' ? content : content.value)),
    );
    return contents.find((content) => content.includes('stackAdvisor.'));
  });
}

/** Our own diagnostics of a file. */
export function problemsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'Stack Advisor');
}

/** Whether our panel is open in some tab. */
export function panelTab(): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .find((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.includes('stackAdvisor.panel'));
}

/** Text of a file of a workspace folder. */
export async function fileText(path: string, folder = 0): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileAt(path, folder)));
}

/** What one of our tools answers a language model. */
export async function ask<T>(tool: string, input: object = {}): Promise<T> {
  const result = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  const parts = result.content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''));
  return JSON.parse(parts.join('')) as T;
}

/** The web host can start no process. */
export const isNode = typeof process !== 'undefined' && process.versions.node !== undefined;

/** What the command line prints, run beside the first folder, so that it can name the folder as the editor does. */
export async function commandLine(...args: readonly string[]): Promise<string> {
  const { execFileSync } = await import('node:child_process');
  const extension = vscode.extensions.getExtension(EXTENSION_ID)?.extensionUri;
  if (extension === undefined) throw new Error('Not installed');
  const cli = vscode.Uri.joinPath(extension, 'dist/cli.js').fsPath;
  const cwd = vscode.Uri.joinPath(fileAt('.'), '..').fsPath;
  // Findings at or above a level end it with 1.
  const never = args[0] === 'check' ? ['--fail-on', 'never'] : [];
  return execFileSync(process.execPath, [cli, ...args, ...never], { cwd, encoding: 'utf8' });
}
