import { renderSarif } from '../../core/report/sarif.ts';
import { visibleText } from '../../core/model/visibleText.ts';
import type { Problem, Severity } from '../../core/model/stackReport.ts';
import { FAIL_LEVELS, type CliOptions, type FailLevel } from '../options.ts';
import type { OpenFolder } from '../open.ts';
import { say, severityWord } from '../say.ts';
import type { JobResult } from '../jobs/job.ts';
import { today } from '../today.ts';
import { version } from '../version.ts';

/** `check [DIR]`: what is wrong in the manifests, as text, JSON or SARIF. */
export async function checkCommand(options: CliOptions, open: OpenFolder): Promise<JobResult> {
  const session = await open(options.operands[0] ?? '.');
  const problems = session.check(today());
  return {
    output: render(problems, options),
    exitCode: problems.some((problem) => fails(problem.severity, options.failOn)) ? 1 : 0,
  };
}

function render(problems: readonly Problem[], options: CliOptions): string {
  if (options.format === 'sarif') return renderSarif(problems, version());
  if (options.format === 'json') return `${JSON.stringify(problems, null, 2)}\n`;
  if (problems.length === 0) return `${say({ code: 'cli.check.nothing' })}\n`;
  return problems
    .map(
      (p) =>
        `${visibleText(p.file)}:${p.line}:${p.column}  ${severityWord(p.severity)}  ${p.code}  ${visibleText(p.message)}\n`,
    )
    .join('');
}

function fails(severity: Severity, level: FailLevel): boolean {
  return FAIL_LEVELS.indexOf(severity) <= FAIL_LEVELS.indexOf(level) && level !== 'never';
}
