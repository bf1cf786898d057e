import { said, type ReportContext } from './reportContext.ts';

type Words = Pick<ReportContext, 'say'>;

/** A share of 1 to the nearest 5 %: the sample carries no more, and what it never met is not impossible. */
export function percent(words: Words, share: number): string {
  if (share < 0.025) return said(words, 'share.under', { percent: 5 });
  if (share >= 0.975) return said(words, 'share.over', { percent: 95 });
  return said(words, 'share', { percent: Math.round(share * 20) * 5 });
}

/** A share of 1 in points of 100, with one decimal. */
export function points(words: Words, share: number): string {
  return number(words, share * 100, 1);
}

/** A difference in points of 100, with its sign. */
export function signedPoints(words: Words, share: number): string {
  return `${share < 0 ? '−' : '+'}${points(words, Math.abs(share))}`;
}

/** A number as the report's language writes it. */
export function number(words: Words, value: number, decimals?: number): string {
  return new Intl.NumberFormat(said(words, 'locale'), {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 3,
  }).format(value);
}
