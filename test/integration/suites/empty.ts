import * as vscode from 'vscode';
import { eventually, panelTab } from '../support.ts';

/** A folder without a manifest. */
export function emptySuite(): void {
  describe('an empty folder', () => {
    it('still gets advice on request', async () => {
      await vscode.commands.executeCommand('stackAdvisor.recommend');
      await eventually('the panel’s tab', () => panelTab());
    });
  });
}
