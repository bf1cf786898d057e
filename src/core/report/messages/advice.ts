/** Reasons, verdicts, cautions and flips of a recommendation. */
export const ADVICE_MESSAGES: Readonly<Record<string, string>> = {};
