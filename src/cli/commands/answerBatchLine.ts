import { advise } from '../../core/advise/advise.ts';
import { toRecommendation } from '../../core/advise/toRecommendation.ts';
import { describeIssues, parseProfile } from '../../protocol/profileSchema.ts';
import type { Profile } from '../../core/model/profile.ts';
import { readRequest, type BatchRequest } from '../batch.ts';
import type { BatchCommand } from '../jobs/job.ts';
import { knowledge } from '../knowledge.ts';
import type { OpenFolder } from '../open.ts';
import { say } from '../say.ts';
import { UsageError } from '../usage.ts';

/** Answers one line of `inspect --batch` or `advise --batch` by one line; mistakes are told in it. */
export async function answerBatchLine(command: BatchCommand, line: string, open: OpenFolder): Promise<string> {
  let id: unknown = null;
  try {
    const request = readRequest(line);
    id = request.id;
    return JSON.stringify({ id, ...(await answer(command, request, open)) });
  } catch (error) {
    return JSON.stringify({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

async function answer(
  command: BatchCommand,
  request: BatchRequest,
  open: OpenFolder,
): Promise<Record<string, unknown>> {
  const session = request.dir === undefined ? null : await open(request.dir);
  if (command === 'inspect') {
    if (session === null) throw new UsageError(say({ code: 'cli.batch.no-dir' }));
    return { report: session.report };
  }
  const profile = request.profile === undefined ? (session?.profile ?? null) : checkProfile(request.profile);
  if (session !== null) return { recommendation: session.recommend(profile) };
  return { recommendation: toRecommendation(advise({ profile, report: null, catalogue: knowledge() }), say) };
}

function checkProfile(value: unknown): Profile {
  const result = parseProfile(value);
  if (!result.ok) throw new UsageError(describeIssues(result.issues));
  return result.profile;
}
