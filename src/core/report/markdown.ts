import { holds } from '../advise/conditions.ts';
import type { Evidence } from '../model/evidence.ts';
import { stackOf, type Finding, type Service } from '../model/stackReport.ts';
import { dateText } from '../model/dateText.ts';
import { answerText, fieldText, technologyText } from './answerText.ts';
import { isStale, subjectText, valueText } from './figureText.ts';
import { flipSentence, toldFlips } from './flips.ts';
import { escapeMarkdown as esc, markdownTable } from './markdownText.ts';
import { learning, moveCostSection, serviceName } from './moveCost.ts';
import { capitalised, currentText, languageText, optionText, staysOutside } from './names.ts';
import { percent, points } from './numbers.ts';
import { ownKnowledge } from './ownKnowledge.ts';
import { knownAnswers, precedentsFor } from './precedents.ts';
import { reasonsSection, toldDifferences } from './reasons.ts';
import { said, type ReportContext } from './reportContext.ts';
import { remainingRisks } from './risks.ts';
import { scoreTable } from './scoreTable.ts';
import { changeOfPart, stackChanges } from './stackChanges.ts';
import { summary } from './summary.ts';

/** The recommendation as a report to read: verdict, why, what would change it, what runs today, on which figures it rests. */
export function renderMarkdown(context: ReportContext): string {
  const { recommendation } = context;
  const sections = [
    `# ${esc(recommendation.headline)}`,
    summary(context),
    reasonsSection(context),
    stack(context),
    moveCostSection(context),
    cautions(context),
    changes(context),
    ranking(context),
    precedents(context),
    today(context),
    answers(context),
    figures(context),
    own(context),
    `*${esc(said(context, 'footer', { version: recommendation.knowledge.version }))}*`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function ranking(context: ReportContext): string {
  const rows = context.recommendation.options.map((option) => [
    String(option.rank),
    esc(optionText(context, option)),
    ...(option.excluded === null
      ? [points(context, option.score), percent(context, option.rankAcceptability[0] ?? 0), esc(option.risks[0] ?? '')]
      : [esc(said(context, 'ruled-out')), '–', esc(option.excluded.because)]),
  ]);
  const { stay } = context.recommendation;
  const current = currentText(context);
  if (stay !== null && current !== null)
    rows.unshift([
      '–',
      esc(capitalised(said(context, 'options.stay', { current }))),
      points(context, stay.score),
      '–',
      '',
    ]);
  const standing = table(context, ['rank', 'language', 'points', 'first-in', 'mind'], rows);
  return section(context, 'options', `${standing}\n\n${scoreTable(context)}`);
}

function stack(context: ReportContext): string {
  const changes = stackChanges(context);
  if (changes.length === 0) return '';
  const runs = currentText(context) !== null;
  const rows = changes.map((change) => [
    esc(said(context, `part.${change.part}`)),
    esc(change.pick),
    ...(runs ? [esc(changeOfPart(context, change))] : []),
    esc(change.because),
  ]);
  const { verdict, extension } = context.recommendation;
  const title = staysOutside(context.recommendation) ? 'stack.moved' : verdict === 'extend' ? 'stack.part' : 'stack';
  const columns = runs ? ['part', 'pick', 'change', 'because'] : ['part', 'pick', 'because'];
  const heading = said(context, title, { part: extension?.for ?? '' });
  return `## ${esc(heading)}\n\n${table(context, columns, rows)}`;
}

function changes(context: ReportContext): string {
  const { open, changed, weight } = toldFlips(context);
  const groups = [
    [said(context, 'changes.open'), open],
    [said(context, 'changes.known'), changed],
    [said(context, 'changes.weight'), weight],
  ] as const;
  const told = groups
    .filter(([, lines]) => lines.length > 0)
    .map(
      ([head, lines]) => `${esc(head)}\n\n${lines.map((flip) => `- ${flipSentence(context, flip, esc)}`).join('\n')}`,
    );
  const body = told.length === 0 ? esc(said(context, 'changes.none')) : told.join('\n\n');
  return section(context, 'changes', body);
}

function cautions(context: ReportContext): string {
  const lines = [
    ...context.recommendation.cautions.map(({ message }) => `- **${esc(message)}**`),
    ...(staysOutside(context.recommendation) ? [] : remainingRisks(context)).map((risk) => `- ${esc(risk)}.`),
    ...learning(context).map((line) => `- ${esc(line)}`),
  ];
  return lines.length === 0 ? '' : section(context, 'mind', lines.join('\n'));
}

function precedents(context: ReportContext): string {
  const lines = precedentsFor(context.recommendation, context.catalogue).map(({ language, text, source, year }) => {
    const words = said(context, 'precedent', {
      language: languageText(context, language),
      year,
      text: context.say({ code: text }),
    });
    return `- ${esc(words)} (<${source}>)`;
  });
  if (lines.length === 0) return '';
  return section(context, 'precedents', `${esc(said(context, 'precedents.note'))}\n\n${lines.join('\n')}`);
}

function today(context: ReportContext): string {
  const services = context.report.services.filter(
    (service) => service.role !== 'infrastructure' || service.databases.length > 0 || service.hosting.length > 0,
  );
  if (services.length === 0) return '';
  const languages = [
    ...new Set(
      services
        .filter(({ role }) => role === 'backend' || role === 'fullstack')
        .flatMap(({ language }) => (language === null ? [] : [technologyText(context, language)])),
    ),
  ];
  const many =
    languages.length < 2
      ? ''
      : `\n\n${esc(said(context, 'today.languages', { count: languages.length, languages: languages.join(', ') }))}`;
  return section(context, 'today', services.map((service) => serviceLine(context, service)).join('\n') + many);
}

function serviceLine(context: ReportContext, service: Service): string {
  const label = (finding: Finding): string => {
    const version = finding.version === null ? '' : ` ${esc(finding.version)}`;
    return `${esc(technologyText(context, finding.id))}${version} (${esc(finding.file)}:${finding.line})`;
  };
  const language = service.language === null ? '' : `, ${esc(technologyText(context, service.language))}`;
  return `- **${esc(serviceName(context, service))}** (${esc(said(context, `role.${service.role}`))}${language}): ${stackOf(service).map(label).join(', ') || esc(said(context, 'today.nothing'))}`;
}

function answers(context: ReportContext): string {
  const { recommendation, catalogue } = context;
  const known = recommendation.answersUsed.filter((answer) => answer.source !== 'unknown');
  const open = recommendation.answersUsed
    .filter(({ source, field }) => source === 'unknown' && catalogue.advice.questions.some((q) => q.field === field))
    .map((answer) => fieldText(context, answer.field));
  const rows = known.map(({ field, value, source, finding }) => {
    const place = finding === null ? '' : ` (${esc(finding.file)}:${finding.line})`;
    return [
      esc(fieldText(context, field)),
      esc(answerText(context, field, value)),
      `${esc(said(context, `source.${source}`))}${place}`,
    ];
  });
  const body = rows.length === 0 ? esc(said(context, 'answers.none')) : table(context, ['answer', 'is', 'from'], rows);
  const varied = open.length === 0 ? '' : `\n\n${esc(said(context, 'answers.open', { fields: open.join(', ') }))}`;
  return section(context, 'answers', body + varied);
}

/** The figures behind the differences that are told, for both sides. */
function figures(context: ReportContext): string {
  const ids = new Set(toldDifferences(context).flatMap(({ own, other }) => [...own.evidence, ...other.evidence]));
  const answers = knownAnswers(context.recommendation);
  const shown = [...ids]
    .map((id) => context.catalogue.evidence.get(id))
    .filter((figure) => figure !== undefined)
    .filter(({ relevant }) => relevant === undefined || holds(relevant, answers));
  if (shown.length === 0) return '';
  const rows = shown.map((figure) => [
    esc(
      said(context, 'figure', {
        subject: subjectText(context, figure),
        measures: context.say({ code: figure.measures }),
      }),
    ),
    esc(valueText(context, figure)),
    esc(
      isStale(figure, context.today)
        ? said(context, 'figure.old', { date: figure.asOf })
        : dateText(said(context, 'locale'), figure.asOf),
    ),
    sourceText(context, figure),
  ]);
  const reservations = [...new Set(shown.flatMap(({ reservation }) => reservation ?? []))].map((text) =>
    esc(context.say({ code: text })),
  );
  const body = table(context, ['figure', 'value', 'as-of', 'source'], rows);
  return section(
    context,
    'figures',
    [body, reservations.map((text) => `- ${text}`).join('\n')].filter((part) => part !== '').join('\n\n'),
  );
}

function sourceText(context: ReportContext, { source, from }: Evidence): string {
  const shown = source.startsWith('https://') ? `<${source}>` : esc(source);
  return from === undefined ? shown : said(context, 'figure.own', { source: shown, file: esc(from) });
}

/** What the organisation's own files add or change. */
function own(context: ReportContext): string {
  const lines = ownKnowledge(context).map((line) => `- ${esc(line)}`);
  return lines.length === 0 ? '' : section(context, 'own', lines.join('\n'));
}

function section(context: ReportContext, title: string, body: string): string {
  return `## ${esc(said(context, title))}\n\n${body}`;
}

function table(context: ReportContext, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable(
    columns.map((column) => esc(said(context, `column.${column}`))),
    rows,
  );
}
