import type { Message, Say } from './message.ts';
import type { Problem } from './stackReport.ts';

/** A problem that has not been worded yet: the editor tells it in its own language, SARIF in English. */
export interface FoundProblem extends Omit<Problem, 'message'> {
  /** Where in the file's own terms it is, such as `answers.hosting`; null where the range says enough. */
  readonly at: string | null;
  readonly message: Message;
}

/** Words a problem, as `answers.hosting: must be one of …` where it has a place of its own. */
export function tellProblem({ at, ...problem }: FoundProblem, say: Say): Problem {
  const message = say(problem.message);
  return { ...problem, message: at === null ? message : `${at}: ${message}` };
}
