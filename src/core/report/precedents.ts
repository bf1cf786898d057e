import { holds, type AnswerValues, type Assumed } from '../advise/conditions.ts';
import type { Precedent } from '../model/adviceKnowledge.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Recommendation } from '../model/recommendation.ts';

/** Precedents shown at most. */
const MOST = 4;

/** The answers that are known, as conditions on answers look at them. */
export function knownAnswers({ answersUsed }: Pick<Recommendation, 'answersUsed'>): Assumed {
  return new Map(
    answersUsed
      .filter((answer) => answer.source !== 'unknown')
      .map(({ field, value }): [string, AnswerValues] => [
        field,
        new Set((Array.isArray(value) ? value : [value]) as (string | boolean)[]),
      ]),
  );
}

/**
 * Published decisions of teams whose situation, as far as it is described, is that of the answers. They are shown beside
 * a recommendation and never enter its score.
 * @returns Those that share most with the team first.
 */
export function precedentsFor(
  { answersUsed }: Pick<Recommendation, 'answersUsed'>,
  catalogue: Catalogue,
): readonly Precedent[] {
  const known = knownAnswers({ answersUsed });
  return catalogue.advice.precedents
    .filter((precedent) => holds(precedent.when, known))
    .sort((a, b) => Object.keys(b.when).length - Object.keys(a.when).length || b.year - a.year)
    .slice(0, MOST);
}
