import * as vscode from 'vscode';
import { COMMANDS, LANGUAGE_STATUS_ID, SETTINGS_SECTION } from '../ids.ts';
import { DisposableStore } from '../lifecycle.ts';
import { withoutIcons } from '../plainText.ts';
import type { Services } from '../services.ts';
import { stackLine } from '../tree/currentStackNodes.ts';
import { Documents } from '../workspace/documents.ts';
import { placeOf } from '../workspace/fileEvents.ts';
import { idOf } from '../workspace/folders.ts';

/** The language-status line of manifests: "Stack: TypeScript · Fastify · PostgreSQL". */
export class StackStatus implements vscode.Disposable {
  readonly #services: Services;
  readonly #selector: vscode.DocumentSelector;
  readonly #store = new DisposableStore();
  #item: vscode.LanguageStatusItem | null = null;

  constructor(services: Services, selector: vscode.DocumentSelector) {
    this.#services = services;
    this.#selector = selector;
    this.#store.add(vscode.window.onDidChangeActiveTextEditor(() => this.#show()));
    this.#store.add(services.folders.onDidChange(() => this.#show()));
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SETTINGS_SECTION}.languageStatus`)) this.#show();
      }),
    );
  }

  #show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const place = document === undefined || !Documents.isManifest(document) ? null : placeOf(document.uri);
    const wanted =
      place !== null &&
      vscode.workspace.getConfiguration(SETTINGS_SECTION, place.folder).get('languageStatus.enabled', true);
    if (place === null || !wanted) return this.#hide();
    const { folders, labels } = this.#services;
    const status = folders.status(place.folder);
    const state = folders.latest(place.folder);
    const line = state === null ? null : stackLine(state.report, place.path, labels);
    if (line === null && status.kind !== 'reading') return this.#hide();
    this.#item ??= this.#make();
    this.#item.text =
      line === null ? vscode.l10n.t('Stack: reading…') : vscode.l10n.t('Stack: {0}', withoutIcons(line));
    this.#item.busy = status.kind === 'reading';
    if (state !== null) this.#item.detail = state.recommendation.headline;
    this.#item.command = {
      command: COMMANDS.recommend,
      title: vscode.l10n.t('Open recommendation'),
      arguments: [{ folder: idOf(place.folder) }],
    };
  }

  #make(): vscode.LanguageStatusItem {
    const item = vscode.languages.createLanguageStatusItem(LANGUAGE_STATUS_ID, this.#selector);
    item.name = 'Stack Advisor';
    return item;
  }

  #hide(): void {
    this.#item?.dispose();
    this.#item = null;
  }

  dispose(): void {
    this.#hide();
    this.#store.dispose();
  }
}
