import { ownReasons } from '../model/reasons.ts';
import type { Contribution, Option } from '../model/recommendation.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import { criterionText, currentText, optionText, staysOutside } from './names.ts';
import { signedPoints } from './numbers.ts';
import { said, type ReportContext } from './reportContext.ts';

/** Differences shown for and against the first option. */
const MOST_GAINS = 3;
const MOST_LOSSES = 2;
/** A smaller difference, as a share of 1, is not worth a line. */
const WORTH_SAYING = 0.01;

/** How one option differs from another on one criterion. */
export interface Difference {
  readonly own: Contribution;
  readonly other: Contribution;
  /** Contribution of the one less that of the other; −1…1. */
  readonly by: number;
}

/** The differences between two options that are worth a line: gains from the largest, then losses from the largest. */
export function differences(option: Option, rival: Option): readonly Difference[] {
  return differencesOf(option.contributions, rival.contributions);
}

function differencesOf(mine: readonly Contribution[], theirs: readonly Contribution[]): readonly Difference[] {
  const all = mine
    .flatMap((own) => {
      const other = theirs.find(({ criterion }) => criterion === own.criterion);
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

/**
 * The options that the first is told apart from: where something is to move, what runs today, as that is the choice to
 * make; then the next best.
 */
export function rivals({ recommendation: { options, verdict, current } }: ReportContext): readonly Option[] {
  const others = options.slice(1).filter(({ excluded }) => excluded === null);
  const present = verdict === 'extend' || verdict === 'migrate' ? others.find(({ id }) => id === current) : undefined;
  const next = others[0];
  return [...new Set([present, next])].filter((option) => option !== undefined);
}

/**
 * Why: what staying gains over the best candidate, where the advice is to stay with what is none; else what sets the
 * first option apart from what runs today and from the next best.
 */
export function reasonsSection(context: ReportContext): string {
  const { recommendation } = context;
  const [first] = recommendation.options;
  if (first === undefined) return '';
  const stays = staysOutside(recommendation) ? staying(context, first) : '';
  const parts = stays === '' ? rivals(context).map((rival) => apart(context, first, rival)) : [stays];
  const language = stays === '' ? optionText(context, first) : (currentText(context) ?? '');
  return [`## ${esc(said(context, 'why', { language }))}`, ...parts].filter((part) => part !== '').join('\n\n');
}

/** All differences that {@link reasonsSection} tells. */
export function toldDifferences(context: ReportContext): readonly Difference[] {
  const [first] = context.recommendation.options;
  if (first === undefined) return [];
  return staysOutside(context.recommendation)
    ? differencesOf(stayContributions(context), first.contributions)
    : rivals(context).flatMap((rival) => differences(first, rival));
}

/** Staying beside the best candidate. */
function staying(context: ReportContext, first: Option): string {
  const shown = toldDifferences(context);
  if (shown.length === 0) return '';
  const language = optionText(context, first);
  const lines = shown.map((difference) => differenceLine(context, difference, language));
  const head = said(context, 'apart.stay', { current: currentText(context) ?? '', language });
  return `${esc(head)}\n\n${lines.join('\n')}`;
}

/** What is full on its scale is said in the words of the scale's upper end; of the rest only the number is known. */
function stayContributions({ recommendation, catalogue, say }: ReportContext): readonly Contribution[] {
  return (recommendation.stay?.contributions ?? []).map((own) => ({
    ...own,
    because: own.value < 1 ? '' : say({ code: catalogue.advice.criteria[own.criterion]?.one ?? own.criterion }),
    evidence: [],
  }));
}

function apart(context: ReportContext, first: Option, rival: Option): string {
  const shown = differences(first, rival);
  if (shown.length === 0) return '';
  const name = optionText(context, rival);
  const runs = rival.id === context.recommendation.current;
  const lines = shown.map((difference) => differenceLine(context, difference, name));
  return `${esc(said(context, runs ? 'apart.current' : 'apart', { rival: name }))}\n\n${lines.join('\n')}`;
}

function differenceLine(context: ReportContext, { own, other, by }: Difference, rival: string): string {
  const reason = ownReasons(own.because, other.because) || own.because;
  const theirs = ownReasons(other.because, own.because);
  const sentences = [
    reason === '' ? '' : `${esc(reason)}.`,
    theirs === '' ? '' : `${esc(said(context, 'apart.against', { rival, reason: theirs }))}.`,
    isSupposed(context, own.criterion) ? esc(said(context, 'apart.supposed')) : '',
  ];
  const head = `**${signedPoints(context, by)} ${esc(criterionText(context, own.criterion))}.**`;
  return `- ${[head, ...sentences].filter((part) => part !== '').join(' ')}`;
}

/** Whether a criterion weighs something only because an answer that would bring it in is not known. */
function isSupposed({ recommendation, catalogue }: ReportContext, id: string): boolean {
  const criterion = catalogue.advice.criteria[id];
  if (criterion === undefined || criterion.weight > 0) return false;
  const open = new Set(
    recommendation.answersUsed.filter(({ source }) => source === 'unknown').map(({ field }) => field),
  );
  return (criterion.shifts ?? []).every(({ when }) => Object.keys(when).some((field) => open.has(field)));
}
