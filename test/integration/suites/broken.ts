import * as assert from 'assert';
import * as vscode from 'vscode';
import { eventually, fileAt, hoverText, problemsOf } from '../support.ts';

/** A manifest that does not parse beside one that does. */
export function brokenSuite(): void {
  describe('a broken manifest', () => {
    it('is a problem at its line once it is open', async () => {
      const uri = fileAt('package.json');
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      const problems = await eventually('problems', () => {
        const found = problemsOf(uri);
        return found.length > 0 && found;
      });
      assert.ok(
        problems.some((problem) => problem.range.start.line >= 3),
        JSON.stringify(problems),
      );
    });

    it('is still read as far as it goes', async () => {
      assert.match(await hoverText('package.json', 'express'), /Express/);
    });

    it('leaves the other files working', async () => {
      assert.match(await hoverText('ok/package.json', 'koa'), /Koa/);
    });

    it('shows in the Problems view of a workspace check without being open', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('stackAdvisor.checkWorkspace');
      await eventually('problems of a closed file', () => problemsOf(fileAt('package.json')).length > 0);
    });
  });
}
