import type { AdviceKnowledge, Question } from '../model/adviceKnowledge.ts';
import type { AnswerField } from '../model/profile.ts';
import type { UsedAnswer } from './answers.ts';
import { holds, type AnswerValues, type Assumed } from './conditions.ts';

/** An answer that is not known, or not for sure, with what it may be. */
export interface OpenAnswer {
  readonly field: AnswerField;
  readonly values: readonly AnswerValues[];
  readonly names: readonly string[];
  /** Plausibility of each value, summing to 1. */
  readonly prior: readonly number[];
  /** Tells the priors of one field apart: what is known decides which of them holds. */
  readonly priorId: string;
  /** What the doubt that it leaves counts for, 1 and more. */
  readonly doubt: number;
}

/** A choice that stands for an answer without any of the others. */
const NONE_OF_THESE = 'none-of-these';

/**
 * Answers that are open, each with the plausibility of its choices under what is known: who names a load has often met
 * it, and who runs Java mostly ships Java. Of two open answers neither says anything of the other. The same question under the same prior
 * gives the same object.
 */
export function openAnswers(assumed: Assumed, knowledge: AdviceKnowledge): OpenAnswer[] {
  return knowledge.questions.flatMap((question) => (assumed.has(question.field) ? [] : [open(question, assumed)]));
}

/**
 * Answers that the workspace suggests without proving them: as inferred with the confidence of the signal, and for the
 * rest whatever is plausible where nobody gave an answer. The same suggestion gives the same object.
 */
export function suggestedAnswers(
  used: ReadonlyMap<AnswerField, UsedAnswer>,
  assumed: Assumed,
  knowledge: AdviceKnowledge,
): OpenAnswer[] {
  return knowledge.questions.flatMap((question) => {
    const answer = used.get(question.field);
    if (answer?.source !== 'inferred' || answer.confidence >= 1 || answer.values === null) return [];
    return [suggested(question, answer.values, answer.confidence, open(question, without(assumed, question.field)))];
  });
}

function without(assumed: Assumed, field: string): Assumed {
  const rest = new Map(assumed);
  rest.delete(field);
  return rest;
}

/** By question: the last suggestion. */
const lastSuggested = new WeakMap<Question, { readonly key: string; readonly answer: OpenAnswer }>();

function suggested(question: Question, value: AnswerValues, confidence: number, unknown: OpenAnswer): OpenAnswer {
  const name = [...value].map(String).join(' ');
  const key = `${name} ${confidence} ${unknown.priorId}`;
  const last = lastSuggested.get(question);
  if (last?.key === key) return last.answer;
  const rest = unknown.names.map((_, i) => i).filter((i) => unknown.names[i] !== name);
  const others = rest.map((i) => (1 - confidence) * (unknown.prior[i] as number));
  const answer: OpenAnswer = {
    field: question.field,
    names: [name, ...rest.map((i) => unknown.names[i] as string)],
    values: [value, ...rest.map((i) => unknown.values[i] as AnswerValues)],
    prior: [1 - others.reduce((sum, share) => sum + share, 0), ...others],
    priorId: key,
    doubt: 1,
  };
  lastSuggested.set(question, { key, answer });
  return answer;
}

/** By question: the open answer under its general prior, and under each of the special ones. */
const known = new WeakMap<Question, Map<number, OpenAnswer>>();

function open(question: Question, assumed: Assumed): OpenAnswer {
  const special = question.priors?.findIndex(({ when }) => holds(when, assumed)) ?? -1;
  let answers = known.get(question);
  if (answers === undefined) known.set(question, (answers = new Map<number, OpenAnswer>()));
  let answer = answers.get(special);
  if (answer === undefined) answers.set(special, (answer = openUnder(question, special)));
  return answer;
}

/** @param special Index of the prior that holds, or −1 for the general one. */
function openUnder({ field, prior: general, priors = [], doubt = 1 }: Question, special: number): OpenAnswer {
  const entries = Object.entries(priors[special]?.prior ?? general);
  return {
    field,
    names: entries.map(([name]) => name),
    values: entries.map(([name]) => new Set(meaningOf(name))),
    prior: entries.map(([, weight]) => weight),
    priorId: special < 0 ? '' : String(special),
    doubt,
  };
}

function meaningOf(name: string): (string | boolean)[] {
  if (name === NONE_OF_THESE) return [];
  return name === 'true' ? [true] : name === 'false' ? [false] : [name];
}

/** Whether other answers decide how plausible the choices of an open one are. */
export function decidesPriors(field: string, knowledge: AdviceKnowledge): boolean {
  return knowledge.questions.some(({ priors = [] }) => priors.some(({ when }) => field in when));
}
