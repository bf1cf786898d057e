import { round } from './stats.ts';

/** One line of the result: a figure, and its budget where there is one. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly budget?: { readonly atMost?: number; readonly atLeast?: number };
  readonly note?: string;
}

export function isMet({ value, budget }: Row): boolean | null {
  if (budget === undefined) return null;
  return value <= (budget.atMost ?? Infinity) && value >= (budget.atLeast ?? -Infinity);
}

/** Rows as aligned text. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const met = isMet(row);
    const { atMost, atLeast } = row.budget ?? {};
    const budget = atMost === undefined ? (atLeast === undefined ? '' : `≥ ${atLeast}`) : `≤ ${atMost}`;
    return [
      row.what,
      `${round(row.value)} ${row.unit}`,
      budget,
      met === null ? '' : met ? 'met' : 'NOT MET',
      row.note ?? '',
    ];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
