import * as vscode from 'vscode';
import { parseChange } from '../../core/model/flipChange.ts';
import type { AnswerField } from '../../core/model/profile.ts';
import type { QuestionLabel } from '../../protocol/engine.ts';

/**
 * The ten questions, the most telling first: the answer that each is about, with others that only make sense beside it.
 * What runs today is never asked: it is read.
 */
export const QUESTION_GROUPS: readonly (readonly [AnswerField, ...AnswerField[]])[] = [
  ['teamSkills', 'frontendJsTeam'],
  ['priority'],
  ['performance', 'measuredBottleneck'],
  ['productType'],
  ['ml'],
  ['enterprisePlatform'],
  ['hosting', 'cloud'],
  ['hiringMarket', 'hiringCountry'],
  ['regulated', 'edgeOrWasm', 'secondLanguageAllowed'],
  ['stage', 'teamSize'],
];

/** Every answer that is asked for. */
export const ASKED_FIELDS: ReadonlySet<string> = new Set<string>(QUESTION_GROUPS.flat());

/** The questions in the editor's language, as the engine words them, and answers in words. */
export class Questions {
  readonly #byField: ReadonlyMap<string, QuestionLabel>;
  readonly #technology: (id: string) => string;

  /** @param technology Name of a technology by its id. */
  constructor(labels: readonly QuestionLabel[], technology: (id: string) => string) {
    this.#byField = new Map(labels.map((label) => [label.field, label]));
    this.#technology = technology;
  }

  /** All of them in the order in which they are asked; none until the engine has told its words. */
  get all(): readonly QuestionLabel[] {
    return this.groups.flat();
  }

  get groups(): readonly (readonly QuestionLabel[])[] {
    const groups = QUESTION_GROUPS.map((fields) => fields.flatMap((field) => this.#byField.get(field) ?? []));
    return groups.filter((group) => group.length > 0);
  }

  of(field: string): QuestionLabel | undefined {
    return ASKED_FIELDS.has(field) ? this.#byField.get(field) : undefined;
  }

  /** Few words for a field. */
  short(field: string): string {
    if (field === 'currentStack') return vscode.l10n.t('Current stack');
    return this.#byField.get(field)?.short ?? field;
  }

  /** An answer in words; what has no words of its own is shown as it is. */
  answer(field: string, value: unknown): string {
    if (value === null || value === undefined || value === 'unknown') return vscode.l10n.t('not known');
    if (!Array.isArray(value)) return this.#one(field, value);
    if (value.length === 0) return vscode.l10n.t('none');
    return value.map((one) => this.#one(field, one)).join(', ');
  }

  #one(field: string, value: unknown): string {
    // Of the skills, what stands beside the language in its choice says nothing here.
    if (field === 'teamSkills' && typeof value === 'string') return this.#technology(value);
    const known = this.#byField.get(field)?.choices.find((choice) => choice.value === value)?.label;
    if (known !== undefined) return known;
    if (value === true) return vscode.l10n.t('Yes');
    if (value === false) return vscode.l10n.t('No');
    if (field === 'hiringCountry' && typeof value === 'string') return countryName(value);
    return typeof value === 'string' ? this.#technology(value) : JSON.stringify(value);
  }

  /** What would flip the first place, in the editor's language; a change of a weight is in words already. */
  change(change: string): string {
    return (
      parseChange(change)
        ?.map(({ field, value }) => `${this.short(field)}: ${this.answer(field, value)}`)
        .join(' + ') ?? change
    );
  }
}

/** Name of a country in the editor's language. */
export function countryName(code: string): string {
  if (code === 'EU') return vscode.l10n.t('European Union');
  try {
    return new Intl.DisplayNames([vscode.env.language, 'en'], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
