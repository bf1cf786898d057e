import type * as vscode from 'vscode';
import { activateOn } from './extension.ts';
import { NODE_PLATFORM } from './platform.node.ts';

/** Entry for the extension host under Node. */
export function activate(context: vscode.ExtensionContext): void {
  activateOn(NODE_PLATFORM, context);
}
