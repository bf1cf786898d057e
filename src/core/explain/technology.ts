import type { Catalogue } from '../model/catalogue.ts';
import type { TechnologyExplanation } from '../model/technologyExplanation.ts';

/** Explains a technology by its id, or null where the knowledge base does not know it. */
export function explainTechnology(catalogue: Catalogue, id: string): TechnologyExplanation | null {
  const technology = catalogue.technologies.get(id.toLowerCase());
  if (technology === undefined) return null;
  const lifecycle = technology.lifecycle === undefined ? undefined : catalogue.lifecycle.get(technology.lifecycle);
  const alternatives = [...catalogue.technologies.values()]
    .filter(
      (other) =>
        technology.class !== undefined &&
        other.class === technology.class &&
        other.id !== technology.id &&
        other.role === technology.role,
    )
    .map((other) => other.id);
  return {
    id: technology.id,
    label: technology.label,
    role: technology.role,
    summary: technology.summary ?? null,
    url: technology.url ?? null,
    alternatives,
    support:
      lifecycle === undefined ? null : { source: lifecycle.source, asOf: lifecycle.asOf, cycles: lifecycle.cycles },
  };
}
