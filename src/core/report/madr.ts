import type { Message } from '../model/message.ts';
import type { Option } from '../model/recommendation.ts';
import { answerText, fieldText } from './answerText.ts';
import { flipSentence, toldFlips } from './flips.ts';
import { argumentsBeside, argumentsOf, decidingCriteria, type Arguments } from './madrArguments.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import { criterionText, currentText, optionText, staysOutside } from './names.ts';
import { percent, points } from './numbers.ts';
import { recommended, rivals, type Choice } from './reasons.ts';
import { said, type ReportContext } from './reportContext.ts';
import { remainingRisks } from './risks.ts';
import { stackChanges, type PartChange } from './stackChanges.ts';

/** Options written out with their arguments; the others are named. */
const WRITTEN_OUT = 3;
/** Criteria named as drivers of the decision. */
const DRIVERS = 6;

type Word = (code: string, args?: Message['args']) => string;

/**
 * A decision record in the form of MADR 4 (https://adr.github.io/madr/). The status is "proposed": people decide.
 */
export function renderMadr(context: ReportContext): string {
  const { recommendation } = context;
  const [first] = recommendation.options;
  const choice = recommended(context);
  if (first === undefined || choice === null) return '';
  const word: Word = (code, args = {}) => context.say({ code: `madr.${code}`, args });
  const heading = (level: string, code: string): string => `${level} ${esc(word(code))}`;
  const sections = [
    `---\nstatus: proposed\ndate: ${context.today}\n---`,
    `# ${esc(recommendation.headline)}`,
    heading('##', 'context'),
    esc(situation(context, word)),
    known(context, word),
    esc(word('question')),
    heading('##', 'drivers'),
    list(
      decidingCriteria(context, DRIVERS).map(({ criterion, weight }) =>
        esc(word('driver', { criterion: criterionText(context, criterion), percent: Math.round(weight * 100) })),
      ),
    ),
    heading('##', 'options'),
    list(titles(context, word).map(esc)),
    heading('##', 'outcome'),
    esc(outcome(context, choice, first, word)),
    stackList(context),
    heading('###', 'consequences'),
    argumentList(consequences(context, choice, word), word),
    heading('###', 'confirmation'),
    confirmation(context, word),
    heading('##', 'pros'),
    recommendation.options
      .slice(0, WRITTEN_OUT)
      .map(
        (option) => `### ${esc(title(context, option, word))}\n\n${argumentList(argumentsOf(context, option), word)}`,
      )
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
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** The option as what would be done: keep, move to, use for one part, or take. */
function title(context: ReportContext, option: Option, word: Word): string {
  const { verdict, current, extension } = context.recommendation;
  const args = { language: optionText(context, option), current: currentText(context) ?? '' };
  if (option.id === current) return word('option.stay', args);
  if (currentText(context) === null) return args.language;
  return verdict === 'extend' && extension !== null
    ? word('option.extend', { ...args, part: extension.for })
    : word('option.move', args);
}

/** All that was considered, what is recommended first. */
function titles(context: ReportContext, word: Word): readonly string[] {
  const { stay, options } = context.recommendation;
  const moves = options.map((option) => title(context, option, word));
  if (stay === null) return moves;
  const staying = word('option.stay', { current: currentText(context) ?? '' });
  return staysOutside(context.recommendation) ? [staying, ...moves] : [...moves, staying];
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
    .filter(({ source }) => source !== 'unknown')
    .map(({ field, value }) =>
      esc(word('context.answer', { field: fieldText(context, field), value: answerText(context, field, value) })),
    );
  return answers.length === 0 ? '' : `${esc(word('context.answers'))}\n\n${list(answers)}`;
}

function outcome(context: ReportContext, choice: Choice, first: Option, word: Word): string {
  const [rival] = rivals(context);
  const args = {
    option: titles(context, word)[0] ?? '',
    language: choice.name,
    points: points(context, choice.score),
    share: percent(context, first.rankAcceptability[0] ?? 0),
    rival: rival?.name ?? '',
    rivalPoints: points(context, rival?.score ?? 0),
  };
  if (choice.kind === 'stay') return word('outcome.stay', args);
  if (rival === undefined) return word('outcome.only', args);
  return word(rival.kind === 'stay' ? 'outcome.over-staying' : 'outcome.chosen', args);
}

/** What stays, what is new and what is replaced, each in one line; nothing where the stack is not taken. */
function stackList(context: ReportContext): string {
  if (staysOutside(context.recommendation)) return '';
  const changes = stackChanges(context);
  const named = ({ kind, pick, today }: PartChange): string =>
    kind === 'replaces' ? said(context, 'changes.list.replaced', { pick, today: today.join(', ') }) : pick;
  const lines = (['kept', 'given', 'new', 'replaces', 'proposed', 'optional'] as const).flatMap((kind) => {
    const shown = changes.filter((change) => change.kind === kind || (kind === 'new' && change.kind === 'beside'));
    const names = [...new Set(shown.map(named))];
    return names.length === 0 ? [] : [esc(said(context, `changes.list.${kind}`, { names: names.join(', ') }))];
  });
  return list(lines);
}

function consequences(context: ReportContext, choice: Choice, word: Word): Arguments {
  const [rival] = rivals(context);
  const beside = rival === undefined ? { good: [], bad: [] } : argumentsBeside(context, choice, rival);
  if (choice.kind === 'stay') return { good: [word('stay.good'), ...beside.good], bad: beside.bad };
  const extension = context.recommendation.verdict === 'extend' ? [word('extend.bad')] : [];
  return { good: beside.good, bad: [...beside.bad, ...extension, ...remainingRisks(context)] };
}

/** What would reopen the decision: answers that turn out or come to be others. A weight does not come true one day. */
function confirmation(context: ReportContext, word: Word): string {
  const { open, changed } = toldFlips(context);
  const lines = [...open, ...changed].map((flip) => flipSentence(context, flip, esc));
  return lines.length === 0 ? esc(word('confirmation.none')) : `${esc(word('confirmation.when'))}\n\n${list(lines)}`;
}

function argumentList({ good, bad }: Arguments, word: Word): string {
  return list([
    ...good.map((reason) => esc(word('good', { reason }))),
    ...bad.map((reason) => esc(word('bad', { reason }))),
  ]);
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `* ${line}`).join('\n');
}
