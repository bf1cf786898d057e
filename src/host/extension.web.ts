import type * as vscode from 'vscode';
import { activateOn } from './extension.ts';
import { WEB_PLATFORM } from './platform.web.ts';

/** Entry for the extension host in a web worker. */
export function activate(context: vscode.ExtensionContext): void {
  activateOn(WEB_PLATFORM, context);
}
