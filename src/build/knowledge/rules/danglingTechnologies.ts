import type { PackageEntry } from '../../../core/model/technology.ts';
import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** Every id that a package refers to must be a technology. */
export function danglingTechnologies(sections: CompiledKnowledge): string[] {
  const known = new Set(Object.keys(sections['technologies'] ?? {}));
  const mistakes: string[] = [];
  for (const [ecosystem, entries] of Object.entries(sections['packages'] ?? {})) {
    for (const [name, entry] of Object.entries(entries as Record<string, PackageEntry>)) {
      const ids = [...entry.is, ...(entry.implies ?? []), ...Object.values(entry.extras ?? {}).flat()];
      for (const id of ids) {
        if (!known.has(id)) mistakes.push(`knowledge/packages/${ecosystem}.yaml: ${name}: no technology "${id}"`);
      }
    }
  }
  return mistakes;
}
