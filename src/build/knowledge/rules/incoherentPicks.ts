import { goesWith, type ChosenParts } from '../../../core/advise/coherence.ts';
import type { AdviceKnowledge, Part, Pick } from '../../../core/model/adviceKnowledge.ts';
import type { Technology } from '../../../core/model/technology.ts';
import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** Fields in which a technology names others, by id or by class. */
const PARTNERS = ['engine', 'speaksTo', 'runsOn', 'runs'] as const;

/**
 * Whatever is picked, something must go with it: a framework and a data access for each runtime, a data access for each
 * database, a host for each language. And what a technology says that it goes with must exist.
 */
export function incoherentPicks(sections: CompiledKnowledge): string[] {
  const technologies = new Map(
    Object.entries((sections['technologies'] ?? {}) as Readonly<Record<string, Omit<Technology, 'id'>>>).map(
      ([id, technology]) => [id, { id, ...technology }],
    ),
  );
  const { candidates, shared } = (sections['advice'] ?? {}) as Partial<AdviceKnowledge>;
  const alone = Object.entries(candidates ?? {}).flatMap(([candidate, { stack }]) => {
    const always = (part: Part, picks: readonly Pick[], chosen: ChosenParts): boolean =>
      picks.some((pick) => pick.when === undefined && goesWith(technologies, part, pick, chosen));
    return stack.runtime.flatMap(({ id: runtime }) => [
      ...(always('framework', stack.framework, { runtime }) ? [] : [`${candidate}: no framework runs on ${runtime}`]),
      ...(shared?.database ?? [])
        .filter(({ id: database }) => !always('dataAccess', stack.dataAccess, { runtime, database }))
        .map(({ id }) => `${candidate}: no data access speaks to ${id} on ${runtime}`),
    ]);
  });
  return [
    ...[...new Set(alone)].map((mistake) => `knowledge/advice/candidates.yaml: ${mistake}`),
    ...unknownPartners(technologies),
  ];
}

function unknownPartners(technologies: ReadonlyMap<string, Technology>): string[] {
  const known = new Set([...technologies].flatMap(([id, technology]) => [id, technology.class ?? id]));
  return [...technologies.values()].flatMap((technology) =>
    PARTNERS.flatMap((field) =>
      [technology[field] ?? []]
        .flat()
        .filter((id) => !known.has(id))
        .map((id) => `knowledge/technologies: ${technology.id}: ${field} names no technology "${id}"`),
    ),
  );
}
