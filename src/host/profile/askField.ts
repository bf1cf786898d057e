import * as vscode from 'vscode';
import { answerOf, besides, meets, type Choice } from '../../core/model/choice.ts';
import type { ChoiceEffect } from '../../core/model/comparison.ts';
import type { QuestionLabel } from '../../protocol/engine.ts';
import type { Services } from '../services.ts';
import { idOf } from '../workspace/folders.ts';
import { countryName } from './questions.ts';

export type Outcome =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'skip' }
  | { readonly kind: 'back' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'cancel' };

/** Where a question stands in a guided flow. */
export interface Step {
  readonly number: number;
  readonly of: number;
  readonly canGoBack: boolean;
  /** Whether there is something to finish with. */
  readonly canFinish: boolean;
}

export interface AskOptions {
  /** The answer in use. */
  readonly present: unknown;
  /** Whether the team gave it; only then can it be taken back. */
  readonly answered: boolean;
  readonly step?: Step;
}

interface Item extends vscode.QuickPickItem {
  readonly outcome: Outcome;
  readonly value?: string | boolean;
}

/** ISO 3166-1 alpha-2 codes that can be answered beside those that figures are known of. */
const COUNTRIES =
  'AE AR AT AU BD BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GH GR HK HR HU ID IE IL IN IS IT JP KE KR LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SA SE SG SI SK TH TN TR TW UA US UY VN ZA';

/** Asks for one answer in a quick pick, with the effect of each choice on the first place beside it. */
export async function askField(
  services: Services,
  folder: vscode.WorkspaceFolder,
  asked: QuestionLabel,
  options: AskOptions,
): Promise<Outcome> {
  const picker = new AnswerPicker(services, folder, asked, options);
  try {
    return await picker.ask();
  } finally {
    picker.dispose();
  }
}

/** After the last word of the editor on what is ticked. */
const SETTLE_MS = 30;

class AnswerPicker implements vscode.Disposable {
  readonly #services: Services;
  readonly #folder: vscode.WorkspaceFolder;
  readonly #asked: QuestionLabel;
  readonly #options: AskOptions;
  readonly #choices: readonly Choice[];
  readonly #pick = vscode.window.createQuickPick<Item>();
  #effects: ReadonlyMap<unknown, ChoiceEffect> = new Map();
  readonly #present: readonly unknown[];
  /** What is ticked, where several can be; kept, since making the list anew unticks all. */
  #chosen: readonly Choice[];
  /** The ticks that the effects on show belong to. */
  #shown: readonly Choice[] | null = null;
  #settling: ReturnType<typeof setTimeout> | null = null;

  constructor(services: Services, folder: vscode.WorkspaceFolder, asked: QuestionLabel, options: AskOptions) {
    this.#services = services;
    this.#folder = folder;
    this.#asked = asked;
    this.#options = options;
    this.#present = Array.isArray(options.present) ? (options.present as unknown[]) : [options.present];
    this.#choices = choicesFor(asked, this.#present, (id) => services.labels.technology(id));
    this.#chosen = this.#choices.filter((choice) => this.#present.some((answer) => meets(choice, answer)));
  }

  get #isMany(): boolean {
    return this.#asked.kind === 'many';
  }

  ask(): Promise<Outcome> {
    const pick = this.#pick;
    const { step } = this.#options;
    pick.title = this.#asked.ask;
    pick.placeholder = this.#isMany
      ? vscode.l10n.t('Choose all that apply, then confirm')
      : vscode.l10n.t('Choose one');
    pick.canSelectMany = this.#isMany;
    pick.matchOnDescription = true;
    pick.keepScrollPosition = true;
    pick.ignoreFocusOut = step !== undefined;
    if (step !== undefined) {
      pick.step = step.number;
      pick.totalSteps = step.of;
    }
    const skip = button('debug-step-over', vscode.l10n.t('Skip this question'));
    const finish = button('check-all', vscode.l10n.t('Finish with the answers so far'));
    pick.buttons = [
      ...(step?.canGoBack === true ? [vscode.QuickInputButtons.Back] : []),
      ...(step === undefined ? [] : [skip]),
      ...(step?.canFinish === true ? [finish] : []),
    ];
    this.#show();
    return new Promise<Outcome>((resolve) => {
      pick.onDidAccept(() => resolve(this.#accepted()));
      pick.onDidTriggerButton((pressed) =>
        resolve({ kind: pressed === skip ? 'skip' : pressed === finish ? 'finish' : 'back' }),
      );
      pick.onDidHide(() => resolve({ kind: 'cancel' }));
      if (this.#isMany) pick.onDidChangeSelection(() => this.#ticksChange());
      pick.show();
      void this.#lookUp();
    });
  }

  #accepted(): Outcome {
    if (this.#isMany) return { kind: 'answer', value: answerOf(this.#ticked(this.#pick.selectedItems), this.#present) };
    return this.#pick.selectedItems[0]?.outcome ?? { kind: 'cancel' };
  }

  /**
   * Making the list anew unticks everything and ticks it again, and the editor tells of both as it does of what a person
   * ticks: only where that has come to rest it says what is ticked.
   */
  #ticksChange(): void {
    if (this.#settling !== null) clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settling = null;
      if (!this.#isTicked(this.#chosen)) this.#chosen = this.#ticked(this.#pick.selectedItems);
      if (this.#shown !== this.#chosen) void this.#lookUp();
    }, SETTLE_MS);
  }

  #ticked(items: readonly Item[]): readonly Choice[] {
    return this.#choices.filter(({ value }) => items.some((item) => item.value === value));
  }

  #isTicked(choices: readonly Choice[]): boolean {
    const ticked = this.#ticked(this.#pick.selectedItems);
    return ticked.length === choices.length && ticked.every((choice) => choices.includes(choice));
  }

  /** Asks the engine what each choice would do, and shows it beside the choices. */
  async #lookUp(): Promise<void> {
    const chosen = this.#chosen;
    const trials = this.#choices.map((choice) =>
      this.#isMany ? answerOf(toggled(chosen, choice), this.#present) : choice.value,
    );
    this.#pick.busy = true;
    try {
      const effects = await this.#services.engine.call('effects', idOf(this.#folder), this.#asked.field, trials);
      // Something else was ticked meanwhile: its own answer follows.
      if (chosen !== this.#chosen || (this.#isMany && !this.#isTicked(chosen))) return;
      this.#shown = chosen;
      this.#effects = new Map(this.#choices.map(({ value }, i) => [value, effects[i] as ChoiceEffect]));
      this.#show();
    } catch (error) {
      this.#services.log.debug(`effects: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#pick.busy = false;
  }

  #show(): void {
    const pick = this.#pick;
    const chosen = this.#chosen;
    const active = pick.activeItems[0]?.label;
    const items: Item[] = this.#choices.map((choice) => ({
      label: choice.label,
      description: [
        ...(chosen.includes(choice) && !this.#isMany ? [vscode.l10n.t('in use')] : []),
        this.#effectOf(choice.value, chosen.includes(choice)),
      ]
        .filter((text) => text !== '')
        .join(' · '),
      outcome: { kind: 'answer', value: choice.value },
      value: choice.value,
    }));
    if (!this.#isMany) items.push(...this.#ways());
    pick.items = items;
    const isChosen = (item: Item): boolean => chosen.some(({ value }) => value === item.value);
    if (this.#isMany) pick.selectedItems = items.filter(isChosen);
    const again = items.find((item) => item.label === active) ?? items.find(isChosen);
    if (again !== undefined) pick.activeItems = [again];
  }

  /** What can be done instead of answering. */
  #ways(): Item[] {
    const separator: Item = { label: '', kind: vscode.QuickPickItemKind.Separator, outcome: { kind: 'skip' } };
    if (this.#options.step !== undefined)
      return [separator, { label: vscode.l10n.t('Skip this question'), outcome: { kind: 'skip' } }];
    if (!this.#options.answered) return [];
    return [
      separator,
      {
        label: vscode.l10n.t('Take the answer back'),
        description: vscode.l10n.t('Use what the workspace shows, if it shows anything'),
        outcome: { kind: 'answer', value: undefined },
      },
    ];
  }

  #effectOf(value: unknown, isTicked: boolean): string {
    const effect = this.#effects.get(value);
    if (effect === undefined) return '';
    const text = wordEffect(effect, this.#services.labels.technology(effect.winner));
    return this.#isMany && isTicked ? vscode.l10n.t('without it: {0}', text) : text;
  }

  dispose(): void {
    if (this.#settling !== null) clearTimeout(this.#settling);
    this.#pick.dispose();
  }
}

/** Who would be first, and how clearly. */
function wordEffect({ changesWinner, lead }: ChoiceEffect, winner: string): string {
  const points = new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: 1 }).format(lead * 100);
  if (points === '0')
    return changesWinner
      ? vscode.l10n.t('→ {0} would lead by a hair', winner)
      : vscode.l10n.t('{0} stays first by a hair', winner);
  if (points === '1')
    return changesWinner
      ? vscode.l10n.t('→ {0} would lead by 1 point', winner)
      : vscode.l10n.t('{0} stays first, 1 point ahead', winner);
  return changesWinner
    ? vscode.l10n.t('→ {0} would lead by {1} points', winner, points)
    : vscode.l10n.t('{0} stays first, {1} points ahead', winner, points);
}

function toggled(chosen: readonly Choice[], choice: Choice): readonly Choice[] {
  return chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice];
}

function button(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}

/** The choices of a question, with what is chosen now even where it is none of them. */
function choicesFor(
  asked: QuestionLabel,
  present: readonly unknown[],
  nameOf: (id: string) => string,
): readonly Choice[] {
  const others = besides(asked.choices, present);
  if (asked.kind !== 'country') return [...asked.choices, ...others.map((value) => ({ value, label: nameOf(value) }))];
  const codes = new Set([...asked.choices.map(({ value }) => String(value)), ...COUNTRIES.split(' '), ...others]);
  const named = [...codes].map((value) => ({ value, label: countryName(value) }));
  return named.sort((a, b) => a.label.localeCompare(b.label, vscode.env.language));
}
