import { writeFileSync } from 'node:fs';
import { renderMadr } from '../../core/report/madr.ts';
import { technologyText } from '../../core/report/answerText.ts';
import { flipSentence, toldFlips } from '../../core/report/flips.ts';
import { certaintyOf } from '../../core/model/certainty.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { percent } from '../../core/report/numbers.ts';
import { visibleText } from '../../core/report/visibleText.ts';
import type { ReportContext } from '../../core/report/reportContext.ts';
import type { CandidateId } from '../../core/model/vocabulary.ts';
import type { CliOptions } from '../options.ts';
import { openFolder, readProfile, say } from '../open.ts';
import type { CommandResult } from '../result.ts';
import { stylist, type Style } from '../style.ts';
import { UsageError } from '../usage.ts';
import { knowledge } from '../knowledge.ts';
import { today } from '../today.ts';

/** `advise [DIR]`: the recommendation as JSON, Markdown, or text for people; `--adr` writes the decision record. */
export async function adviseCommand(options: CliOptions): Promise<CommandResult> {
  if (options.format === 'sarif') throw new UsageError('advise has no --sarif');
  const session = await openFolder(options.operands[0] ?? '.');
  const profile = options.profile === null ? session.profile : readProfile(options.profile);
  const recommendation = session.recommend(profile);
  const context = { recommendation, report: session.report, catalogue: knowledge(), today: today(), say };
  if (options.adr !== null) writeRecord(options.adr, renderMadr(context));
  switch (options.format) {
    case 'json':
      return { output: `${JSON.stringify(recommendation, null, 2)}\n`, exitCode: 0 };
    case 'markdown':
      return { output: renderMarkdown(context), exitCode: 0 };
    default:
      return { output: recommendationText(context, stylist(options.color)), exitCode: 0 };
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

function recommendationText(context: ReportContext, style: Style): string {
  const { recommendation, catalogue } = context;
  const name = (id: string): string => technologyText(context, id);
  const language = (id: CandidateId): string => catalogue.advice.candidates[id].label;
  const lines = [
    style.bold(recommendation.headline),
    `Certainty: ${certaintyOf(recommendation)}. Chance that it is a choice you can defend: ${percent(context, recommendation.confidence)}`,
    '',
  ];
  for (const option of recommendation.options) {
    const flavour = option.flavour === null ? '' : ` (${name(option.flavour)})`;
    const standing =
      option.excluded === null
        ? `${(option.score * 100).toFixed(1)}  first in ${percent(context, option.rankAcceptability[0] ?? 0)}`
        : `ruled out: ${option.excluded.because}`;
    lines.push(`${option.rank}. ${language(option.id)}${flavour}`.padEnd(24) + standing);
  }
  const first = recommendation.options[0];
  if (first !== undefined) {
    const { runtime, framework, dataAccess, database, hosting } = first.stack;
    const parts = [runtime, framework, dataAccess, database, hosting].map((part) => name(part.id));
    lines.push('', `Stack: ${parts.join(' · ')}`);
  }
  lines.push(...recommendation.cautions.map((caution) => `Caution: ${caution.message}`));
  const { open, changed } = toldFlips(context);
  lines.push(...[...open, ...changed].slice(0, 3).map((flip) => flipSentence(context, flip, visibleText)));
  if (recommendation.nextQuestion !== null) {
    const { field, because } = recommendation.nextQuestion;
    const asked = catalogue.advice.questions.find((question) => question.field === field)?.text ?? field;
    lines.push(`Worth answering next: ${asked} ${because}.`);
  }
  return `${lines.map((line) => (line.includes('\u001b') ? line : visibleText(line))).join('\n')}\n`;
}
