import type { ReadProblem } from '../../model/manifest.ts';
import type { Message } from '../../model/message.ts';

/** The sentence of a problem: `problem.<code>`, or `problem.<code>.<reason>` where the reader named a reason. */
export function problemMessage(problem: ReadProblem): Message {
  const reason = problem.args?.['reason'];
  const code = reason === undefined ? `problem.${problem.code}` : `problem.${problem.code}.${reason}`;
  return problem.args === undefined ? { code } : { code, args: problem.args };
}
