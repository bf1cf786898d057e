import type * as vscode from 'vscode';
import type { Services } from '../services.ts';

/** What language models can call. */
export function registerAgents(_services: Services): readonly vscode.Disposable[] {
  return [];
}
