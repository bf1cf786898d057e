import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** A figure must lead to where it was read, so that anybody can read it again. */
export function figuresWithoutAddress(sections: CompiledKnowledge): string[] {
  const mistakes: string[] = [];
  for (const [group, file] of Object.entries(sections['evidence'] ?? {})) {
    const { figures } = file as { figures: Record<string, { source: string }> };
    for (const [id, figure] of Object.entries(figures)) {
      if (!figure.source.startsWith('https://'))
        mistakes.push(`knowledge/evidence/${group}.yaml: ${id}: needs an https address`);
    }
  }
  return mistakes;
}
