import * as assert from 'assert';
import * as vscode from 'vscode';
import { ask, commandLine, eventually, EXTENSION_ID, fileAt, fileText, isNode, panelTab } from '../support.ts';

interface Advice {
  readonly answersUsed: readonly { readonly field: string; readonly value: unknown; readonly source: string }[];
  readonly options: readonly { readonly id: string }[];
}

/** Every command that the extension contributes, each run at least once, in the polyglot monorepo. */
export function shopCommandsSuite(): void {
  describe('commands', () => {
    const run = new Set<string>();
    const execute = <T>(command: string, argument?: unknown): Thenable<T> => {
      run.add(`stackAdvisor.${command}`);
      return vscode.commands.executeCommand<T>(`stackAdvisor.${command}`, argument);
    };
    const answered = async (field: string): Promise<unknown> =>
      (await ask<Advice>('recommend_stack')).answersUsed.find(
        (used) => used.field === field && used.source === 'answered',
      )?.value;
    const folder = (): string => fileAt('.').toString().replace(/\/\.$/, '');
    /** Presses Enter in whatever asks, until the command is done. */
    const accepting = async (work: Thenable<unknown>): Promise<void> => {
      let isDone = false;
      const end = (): void => void (isDone = true);
      work.then(end, end);
      await eventually('the command to end', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return isDone;
      });
      await work;
    };
    const activeFile = (): string => vscode.window.activeTextEditor?.document.uri.path ?? '';

    before(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      for (const path of ['stack-advisor.json', 'docs', 'advice.md', 'advice.json', 'advice.sarif', 'advice-adr.md'])
        await vscode.workspace.fs.delete(fileAt(path), { recursive: true }).then(undefined, () => undefined);
    });

    it('recommend opens the panel', async () => {
      await execute('recommend');
      await eventually('the panel’s tab', () => panelTab());
    });

    it('refresh reads the folder again, cancelReading stops it, and the advice stays', async () => {
      const before = await ask<Advice>('recommend_stack');
      const reading = execute('refresh');
      await execute('cancelReading');
      await reading;
      await execute('refresh');
      assert.deepEqual(await ask<Advice>('recommend_stack'), before);
    });

    it('changeAnswer asks, and keeps what is chosen; takeBackAnswer takes it back', async () => {
      await accepting(execute('changeAnswer', { field: 'priority', folder: folder() }));
      await eventually('the answer', async () => (await answered('priority')) !== undefined);
      await execute('takeBackAnswer', { field: 'priority', folder: folder() });
      await eventually('no answer', async () => (await answered('priority')) === undefined);
    });

    it('answerQuestions asks one question after another, and can be left', async () => {
      const asking = execute('answerQuestions');
      let isDone = false;
      const end = (): void => void (isDone = true);
      asking.then(end, end);
      await eventually('the questions to be left', async () => {
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        return isDone;
      });
      assert.equal(await answered('priority'), undefined);
    });

    it('compareOptions opens the panel with two options', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await execute('compareOptions', { a: 'go', b: 'java' });
      await eventually('the panel’s tab', () => panelTab());
    });

    it('exportReport writes and opens Markdown, JSON, SARIF and a decision record', async () => {
      const exported = async (format: string, file: string): Promise<string> => {
        const target = await execute<vscode.Uri>('exportReport', { format, target: fileAt(file) });
        assert.equal(target.path, fileAt(file).path);
        await eventually('the file is open', () => activeFile() === target.path);
        return fileText(file);
      };
      const markdown = await exported('markdown', 'advice.md');
      const json = await exported('json', 'advice.json');
      const sarif = await exported('sarif', 'advice.sarif');
      const record = await exported('madr', 'advice-adr.md');
      assert.match(markdown, /^# /);
      assert.match(record, /## Decision Outcome/);
      assert.deepEqual(JSON.parse(json), await ask('recommend_stack'));
      const [run] = (JSON.parse(sarif) as { runs: { tool: unknown; results: { ruleId: string }[] }[] }).runs;
      assert.ok(run?.results.some(({ ruleId }) => ruleId === 'end-of-life'));
      if (!isNode) return;
      // The same as on the command line, but for the name that the folder is given there.
      const name = vscode.workspace.workspaceFolders?.[0]?.name ?? '';
      assert.equal(markdown, await commandLine('advise', name, '--markdown'));
      assert.deepEqual(JSON.parse(sarif), JSON.parse(await commandLine('check', name, '--sarif')));
    });

    it('recordDecision writes the next record, and reevaluate compares it with today', async () => {
      const target = await execute<vscode.Uri>('recordDecision');
      assert.equal(target.path, fileAt('docs/decisions/0001-backend-stack.md').path);
      await execute('reevaluate');
      await eventually(
        'the difference',
        () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
      );
    });

    it('createStarterNote does not overwrite it', async () => {
      const target = await execute<vscode.Uri>('createStarterNote');
      assert.equal(target.path, fileAt('docs/decisions/0002-backend-stack.md').path);
    });

    it('saveAnswers writes and opens stack-advisor.json', async () => {
      await execute('saveAnswers');
      await eventually('the file is open', () => activeFile() === fileAt('stack-advisor.json').path);
      assert.equal((JSON.parse(await fileText('stack-advisor.json')) as { schemaVersion: number }).schemaVersion, 1);
    });

    it('checkWorkspace counts what is to be told', async () => {
      assert.ok((await execute<number>('checkWorkspace')) > 0);
    });

    it('openFinding opens the line, and nothing outside the folder', async () => {
      await execute('openFinding', { folder: folder(), file: 'services/pricing/go.mod', line: 3, column: 1 });
      assert.equal(activeFile(), fileAt('services/pricing/go.mod').path);
      assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2);
      await execute('openFinding', { folder: folder(), file: '../outside.txt', line: 1 });
      assert.equal(activeFile(), fileAt('services/pricing/go.mod').path);
    });

    it('ignoreProblem adds to the folder’s settings, and takes nothing that is no code', async () => {
      const settings = (): vscode.WorkspaceConfiguration =>
        vscode.workspace.getConfiguration('stackAdvisor', fileAt('.'));
      await execute('ignoreProblem', { code: '../x', folder: folder() });
      assert.deepEqual(settings().get('diagnostics.ignore'), []);
      await execute('ignoreProblem', { code: 'end-of-life-soon', folder: folder() });
      assert.deepEqual(settings().get('diagnostics.ignore'), ['end-of-life-soon']);
      await settings().update('diagnostics.ignore', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    });

    it('openSettings shows ours', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await execute('openSettings');
      await eventually('the settings', () => vscode.window.tabGroups.activeTabGroup.activeTab !== undefined);
    });

    it('none was left out', () => {
      const { contributes } = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON as {
        contributes: { commands: { command: string }[] };
      };
      assert.deepEqual(
        contributes.commands.map(({ command }) => command).filter((command) => !run.has(command)),
        [],
      );
    });
  });
}
