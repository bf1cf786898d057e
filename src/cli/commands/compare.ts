import { compareOptions } from '../../core/advise/compare.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../core/model/vocabulary.ts';
import { signedPoints } from '../../core/report/numbers.ts';
import { knowledge } from '../knowledge.ts';
import type { CliOptions } from '../options.ts';
import { placed, readProfile, type OpenFolder } from '../open.ts';
import type { JobResult } from '../jobs/job.ts';
import { say } from '../say.ts';
import { unknownName, usageError } from '../usage.ts';

/** A smaller difference than a tenth of a point is left out of the text. */
const WORTH_SAYING = 0.0005;

/** `compare A B [DIR]`: what sets two options apart, largest difference first. */
export async function compareCommand(options: CliOptions, open: OpenFolder): Promise<JobResult> {
  const [a, b, dir = '.'] = options.operands;
  const [first, second] = [candidate(a), candidate(b)];
  if (first === second) throw usageError('same', { id: first });
  const given = options.profile === null ? undefined : readProfile(options.profile);
  const session = await open(dir, given);
  const comparison = compareOptions(session.advice(), first, second, say);
  const notes = placed(session.knowledgeProblems);
  if (options.format === 'json') return { output: `${JSON.stringify(comparison, null, 2)}\n`, notes, exitCode: 0 };
  const rows = comparison.rows
    .filter((row) => Math.abs(row.difference) >= WORTH_SAYING)
    .map((row) => `${signedPoints({ say }, row.difference).padStart(6)}  ${row.label}. ${row.because}`);
  return { output: `${[comparison.headline, '', ...rows].join('\n')}\n`, notes, exitCode: 0 };
}

/** A candidate by its id or by a name that stands for it, such as `node` or `kotlin`. */
function candidate(name = ''): CandidateId {
  const { candidates } = knowledge().advice;
  const id = name.toLowerCase();
  const found = CANDIDATE_IDS.find((known) => known === id || candidates[known].aliases.includes(id));
  if (found !== undefined) return found;
  throw unknownName('candidate', { id: name, candidates: CANDIDATE_IDS.join(', ') }, name, CANDIDATE_IDS);
}
