import * as vscode from 'vscode';
import { ALL_COMMANDS } from './commands/all.ts';
import { registerCommand } from './commands/command.ts';
import { ACTIVATION_MEASURE, CONTEXT_KEYS } from './ids.ts';
import type { Platform } from './platform.ts';
import { Services } from './services.ts';
import { registerTrees } from './tree/registerTrees.ts';
import { registerLanguageFeatures } from './languages/registerLanguageFeatures.ts';
import { registerAgents } from './chat/registerAgents.ts';

/**
 * Registers everything and returns at once: no file is read and no engine started before a view is shown, a command is
 * run or a manifest is opened.
 */
export function activateOn(platform: Platform, context: vscode.ExtensionContext): void {
  const began = performance.now();
  const services = new Services(platform, context);
  context.subscriptions.push(services);
  for (const command of ALL_COMMANDS) context.subscriptions.push(registerCommand(services, command));
  context.subscriptions.push(
    ...registerTrees(services),
    ...registerLanguageFeatures(services),
    ...registerAgents(services),
  );
  context.subscriptions.push(services.folders.onDidChange(() => tellContext(services)));
  // Seen in the host's own profile, and by the benchmark.
  performance.measure(ACTIVATION_MEASURE, { start: began });
}

/** Keys that `when` clauses and welcome views look at. */
function tellContext(services: Services): void {
  const statuses = services.folders.all.map((folder) => services.folders.status(folder));
  const ready = statuses.flatMap((status) => (status.kind === 'ready' ? [status.state] : []));
  const set = (key: string, value: boolean): void => void vscode.commands.executeCommand('setContext', key, value);
  const allRead = statuses.length > 0 && ready.length === statuses.length;
  set(
    CONTEXT_KEYS.reading,
    statuses.some((status) => status.kind === 'reading'),
  );
  set(
    CONTEXT_KEYS.hasAdvice,
    services.folders.all.some((folder) => services.folders.latest(folder) !== null),
  );
  set(CONTEXT_KEYS.nothingFound, allRead && ready.every((state) => state.report.services.length === 0));
  set(
    CONTEXT_KEYS.failed,
    statuses.length > 0 && statuses.every((status) => status.kind === 'failed' || status.kind === 'cancelled'),
  );
}
