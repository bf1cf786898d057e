import { certaintyOf, CLOSE_TO_STAYING } from '../model/certainty.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import { criterionText, optionText, staysOutside } from './names.ts';
import { percent, points } from './numbers.ts';
import { differences, recommended, rivals } from './reasons.ts';
import { said, type ReportContext } from './reportContext.ts';

/** What a reader with half a minute takes away: the verdict and by how much, how sure it is, what to answer next. */
export function summary(context: ReportContext): string {
  const { recommendation } = context;
  const [first] = recommendation.options;
  if (first === undefined) return '';
  const verdict = said(context, 'summary.verdict', {
    verdict: esc(said(context, `verdict.${recommendation.verdict}`)),
    certainty: esc(said(context, `certainty.${certaintyOf(recommendation).replace(' ', '-')}`)),
  });
  const sure = said(context, staysOutside(recommendation) ? 'summary.sure.stays' : 'summary.sure', {
    language: esc(optionText(context, first)),
    share: percent(context, first.rankAcceptability[0] ?? 0),
    confidence: percent(context, recommendation.confidence),
  });
  const extension = recommendation.extension === null ? '' : `${esc(recommendation.extension.because)}.`;
  const lines = [`${verdict} ${esc(lead(context))}`.trim(), extension, sure, nextQuestion(context)];
  return lines.filter((line) => line !== '').join('\n\n');
}

/** By how much the recommended choice leads, over what, and where most of it comes from. */
function lead(context: ReportContext): string {
  const choice = recommended(context);
  const [rival] = rivals(context);
  if (choice === null || rival === undefined) return '';
  const by = choice.score - rival.score;
  if (choice.kind === 'stay' || rival.kind === 'stay') {
    const [stay, best] = choice.kind === 'stay' ? [choice, rival] : [rival, choice];
    return said(context, Math.abs(by) < CLOSE_TO_STAYING ? 'lead.stay.close' : 'lead.stay', {
      current: stay.name,
      stay: points(context, stay.score),
      language: best.name,
      points: points(context, best.score),
    });
  }
  const [most] = differences(choice, rival);
  if (most === undefined) return '';
  return said(context, rival.kind === 'current' ? 'lead.current' : 'lead', {
    language: choice.name,
    rival: rival.name,
    points: points(context, by),
    criterion: criterionText(context, most.own.criterion),
  });
}

function nextQuestion(context: ReportContext): string {
  const { recommendation, catalogue, say } = context;
  if (recommendation.nextQuestion === null) return '';
  const { field, because } = recommendation.nextQuestion;
  const text = catalogue.advice.questions.find((question) => question.field === field)?.text ?? field;
  const code = certaintyOf(recommendation) === 'clear' ? 'next-question.clear' : 'next-question';
  return said(context, code, { question: esc(say({ code: text })), because: esc(because) });
}
