import * as vscode from 'vscode';
import { dateText } from '../../core/model/dateText.ts';
import type { TechnologyExplanation } from '../../core/model/technologyExplanation.ts';
import { stackOf, type StackReport } from '../../core/model/stackReport.ts';
import { readable } from '../labels.ts';

const MAX_ALTERNATIVES = 10;

/**
 * What a technology is, in words: its part in a stack, its alternatives, and how long each release line is supported.
 * @param nameOf Name of a technology by its id.
 * @param today `YYYY-MM-DD`; release lines past their end are counted together.
 */
export function explanationText(
  { label, role, summary, alternatives, support }: TechnologyExplanation,
  nameOf: (id: string) => string,
  today: string,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString('**').appendText(label).appendMarkdown('**');
  text.appendText(` (${readable(role).toLowerCase()})`);
  if (summary !== null) text.appendMarkdown('\n\n').appendText(summary);
  if (alternatives.length > 0) {
    const names = alternatives.slice(0, MAX_ALTERNATIVES).map(nameOf).join(', ');
    text.appendMarkdown('\n\n').appendText(vscode.l10n.t('Alternatives: {0}', names));
  }
  if (support !== null) {
    text
      .appendMarkdown('\n\n')
      .appendText(vscode.l10n.t('Support, as published on {0}:', dateText(vscode.env.language, support.asOf)));
    text.appendMarkdown('\n\n');
    const ended = support.cycles.filter(({ eol }) => eol !== null && eol < today);
    const lines = support.cycles
      .filter((cycle) => !ended.includes(cycle))
      .map(({ cycle, eol }) =>
        eol === null
          ? vscode.l10n.t('{0}: no end set yet', cycle)
          : vscode.l10n.t('{0}: until {1}', cycle, dateText(vscode.env.language, eol)),
      );
    if (ended.length > 0) lines.push(vscode.l10n.t('ended: {0}', ended.map(({ cycle }) => cycle).join(', ')));
    for (const line of lines) text.appendMarkdown('- ').appendText(line).appendMarkdown('\n');
  }
  return text;
}

/** Where the words come from: the makers' page and that of the support dates, where they are https addresses. */
export function sourcesOf({ url, support }: TechnologyExplanation): readonly string[] {
  return [...new Set([url, support?.source])].filter((one): one is string => one?.startsWith('https://') === true);
}

/** Places of a workspace that say that a technology is used. */
export function usesOf(
  report: StackReport,
  id: string,
): readonly { readonly file: string; readonly line: number; readonly column: number }[] {
  return report.services
    .flatMap((service) => [...stackOf(service), ...service.other])
    .filter((finding) => finding.id === id && finding.ecosystem === undefined);
}
