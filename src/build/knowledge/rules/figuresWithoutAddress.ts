import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** A figure that the publisher's own data or page states must lead there; a second-hand one must at least name its source. */
export function figuresWithoutAddress(sections: CompiledKnowledge): string[] {
  const mistakes: string[] = [];
  for (const [group, file] of Object.entries(sections['evidence'] ?? {})) {
    const { figures } = file as { figures: Record<string, { source: string; strength: string }> };
    for (const [id, figure] of Object.entries(figures)) {
      if ((figure.strength === 'data' || figure.strength === 'doc') && !figure.source.startsWith('https://')) {
        mistakes.push(`knowledge/evidence/${group}.yaml: ${id}: needs an https address`);
      }
    }
  }
  return mistakes;
}
