import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';

/**
 * Where the knowledge speaks to people, as paths into the compiled data; `*` stands for any key or index. What is a
 * name (of a technology, a language, a product) stays as its makers write it and is not listed.
 */
const SPOKEN: readonly string[] = [
  'technologies.*.summary',
  'evidence.*.reservation',
  'evidence.*.metrics.*',
  'evidence.*.figures.*.label',
  'evidence.*.figures.*.note',
  'evidence.*.figures.*.unit',
  'advice.candidates.*.strengths.*.text',
  'advice.candidates.*.risks.*.text',
  'advice.candidates.*.stack.*.*.because',
  'advice.criteria.*.label',
  'advice.criteria.*.zero',
  'advice.criteria.*.one',
  'advice.criteria.*.because.*',
  'advice.criteria.*.open.*',
  'advice.criteria.*.adjustments.*.because',
  'advice.criteria.*.adjustments.*.because.*',
  'advice.constraints.*.because',
  'advice.questions.*.short',
  'advice.questions.*.text',
  'advice.questions.*.because',
  'advice.questions.*.choices.*.label',
  'advice.cautions.*.message',
  'advice.shared.*.*.because',
  'advice.precedents.*.text',
];

/**
 * Every text of the knowledge base that a person may read, with the first place it stands at (`advice.criteria.…`).
 * The English text is its own key in translations.
 */
export function knowledgeTexts(sections: CompiledKnowledge): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of SPOKEN) collect(sections, path.split('.'), [], found);
  return found;
}

function collect(value: unknown, [step, ...rest]: readonly string[], at: string[], found: Map<string, string>): void {
  if (step === undefined) {
    // A unit may be empty; then nothing is said.
    if (typeof value === 'string' && value !== '' && !found.has(value)) found.set(value, at.join('.'));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value).filter(([key]) => step === '*' || key === step);
  for (const [key, child] of entries) collect(child, rest, [...at, key], found);
}
