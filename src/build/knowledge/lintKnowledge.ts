import type { CompiledKnowledge } from './compiledKnowledge.ts';
import { danglingAdvice } from './rules/danglingAdvice.ts';
import { danglingTechnologies } from './rules/danglingTechnologies.ts';
import { doubleCounting } from './rules/doubleCounting.ts';
import { expiredEvidence } from './rules/expiredEvidence.ts';
import { figuresWithoutAddress } from './rules/figuresWithoutAddress.ts';
import { incoherentPicks } from './rules/incoherentPicks.ts';
import { orphanTechnologies } from './rules/orphanTechnologies.ts';
import { unknownAnswers } from './rules/unknownAnswers.ts';
import { unknownFormats } from './rules/unknownFormats.ts';
import { unsortedKeys } from './rules/unsortedKeys.ts';

/** A rule looks at the whole data and says what is wrong, one sentence a mistake. */
export type KnowledgeRule = (sections: CompiledKnowledge) => readonly string[];

const RULES: readonly KnowledgeRule[] = [
  danglingTechnologies,
  danglingAdvice,
  orphanTechnologies,
  unknownAnswers,
  unknownFormats,
  unsortedKeys,
  figuresWithoutAddress,
  expiredEvidence,
  doubleCounting,
  incoherentPicks,
];

/** Everything that the schemas cannot say: ids that exist, order, sources. */
export function lintKnowledge(sections: CompiledKnowledge): string[] {
  return RULES.flatMap((rule) => [...rule(sections)]);
}
