import type { Option } from '../model/recommendation.ts';
import { escapeMarkdown as esc, markdownTable } from './markdownText.ts';
import { criterionText, languageText } from './names.ts';
import { points } from './numbers.ts';
import { said, type ReportContext } from './reportContext.ts';

/** Criteria with a row of their own, heaviest first; the others are summed up. */
const MOST_ROWS = 8;

/** The points of every option by criterion, so that each sum can be followed. */
export function scoreTable(context: ReportContext): string {
  const options = context.recommendation.options.filter(({ excluded }) => excluded === null);
  const [first] = options;
  if (first === undefined) return '';
  const heaviest = [...first.contributions]
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ criterion }) => criterion);
  const shown = heaviest.slice(0, MOST_ROWS);
  const rest = new Set(heaviest.slice(MOST_ROWS));
  const row = (name: string, ids: ReadonlySet<string>): string[] => [
    esc(name),
    points(context, sum(first, ids, 'weight')),
    ...options.map((option) => points(context, sum(option, ids, 'contribution'))),
  ];
  const rows = shown.map((id) => row(criterionText(context, id), new Set([id])));
  if (rest.size > 0)
    rows.push(row(said(context, rest.size === 1 ? 'others.one' : 'others', { count: rest.size }), rest));
  rows.push(row(said(context, 'total'), new Set(heaviest)).map((cell) => `**${cell}**`));
  const head = [
    esc(said(context, 'column.criterion')),
    esc(said(context, 'column.most')),
    ...options.map(({ id }) => esc(languageText(context, id))),
  ];
  return `${esc(said(context, 'points-from'))}\n\n${markdownTable(head, rows)}`;
}

function sum({ contributions }: Option, ids: ReadonlySet<string>, part: 'contribution' | 'weight'): number {
  return contributions.filter(({ criterion }) => ids.has(criterion)).reduce((total, one) => total + one[part], 0);
}
