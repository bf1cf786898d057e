import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** Packages stand in alphabetical order, so that two people who add one do not meet in the same place. */
export function unsortedKeys(sections: CompiledKnowledge): string[] {
  return Object.entries(sections['packages'] ?? {}).flatMap(([ecosystem, entries]) => {
    const names = Object.keys(entries as object);
    const misplaced = names.find((name, i) => i > 0 && name < (names[i - 1] ?? ''));
    return misplaced === undefined ? [] : [`knowledge/packages/${ecosystem}.yaml: ${misplaced} is out of order`];
  });
}
