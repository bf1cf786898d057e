import { ROLE_OF_PART } from '../advise/picks.ts';
import { PARTS, type Part } from '../model/adviceKnowledge.ts';
import { presentTechnologies } from '../advise/present.ts';
import type { Recommendation } from '../model/recommendation.ts';
import { technologyText } from './answerText.ts';
import { currentText } from './names.ts';
import { said, type ReportContext } from './reportContext.ts';

/** What becomes of one part of the stack under the first option. */
export interface PartChange {
  readonly part: Part;
  readonly pick: string;
  readonly because: string;
  /** `given` where an answer says it, `optional` where the product may do without, `proposed` where nothing was seen in a part that may be there all the same. */
  readonly kind: 'kept' | 'given' | 'optional' | 'proposed' | 'new' | 'beside' | 'replaces';
  /** Names of what runs in this part today, less the pick. */
  readonly today: readonly string[];
}

/** Parts that a new service has for itself; a database or a host can be shared with what stays. */
const OWN_PARTS: ReadonlySet<Part> = new Set(['runtime', 'framework', 'dataAccess']);

/** Answers to where it runs that name the host itself. */
const OWN_HOSTS: ReadonlySet<unknown> = new Set(['kubernetes', 'vm', 'onprem']);

/** The stack of the first option beside what runs today, part by part; empty where there is no option. */
export function stackChanges(context: ReportContext): readonly PartChange[] {
  const { recommendation, report, catalogue } = context;
  const [first] = recommendation.options;
  if (first === undefined) return [];
  const named = recommendation.answersUsed.find(({ field }) => field === 'currentStack')?.value;
  const present = presentTechnologies(named, report);
  return PARTS.map((part) => {
    const { id, because, optional = false } = first.stack[part];
    const others = present.filter(
      (other) => other !== id && catalogue.technologies.get(other)?.role === ROLE_OF_PART[part],
    );
    return {
      part,
      pick: technologyText(context, id),
      because,
      kind: present.includes(id) ? 'kept' : optional ? 'optional' : kindOf(context, part, others.length),
      today: others.map((other) => technologyText(context, other)),
    };
  });
}

function kindOf(context: ReportContext, part: Part, others: number): PartChange['kind'] {
  const { verdict, current, answersUsed } = context.recommendation;
  if (currentText(context) === null) return 'new';
  if (part === 'hosting' && others === 0 && isHostGiven(answersUsed)) return 'given';
  // A new service has its own parts; that no database or host was seen does not say that there is none.
  if (others === 0) return !OWN_PARTS.has(part) || (verdict === 'keep' && current !== null) ? 'proposed' : 'new';
  if (verdict === 'extend') return 'beside';
  // What a kept stack runs in this part goes on to run: the pick is for what it does not do.
  if (verdict === 'keep' && current !== null) return OWN_PARTS.has(part) ? 'replaces' : 'beside';
  return 'replaces';
}

/** Whether the answers leave one host: machines or a cluster of one's own, or a way to host on a cloud. */
function isHostGiven(answers: Recommendation['answersUsed']): boolean {
  const value = (field: string): unknown =>
    answers.find((answer) => answer.field === field && answer.source !== 'unknown')?.value ?? null;
  return OWN_HOSTS.has(value('hosting')) || (value('hosting') !== null && value('cloud') !== null);
}

/** The change in few words, e.g. `stays` or `instead of Express`. */
export function changeOfPart(context: ReportContext, { kind, today }: PartChange): string {
  return said(context, `change.${kind}`, { today: today.join(', ') });
}
