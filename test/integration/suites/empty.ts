import * as assert from 'assert';
import * as vscode from 'vscode';
import { ask, eventually, fileAt, fileText, panelTab, problemsOf } from '../support.ts';

interface Saved {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly decision?: {
    readonly record: string;
    readonly basis: { readonly figures: object; readonly codeBase: object };
  };
}

/** A folder without a manifest. */
export function emptySuite(): void {
  describe('an empty folder', () => {
    it('still gets advice on request', async () => {
      await vscode.commands.executeCommand('stackAdvisor.recommend');
      await eventually('the panel’s tab', () => panelTab());
      const advice = await ask<{ verdict: string; options: unknown[] }>('recommend_stack');
      assert.equal(advice.verdict, 'start');
      assert.equal(advice.options.length, 6);
    });

    it('gets a starter note: a decision record, and what it rests on in stack-advisor.json', async () => {
      const note = await vscode.commands.executeCommand<vscode.Uri>('stackAdvisor.createStarterNote');
      assert.match(note.path, /\/docs\/decisions\/0001-backend-stack\.md$/);
      const text = await fileText('docs/decisions/0001-backend-stack.md');
      assert.match(text, /^# |\n# /);
      assert.match(text, /## Decision Outcome/);
      const saved = JSON.parse(await fileText('stack-advisor.json')) as Saved;
      assert.equal(saved.decision?.record, 'docs/decisions/0001-backend-stack.md');
      assert.ok(Object.keys(saved.decision?.basis.figures ?? {}).length > 5, 'figures are kept');
      assert.deepEqual(saved.decision?.basis.codeBase, {});
    });

    it('shows on re-evaluation what moved since, the code base too', async () => {
      await vscode.workspace.fs.writeFile(
        fileAt('go.mod'),
        new TextEncoder().encode('module example.org/shop\n\ngo 1.26\n\nrequire github.com/gin-gonic/gin v1.10.0\n'),
      );
      await vscode.commands.executeCommand('stackAdvisor.reevaluate');
      const diff = await eventually('the difference', () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        return input instanceof vscode.TabInputTextDiff && input;
      });
      const [before, after] = await Promise.all(
        [diff.original, diff.modified].map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText()),
      );
      assert.ok(!(before ?? '').includes('gin v1.10.0'), before);
      assert.match(after ?? '', /gin v1\.10\.0/);
      assert.match(after ?? '', /Support ends\n {2}go/);
      assert.match(before ?? '', /Verdict: start/);
      assert.match(after ?? '', /Verdict: keep/);
      await vscode.workspace.fs.delete(fileAt('go.mod'));
    });

    it('answers are completed and checked while stack-advisor.json is edited', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const uri = fileAt('stack-advisor.json');
      await vscode.workspace.fs.writeFile(
        uri,
        new TextEncoder().encode('{\n  "schemaVersion": 1,\n  "answers": {\n    "hosting": "moon"\n  }\n}\n'),
      );
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const ours = await eventually('our problem', () => problemsOf(uri)[0]);
      assert.equal(ours.range.start.line, 3);
      await eventually('the schema’s problem', () =>
        vscode.languages
          .getDiagnostics(uri)
          .some((one) => one.source !== 'Stack Advisor' && one.range.start.line === 3),
      );
      const labels = async (position: vscode.Position): Promise<string[]> => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          uri,
          position,
        );
        return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      };
      const value = document.positionAt(document.getText().indexOf('moon') + 1);
      await eventually('the values of a field', async () =>
        (await labels(value)).some((one) => one.includes('kubernetes')),
      );
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(new vscode.Position(2, 14), '\n    '));
      await eventually('the fields', async () => {
        const fields = await labels(new vscode.Position(3, 4));
        return ['teamSkills', 'priority', 'hiringMarket'].every((field) => fields.some((one) => one.includes(field)));
      });
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await vscode.workspace.fs.delete(uri);
    });
  });
}
