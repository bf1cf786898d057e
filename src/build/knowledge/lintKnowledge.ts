import type { CompiledKnowledge } from './compiledKnowledge.ts';
import { danglingTechnologies } from './rules/danglingTechnologies.ts';
import { figuresWithoutAddress } from './rules/figuresWithoutAddress.ts';
import { unknownFormats } from './rules/unknownFormats.ts';
import { unsortedKeys } from './rules/unsortedKeys.ts';

/** A rule looks at the whole data and says what is wrong, one sentence a mistake. */
export type KnowledgeRule = (sections: CompiledKnowledge) => readonly string[];

const RULES: readonly KnowledgeRule[] = [danglingTechnologies, figuresWithoutAddress, unknownFormats, unsortedKeys];

/** Everything that the schemas cannot say: ids that exist, order, sources. */
export function lintKnowledge(sections: CompiledKnowledge): string[] {
  return RULES.flatMap((rule) => [...rule(sections)]);
}
