import { dateText } from '../model/dateText.ts';
import type { Say } from '../model/message.ts';
import { visibleLines } from '../model/visibleText.ts';
import { ADVICE_MESSAGES } from './messages/advice.ts';
import { CHECK_MESSAGES } from './messages/checks.ts';
import { HOVER_MESSAGES } from './messages/hover.ts';
import { INSPECT_MESSAGES } from './messages/inspect.ts';
import { MISTAKE_MESSAGES } from './messages/mistakes.ts';
import { PROBLEM_MESSAGES } from './messages/problems.ts';
import { REPORT_MESSAGES } from './messages/report.ts';

/** Message code → template with `{argument}` placeholders. */
export type Catalogue = Readonly<Record<string, string>>;

/** Every message of the product in English. A message code is unique over all areas (held by a test). */
export const ENGLISH: Catalogue = {
  ...INSPECT_MESSAGES,
  ...PROBLEM_MESSAGES,
  ...MISTAKE_MESSAGES,
  ...CHECK_MESSAGES,
  ...ADVICE_MESSAGES,
  ...HOVER_MESSAGES,
  ...REPORT_MESSAGES,
};

/** Arguments that are dates, and one that looks like a number but is none. */
const DATES: ReadonlySet<string> = new Set(['date', 'released', 'lts']);
const YEAR = 'year';

const PLACEHOLDER = /\{(\w+)\}/;
/** Most templates that are kept taken apart. */
const MAX_TEMPLATES = 5000;

/**
 * Makes a speaker of one language. Dates and long numbers among the arguments are written as that language does.
 * @param translation Templates that take the place of the English ones; what it lacks is said in English.
 */
export function sayIn(translation: Catalogue = {}): Say {
  const template = (code: string): string => translation[code] ?? ENGLISH[code] ?? code;
  const language = template('report.locale');
  // Made with the first number: it is the dearest part of a speaker, and many are made that never say one.
  let numbers: Intl.NumberFormat | null = null;
  const written = (name: string, value: string | number): string => {
    if (typeof value === 'number')
      return name === YEAR ? String(value) : (numbers ??= new Intl.NumberFormat(language)).format(value);
    return DATES.has(name) ? dateText(language, value) : visibleLines(value);
  };
  const known = new Map<string, readonly string[]>();
  return ({ code, args }) => {
    let parts = known.get(code);
    if (parts === undefined) {
      parts = template(code).split(PLACEHOLDER);
      // Codes are those of the catalogue, but for what an organisation's own knowledge says.
      if (known.size < MAX_TEMPLATES) known.set(code, parts);
    }
    if (parts.length === 1) return parts[0] as string;
    const said = parts.slice();
    // Every other part is the name of an argument.
    for (let i = 1; i < said.length; i += 2) {
      const name = said[i] as string;
      const value = args?.[name];
      said[i] = value === undefined ? `{${name}}` : written(name, value);
    }
    return said.join('');
  };
}
