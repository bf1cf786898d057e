import * as assert from 'assert';
import * as vscode from 'vscode';
import { EXTENSION_ID, eventually, panelTab } from '../support.ts';

/** A folder without a manifest. */
export function emptySuite(): void {
  describe('an empty folder', () => {
    it('is not read before somebody asks', () => {
      assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.isActive, false);
    });

    it('still gets advice on request', async () => {
      await vscode.commands.executeCommand('stackAdvisor.recommend');
      await eventually('the panel’s tab', () => panelTab());
    });
  });
}
