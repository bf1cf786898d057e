import * as vscode from 'vscode';
import { ReadingBoard } from '../protocol/readingBoard.ts';
import type { EngineWorker, Platform } from './platform.ts';
import { replaceThroughWorkspace } from './presentBytes.ts';

/** The engine's heap is bounded on its own, so that a hostile workspace cannot take the extension host down. */
const ENGINE_HEAP_MB = 1024;

// Node's modules are loaded where they are used: loading them is most of what activating would cost.

async function startEngine(extensionUri: vscode.Uri): Promise<EngineWorker> {
  const { Worker } = await import('node:worker_threads');
  const script = vscode.Uri.joinPath(extensionUri, 'dist', 'node', 'engine.mjs').fsPath;
  const board = new ReadingBoard();
  const worker = new Worker(script, {
    workerData: board.memory,
    name: 'stack-advisor-engine',
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: ENGINE_HEAP_MB },
  });
  let reason = '';
  worker.on('error', (error) => (reason = error instanceof Error ? error.message : String(error)));
  return {
    channel: {
      post: (message) => worker.postMessage(message),
      listen: (listener) => void worker.on('message', listener),
    },
    onExit: (listener) => void worker.once('exit', (code) => listener(reason || `exit code ${code}`)),
    terminate: () => void worker.terminate(),
    board,
  };
}

async function replaceFile(uri: vscode.Uri, bytes: Uint8Array, before: Uint8Array | null): Promise<boolean> {
  if (uri.scheme !== 'file') return replaceThroughWorkspace(uri, bytes, before);
  const [fs, { replaceFileOnDisk }] = await Promise.all([
    import('node:fs/promises'),
    import('../protocol/replaceFile.ts'),
  ]);
  return replaceFileOnDisk(uri.fsPath, bytes, before, fs);
}

export const NODE_PLATFORM: Platform = {
  startEngine,
  diskPath: (uri) => (uri.scheme === 'file' ? uri.fsPath : null),
  replaceFile,
  mcpCommand: (extensionUri) => ({
    command: process.execPath,
    args: [vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath, 'mcp'],
  }),
  loadAgents: async () => (await import('./chat/agents.ts')).AGENTS,
};
