import * as assert from 'assert';
import * as vscode from 'vscode';
import { hoverText } from '../support.ts';

/** Two folders in one window. */
export function multiRootSuite(): void {
  describe('a workspace of two folders', () => {
    it('has both', () => {
      assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    });

    it('knows the manifests of each', async () => {
      assert.match(await hoverText('services/pricing/go.mod', 'github.com/gin-gonic/gin', 0), /Gin/);
      assert.match(await hoverText('ok/package.json', 'koa', 1), /Koa/);
    });
  });
}
