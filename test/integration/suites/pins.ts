import * as assert from 'assert';
import * as vscode from 'vscode';
import { eventually, fileAt, problemsOf } from '../support.ts';

/** Versions that contradict one another, are past their end, or are not run by their host. */
export function pinsSuite(): void {
  describe('quick fixes', () => {
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('set a supported version where support has ended', async () => {
      const { uri, problem } = await shown('functions/.python-version', 'end-of-life');
      const fix = (await actionsFor(uri, problem)).find(({ edit }) => edit !== undefined);
      assert.match(fix?.title ?? '', /3\.1\d/);
      await applyAndLose(uri, fix, 'end-of-life');
    });

    it('align pins that exclude one another, and name the other place', async () => {
      const { uri, problem } = await shown('.nvmrc', 'contradicting-pins');
      assert.ok(
        problem.relatedInformation?.some(({ location }) => location.uri.path.endsWith('/package.json')),
        'the other pin is a related location',
      );
      const fix = (await actionsFor(uri, problem)).find(({ edit }) => edit !== undefined);
      assert.ok(fix !== undefined, 'there is a fix');
      await applyAndLose(uri, fix, 'contradicting-pins');
      // The fix may lie in the other file.
      for (const document of vscode.workspace.textDocuments) {
        if (!document.isDirty) continue;
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
    });

    it('ask the host for a runtime that it runs', async () => {
      const { uri, problem } = await shown('functions/serverless.yml', 'host-lacks-runtime');
      const fix = (await actionsFor(uri, problem)).find(({ title }) => /nodejs\d/.test(title));
      await applyAndLose(uri, fix, 'host-lacks-runtime');
    });

    it('stop reporting a kind of problem in this folder, which the settings undo', async () => {
      const { uri, problem } = await shown('functions/.python-version', 'end-of-life');
      const ignore = (await actionsFor(uri, problem)).find(({ command }) => command !== undefined);
      assert.ok(ignore?.command !== undefined, 'there is one for every problem');
      await vscode.commands.executeCommand(
        ignore.command.command,
        ...((ignore.command.arguments as unknown[] | undefined) ?? []),
      );
      await eventually('silence', () => problemsOf(uri).every(({ code }) => code !== 'end-of-life'));
      const settings = vscode.workspace.getConfiguration('stackAdvisor', uri);
      assert.deepEqual(settings.get('diagnostics.ignore'), ['end-of-life']);
      await settings.update('diagnostics.ignore', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
      await eventually('the problem again', () => problemsOf(uri).some(({ code }) => code === 'end-of-life'));
    });

    it('nothing is reported where that is switched off', async () => {
      const { uri } = await shown('functions/.python-version', 'end-of-life');
      const settings = vscode.workspace.getConfiguration('stackAdvisor', uri);
      await settings.update('diagnostics.enabled', false, vscode.ConfigurationTarget.WorkspaceFolder);
      try {
        await eventually('silence', () => problemsOf(uri).length === 0);
      } finally {
        await settings.update('diagnostics.enabled', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
      }
    });
  });
}

/** Opens a file and waits for a problem of a kind in it. */
async function shown(path: string, code: string): Promise<{ uri: vscode.Uri; problem: vscode.Diagnostic }> {
  const uri = fileAt(path);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  const problem = await eventually(`${code} in ${path}`, () => problemsOf(uri).find((one) => one.code === code));
  return { uri, problem };
}

/** What is offered for a problem, at the least to stop reporting it; waits until the editor knows of it. */
async function actionsFor(uri: vscode.Uri, problem: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return eventually(`something to do about “${problem.message}”`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
      kind,
    );
    return actions.length > 0 && actions;
  });
}

async function applyAndLose(uri: vscode.Uri, fix: vscode.CodeAction | undefined, code: string): Promise<void> {
  assert.ok(fix?.edit !== undefined, 'there is a fix');
  assert.ok(await vscode.workspace.applyEdit(fix.edit), 'it can be applied');
  await eventually(`no ${code} any more`, () => problemsOf(uri).every((one) => one.code !== code));
}
