import * as vscode from 'vscode';
import type { HoverInfo } from '../../core/model/hover.ts';
import { visibleLines } from '../../core/model/visibleText.ts';
import { COMMANDS, SETTINGS_SECTION } from '../ids.ts';
import type { Services } from '../services.ts';
import { appendPlain } from '../plainText.ts';
import { placeOf } from '../workspace/fileEvents.ts';
import { idOf } from '../workspace/folders.ts';

/** Longer files are generated; nobody hovers there. */
const MAX_LENGTH = 4 * 1024 * 1024;

/** Says what a dependency or a runtime version is, and what the advice makes of it. Silent where nothing is known. */
export class ManifestHovers implements vscode.HoverProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    const place = placeOf(document.uri);
    if (place === null) return null;
    if (!vscode.workspace.getConfiguration(SETTINGS_SECTION, place.folder).get('hover.enabled', true)) return null;
    const text = document.getText();
    if (text.length > MAX_LENGTH) return null;
    const { engine, folders } = this.#services;
    try {
      await folders.ensure(place.folder);
      if (token.isCancellationRequested) return null;
      const info = await engine.call('hover', idOf(place.folder), place.path, text, document.offsetAt(position));
      if (info === null || token.isCancellationRequested) return null;
      const range = new vscode.Range(document.positionAt(info.startOffset), document.positionAt(info.endOffset));
      return new vscode.Hover(hoverText(info, idOf(place.folder)), range);
    } catch (error) {
      this.#services.log.debug(`hover: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }
}

/**
 * The hover's text. Everything that may stem from the workspace goes through `appendPlain`; only our own two commands
 * can be linked, with ids as arguments that we made ourselves.
 */
export function hoverText(info: HoverInfo, folder: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [COMMANDS.recommend, COMMANDS.compareOptions] };
  text.supportHtml = false;
  text.supportThemeIcons = false;
  appendPlain(text.appendMarkdown('**'), info.title).appendMarkdown('**');
  for (const line of info.lines) appendPlain(text.appendMarkdown('\n\n'), line);
  const argument = encodeURIComponent(JSON.stringify([{ folder }]));
  const links = [
    link(vscode.l10n.t('Open recommendation'), `command:${COMMANDS.recommend}?${argument}`),
    link(vscode.l10n.t('Compare'), `command:${COMMANDS.compareOptions}?${argument}`),
    ...info.links.filter(({ url }) => isPlainHttps(url)).map(({ label, url }) => link(label, url)),
  ];
  text.appendMarkdown(`\n\n${links.join(' · ')}`);
  return text;
}

function link(label: string, target: string): string {
  // Labels of technologies may be an organisation's own.
  return `[${visibleLines(label)
    .replace(/[\\`*_{}[\]()#+\-.!~|<>&$]/g, '\\$&')
    .replace(/\s+/g, ' ')}](${target})`;
}

/** An https address with nothing in it that could end a Markdown link. */
function isPlainHttps(url: string): boolean {
  return /^https:\/\/[^\s()<>"'\\]+$/.test(url);
}
