import type { AdviceKnowledge } from '../model/adviceKnowledge.ts';
import { CANDIDATE_IDS } from '../model/vocabulary.ts';
import type { DecisionModel } from './decisionModel.ts';
import { SCORE_SCALE, VALUE_SCALE } from './method/additive.ts';
import type { Ranking } from './ranking.ts';

const FLUENCY = 'team-fluency';
const CONTINUITY = 'continuity';

/**
 * Score of staying with a language outside the candidates, on the same criteria and weights: what the knowledge says of
 * it, and the mean of the candidates where it says nothing. People who stay have nothing to learn; they have nothing to
 * rewrite either, which is no advantage over a rival that would only take over one part.
 * @param beside Index of the rival that would stand beside what runs, or null where it would replace it.
 * @returns 0…1.
 */
export function stayScore(
  knowledge: AdviceKnowledge,
  model: DecisionModel,
  ranking: Ranking,
  outside: string,
  beside: number | null,
): number {
  const own = knowledge.outside[outside]?.values ?? {};
  let score = 0;
  model.criteria.forEach(({ id }, criterion) => {
    const mean =
      CANDIDATE_IDS.reduce((sum, _, candidate) => sum + (ranking.values[candidate]?.[criterion] ?? 0), 0) /
      CANDIDATE_IDS.length;
    const general =
      id === FLUENCY ? VALUE_SCALE : id === CONTINUITY ? continuity(ranking, criterion, beside) : Math.round(mean);
    score += (ranking.weights[criterion] ?? 0) * (own[id] ?? general);
  });
  return score / SCORE_SCALE;
}

function continuity(ranking: Ranking, criterion: number, beside: number | null): number {
  return beside === null ? VALUE_SCALE : (ranking.values[beside]?.[criterion] ?? 0);
}
