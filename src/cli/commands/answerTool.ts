import { compareOptions } from '../../core/advise/compare.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../core/model/vocabulary.ts';
import type { ToolName } from '../jobs/job.ts';
import { givenProfile, openKnowledge, type OpenFolder } from '../open.ts';
import { say } from '../say.ts';
import { usageError } from '../usage.ts';
import { explain } from './explain.ts';

/** Input of the tools; which members there are depends on the tool, and its schema was checked before. */
interface ToolInput {
  readonly directory?: string;
  readonly profile?: unknown;
  readonly a?: string;
  readonly b?: string;
  readonly id?: string;
}

/**
 * Answers a call of the MCP server.
 * @throws {UsageError} worded for the model that called.
 */
export async function answerTool(name: ToolName, input: ToolInput, open: OpenFolder): Promise<unknown> {
  if (name === 'explain_technology')
    return explain(input.id ?? '', (await openKnowledge(input.directory ?? '.')).catalogue);
  const pair = name === 'compare_stacks' ? pairOf(input) : null;
  const given = input.profile === undefined ? undefined : givenProfile(input.profile);
  const session = await open(input.directory ?? '.', given);
  if (pair !== null) return compareOptions(session.advice(), ...pair, say);
  return name === 'inspect_stack' ? session.report : session.recommend();
}

/** Two options to compare, checked before anything is read. */
function pairOf(input: ToolInput): readonly [CandidateId, CandidateId] {
  const pair = [candidate(input.a), candidate(input.b)] as const;
  if (pair[0] === pair[1]) throw usageError('same', { id: pair[0] });
  return pair;
}

function candidate(id: string | undefined): CandidateId {
  const found = CANDIDATE_IDS.find((known) => known === id);
  if (found === undefined) throw usageError('candidate', { id: id ?? '', candidates: CANDIDATE_IDS.join(', ') });
  return found;
}
