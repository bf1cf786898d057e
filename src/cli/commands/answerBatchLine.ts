import { advise } from '../../core/advise/advise.ts';
import { toRecommendation } from '../../core/advise/toRecommendation.ts';
import type { Problem } from '../../core/model/stackReport.ts';
import type { Session } from '../../engine/session.ts';
import { readRequest, type BatchRequest } from '../batch.ts';
import type { BatchCommand } from '../jobs/job.ts';
import { knowledge } from '../knowledge.ts';
import { givenProfile, type OpenFolder } from '../open.ts';
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
  const given = request.profile === undefined ? undefined : givenProfile(request.profile);
  const session = request.dir === undefined ? null : await open(request.dir, given);
  if (command === 'inspect') {
    if (session === null) throw new UsageError(say({ code: 'cli.batch.no-dir' }));
    return { report: session.report };
  }
  if (session !== null) return { recommendation: session.recommend(), ...problemsOfKnowledge(session) };
  const profile = given?.file.profile ?? null;
  if (profile?.knowledge !== undefined) throw new UsageError('knowledge: needs a dir that the files lie in');
  return { recommendation: toRecommendation(advise({ profile, report: null, catalogue: knowledge() }), say) };
}

/** Mistakes in own knowledge, which would else change the advice without a word. */
function problemsOfKnowledge({ knowledgeProblems }: Session): { problems?: readonly Problem[] } {
  return knowledgeProblems.length === 0 ? {} : { problems: knowledgeProblems };
}
