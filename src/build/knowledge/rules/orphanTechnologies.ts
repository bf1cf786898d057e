import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** A technology to which no package, no rule of detection, no advice and no reader leads can never be shown. */
export function orphanTechnologies(sections: CompiledKnowledge): string[] {
  const named = new Set<string>();
  for (const section of ['packages', 'detection', 'advice']) gather(sections[section], named);
  return Object.keys(sections['technologies'] ?? {})
    .filter((id) => !named.has(id))
    .map((id) => `knowledge/technologies: nothing leads to "${id}"`);
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
