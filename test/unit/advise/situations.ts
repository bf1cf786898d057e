import { advise, type Advice } from '../../../src/core/advise/advise.ts';
import type { AdviceKnowledge } from '../../../src/core/model/adviceKnowledge.ts';
import type { Message } from '../../../src/core/model/message.ts';
import type { Answers, Profile } from '../../../src/core/model/profile.ts';
import type { StackReport } from '../../../src/core/model/stackReport.ts';
import type { Technology } from '../../../src/core/model/technology.ts';
import { criterion, poolFigure, smallAdvice, smallCatalogue, valuesOf } from './smallKnowledge.ts';

const technologies: readonly Technology[] = [
  { id: 'mysql', label: 'MySQL', role: 'database', class: 'relational' },
  { id: 'koa', label: 'Koa', role: 'framework', languages: ['typescript'] },
];

/** What a team says, and what its workspace shows. */
export interface Situation {
  readonly answers?: Answers;
  readonly needs?: readonly string[];
  readonly weights?: Profile['weights'];
  readonly report?: StackReport;
}

/** The advice on small knowledge in a situation. */
export function adviceOf(
  knowledge: AdviceKnowledge,
  { answers = {}, needs = [], weights = {}, report }: Situation = {},
): Advice {
  return advise({
    profile: { schemaVersion: 1, answers, needs, weights },
    report: report ?? null,
    catalogue: smallCatalogue(knowledge, technologies, [poolFigure('go', 'de', 50), poolFigure('java', 'de', 100)]),
  });
}

/** A message as its code and its arguments, so that a test sees which was chosen. */
export const sayCode = ({ code, args }: Message): string =>
  args === undefined || Object.keys(args).length === 0
    ? code
    : `${code}(${Object.entries(args)
        .map(([name, value]) => `${name}=${value}`)
        .join(', ')})`;

/** Knowledge on which TypeScript leads by so much that leaving a language outside the candidates just pays. */
export const outsideLeads = smallAdvice({
  criteria: {
    'team-fluency': criterion(100, valuesOf(900, 300, 300, 300, 300, 300)),
    continuity: criterion(100, valuesOf(400, 300, 300, 300, 300, 300)),
    other: criterion(200, valuesOf(800, 200, 200, 200, 200, 200)),
  },
});
