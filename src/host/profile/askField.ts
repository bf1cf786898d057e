import * as vscode from 'vscode';
import type { ChoiceEffect } from '../../core/model/comparison.ts';
import type { Services } from '../services.ts';
import { idOf } from '../workspace/folders.ts';
import { countryName, type Choice, type FieldQuestion } from './questions.ts';

export type Outcome =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'skip' }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

export interface AskOptions {
  /** The answer in use. */
  readonly present: unknown;
  /** Whether the team gave it; only then can it be taken back. */
  readonly answered: boolean;
  /** In a guided flow: which step of how many, and whether there is one before. */
  readonly step?: { readonly number: number; readonly of: number; readonly canGoBack: boolean };
}

interface Item extends vscode.QuickPickItem {
  readonly outcome: Outcome;
  readonly value?: unknown;
}

/** ISO 3166-1 alpha-2 codes that can be answered. */
const COUNTRIES =
  'AE AR AT AU BD BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GH GR HK HR HU ID IE IL IN IS IT JP KE KR LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SA SE SG SI SK TH TN TR TW UA US UY VN ZA';

/** Asks for one answer in a quick pick, with the effect of each choice on the first place beside it. */
export async function askField(
  services: Services,
  folder: vscode.WorkspaceFolder,
  asked: FieldQuestion,
  options: AskOptions,
): Promise<Outcome> {
  const pick = vscode.window.createQuickPick<Item>();
  const { step } = options;
  pick.title = asked.ask;
  pick.placeholder =
    asked.kind === 'many' ? vscode.l10n.t('Choose all that apply, then confirm') : vscode.l10n.t('Choose one');
  pick.canSelectMany = asked.kind === 'many';
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = step !== undefined;
  if (step !== undefined) {
    pick.step = step.number;
    pick.totalSteps = step.of;
  }
  const skip: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('debug-step-over'),
    tooltip: vscode.l10n.t('Skip this question'),
  };
  pick.buttons = [...(step?.canGoBack ? [vscode.QuickInputButtons.Back] : []), ...(step === undefined ? [] : [skip])];
  showItems(pick, asked, options, new Map());
  pick.busy = asked.kind !== 'country';

  const outcome = await new Promise<Outcome>((resolve) => {
    pick.onDidAccept(() => resolve(accepted(pick, asked)));
    pick.onDidTriggerButton((button) => resolve(button === skip ? { kind: 'skip' } : { kind: 'back' }));
    pick.onDidHide(() => resolve({ kind: 'cancel' }));
    pick.show();
    if (asked.kind === 'country') return;
    services.engine.call('choices', idOf(folder), asked.field).then(
      (effects) => {
        if (asked.kind !== 'many') showItems(pick, asked, options, wordEffects(effects, services));
        pick.busy = false;
      },
      () => (pick.busy = false),
    );
  });
  pick.dispose();
  return outcome;
}

function accepted(pick: vscode.QuickPick<Item>, asked: FieldQuestion): Outcome {
  if (asked.kind === 'many') return { kind: 'answer', value: pick.selectedItems.map((item) => item.value) };
  return pick.selectedItems[0]?.outcome ?? { kind: 'cancel' };
}

/** Choice → what it does to the first place. */
function wordEffects(effects: readonly ChoiceEffect[], services: Services): ReadonlyMap<unknown, string> {
  return new Map(
    effects.map((effect) => [
      effect.value,
      effect.changesWinner
        ? vscode.l10n.t('→ {0} would lead', services.labels.technology(effect.winner))
        : vscode.l10n.t('{0} stays first', services.labels.technology(effect.winner)),
    ]),
  );
}

function showItems(
  pick: vscode.QuickPick<Item>,
  asked: FieldQuestion,
  options: AskOptions,
  effects: ReadonlyMap<unknown, string>,
): void {
  const chosen = Array.isArray(options.present) ? (options.present as unknown[]) : [options.present];
  const active = pick.activeItems[0]?.label;
  const items: Item[] = choicesFor(asked, chosen).map((choice) => ({
    label: choice.label,
    description: [
      ...(chosen.includes(choice.value) && asked.kind !== 'many' ? [vscode.l10n.t('in use')] : []),
      effects.get(choice.value) ?? '',
    ]
      .filter((text) => text !== '')
      .join(' · '),
    outcome: { kind: 'answer', value: choice.value },
    value: choice.value,
  }));
  if (asked.kind !== 'many') {
    items.push({ label: '', kind: vscode.QuickPickItemKind.Separator, outcome: { kind: 'skip' } });
    if (options.step !== undefined)
      items.push({ label: vscode.l10n.t('Skip this question'), outcome: { kind: 'skip' } });
    else if (options.answered) {
      items.push({
        label: vscode.l10n.t('Take the answer back'),
        description: vscode.l10n.t('Use what the workspace shows, if it shows anything'),
        outcome: { kind: 'answer', value: undefined },
      });
    }
  }
  pick.items = items;
  if (asked.kind === 'many') pick.selectedItems = items.filter((item) => chosen.includes(item.value));
  const again =
    items.find((item) => item.label === active) ??
    items.find((item) => chosen.includes(item.value) && item.value !== undefined);
  if (again !== undefined && asked.kind !== 'many') pick.activeItems = [again];
}

/** The choices of a question, with what is chosen now even where it is none of them. */
function choicesFor(asked: FieldQuestion, chosen: readonly unknown[]): readonly Choice[] {
  if (asked.kind === 'country') {
    const named = COUNTRIES.split(' ').map((value) => ({ value, label: countryName(value) }));
    named.sort((a, b) => a.label.localeCompare(b.label, vscode.env.language));
    return [{ value: 'EU', label: countryName('EU') }, ...named];
  }
  const others = chosen.filter(
    (value): value is string => typeof value === 'string' && !asked.choices.some((choice) => choice.value === value),
  );
  return [...asked.choices, ...others.map((value) => ({ value, label: value }))];
}
