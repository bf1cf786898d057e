import { certaintyOf } from '../model/certainty.ts';
import type { Option } from '../model/recommendation.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import { criterionText, currentText, optionText, staysOutside } from './names.ts';
import { percent, points } from './numbers.ts';
import { differences, rivals } from './reasons.ts';
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
  const lines = [`${verdict} ${esc(lead(context, first))}`.trim(), extension, sure, nextQuestion(context)];
  return lines.filter((line) => line !== '').join('\n\n');
}

/** By how much the first option leads, over what, and where most of it comes from. */
function lead(context: ReportContext, first: Option): string {
  const { stay } = context.recommendation;
  const current = currentText(context);
  const language = optionText(context, first);
  if (stay !== null && current !== null)
    return said(context, 'lead.stay', {
      current,
      stay: points(context, stay.score),
      language,
      points: points(context, first.score),
    });
  const [rival] = rivals(context);
  const [most] = rival === undefined ? [] : differences(first, rival);
  if (rival === undefined || most === undefined) return '';
  const runs = rival.id === context.recommendation.current;
  return said(context, runs ? 'lead.current' : 'lead', {
    language,
    rival: optionText(context, rival),
    points: points(context, first.score - rival.score),
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
