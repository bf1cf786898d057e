import { ownReasons } from '../model/reasons.ts';
import type { Contribution, Option } from '../model/recommendation.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import { capitalised, criterionText, currentText, optionText, staysOutside } from './names.ts';
import { signedPoints } from './numbers.ts';
import { said, type ReportContext } from './reportContext.ts';

/** Differences shown for and against what is recommended. */
const MOST_GAINS = 3;
const MOST_LOSSES = 2;
/** A smaller difference, as a share of 1, is not worth a line. */
const WORTH_SAYING = 0.01;

/** How one choice differs from another on one criterion. */
export interface Difference {
  readonly own: Contribution;
  readonly other: Contribution;
  /** Contribution of the one less that of the other; −1…1. */
  readonly by: number;
}

/** One of the choices that a report weighs against one another: an option, or to stay with a language that is none. */
export interface Choice {
  readonly name: string;
  /** 0…1. */
  readonly score: number;
  readonly contributions: readonly Contribution[];
  /** What it is to the decision: what runs today, staying with a language outside the candidates, or an option. */
  readonly kind: 'current' | 'stay' | 'option';
}

/** What the advice is to do: the first option, or staying with a language outside the candidates. Null without options. */
export function recommended(context: ReportContext): Choice | null {
  const [first] = context.recommendation.options;
  if (first === undefined) return null;
  return (staysOutside(context.recommendation) ? staying(context) : null) ?? choiceOf(context, first);
}

/**
 * What the recommended choice is told apart from: where something is to move, what runs today, as that is the choice to
 * make; then the next best. Where the advice is to stay with a language outside the candidates, the best of them.
 */
export function rivals(context: ReportContext): readonly Choice[] {
  const { options, verdict, current } = context.recommendation;
  const [first, ...others] = options.filter(({ excluded }) => excluded === null);
  if (first === undefined) return [];
  const stay = staying(context);
  if (stay !== null && staysOutside(context.recommendation)) return [choiceOf(context, first)];
  const moves = verdict === 'extend' || verdict === 'migrate';
  const present = moves ? others.find(({ id }) => id === current) : undefined;
  const chosen = [...new Set([present, others[0]])].filter((option) => option !== undefined);
  return [...(moves && stay !== null ? [stay] : []), ...chosen.map((option) => choiceOf(context, option))];
}

function choiceOf(context: ReportContext, option: Option): Choice {
  const kind = option.id === context.recommendation.current ? 'current' : 'option';
  return { name: optionText(context, option), score: option.score, contributions: option.contributions, kind };
}

/** Staying with a language outside the candidates. What is full on its scale is said in the words of its upper end. */
function staying(context: ReportContext): Choice | null {
  const { stay } = context.recommendation;
  const current = currentText(context);
  if (stay === null || current === null) return null;
  const contributions = stay.contributions.map((own) => ({
    ...own,
    because:
      own.value < 1
        ? ''
        : context.say({ code: context.catalogue.advice.criteria[own.criterion]?.one ?? own.criterion }),
    evidence: [],
  }));
  return { name: current, score: stay.score, contributions, kind: 'stay' };
}

/** The differences between two choices that are worth a line: gains from the largest, then losses from the largest. */
export function differences(choice: Choice, rival: Choice): readonly Difference[] {
  const all = choice.contributions
    .flatMap((own) => {
      const other = rival.contributions.find(({ criterion }) => criterion === own.criterion);
      return other === undefined ? [] : [{ own, other, by: own.contribution - other.contribution }];
    })
    .sort((a, b) => b.by - a.by);
  return [
    ...all.filter(({ by }) => by >= WORTH_SAYING).slice(0, MOST_GAINS),
    ...all
      .filter(({ by }) => by <= -WORTH_SAYING)
      .reverse()
      .slice(0, MOST_LOSSES),
  ];
}

/** Why: what sets the recommended choice apart from its rivals, each reason said once. */
export function reasonsSection(context: ReportContext): string {
  const choice = recommended(context);
  if (choice === null) return '';
  const told = new Set<string>();
  const parts = rivals(context).map((rival) => apart(context, choice, rival, told));
  return [`## ${esc(said(context, 'why', { language: choice.name }))}`, ...parts]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** All differences that {@link reasonsSection} tells. */
export function toldDifferences(context: ReportContext): readonly Difference[] {
  const choice = recommended(context);
  return choice === null ? [] : rivals(context).flatMap((rival) => differences(choice, rival));
}

function apart(context: ReportContext, choice: Choice, rival: Choice, told: Set<string>): string {
  const shown = differences(choice, rival);
  if (shown.length === 0) return '';
  const lines = shown.map((difference) => differenceLine(context, difference, rival.name, told));
  const code = choice.kind === 'stay' ? 'apart.best' : rival.kind === 'option' ? 'apart' : 'apart.current';
  return `${esc(said(context, code, { choice: choice.name, rival: rival.name }))}\n\n${lines.join('\n')}`;
}

/** @param told Reasons said before; those of the recommended choice are not said again, and theirs is added. */
function differenceLine(
  context: ReportContext,
  { own, other, by }: Difference,
  rival: string,
  told: Set<string>,
): string {
  const reason = ownReasons(own.because, other.because) || own.because;
  const theirs = ownReasons(other.because, own.because);
  const isNews = reason !== '' && (theirs === '' || !told.has(reason));
  told.add(reason);
  const sentences = [
    isNews ? `${esc(reason)}.` : '',
    theirs === '' ? '' : `${esc(capitalised(said(context, 'apart.against', { rival, reason: theirs })))}.`,
    isSupposed(context, own.criterion) ? esc(said(context, 'apart.supposed')) : '',
  ];
  const head = `**${signedPoints(context, by)} ${esc(criterionText(context, own.criterion))}.**`;
  return `- ${[head, ...sentences].filter((part) => part !== '').join(' ')}`;
}

/** Whether a criterion weighs something only because an answer that would bring it in is not known. */
export function isSupposed({ recommendation, catalogue }: ReportContext, id: string): boolean {
  const criterion = catalogue.advice.criteria[id];
  if (criterion === undefined || criterion.weight > 0) return false;
  const open = new Set(
    recommendation.answersUsed.filter(({ source }) => source === 'unknown').map(({ field }) => field),
  );
  return (criterion.shifts ?? []).every(({ when }) => Object.keys(when).some((field) => open.has(field)));
}
