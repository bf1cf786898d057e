import * as vscode from 'vscode';
import { AGENTS } from './chat/agents.ts';
import type { EngineWorker, Platform } from './platform.ts';
import { replaceThroughWorkspace } from './presentBytes.ts';

// The web host's own types are not those of Node; only what is used here is declared.
interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
}
interface WebGlobals {
  readonly Worker: new (url: string) => WebWorker;
}

/** A worker of another origin is refused, so the script is read as a file and started from a blob. */
async function startEngine(extensionUri: vscode.Uri): Promise<EngineWorker> {
  const script = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'engine.web.js'));
  const url = URL.createObjectURL(new Blob([new Uint8Array(script)], { type: 'text/javascript' }));
  const worker = new (globalThis as unknown as WebGlobals).Worker(url);
  return {
    channel: {
      post: (message) => worker.postMessage(message),
      listen: (listener) => worker.addEventListener('message', (event) => listener(event.data)),
    },
    onExit: (listener) => worker.addEventListener('error', (event) => listener(event.message ?? 'worker error')),
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}

export const WEB_PLATFORM: Platform = {
  startEngine,
  diskPath: () => null,
  replaceFile: replaceThroughWorkspace,
  mcpCommand: () => null,
  loadAgents: () => Promise.resolve(AGENTS),
};
