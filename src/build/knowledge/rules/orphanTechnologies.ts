import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/**
 * A technology to which no package, no rule of detection and no advice leads can never be shown. Languages can: a team
 * names those that it ships, whether or not anything detects them.
 */
export function orphanTechnologies(sections: CompiledKnowledge): string[] {
  const named = new Set<string>();
  for (const section of ['packages', 'detection', 'advice']) gather(sections[section], named);
  const technologies = (sections['technologies'] ?? {}) as Readonly<Record<string, { readonly role: string }>>;
  return Object.entries(technologies)
    .filter(([id, { role }]) => role !== 'language' && !named.has(id))
    .map(([id]) => `knowledge/technologies: nothing leads to "${id}"`);
}

function gather(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (Array.isArray(value)) for (const item of value) gather(item, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      into.add(key);
      gather(item, into);
    }
  }
}
