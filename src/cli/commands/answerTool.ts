import { compareOptions } from '../../core/advise/compare.ts';
import type { Profile } from '../../core/model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../core/model/vocabulary.ts';
import { describeIssues, parseProfile } from '../../protocol/profileSchema.ts';
import type { ToolName } from '../jobs/job.ts';
import type { OpenFolder } from '../open.ts';
import { say } from '../say.ts';
import { UsageError, usageError } from '../usage.ts';
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
  if (name === 'explain_technology') return explain(input.id ?? '');
  const session = await open(input.directory ?? '.');
  switch (name) {
    case 'inspect_stack':
      return session.report;
    case 'recommend_stack':
      return session.recommend(...given(input.profile));
    case 'compare_stacks':
      return compareOptions(session.advice(...given(input.profile)), candidate(input.a), candidate(input.b), say);
  }
}

/** Nothing where the folder's own profile counts. */
function given(value: unknown): [] | [Profile] {
  if (value === undefined) return [];
  const result = parseProfile(value);
  if (!result.ok) throw new UsageError(describeIssues(result.issues));
  return [result.profile];
}

function candidate(id: string | undefined): CandidateId {
  const found = CANDIDATE_IDS.find((known) => known === id);
  if (found === undefined) throw usageError('candidate', { id: id ?? '', candidates: CANDIDATE_IDS.join(', ') });
  return found;
}
