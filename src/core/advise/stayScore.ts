import type { AdviceKnowledge, OutsideLanguage } from '../model/adviceKnowledge.ts';
import { CANDIDATE_IDS } from '../model/vocabulary.ts';
import type { DecisionModel } from './decisionModel.ts';
import { SCORE_SCALE, VALUE_SCALE } from './method/additive.ts';
import { valueOf, weightOf, type Ranking } from './ranking.ts';

const FLUENCY = 'team-fluency';
const CONTINUITY = 'continuity';

/**
 * Values of staying with a language outside the candidates on the criteria in their order, in per mille: what the
 * knowledge says of it, and the mean of the candidates where it says nothing. People who stay have nothing to learn;
 * they have nothing to rewrite either, which is no advantage over a rival that would only take over one part.
 * @param beside Index of the rival that would stand beside what runs, or null where it would replace it.
 */
export function stayValues(
  knowledge: AdviceKnowledge,
  model: DecisionModel,
  ranking: Ranking,
  outside: string,
  beside: number | null,
): readonly number[] {
  const own = (knowledge.outside[outside] as OutsideLanguage).values;
  const general = (id: string, criterion: number): number => {
    if (id === FLUENCY) return VALUE_SCALE;
    if (id === CONTINUITY) return beside === null ? VALUE_SCALE : valueOf(ranking, beside, criterion);
    const sum = CANDIDATE_IDS.reduce((total, _, i) => total + valueOf(ranking, i, criterion), 0);
    return Math.round(sum / CANDIDATE_IDS.length);
  };
  return model.criteria.map(({ id }, criterion) => own[id] ?? general(id, criterion));
}

/** Score of the values on the ranking's weights, 0…1. */
export function stayScore(ranking: Ranking, values: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + weightOf(ranking, i) * value, 0) / SCORE_SCALE;
}
