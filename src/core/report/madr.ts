import type { Message } from '../model/message.ts';
import type { Option } from '../model/recommendation.ts';
import { changeText, technologyText } from './answerText.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import { criterionText, currentText, languageText, optionText, staysOutside } from './names.ts';
import { percent, points } from './numbers.ts';
import { said, type ReportContext } from './reportContext.ts';
import { remainingRisks } from './risks.ts';

/** Options written out with their arguments; the others are named. */
const WRITTEN_OUT = 3;
/** Criteria named as drivers of the decision. */
const DRIVERS = 6;

/**
 * A decision record in the form of MADR 4 (https://adr.github.io/madr/). The status is "proposed": people decide.
 */
export function renderMadr(context: ReportContext): string {
  const { recommendation } = context;
  const [first] = recommendation.options;
  if (first === undefined) return '';
  const word = (code: string, args: Message['args'] = {}): string => context.say({ code: `madr.${code}`, args });
  const heading = (level: string, code: string): string => `${level} ${esc(word(code))}`;
  const list = (lines: readonly string[]): string => lines.map((line) => `* ${line}`).join('\n');
  const argumentsOf = (good: readonly string[], bad: readonly string[]): string =>
    list([
      ...good.map((reason) => esc(word('good', { reason }))),
      ...bad.map((reason) => esc(word('bad', { reason }))),
    ]);
  const writtenOut = (option: Option): string => {
    const bad = [...(option.excluded === null ? [] : [option.excluded.because]), ...option.risks];
    return `### ${esc(optionText(context, option))}\n\n${argumentsOf(option.strengths, bad)}`;
  };
  const drivers = [...first.contributions].sort((a, b) => b.weight - a.weight).slice(0, DRIVERS);
  const stays = staysOutside(recommendation) ? currentText(context) : null;
  const options = [
    ...(stays === null ? [] : [word('option.stay', { current: stays })]),
    ...recommendation.options.map((option) => optionText(context, option)),
  ];
  const sections = [
    `---\nstatus: proposed\n---`,
    `# ${esc(recommendation.headline)}`,
    heading('##', 'context'),
    `${esc(situation(context, word))}`,
    esc(word('question')),
    heading('##', 'drivers'),
    list(
      drivers.map(({ criterion, weight }) =>
        esc(word('driver', { criterion: criterionText(context, criterion), percent: Math.round(weight * 100) })),
      ),
    ),
    heading('##', 'options'),
    list(options.map(esc)),
    heading('##', 'outcome'),
    esc(outcome(context, first, stays, word)),
    heading('###', 'consequences'),
    stays === null
      ? argumentsOf(first.strengths, remainingRisks(context))
      : argumentsOf([word('stay.good')], [word('stay.bad', { language: optionText(context, first) })]),
    heading('###', 'confirmation'),
    confirmation(context, word),
    heading('##', 'pros'),
    recommendation.options.slice(0, WRITTEN_OUT).map(writtenOut).join('\n\n'),
    heading('##', 'more'),
    esc(
      word('knowledge', {
        version: recommendation.knowledge.version,
        confidence: percent(context, recommendation.confidence),
      }),
    ),
    ...recommendation.cautions.map(({ message }) => word('caution', { message: esc(message) })),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Word = (code: string, args?: Message['args']) => string;

function situation(context: ReportContext, word: Word): string {
  const current = currentText(context);
  if (current === null) return word('context.nothing');
  const count = context.report.services.filter(({ role }) => role === 'backend' || role === 'fullstack').length;
  return word(count === 0 ? 'context.unread' : count === 1 ? 'context.one' : 'context.many', { current, count });
}

function outcome(context: ReportContext, first: Option, stays: string | null, word: Word): string {
  const { runtime, framework, dataAccess, database, hosting } = first.stack;
  const names = [runtime, framework, dataAccess, database, hosting].map((part) => technologyText(context, part.id));
  const args = {
    stack: [...new Set(names)].filter((name) => name !== languageText(context, first.id)).join(', '),
    points: points(context, first.score),
    share: percent(context, first.rankAcceptability[0] ?? 0),
  };
  return stays === null
    ? word('outcome.chosen', { ...args, option: optionText(context, first) })
    : word('outcome.stay', {
        ...args,
        option: word('option.stay', { current: stays }),
        language: optionText(context, first),
      });
}

function confirmation(context: ReportContext, word: Word): string {
  const { flips } = context.recommendation;
  if (flips.length === 0) return esc(word('confirmation.none'));
  const lines = flips.map(
    ({ change, winner }) =>
      `* ${said(context, 'flip', { winner: esc(languageText(context, winner)), change: esc(changeText(context, change)) })}`,
  );
  return `${esc(word('confirmation.when'))}\n\n${lines.join('\n')}`;
}
