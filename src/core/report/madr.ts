import type { Message } from '../model/message.ts';
import type { Contribution, Option } from '../model/recommendation.ts';
import { parseChange } from '../model/flipChange.ts';
import { answerText, changeText, fieldText, technologyText } from './answerText.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import { criterionText, currentText, languageText, optionText, staysOutside } from './names.ts';
import { percent, points } from './numbers.ts';
import { differences, rivals } from './reasons.ts';
import { said, type ReportContext } from './reportContext.ts';
import { remainingRisks } from './risks.ts';

/** Options written out with their arguments; the others are named. */
const WRITTEN_OUT = 3;
/** Criteria named as drivers of the decision. */
const DRIVERS = 6;
/** Arguments for and against each option that is written out. */
const ARGUMENTS = 3;
/** An option must differ from the mean by this much, as a share of 1, for an argument. */
const WORTH_SAYING = 0.005;

type Word = (code: string, args?: Message['args']) => string;

/**
 * A decision record in the form of MADR 4 (https://adr.github.io/madr/). The status is "proposed": people decide.
 */
export function renderMadr(context: ReportContext): string {
  const { recommendation } = context;
  const [first] = recommendation.options;
  if (first === undefined) return '';
  const word: Word = (code, args = {}) => context.say({ code: `madr.${code}`, args });
  const heading = (level: string, code: string): string => `${level} ${esc(word(code))}`;
  const drivers = [...first.contributions].sort((a, b) => b.weight - a.weight).slice(0, DRIVERS);
  const options = [
    ...(staysOutside(recommendation) ? [chosenTitle(context, word)] : []),
    ...recommendation.options.map((option) => title(context, option, word)),
    ...(recommendation.stay !== null && recommendation.verdict !== 'keep'
      ? [word('option.stay', { current: currentText(context) ?? '' })]
      : []),
  ];
  const sections = [
    `---\nstatus: proposed\ndate: ${context.today}\n---`,
    `# ${esc(recommendation.headline)}`,
    heading('##', 'context'),
    esc([situation(context, word), known(context, word)].filter((part) => part !== '').join(' ')),
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
    esc(outcome(context, first, word)),
    heading('###', 'consequences'),
    consequences(context, first, word),
    heading('###', 'confirmation'),
    confirmation(context, word),
    heading('##', 'pros'),
    recommendation.options
      .slice(0, WRITTEN_OUT)
      .map((option) => writtenOut(context, option, word))
      .join('\n\n'),
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

/** The option as what would be done: keep, move to, use for one part, or take. */
function title(context: ReportContext, option: Option, word: Word): string {
  const { verdict, current, extension } = context.recommendation;
  const args = { language: optionText(context, option), current: currentText(context) ?? '' };
  if (option.id === current) return word('option.stay', { current: languageText(context, option.id) });
  if (currentText(context) === null) return args.language;
  return verdict === 'extend' && extension !== null
    ? word('option.extend', { ...args, part: extension.for })
    : word('option.move', args);
}

function chosenTitle(context: ReportContext, word: Word): string {
  const [first] = context.recommendation.options;
  if (staysOutside(context.recommendation)) return word('option.stay', { current: currentText(context) ?? '' });
  return first === undefined ? '' : title(context, first, word);
}

function situation(context: ReportContext, word: Word): string {
  const current = currentText(context);
  if (current === null) return word('context.nothing');
  const count = context.report.services.filter(({ role }) => role === 'backend' || role === 'fullstack').length;
  return word(count === 0 ? 'context.unread' : count === 1 ? 'context.one' : 'context.many', { current, count });
}

/** What is known of team and product, as it was when the record was written. */
function known(context: ReportContext, word: Word): string {
  const answers = context.recommendation.answersUsed
    .filter(({ source, field }) => source !== 'unknown' && field !== 'currentStack')
    .map(({ field, value }) => `${fieldText(context, field)}: ${answerText(context, field, value)}`);
  return answers.length === 0 ? '' : word('context.answers', { answers: answers.join('; ') });
}

function outcome(context: ReportContext, first: Option, word: Word): string {
  const { runtime, framework, dataAccess, database, hosting } = first.stack;
  const names = [runtime, framework, dataAccess, database, hosting].map((part) => technologyText(context, part.id));
  const { stay, verdict } = context.recommendation;
  const [rival] = rivals(context);
  const args = {
    option: chosenTitle(context, word),
    stack: [...new Set(names)].filter((name) => name !== languageText(context, first.id)).join(', '),
    points: points(context, first.score),
    share: percent(context, first.rankAcceptability[0] ?? 0),
    language: optionText(context, first),
    rival: rival === undefined ? '' : title(context, rival, word),
    rivalPoints: points(context, rival?.score ?? 0),
  };
  if (verdict === 'keep' && stay !== null)
    return word('outcome.stay', { ...args, points: points(context, stay.score), rivalPoints: args.points });
  return word(rival === undefined ? 'outcome.only' : 'outcome.chosen', args);
}

function consequences(context: ReportContext, first: Option, word: Word): string {
  const { recommendation } = context;
  if (staysOutside(recommendation))
    return argumentsOf([word('stay.good')], [word('stay.bad', { language: optionText(context, first) })], word);
  const [rival] = rivals(context);
  const told = rival === undefined ? [] : differences(first, rival);
  const extension = recommendation.verdict === 'extend' ? [word('extend.bad')] : [];
  return argumentsOf(
    told.filter(({ by }) => by > 0).map(({ own }) => because(context, own)),
    [
      ...told.filter(({ by }) => by < 0).map(({ own }) => because(context, own)),
      ...extension,
      ...remainingRisks(context),
    ],
    word,
  );
}

/** The arguments that tell an option from the mean of all, and its risks. */
function writtenOut(context: ReportContext, option: Option, word: Word): string {
  const head = `### ${esc(title(context, option, word))}`;
  const possible = context.recommendation.options.filter(({ excluded }) => excluded === null);
  if (option.excluded !== null) return `${head}\n\n${argumentsOf([], [option.excluded.because], word)}`;
  const apart = option.contributions
    .map((own) => ({ own, by: own.contribution - mean(possible, own.criterion) }))
    .sort((a, b) => b.by - a.by);
  const good = apart.filter(({ by }) => by >= WORTH_SAYING).slice(0, ARGUMENTS);
  const bad = apart.filter(({ by }) => by <= -WORTH_SAYING).slice(-ARGUMENTS);
  const text = ({ own }: { own: Contribution }): string => because(context, own);
  return `${head}\n\n${argumentsOf(good.map(text), [...bad.reverse().map(text), ...option.risks], word)}`;
}

function mean(options: readonly Option[], criterion: string): number {
  const all = options.flatMap(({ contributions }) => contributions.filter((one) => one.criterion === criterion));
  return all.reduce((sum, { contribution }) => sum + contribution, 0) / Math.max(1, all.length);
}

function because(context: ReportContext, { criterion, because: reason }: Contribution): string {
  return said(context, 'argument', { criterion: criterionText(context, criterion), reason });
}

function argumentsOf(good: readonly string[], bad: readonly string[], word: Word): string {
  return list([
    ...good.map((reason) => esc(word('good', { reason }))),
    ...bad.map((reason) => esc(word('bad', { reason }))),
  ]);
}

/** What would reopen the decision: changes of an answer. A weight or the product itself does not come true one day. */
function confirmation(context: ReportContext, word: Word): string {
  const lines = context.recommendation.flips
    .filter(({ change }) => parseChange(change)?.every(({ field }) => field !== 'productType') === true)
    .map(({ change, winner }) => {
      const args = { winner: esc(languageText(context, winner)), change: esc(changeText(context, change)) };
      return said(context, staysOutside(context.recommendation) ? 'flip.candidates' : 'flip', args);
    });
  return lines.length === 0 ? esc(word('confirmation.none')) : `${esc(word('confirmation.when'))}\n\n${list(lines)}`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `* ${line}`).join('\n');
}
