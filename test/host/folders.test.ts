import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EngineStoppedError, type EngineClient } from '../../src/host/engine/engineClient.ts';
import type { Platform } from '../../src/host/platform.ts';
import { Folders } from '../../src/host/workspace/folders.ts';
import { stateChange } from '../../src/protocol/stateChange.ts';
import { sampleState } from '../support/sampleState.ts';

/** The little of `vscode.workspace` that folders ask for. */
function stubWorkspace(folder: vscode.WorkspaceFolder): void {
  const nothing = (): vscode.Disposable => ({ dispose: () => undefined });
  Object.assign(vscode.workspace, {
    workspaceFolders: [folder],
    onDidChangeWorkspaceFolders: nothing,
    onDidChangeConfiguration: nothing,
    getConfiguration: () => ({ get: (_key: string, fallback: unknown) => fallback }),
  });
}

describe('folders whose engine dies', () => {
  const folder = { uri: vscode.Uri.file('/ws'), name: 'ws', index: 0 } as vscode.WorkspaceFolder;
  const platform = { diskPath: () => null } as unknown as Platform;
  const state = sampleState();
  let die: (() => void) | null = null;
  let opened = 0;
  const engine = {
    isRunning: true,
    call: (method: string) =>
      new Promise((resolve, reject) => {
        if (method !== 'openFolder') return resolve(undefined);
        opened++;
        die = () => reject(new EngineStoppedError('out of memory'));
        if (opened === 1) resolve(stateChange(null, state));
      }),
  } as unknown as EngineClient;

  before(() => stubWorkspace(folder));
  beforeEach(() => (opened = 0));

  it('are read again, keep what they showed, and are left alone where the engine keeps dying', async () => {
    const folders = new Folders(engine, platform);
    assert.deepEqual(await folders.ensure(folder), state);
    const crash = async (): Promise<void> => {
      const rejected = die;
      folders.noteEngineStopped({ reason: 'out of memory', wasFile: false });
      rejected?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    for (const again of [2, 3]) {
      await crash();
      assert.equal(folders.status(folder).kind, 'reading');
      assert.deepEqual(folders.latest(folder), state);
      assert.equal(opened, again);
    }
    await crash();
    const status = folders.status(folder);
    assert.equal(status.kind, 'failed');
    assert.match(status.kind === 'failed' ? status.message : '', /out of memory/);
    assert.deepEqual(folders.latest(folder), state);
    assert.equal(opened, 3);
    void folders.refresh(folder).catch(() => undefined);
    assert.equal(opened, 4);
    folders.dispose();
  });

  it('are read again for each file that is given up', async () => {
    const folders = new Folders(engine, platform);
    await folders.ensure(folder);
    for (let i = 0; i < 10; i++) folders.noteEngineStopped({ reason: 'slow file', wasFile: true });
    assert.equal(folders.status(folder).kind, 'reading');
    assert.equal(opened, 11);
    folders.dispose();
  });

  it('that nobody asked for are not read', () => {
    const folders = new Folders(engine, platform);
    folders.noteEngineStopped({ reason: 'out of memory', wasFile: false });
    assert.equal(opened, 0);
    folders.dispose();
  });
});
