import type { When } from '../model/adviceKnowledge.ts';

/** Members of one answer: one for a choice, any number for a set. */
export type AnswerValues = ReadonlySet<string | boolean>;

/** What is known or assumed of each field; a field that is not there has no value, and no condition on it holds. */
export type Assumed = ReadonlyMap<string, AnswerValues>;

/** Whether a condition holds: each of its fields has one of the values that it allows. */
export function holds(when: When, assumed: Assumed): boolean {
  for (const field in when) {
    const wanted = when[field];
    const values = assumed.get(field);
    if (values === undefined || wanted === undefined) return false;
    if (!meets(wanted, values)) return false;
  }
  return true;
}

/** Whether an answer has the value that a condition wants, or one of those. */
export function meets(wanted: When[string], values: AnswerValues): boolean {
  return typeof wanted === 'object' ? wanted.some((value) => values.has(value)) : values.has(wanted);
}
