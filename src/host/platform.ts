import type * as vscode from 'vscode';
import type { ReadingBoard } from '../protocol/readingBoard.ts';
import type { Channel } from '../protocol/rpc.ts';
import type { AGENTS } from './chat/agents.ts';

/** A running engine, in whatever kind of worker the platform has. */
export interface EngineWorker {
  readonly channel: Channel;
  /** Called once when the worker is gone, with the reason where one is known. */
  onExit(listener: (reason: string) => void): void;
  terminate(): void;
  /** Where the engine notes what it reads; absent where no memory can be shared, then it sends messages. */
  readonly board?: ReadingBoard;
}

/** What differs between the extension host under Node and the one in a web worker. */
export interface Platform {
  startEngine(extensionUri: vscode.Uri): Promise<EngineWorker>;
  /** Absolute path of a folder that the engine may read by itself, or null where only `workspace.fs` can. */
  diskPath(uri: vscode.Uri): string | null;
  /**
   * Writes a file so that a crash leaves the old content or the new, never a part.
   * @param before What it held when the new content was made; null where it was not there.
   * @returns false, with nothing changed, where it holds something else by now.
   */
  replaceFile(uri: vscode.Uri, bytes: Uint8Array, before: Uint8Array | null): Promise<boolean>;
  /** Command that starts the MCP server, or null where no process can be started. */
  mcpCommand(extensionUri: vscode.Uri): { readonly command: string; readonly args: readonly string[] } | null;
  /** What answers chats and language models: from a file of its own where the platform can load one. */
  loadAgents(): Promise<typeof AGENTS>;
}
