import { parseChange } from '../model/flipChange.ts';
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
  return words.catalogue.technologies.get(String(value))?.label ?? String(value);
}

/** What would flip the first place as a clause, e.g. `“Where it runs” were “Serverless functions”`. */
export function changeText(words: Words, change: string): string {
  const changes = parseChange(change);
  if (changes === null) return change;
  return changes
    .map(({ field, value }) => {
      const many = words.catalogue.advice.questions.find((question) => question.field === field)?.kind === 'many';
      // A set grows by one member, except that “normal” stands alone.
      return said(words, many && value !== 'normal' ? 'flip.member' : 'flip.answer', {
        field: fieldText(words, field),
        value: answerText(words, field, value),
      });
    })
    .join(said(words, 'flip.and'));
}

/** Name of a technology as its makers write it, or of a way to host. */
export function technologyText(words: Words, id: string): string {
  return words.catalogue.technologies.get(id)?.label ?? answerText(words, 'hosting', id);
}
