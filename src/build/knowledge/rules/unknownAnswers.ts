import type { AdviceKnowledge, When } from '../../../core/model/adviceKnowledge.ts';
import type { DetectionRules } from '../../../core/model/detectionRules.ts';
import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** What a profile may ask for; any word goes. */
const NEEDS = 'needs';
/** Fields whose values are languages and technologies, not choices of a question. */
const STACK_FIELDS: ReadonlySet<string> = new Set(['teamSkills', 'currentStack']);

/**
 * Every condition must be one that an answer can meet: a field that is asked, and a choice that is offered. A
 * condition on anything else would silently never hold. The same goes for what a signal answers.
 */
export function unknownAnswers(sections: CompiledKnowledge): string[] {
  const advice = (sections['advice'] ?? {}) as Partial<AdviceKnowledge>;
  if (advice.questions === undefined) return [];
  const choices = new Map(
    advice.questions.map(({ field, choices: offered }) => [
      field as string,
      new Set(offered.map(({ value }) => value)),
    ]),
  );
  const technologies = new Set([
    ...Object.keys(sections['technologies'] ?? {}),
    ...Object.keys(advice.candidates ?? {}),
    ...Object.values(advice.candidates ?? {}).flatMap(({ aliases }) => aliases),
    ...Object.keys(advice.outside ?? {}),
  ]);
  const { signals = [] } = (sections['detection'] ?? {}) as Partial<DetectionRules>;
  const never = signals.flatMap(({ answers, value }) =>
    (typeof value === 'object' ? value : [value])
      .filter((one) => choices.get(answers)?.has(one) !== true)
      .map((one) => `knowledge/detection/signals.yaml: ${answers} is never "${String(one)}"`),
  );
  const conditions = conditionsOf(advice).flatMap(([where, when]) =>
    Object.entries(when).flatMap(([field, wanted]) => {
      if (field === NEEDS) return [];
      const offered = STACK_FIELDS.has(field) ? technologies : choices.get(field);
      if (offered === undefined) return [`knowledge/advice/${where}: no question asks for "${field}"`];
      const values = typeof wanted === 'object' ? wanted : [wanted];
      return values
        .filter((value) => !(offered as ReadonlySet<unknown>).has(value))
        .map((value) => `knowledge/advice/${where}: ${field} is never "${String(value)}"`);
    }),
  );
  return [...conditions, ...never];
}

/** Every condition of the advice, with the place where it stands. */
function conditionsOf(value: unknown, where = ''): [string, When][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, When][] => {
    const place = where === '' ? `${key}.yaml:` : Array.isArray(value) ? where : `${where} ${key}`;
    if (key === 'when') return [[where, inner as When]];
    if (key === 'unless') return (inner as readonly When[]).map((when) => [place, when]);
    return conditionsOf(inner, place);
  });
}
