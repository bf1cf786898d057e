import { doubleCounting as closePairs } from '../../../core/advise/method/rankCorrelation.ts';
import type { AdviceKnowledge } from '../../../core/model/adviceKnowledge.ts';
import { CANDIDATE_IDS } from '../../../core/model/vocabulary.ts';
import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/**
 * Two criteria that put the candidates into nearly the same order (or its reverse) may count one idea twice. Where they
 * do not, one of them says under `resembles` what sets them apart.
 */
export function doubleCounting(sections: CompiledKnowledge): string[] {
  const { criteria = {} } = (sections['advice'] ?? {}) as Partial<AdviceKnowledge>;
  const entries = Object.entries(criteria);
  return closePairs(entries.map(([, { values }]) => CANDIDATE_IDS.map((id) => values[id]))).flatMap((pair) => {
    const [a, first] = entries[pair.first] as (typeof entries)[number];
    const [b, second] = entries[pair.second] as (typeof entries)[number];
    if (first.resembles?.[b] !== undefined || second.resembles?.[a] !== undefined) return [];
    const correlation = pair.correlation.toFixed(2);
    return [
      `knowledge/advice/criteria.yaml: ${a} and ${b} order the candidates alike (${correlation}): merge them, or say under resembles what sets them apart`,
    ];
  });
}
