import * as assert from 'assert';
import * as vscode from 'vscode';
import { MemoryFileSystem } from '../memoryFileSystem.ts';
import { ask, eventually, fileAt, fileText, hoverText, panelTab } from '../support.ts';

interface Advice {
  readonly verdict: string;
  readonly current: string | null;
  readonly answersUsed: readonly { readonly field: string; readonly value: unknown; readonly source: string }[];
}

/** Two folders in one window, and a third that lies on no disk. */
export function multiRootSuite(): void {
  const save = async (folder: number, answers: object): Promise<void> =>
    vscode.workspace.fs.writeFile(
      fileAt('stack-advisor.json', folder),
      new TextEncoder().encode(JSON.stringify({ schemaVersion: 1, answers })),
    );
  const priorityOf = async (folder: string): Promise<unknown> =>
    (await ask<Advice>('recommend_stack', { folder })).answersUsed.find(
      ({ field, source }) => field === 'priority' && source === 'answered',
    )?.value;

  describe('a workspace of two folders', () => {
    it('has both', () => {
      assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    });

    it('knows the manifests of each', async () => {
      assert.match(await hoverText('services/pricing/go.mod', 'github.com/gin-gonic/gin', 0), /Gin/);
      assert.match(await hoverText('ok/package.json', 'koa', 1), /Koa/);
    });

    it('keeps the answers of each apart', async () => {
      await save(0, { priority: 'safety' });
      await save(1, { priority: 'velocity' });
      await eventually('the answers of the first', async () => (await priorityOf('shop')) === 'safety');
      await eventually('the answers of the second', async () => (await priorityOf('broken')) === 'velocity');
      await vscode.workspace.fs.delete(fileAt('stack-advisor.json', 0));
      await eventually('none in the first', async () => (await priorityOf('shop')) === undefined);
      assert.equal(await priorityOf('broken'), 'velocity');
    });

    it('tells a model which folders there are where it names none of them', async () => {
      const refused: unknown = await ask('inspect_stack', { folder: 'nope' }).catch((error: unknown) => error);
      assert.match(String(refused), /shop, broken/);
    });

    it('opens a panel for each, and records the decision in the folder that it is of', async () => {
      const [, second] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(second !== undefined, 'there is a second');
      await vscode.commands.executeCommand('stackAdvisor.recommend', { folder: second.uri.toString() });
      await eventually('its panel', () => panelTab()?.label.includes('broken'));
      await vscode.commands.executeCommand('stackAdvisor.recordDecision', { folder: second.uri.toString() });
      assert.match(await fileText('docs/decisions/0001-backend-stack.md', 1), /^#|\n#/);
      assert.match(await fileText('stack-advisor.json', 1), /"priority": ?"velocity"/);
      const elsewhere: unknown = await fileText('stack-advisor.json', 0).catch((error: unknown) => error);
      assert.ok(elsewhere instanceof Error, 'nothing was written into the first folder');
    });
  });

  describe('a folder on no disk', () => {
    const memory = new MemoryFileSystem({
      'package.json': '{\n  "name": "edge",\n  "dependencies": { "hono": "^4.6.0" }\n}\n',
      'wrangler.toml': 'name = "edge"\nmain = "src/index.ts"\n',
      'src/index.ts': 'export const answer = 42;\n',
    });
    let registration: vscode.Disposable;
    before(async () => {
      registration = vscode.workspace.registerFileSystemProvider('memory', memory);
      vscode.workspace.updateWorkspaceFolders(2, 0, { uri: vscode.Uri.parse('memory:/edge'), name: 'edge' });
      await eventually('the third folder', () => vscode.workspace.workspaceFolders?.length === 3);
    });
    after(async () => {
      vscode.workspace.updateWorkspaceFolders(2, 1);
      await eventually('two folders', () => vscode.workspace.workspaceFolders?.length === 2);
      registration.dispose();
    });

    it('is read like any other', async () => {
      assert.match(await hoverText('package.json', 'hono', 2), /Hono/);
      const report = await ask<{ services: { frameworks: { id: string }[]; hosting: { id: string }[] }[] }>(
        'inspect_stack',
        { folder: 'edge' },
      );
      assert.deepEqual(
        report.services.flatMap(({ frameworks }) => frameworks.map(({ id }) => id)),
        ['hono'],
      );
    });

    it('is followed, and written to', async () => {
      memory.write('package.json', '{\n  "name": "edge",\n  "dependencies": { "koa": "^2.15.0" }\n}\n');
      await eventually('the new framework', async () =>
        JSON.stringify(await ask('inspect_stack', { folder: 'edge' })).includes('"koa"'),
      );
      await vscode.commands.executeCommand('stackAdvisor.recordDecision', { folder: 'memory:/edge' });
      assert.match(memory.text('docs/decisions/0001-backend-stack.md'), /## Decision Outcome/);
      assert.match(memory.text('stack-advisor.json'), /"decision"/);
    });
  });
}
