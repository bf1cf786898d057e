import { compareOptions } from '../../core/advise/compare.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../core/model/vocabulary.ts';
import type { CliOptions } from '../options.ts';
import { openFolder, readProfile, say } from '../open.ts';
import type { CommandResult } from '../result.ts';
import { UsageError } from '../usage.ts';

/** `compare A B [DIR]`: what sets two options apart, largest difference first. */
export async function compareCommand(options: CliOptions): Promise<CommandResult> {
  const [a, b, dir = '.'] = options.operands;
  const session = await openFolder(dir);
  const profile = options.profile === null ? session.profile : readProfile(options.profile);
  const comparison = compareOptions(session.advice(profile), candidate(a), candidate(b), say);
  if (options.format === 'json') return { output: `${JSON.stringify(comparison, null, 2)}\n`, exitCode: 0 };
  const rows = comparison.rows.map((row) => `${signed(row.difference)}  ${row.label}: ${row.because}`);
  return { output: `${[comparison.headline, '', ...rows].join('\n')}\n`, exitCode: 0 };
}

function candidate(id: string | undefined): CandidateId {
  const found = CANDIDATE_IDS.find((known) => known === id);
  if (found === undefined) throw new UsageError(`compare takes two of ${CANDIDATE_IDS.join(', ')}`);
  return found;
}

function signed(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(3)}`;
}
