import type { Evidence } from '../model/evidence.ts';
import { answerText, technologyText } from './answerText.ts';
import { number } from './numbers.ts';
import { said, type ReportContext } from './reportContext.ts';

type Words = Pick<ReportContext, 'catalogue' | 'say'>;

/** What a figure is about, as a reader knows it: `Gin`, `JavaScript, Germany`, `AWS Lambda`. */
export function subjectText(words: Words, { subject, label }: Evidence): string {
  if (label !== undefined) return words.say({ code: label });
  // Figures of a country carry its code after the name of the language.
  const [, language, country] = /^(.+) ([A-Z]{2})$/.exec(subject) ?? [];
  if (language !== undefined && country !== undefined)
    return said(words, 'figure.country', { language, country: answerText(words, 'hiringCountry', country) });
  return words.catalogue.technologies.get(subject)?.label ?? subject;
}

/** The figure with its unit; a list of ids as names. */
export function valueText(words: Words, { value, unit }: Evidence): string {
  if (typeof value === 'object') return value.map((id) => technologyText(words, id)).join(', ');
  const text = typeof value === 'number' ? number(words, value) : value;
  return `${text} ${words.say({ code: unit })}`.trim();
}

/** Whether a figure is older than the shelf life of its kind on a day, `YYYY-MM-DD`. */
export function isStale({ asOf, shelfLifeMonths }: Pick<Evidence, 'asOf' | 'shelfLifeMonths'>, today: string): boolean {
  return monthOf(today) - monthOf(asOf) > shelfLifeMonths;
}

/** Months from the year 0 to a date, month or quarter; a year counts to its end. */
export function monthOf(date: string): number {
  const year = Number(date.slice(0, 4));
  const quarter = /-Q([1-4])$/.exec(date);
  const month = quarter !== null ? Number(quarter[1]) * 3 : Number(date.slice(5, 7) || '12');
  return year * 12 + month;
}
