import type { Contribution, Option } from '../model/recommendation.ts';
import { escapeMarkdown as esc, markdownTable } from './markdownText.ts';
import { criterionText, optionText, staysOutside } from './names.ts';
import { points, signedPoints } from './numbers.ts';
import { said, type ReportContext } from './reportContext.ts';

/** Contributions shown for the first option; the rest is summed up. */
const TOP_REASONS = 6;
/** Differences shown for and against the first option. */
const MOST_GAINS = 3;
const MOST_LOSSES = 2;
/** A smaller difference, as a share of 1, is not worth a line. */
const WORTH_SAYING = 0.01;

/** The contributions of an option that are worth showing, largest first. */
export function topReasons(option: Option): readonly Contribution[] {
  return [...option.contributions]
    .sort((a, b) => b.contribution - a.contribution)
    .slice(0, TOP_REASONS)
    .filter(({ contribution }) => contribution > 0);
}

/** Why the first option leads: what sets it apart from the next best, then where its points come from. */
export function reasonsSection(context: ReportContext): string {
  const [first] = context.recommendation.options;
  if (first === undefined) return '';
  const title = said(context, staysOutside(context.recommendation) ? 'why.candidates' : 'why', {
    language: optionText(context, first),
  });
  return [`## ${esc(title)}`, apart(context, first), origin(context, first)].filter((part) => part !== '').join('\n\n');
}

function apart(context: ReportContext, first: Option): string {
  const rival = context.recommendation.options.slice(1).find(({ excluded }) => excluded === null);
  if (rival === undefined) return '';
  const differences = first.contributions
    .flatMap((own) => {
      const other = rival.contributions.find(({ criterion }) => criterion === own.criterion);
      return other === undefined ? [] : [{ own, other, by: own.contribution - other.contribution }];
    })
    .sort((a, b) => b.by - a.by);
  const shown = [
    ...differences.filter(({ by }) => by >= WORTH_SAYING).slice(0, MOST_GAINS),
    ...differences
      .filter(({ by }) => by <= -WORTH_SAYING)
      .reverse()
      .slice(0, MOST_LOSSES),
  ];
  if (shown.length === 0) return '';
  const name = optionText(context, rival);
  const lines = shown.map(({ own, other, by }) => {
    const against =
      own.because === other.because
        ? ''
        : ` ${esc(said(context, 'apart.against', { rival: name, reason: other.because }))}.`;
    return `- **${signedPoints(context, by)} ${esc(criterionText(context, own.criterion))}.** ${esc(own.because)}.${against}`;
  });
  return `${esc(said(context, 'apart', { rival: name }))}\n\n${lines.join('\n')}`;
}

function origin(context: ReportContext, first: Option): string {
  const shown = topReasons(first);
  const others = first.contributions.filter((contribution) => !shown.includes(contribution) && contribution.weight > 0);
  const sum = (list: readonly Contribution[], part: 'contribution' | 'weight'): string =>
    points(
      context,
      list.reduce((total, one) => total + one[part], 0),
    );
  const rows = shown.map((contribution) => [
    esc(criterionText(context, contribution.criterion)),
    points(context, contribution.contribution),
    points(context, contribution.weight),
    esc(contribution.because),
  ]);
  if (others.length > 0) {
    const name = said(context, others.length === 1 ? 'others.one' : 'others', { count: others.length });
    rows.push([esc(name), sum(others, 'contribution'), sum(others, 'weight'), '']);
  }
  rows.push([
    `**${esc(said(context, 'total'))}**`,
    `**${points(context, first.score)}**`,
    sum(first.contributions, 'weight'),
    '',
  ]);
  const head = ['criterion', 'points', 'most', 'because'].map((column) => esc(said(context, `column.${column}`)));
  return `${esc(said(context, 'points-from'))}\n\n${markdownTable(head, rows)}`;
}
