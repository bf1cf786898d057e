import { writeFileSync } from 'node:fs';
import { renderMadr } from '../../core/report/madr.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { visibleText } from '../../core/report/visibleText.ts';
import type { Recommendation } from '../../core/model/recommendation.ts';
import type { CliOptions } from '../options.ts';
import { openFolder, readProfile } from '../open.ts';
import type { CommandResult } from '../result.ts';
import { stylist, type Style } from '../style.ts';
import { UsageError } from '../usage.ts';
import { knowledge } from '../knowledge.ts';

/** `advise [DIR]`: the recommendation as JSON, Markdown, or text for people; `--adr` writes the decision record. */
export async function adviseCommand(options: CliOptions): Promise<CommandResult> {
  if (options.format === 'sarif') throw new UsageError('advise has no --sarif');
  const session = await openFolder(options.operands[0] ?? '.');
  const profile = options.profile === null ? session.profile : readProfile(options.profile);
  const recommendation = session.recommend(profile);
  const context = { recommendation, report: session.report, catalogue: knowledge() };
  if (options.adr !== null) writeRecord(options.adr, renderMadr(context));
  switch (options.format) {
    case 'json':
      return { output: `${JSON.stringify(recommendation, null, 2)}\n`, exitCode: 0 };
    case 'markdown':
      return { output: renderMarkdown(context), exitCode: 0 };
    default:
      return { output: recommendationText(recommendation, stylist(options.color)), exitCode: 0 };
  }
}

/** Never overwrites: a decision record is somebody's work. */
function writeRecord(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function recommendationText(recommendation: Recommendation, style: Style): string {
  const lines = [style.bold(recommendation.headline), ''];
  for (const option of recommendation.options) {
    const name = `${option.rank}. ${option.id}${option.flavour === null ? '' : ` (${option.flavour})`}`.padEnd(24);
    const share = option.rankAcceptability[0] ?? 0;
    const standing =
      option.excluded === null
        ? `${option.score.toFixed(3)}  first in ${percent(share)}`
        : `ruled out: ${option.excluded.because}`;
    lines.push(`${name}${standing}`);
  }
  const first = recommendation.options[0];
  if (first !== undefined) {
    const { runtime, framework, dataAccess, database, hosting } = first.stack;
    lines.push('', `Stack: ${[runtime, framework, dataAccess, database, hosting].map((part) => part.id).join(' · ')}`);
  }
  lines.push(...recommendation.cautions.map((caution) => `Caution: ${caution.message}`));
  lines.push(...recommendation.flips.slice(0, 3).map((flip) => `Would change it: ${flip.change} → ${flip.winner}`));
  if (recommendation.nextQuestion !== null)
    lines.push(`Worth answering next: ${recommendation.nextQuestion.field} (${recommendation.nextQuestion.because})`);
  return `${lines.map((line) => (line.includes('\u001b') ? line : visibleText(line))).join('\n')}\n`;
}

/** To the nearest 5 %, as the sample does not carry more; never a bare 0 or 100 % for something in between. */
function percent(share: number): string {
  if (share > 0 && share < 0.025) return 'under 5 %';
  if (share < 1 && share >= 0.975) return 'over 95 %';
  return `${Math.round(share * 20) * 5} %`;
}
