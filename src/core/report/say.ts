import type { Message, Say } from '../model/message.ts';
import { ADVICE_MESSAGES } from './messages/advice.ts';
import { CHECK_MESSAGES } from './messages/checks.ts';
import { HOVER_MESSAGES } from './messages/hover.ts';
import { INSPECT_MESSAGES } from './messages/inspect.ts';
import { PROBLEM_MESSAGES } from './messages/problems.ts';
import { REPORT_MESSAGES } from './messages/report.ts';

/** Message code → template with `{argument}` placeholders. */
export type Catalogue = Readonly<Record<string, string>>;

/** Every message of the product in English. A message code is unique over all areas (held by a test). */
export const ENGLISH: Catalogue = {
  ...INSPECT_MESSAGES,
  ...PROBLEM_MESSAGES,
  ...CHECK_MESSAGES,
  ...ADVICE_MESSAGES,
  ...HOVER_MESSAGES,
  ...REPORT_MESSAGES,
};

/**
 * Makes a speaker of one language.
 * @param translation Templates that take the place of the English ones; what it lacks is said in English.
 */
export function sayIn(translation: Catalogue = {}): Say {
  return (message) => fill(translation[message.code] ?? ENGLISH[message.code] ?? message.code, message);
}

function fill(template: string, message: Message): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = message.args?.[name];
    return value === undefined ? placeholder : String(value);
  });
}
