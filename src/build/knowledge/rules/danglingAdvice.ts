import type { AdviceKnowledge, Pick } from '../../../core/model/adviceKnowledge.ts';
import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** Every id that the advice refers to must exist: technologies of picks, evidence, criteria, texts of risks. */
export function danglingAdvice(sections: CompiledKnowledge): string[] {
  const advice = (sections['advice'] ?? {}) as Partial<AdviceKnowledge>;
  const technologies = new Set(Object.keys(sections['technologies'] ?? {}));
  const figures = new Set(
    Object.values(sections['evidence'] ?? {}).flatMap((file) => Object.keys((file as { figures: object }).figures)),
  );
  const criteria = new Set(Object.keys(advice.criteria ?? {}));
  const missing = (file: string, where: string, kind: string, ids: readonly string[], known: ReadonlySet<string>) =>
    ids.filter((id) => !known.has(id)).map((id) => `knowledge/advice/${file}.yaml: ${where}: no ${kind} "${id}"`);
  const idsOf = (picks: readonly Pick[]): string[] => picks.map(({ id }) => id);

  return [
    ...Object.entries(advice.criteria ?? {}).flatMap(([id, criterion]) => [
      ...missing('criteria', id, 'figure', Object.values(criterion.evidence ?? {}).flat(), figures),
      ...missing(
        'criteria',
        id,
        'figure',
        (criterion.adjustments ?? []).flatMap((one) => one.evidence ?? []),
        figures,
      ),
      ...missing('criteria', id, 'criterion', Object.keys(criterion.resembles ?? {}), criteria),
    ]),
    ...Object.entries(advice.outside ?? {}).flatMap(([id, { values }]) =>
      missing('outside', id, 'criterion', Object.keys(values), criteria),
    ),
    ...Object.entries(advice.candidates ?? {}).flatMap(([id, { stack }]) => [
      ...missing('candidates', id, 'technology', idsOf(stack.runtime), technologies),
      ...missing('candidates', id, 'technology', idsOf(stack.framework), technologies),
      ...missing('candidates', id, 'technology', idsOf(stack.dataAccess), technologies),
    ]),
    ...missing('shared', 'database', 'technology', idsOf(advice.shared?.database ?? []), technologies),
    ...missing('shared', 'hosting', 'technology', idsOf(advice.shared?.hosting ?? []), technologies),
    ...uncoveredRisks(advice),
  ];
}

/** A caution that says it covers a risk must name the risk's very words, or both would be shown. */
function uncoveredRisks({ cautions = {}, candidates }: Partial<AdviceKnowledge>): string[] {
  const risks = new Set(
    Object.values(candidates ?? {}).flatMap((candidate) => candidate.risks.map(({ text }) => text)),
  );
  return Object.entries(cautions).flatMap(([id, { covers = [] }]) =>
    covers.filter((text) => !risks.has(text)).map((text) => `knowledge/advice/cautions.yaml: ${id}: no risk "${text}"`),
  );
}
