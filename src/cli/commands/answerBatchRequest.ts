import { advise } from '../../core/advise/advise.ts';
import { toRecommendation } from '../../core/advise/toRecommendation.ts';
import { describeIssues, parseProfile } from '../../protocol/profileSchema.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { BatchCommand, BatchRequest } from '../batch.ts';
import { knowledge } from '../knowledge.ts';
import { openFolder } from '../open.ts';
import { say } from '../say.ts';
import { UsageError } from '../usage.ts';

/** Answers one line of `inspect --batch` or `advise --batch`. */
export async function answerBatchRequest(
  command: BatchCommand,
  request: BatchRequest,
): Promise<Record<string, unknown>> {
  const session = request.dir === undefined ? null : await openFolder(request.dir);
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
