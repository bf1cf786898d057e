import * as vscode from 'vscode';
import type { DecisionBasis } from '../../core/model/decisionBasis.ts';
import type { Recommendation } from '../../core/model/recommendation.ts';
import { CANDIDATE_IDS, VERDICTS, type CandidateId, type Verdict } from '../../core/model/vocabulary.ts';
import { exactPercent } from '../tree/words.ts';

/** A recorded decision as `stack-advisor.json` keeps it. */
export interface Decision {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Path of the decision record from the folder. */
  readonly record: string;
  readonly verdict: Verdict;
  readonly option: CandidateId | null;
  readonly confidence: number;
  readonly scores: Readonly<Partial<Record<CandidateId, number>>>;
  readonly stack: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly knowledge: string;
  /** Missing in decisions that were recorded before it was kept. */
  readonly basis?: DecisionBasis;
}

/**
 * @param basis What the advice rests on that day.
 * @param date `YYYY-MM-DD`.
 * @param record Path of the decision record from the folder.
 */
export function decisionOf(advice: Recommendation, basis: DecisionBasis, date: string, record: string): Decision {
  const [first] = advice.options;
  return {
    date,
    record,
    verdict: advice.verdict,
    option: first?.id ?? null,
    confidence: round(advice.confidence),
    scores: Object.fromEntries(
      advice.options.filter((option) => option.excluded === null).map((option) => [option.id, round(option.score)]),
    ),
    stack:
      first === undefined
        ? {}
        : Object.fromEntries(Object.entries(first.stack).map(([part, { id }]) => [part, id as string])),
    answers: Object.fromEntries(
      advice.answersUsed
        .filter(({ source }) => source === 'answered' || source === 'inferred')
        .map(({ field, value }) => [field, value]),
    ),
    knowledge: advice.knowledge.version,
    basis,
  };
}

/** Whether a value of the file, which people and tools may have edited, is a decision that can be compared. */
export function isDecision(value: unknown): value is Decision {
  if (!isRecord(value)) return false;
  return (
    typeof value['date'] === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value['date']) &&
    typeof value['record'] === 'string' &&
    VERDICTS.some((verdict) => verdict === value['verdict']) &&
    (value['option'] === null || CANDIDATE_IDS.some((id) => id === value['option'])) &&
    typeof value['confidence'] === 'number' &&
    isRecord(value['scores']) &&
    isRecord(value['stack']) &&
    isRecord(value['answers']) &&
    typeof value['knowledge'] === 'string' &&
    (value['basis'] === undefined || isBasis(value['basis']))
  );
}

/** Words for the ids of a decision; {@link describeDecision} puts the rest into the editor's language itself. */
export interface DecisionWords {
  technology(id: string): string;
  question(field: string): string;
  answer(field: string, value: unknown): string;
}

/** A decision as text made to be compared line by line: same order, one fact a line. */
export function describeDecision(decision: Decision, words: DecisionWords): string {
  const percent = (share: unknown): string => (typeof share === 'number' ? exactPercent(share) : '–');
  const name = (id: unknown): string => (typeof id === 'string' ? words.technology(id) : plain(id));
  const { basis } = decision;
  const facts = (of: Readonly<Record<string, unknown>> | undefined): string[] =>
    of === undefined
      ? [`  ${vscode.l10n.t('not recorded')}`]
      : Object.entries(of).map(([key, value]) => `  ${plain(key)}: ${plain(value) || '–'}`);
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    [
      vscode.l10n.t('Decision'),
      [
        `  ${vscode.l10n.t('Verdict')}: ${verdictWord(decision.verdict)}`,
        `  ${vscode.l10n.t('Option')}: ${decision.option === null ? '–' : words.technology(decision.option)}`,
        `  ${vscode.l10n.t('Confidence')}: ${percent(decision.confidence)}`,
      ],
    ],
    [vscode.l10n.t('Scores'), CANDIDATE_IDS.map((id) => `  ${words.technology(id)}: ${percent(decision.scores[id])}`)],
    [
      vscode.l10n.t('Recommended stack'),
      (
        [
          [vscode.l10n.t('Runtime'), 'runtime'],
          [vscode.l10n.t('Framework'), 'framework'],
          [vscode.l10n.t('Data access'), 'dataAccess'],
          [vscode.l10n.t('Database'), 'database'],
          [vscode.l10n.t('Hosting'), 'hosting'],
        ] as const
      ).map(([title, part]) => `  ${title}: ${name(decision.stack[part] ?? '–')}`),
    ],
    [
      vscode.l10n.t('Answers'),
      Object.entries(decision.answers)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([field, value]) => `  ${plain(words.question(field))}: ${plain(words.answer(field, value))}`),
    ],
    [vscode.l10n.t('Code base'), facts(basis?.codeBase)],
    [vscode.l10n.t('Support ends'), facts(basis?.support)],
    [vscode.l10n.t('Published figures'), facts(basis?.figures)],
    [vscode.l10n.t('Knowledge'), [`  ${plain(decision.knowledge)}`]],
  ];
  return sections.map(([title, lines]) => [title, ...lines, ''].join('\n')).join('\n');
}

/** One line of plain text, whatever stood in the file. */
function plain(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/[\r\n]+/g, ' ');
}

function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'keep':
      return vscode.l10n.t('keep');
    case 'extend':
      return vscode.l10n.t('extend');
    case 'migrate':
      return vscode.l10n.t('move');
    case 'start':
      return vscode.l10n.t('start');
  }
}

function isBasis(value: unknown): boolean {
  return isRecord(value) && ['figures', 'support', 'codeBase'].every((part) => isRecord(value[part]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
