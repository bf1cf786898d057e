import { said, type ReportContext } from './reportContext.ts';

type Words = Pick<ReportContext, 'catalogue' | 'say'>;

/** Few words for a field of the profile, e.g. `Where it runs`. */
export function fieldText(words: Words, field: string): string {
  // The one field that is read from the workspace or stated, never asked.
  if (field === 'currentStack') return said(words, 'present');
  const short = words.catalogue.advice.questions.find((question) => question.field === field)?.short;
  return short === undefined ? field : words.say({ code: short });
}

/** An answer in words, e.g. `Serverless functions`; names of technologies as their makers write them. */
export function answerText(words: Words, field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => answerText(words, field, one)).join(', ');
  const choices = words.catalogue.advice.questions.find((question) => question.field === field)?.choices ?? [];
  const known = choices.find((choice) => choice.value === value)?.label;
  if (known !== undefined) return words.say({ code: known });
  if (field === 'hiringCountry') return countryText(words, String(value));
  const id = String(value);
  return words.catalogue.technologies.get(id)?.label ?? words.catalogue.advice.outside[id]?.label ?? id;
}

/** Name of a country in the report's language; its code where there is no such country. */
function countryText(words: Words, code: string): string {
  try {
    return new Intl.DisplayNames(said(words, 'locale'), { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Name of a technology as its makers write it, or of a way to host. */
export function technologyText(words: Words, id: string): string {
  return words.catalogue.technologies.get(id)?.label ?? answerText(words, 'hosting', id);
}
