import * as vscode from 'vscode';
import { PANEL_TYPE } from '../ids.ts';
import { DisposableStore } from '../lifecycle.ts';
import type { Pair } from '../../protocol/panel.ts';
import type { Services } from '../services.ts';
import { idOf, type FolderId } from '../workspace/folders.ts';
import { AdvicePanel } from './advicePanel.ts';

/** The open panels: one a folder at most, brought back after a reload. */
export class PanelManager implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: Services;
  readonly #store = new DisposableStore();
  readonly #panels = new Map<FolderId, AdvicePanel>();

  constructor(services: Services) {
    this.#services = services;
    this.#store.add(vscode.window.registerWebviewPanelSerializer(PANEL_TYPE, this));
  }

  /** Shows the panel of a folder, and in it two options side by side where a pair is given. */
  show(folder: vscode.WorkspaceFolder, pair?: Pair): void {
    const open = this.#panels.get(idOf(folder));
    if (open !== undefined) {
      open.reveal();
      if (pair !== undefined) open.compare(pair);
      return;
    }
    const view = vscode.window.createWebviewPanel(PANEL_TYPE, titleOf(folder), vscode.ViewColumn.Active);
    const panel = this.#adopt(view, folder);
    if (pair !== undefined) panel.compare(pair);
  }

  /** After a reload: the page kept which folder it was about. */
  deserializeWebviewPanel(view: vscode.WebviewPanel, memory: unknown): Promise<void> {
    const id = typeof memory === 'object' && memory !== null ? (memory as { folder?: unknown }).folder : undefined;
    const folder = this.#services.folders.byId(typeof id === 'string' ? id : '') ?? this.#services.folders.all[0];
    if (folder === undefined || this.#panels.has(idOf(folder))) view.dispose();
    else this.#adopt(view, folder);
    return Promise.resolve();
  }

  #adopt(view: vscode.WebviewPanel, folder: vscode.WorkspaceFolder): AdvicePanel {
    const panel = new AdvicePanel(this.#services, view, folder);
    this.#panels.set(idOf(folder), panel);
    view.onDidDispose(() => this.#panels.delete(idOf(folder)));
    return panel;
  }

  dispose(): void {
    for (const panel of this.#panels.values()) panel.dispose();
    this.#store.dispose();
  }
}

function titleOf(folder: vscode.WorkspaceFolder): string {
  return vscode.l10n.t('Stack advice: {0}', folder.name);
}
