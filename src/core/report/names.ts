import { runningLabel } from '../advise/present.ts';
import type { Option, Recommendation } from '../model/recommendation.ts';
import type { CandidateId } from '../model/vocabulary.ts';
import type { ReportContext } from './reportContext.ts';

type Words = Pick<ReportContext, 'catalogue' | 'say'>;

/** Name of a candidate. */
export function languageText({ catalogue }: Words, id: CandidateId): string {
  return catalogue.advice.candidates[id].label;
}

/** Name of an option, with its flavour. */
export function optionText(words: Words, option: Option): string {
  const label = languageText(words, option.id);
  return option.flavour === null
    ? label
    : `${label} (${words.catalogue.technologies.get(option.flavour)?.label ?? option.flavour})`;
}

/** Name of a criterion. */
export function criterionText({ catalogue, say }: Words, id: string): string {
  return say({ code: catalogue.advice.criteria[id]?.label ?? id });
}

/** Name of the language that runs today, also of one that is no candidate; null where nothing runs. */
export function currentText({
  catalogue,
  recommendation,
}: Pick<ReportContext, 'catalogue' | 'recommendation'>): string | null {
  const present = recommendation.answersUsed.find(({ field }) => field === 'currentStack')?.value;
  if (recommendation.current !== null) return runningLabel(recommendation.current, present, catalogue);
  const outside = Array.isArray(present)
    ? present.map((id) => catalogue.advice.outside[String(id)]?.label).find((label) => label !== undefined)
    : undefined;
  return outside ?? null;
}

/** Whether the advice is to stay with a language that is none of the candidates. */
export function staysOutside({ verdict, current }: Pick<Recommendation, 'verdict' | 'current'>): boolean {
  return verdict === 'keep' && current === null;
}

/** A sentence, or the head of a row, that may begin with a name that is written small. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
