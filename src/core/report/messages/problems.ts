/** Mistakes in files and limits that were hit. */
export const PROBLEM_MESSAGES: Readonly<Record<string, string>> = {};
