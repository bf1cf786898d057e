import type { Catalogue } from '../model/catalogue.ts';
import { parseChange } from '../model/flipChange.ts';

/** The one field that is read from the workspace or stated, never asked. */
const PRESENT = { field: 'currentStack', short: 'What runs today' };

/** Few words for a field of the profile, e.g. `Where it runs`. */
export function fieldText(catalogue: Catalogue, field: string): string {
  if (field === PRESENT.field) return PRESENT.short;
  return catalogue.advice.questions.find((question) => question.field === field)?.short ?? field;
}

/** An answer in words, e.g. `Serverless functions`; names of technologies as their makers write them. */
export function answerText(catalogue: Catalogue, field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => answerText(catalogue, field, one)).join(', ');
  const choices = catalogue.advice.questions.find((question) => question.field === field)?.choices ?? [];
  const known = choices.find((choice) => choice.value === value)?.label;
  return known ?? catalogue.technologies.get(String(value))?.label ?? String(value);
}

/** What would flip the first place, in words: `Where it runs: Serverless functions`. */
export function changeText(catalogue: Catalogue, change: string): string {
  return (
    parseChange(change)
      ?.map(({ field, value }) => `${fieldText(catalogue, field)}: ${answerText(catalogue, field, value)}`)
      .join(', and ') ?? change
  );
}

/** Name of a technology as its makers write it, or of a way to host. */
export function technologyText(catalogue: Catalogue, id: string): string {
  return catalogue.technologies.get(id)?.label ?? answerText(catalogue, 'hosting', id);
}
