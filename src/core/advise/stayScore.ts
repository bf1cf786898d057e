import type { AdviceKnowledge } from '../model/adviceKnowledge.ts';
import { CANDIDATE_IDS } from '../model/vocabulary.ts';
import type { DecisionModel } from './decisionModel.ts';
import { SCORE_SCALE } from './method/additive.ts';
import type { Ranking } from './ranking.ts';

/** What staying with the present language gains on these two, whatever the language. */
const FULL: ReadonlySet<string> = new Set(['team-fluency', 'continuity']);

/**
 * Score of staying with a language outside the candidates, on the same criteria and weights: what the knowledge says of
 * it, and the mean of the candidates where it says nothing.
 * @returns 0…1.
 */
export function stayScore(knowledge: AdviceKnowledge, model: DecisionModel, ranking: Ranking, outside: string): number {
  const own = knowledge.outside[outside]?.values ?? {};
  let score = 0;
  model.criteria.forEach(({ id }, criterion) => {
    const mean =
      CANDIDATE_IDS.reduce((sum, _, candidate) => sum + (ranking.values[candidate]?.[criterion] ?? 0), 0) /
      CANDIDATE_IDS.length;
    score += (ranking.weights[criterion] ?? 0) * (own[id] ?? (FULL.has(id) ? 1000 : Math.round(mean)));
  });
  return score / SCORE_SCALE;
}
