import { parseChange, type FieldChange } from '../model/flipChange.ts';
import { answerText, fieldText } from './answerText.ts';
import { languageText, staysOutside } from './names.ts';
import { said, type ReportContext } from './reportContext.ts';

/** One flip in words. */
export interface ToldFlip {
  /** Name of the language that would come first. */
  readonly winner: string;
  /** The change as a clause, e.g. `“Where it runs” turned out to be “Serverless functions”`. */
  readonly change: string;
}

/** The flips of a recommendation by how they could come about. */
export interface ToldFlips {
  /** Answers that are not known yet and could turn out so. */
  readonly open: readonly ToldFlip[];
  /** Answers that are known and could change one day. */
  readonly changed: readonly ToldFlip[];
  /** A weight that would have to move. */
  readonly weight: readonly ToldFlip[];
}

/**
 * What would change the first place. What the product is does not change one day: such a flip is told only while it is
 * not known.
 */
export function toldFlips(context: ReportContext): ToldFlips {
  const { answersUsed, flips } = context.recommendation;
  const unknown = new Set<string>(answersUsed.filter(({ source }) => source === 'unknown').map(({ field }) => field));
  const told: Record<keyof ToldFlips, ToldFlip[]> = { open: [], changed: [], weight: [] };
  for (const { change, winner: id } of flips) {
    const winner = languageText(context, id);
    const answers = parseChange(change);
    if (answers === null) told.weight.push({ winner, change });
    else if (answers.every(({ field }) => field !== 'productType' || unknown.has(field)))
      told[answers.every(({ field }) => unknown.has(field)) ? 'open' : 'changed'].push({
        winner,
        change: answers.map((answer) => clause(context, answer, unknown)).join(said(context, 'flip.and')),
      });
  }
  return told;
}

function clause(context: ReportContext, { field, value }: FieldChange, unknown: ReadonlySet<string>): string {
  const args = { field: fieldText(context, field), value: answerText(context, field, value) };
  if (unknown.has(field)) return said(context, 'flip.open', args);
  const present = context.recommendation.answersUsed.find((answer) => answer.field === field)?.value;
  // A set grows by one member, except that “normal” stands alone.
  if (Array.isArray(present) && value !== 'normal') return said(context, 'flip.member', args);
  return said(context, 'flip.answer', { ...args, present: answerText(context, field, present) });
}

/** A flip as a sentence, its parts as they are shown there. */
export function flipSentence(
  context: ReportContext,
  { winner, change }: ToldFlip,
  show: (text: string) => string,
): string {
  const code = staysOutside(context.recommendation) ? 'flip.candidates' : 'flip';
  return said(context, code, { winner: show(winner), change: show(change) });
}
