import type { Catalogue } from '../core/model/catalogue.ts';
import type { Say } from '../core/model/message.ts';
import type { Labels } from '../protocol/engine.ts';

/** Names of technologies as their makers write them, and of criteria with what their scales mean; and the questions. */
export function labelsOf(catalogue: Catalogue, say: Say): Labels {
  const text = (code: string): string => say({ code });
  const { candidates, criteria } = catalogue.advice;
  const hosts = catalogue.advice.questions.find(({ field }) => field === 'hosting')?.choices ?? [];
  const technologies = [...catalogue.technologies].map(([id, technology]): [string, string] => [id, technology.label]);
  return {
    technologies: {
      ...Object.fromEntries(hosts.map(({ value, label }) => [String(value), text(label)])),
      ...Object.fromEntries(technologies),
      ...Object.fromEntries(Object.entries(candidates).map(([id, candidate]) => [id, candidate.label])),
    },
    criteria: Object.fromEntries(
      Object.entries(criteria).map(([id, { label, theme, zero, one }]) => [
        id,
        { label: text(label), theme, worst: text(zero), best: text(one) },
      ]),
    ),
    questions: catalogue.advice.questions.map((question) => ({
      field: question.field,
      kind: question.kind,
      short: text(question.short),
      ask: text(question.text),
      because: text(question.because),
      choices: question.choices.map((choice) => ({ ...choice, label: text(choice.label) })),
    })),
  };
}
