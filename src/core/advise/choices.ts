import type { ChoiceEffect } from '../model/comparison.ts';
import type { Say } from '../model/message.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import { resolveAnswers } from './answers.ts';
import type { AdviceInput } from './advise.ts';
import { DecisionModel, openAnswers } from './decisionModel.ts';
import { assumedFrom, rank } from './ranking.ts';

/** Every choice of a question with the candidate that would come first; nothing for a field that is no question. */
export function choicesOf({ profile, report, catalogue }: AdviceInput, field: string, say: Say): ChoiceEffect[] {
  const question = catalogue.advice.questions.find((candidate) => candidate.field === field);
  if (question === undefined) return [];
  const used = resolveAnswers(profile, report, catalogue);
  const assumed = assumedFrom(used, profile?.needs ?? []);
  const model = new DecisionModel(catalogue.advice, catalogue.evidence, profile);
  const winner = (values: ReadonlySet<string | boolean>): CandidateId => {
    const open = openAnswers(used, catalogue.advice).filter((answer) => answer.field !== field);
    const ranking = rank(model, catalogue.advice, new Map(assumed).set(field, values), open);
    return CANDIDATE_IDS[ranking.order[0] ?? 0] ?? 'typescript';
  };
  const present = rank(model, catalogue.advice, assumed, openAnswers(used, catalogue.advice));
  const now = CANDIDATE_IDS[present.order[0] ?? 0];
  return question.choices.map(({ value, label }) => {
    const first = winner(new Set([value]));
    return { value, label: say({ code: label }), winner: first, changesWinner: first !== now };
  });
}
