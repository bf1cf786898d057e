import * as fs from 'node:fs/promises';
import { certaintyOf } from '../../core/model/certainty.ts';
import { flipSentence, toldFlips } from '../../core/report/flips.ts';
import { renderMadr } from '../../core/report/madr.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { capitalised, currentText, optionText } from '../../core/report/names.ts';
import { percent, points } from '../../core/report/numbers.ts';
import { ownKnowledge } from '../../core/report/ownKnowledge.ts';
import type { ReportContext } from '../../core/report/reportContext.ts';
import { changeOfPart, stackChanges } from '../../core/report/stackChanges.ts';
import { visibleText } from '../../core/model/visibleText.ts';
import { replaceFileOnDisk } from '../../protocol/replaceFile.ts';
import { placed, readProfile, type OpenFolder } from '../open.ts';
import type { CliOptions } from '../options.ts';
import type { JobResult } from '../jobs/job.ts';
import { say } from '../say.ts';
import { stylist, type Style } from '../style.ts';
import { today } from '../today.ts';
import { usageError } from '../usage.ts';

/** Flips told in the text; the report has them all. */
const MOST_FLIPS = 3;
/** Share that would be rounded to nothing. */
const HARDLY_EVER = 0.005;

/** `advise [DIR]`: the recommendation as JSON, Markdown, or text for people; `--adr` writes the decision record. */
export async function adviseCommand(options: CliOptions, open: OpenFolder): Promise<JobResult> {
  const given = options.profile === null ? undefined : readProfile(options.profile);
  const session = await open(options.operands[0] ?? '.', given);
  const recommendation = session.recommend();
  const context = { recommendation, report: session.report, catalogue: session.catalogue, today: today(), say };
  const notes = placed(session.knowledgeProblems);
  if (options.adr !== null) await writeRecord(options.adr, renderMadr(context));
  switch (options.format) {
    case 'json':
      return { output: `${JSON.stringify(recommendation, null, 2)}\n`, notes, exitCode: 0 };
    case 'markdown':
      return { output: renderMarkdown(context), notes, exitCode: 0 };
    default:
      return { output: recommendationText(context, stylist(options.color)), notes, exitCode: 0 };
  }
}

/** Never overwrites: a decision record is somebody's work. */
async function writeRecord(file: string, text: string): Promise<void> {
  let isWritten: boolean;
  try {
    isWritten = await replaceFileOnDisk(file, new TextEncoder().encode(text), null, fs);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw usageError('unwritten', { path: file, reason });
  }
  if (!isWritten) throw usageError('exists', { path: file });
}

function recommendationText(context: ReportContext, style: Style): string {
  const { recommendation } = context;
  const certainty = said('certainty', {
    certainty: say({ code: `report.certainty.${certaintyOf(recommendation).replace(' ', '-')}` }),
    confidence: percent(context, recommendation.confidence),
  });
  const { open, changed } = toldFlips(context);
  const sections = [
    [style.bold(visibleText(recommendation.headline)), certainty],
    standings(context),
    [stackLine(context)],
    [
      ...recommendation.cautions.map(({ message }) => said('caution', { message })),
      ...[...open, ...changed]
        .slice(0, MOST_FLIPS)
        .map((flip) => flipSentence(context, flip, visibleText).replaceAll('**', '')),
      ...nextQuestion(context),
    ],
    ownKnowledge(context).map(visibleText),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** One line an option, and one for staying with a language outside the candidates. */
function standings(context: ReportContext): string[] {
  const { options, stay } = context.recommendation;
  const current = currentText(context);
  const staying =
    stay === null || current === null
      ? []
      : [`${'–'.padEnd(3)}${capitalised(said('stay', { current })).padEnd(24)}${points(context, stay.score)}`];
  return [
    ...options.map((option) => {
      const standing =
        option.excluded === null
          ? `${points(context, option.score)}  ${firstIn(context, option.rankAcceptability[0] ?? 0)}`
          : said('ruled-out', { because: option.excluded.because });
      return visibleText(`${`${option.rank}.`.padEnd(3)}${optionText(context, option).padEnd(24)}${standing}`);
    }),
    ...staying.map(visibleText),
  ];
}

/** How often an option comes first; “0 %” would read as never, which no sample can say. */
function firstIn(context: ReportContext, share: number): string {
  return share < HARDLY_EVER ? said('first-hardly-ever') : said('first-in', { share: percent(context, share) });
}

function stackLine(context: ReportContext): string {
  const runs = currentText(context) !== null;
  const parts = stackChanges(context).map((change) =>
    runs ? said('part', { pick: change.pick, change: changeOfPart(context, change) }) : change.pick,
  );
  return visibleText(said('stack', { parts: parts.join(' · ') }));
}

function nextQuestion({ recommendation: { nextQuestion: next }, catalogue }: ReportContext): string[] {
  if (next === null) return [];
  const asked = catalogue.advice.questions.find(({ field }) => field === next.field)?.text ?? next.field;
  return [said('next', { question: say({ code: asked }), because: next.because })];
}

function said(code: string, args: Readonly<Record<string, string>> = {}): string {
  return say({ code: `cli.advise.${code}`, args });
}
