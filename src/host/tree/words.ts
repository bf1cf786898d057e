import * as vscode from 'vscode';
import { certaintyOf } from '../../core/model/certainty.ts';
import type { Recommendation } from '../../core/model/recommendation.ts';
import type { LabelStore } from '../labels.ts';

/** How sure the advice is, in words; figures stay in the tooltip. */
export function certaintyWords(advice: Recommendation, labels: LabelStore): string {
  switch (certaintyOf(advice)) {
    case 'close call': {
      // The option that the verdict does not already name.
      const [first, second] = advice.options;
      const rival = advice.verdict === 'keep' && first?.id !== advice.current ? first : second;
      return rival === undefined || rival.excluded !== null
        ? vscode.l10n.t('a close call')
        : vscode.l10n.t('close call with {0}', labels.technology(rival.flavour ?? rival.id));
    }
    case 'clear':
      return vscode.l10n.t('clear');
    case 'likely':
      return vscode.l10n.t('likely');
    case 'uncertain':
      return vscode.l10n.t('uncertain');
  }
}

/** The verdict in a few words: "Keep TypeScript". */
export function verdictWords(advice: Recommendation, labels: LabelStore): string {
  const first = advice.options[0];
  const best = first === undefined ? '' : labels.technology(first.flavour ?? first.id);
  const current = advice.current === null ? best : labels.technology(advice.current);
  switch (advice.verdict) {
    case 'keep':
      return vscode.l10n.t('Keep {0}', current);
    case 'extend':
      return advice.extension === null
        ? vscode.l10n.t('Keep {0}, extend it', current)
        : vscode.l10n.t('Keep {0}, add {1}', current, labels.technology(advice.extension.language));
    case 'migrate':
      return vscode.l10n.t('Move to {0}', best);
    case 'start':
      return vscode.l10n.t('Start with {0}', best);
  }
}

export function exactPercent(share: number): string {
  return `${points(share)} %`;
}

/** A share in points of 100, with one decimal. */
export function points(share: number): string {
  return new Intl.NumberFormat(vscode.env.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    share * 100,
  );
}
