import type { AdviceKnowledge, Question } from '../model/adviceKnowledge.ts';
import type { AnswerField } from '../model/profile.ts';
import { holds, type AnswerValues, type Assumed } from './conditions.ts';

/** An answer that is not known, with what it may be. */
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
