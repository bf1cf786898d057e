import type * as vscode from 'vscode';
import type { Services } from '../services.ts';

/** A call that cannot be answered; the message is worded for a model, which reads it and tries again. */
export class AgentError extends Error {
  override readonly name = 'AgentError';
}

/** The folder that a model named, the only one, or the first; models often leave it out. */
export function folderByName(services: Services, name: unknown): vscode.WorkspaceFolder {
  const { all } = services.folders;
  const [first] = all;
  if (first === undefined) throw new AgentError('No folder is open in the editor. Ask the user to open one.');
  if (name === undefined || name === null || name === '') return first;
  const found = all.find((folder) => folder.name === name || folder.uri.toString() === name);
  if (found === undefined) {
    throw new AgentError(
      `No open folder is called ${JSON.stringify(name)}. Open folders: ${all.map((folder) => folder.name).join(', ')}.`,
    );
  }
  return found;
}
