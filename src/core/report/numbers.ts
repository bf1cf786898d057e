import { roughShare } from '../model/roughShare.ts';
import { said, type ReportContext } from './reportContext.ts';

type Words = Pick<ReportContext, 'say'>;

/** A share of 1 as {@link roughShare} has it, in words. */
export function percent(words: Words, share: number): string {
  const { percent, bound } = roughShare(share);
  return said(words, bound === null ? 'share' : `share.${bound}`, { percent });
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
