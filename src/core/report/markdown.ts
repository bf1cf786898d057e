import type { Evidence } from '../model/evidence.ts';
import type { AnswerSource, Contribution, Option, Recommendation } from '../model/recommendation.ts';
import type { Finding, Service } from '../model/stackReport.ts';
import { answerText, changeText, fieldText, technologyText } from './answerText.ts';
import { certaintyOf } from './certainty.ts';
import { escapeMarkdown as esc, markdownTable } from './markdownText.ts';
import { precedentsFor } from './precedents.ts';
import type { ReportContext } from './reportContext.ts';

/** Contributions shown for the first option; the rest is summed up. */
const TOP_REASONS = 6;

/** The recommendation as a report to read: verdict, why, what would change it, what runs today, on which figures it rests. */
export function renderMarkdown(context: ReportContext): string {
  const { recommendation } = context;
  const sections = [
    `# ${esc(recommendation.headline)}`,
    summary(context),
    reasons(context),
    ranking(context),
    stack(context),
    changes(context),
    cautions(context),
    precedents(context),
    today(context),
    answers(context),
    evidence(context),
    `*Stack Advisor, knowledge of ${esc(recommendation.knowledge.newestEvidence)} (${esc(recommendation.knowledge.version)}). Weights and values are judgements unless a figure is named.*`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const VERDICTS: Readonly<Record<Recommendation['verdict'], string>> = {
  keep: 'keep what runs',
  extend: 'keep what runs and add to it',
  migrate: 'move, step by step',
  start: 'start here',
};

function summary(context: ReportContext): string {
  const { recommendation, catalogue } = context;
  const [first] = recommendation.options;
  if (first === undefined) return '';
  const share = percent(first.rankAcceptability[0] ?? 0);
  const stays = staysOutside(recommendation);
  const lines = [
    `**Verdict: ${VERDICTS[recommendation.verdict]} (${certaintyOf(recommendation)}).** ${esc(nameOf(context, first))} ${stays ? 'leads the six candidates' : 'stays first'} in ${share} of the plausible weightings and answers${stays ? ', but not by what a move would cost' : ''}. The chance that this is a choice you can defend is put at ${percent(recommendation.confidence)}.`,
  ];
  if (recommendation.extension !== null) lines.push(`${esc(recommendation.extension.because)}.`);
  if (recommendation.nextQuestion !== null) {
    const { field, because } = recommendation.nextQuestion;
    const asked = catalogue.advice.questions.find((question) => question.field === field)?.text ?? field;
    lines.push(`One more answer would settle most: **${esc(asked)}** ${esc(because)}.`);
  }
  return lines.join('\n\n');
}

/** Whether the advice is to stay with a language that is none of the candidates. */
export function staysOutside({ verdict, current }: Recommendation): boolean {
  return verdict === 'keep' && current === null;
}

function reasons(context: ReportContext): string {
  const first = context.recommendation.options[0];
  if (first === undefined) return '';
  const sorted = [...first.contributions].sort((a, b) => b.contribution - a.contribution);
  const shown = sorted.slice(0, TOP_REASONS).filter((contribution) => contribution.contribution > 0);
  const rest = sorted.slice(shown.length).reduce((sum, contribution) => sum + contribution.contribution, 0);
  const rows = shown.map((contribution) => [
    esc(labelOf(context, contribution)),
    points(contribution.contribution),
    esc(contribution.because),
  ]);
  rows.push(['everything else', points(rest), '']);
  rows.push(['**score**', `**${points(first.score)}**`, '']);
  const title = staysOutside(context.recommendation) ? 'leads the candidates' : '';
  return `## Why ${`${esc(nameOf(context, first))} ${title}`.trim()}\n\n${markdownTable(['criterion', 'points of 100', 'because'], rows)}`;
}

function ranking(context: ReportContext): string {
  const rows = context.recommendation.options.map((option) => [
    String(option.rank),
    esc(nameOf(context, option)),
    option.excluded === null ? points(option.score) : 'ruled out',
    option.excluded === null ? percent(option.rankAcceptability[0] ?? 0) : esc(option.excluded.because),
    esc(option.risks[0] ?? ''),
  ]);
  return `## All options\n\n${markdownTable(['rank', 'language', 'points', 'first in', 'first risk'], rows)}`;
}

function stack(context: ReportContext): string {
  const first = context.recommendation.options[0];
  if (first === undefined) return '';
  const parts = [
    ['Runtime', first.stack.runtime],
    ['Framework', first.stack.framework],
    ['Data access', first.stack.dataAccess],
    ['Database', first.stack.database],
    ['Hosting', first.stack.hosting],
  ] as const;
  const rows = parts.map(([name, part]) => [name, esc(technologyText(context.catalogue, part.id)), esc(part.because)]);
  return `## ${staysOutside(context.recommendation) ? 'The stack if you moved' : 'The stack'}\n\n${markdownTable(['part', 'pick', 'because'], rows)}`;
}

function changes({ recommendation, catalogue }: ReportContext): string {
  const { flips } = recommendation;
  if (flips.length === 0)
    return '## What would change it\n\nNo single answer and no pair of answers that was tried puts another option first.';
  const lines = flips.map(
    ({ change, winner }) =>
      `- ${esc(changeText(catalogue, change))} → ${esc(catalogue.advice.candidates[winner].label)} would lead`,
  );
  return `## What would change it\n\n${lines.join('\n')}`;
}

function precedents({ recommendation, catalogue }: ReportContext): string {
  const lines = precedentsFor(recommendation, catalogue).map(
    ({ language, text, source, year }) =>
      `- ${esc(catalogue.advice.candidates[language].label)}, ${year}: ${esc(text)} (<${source}>)`,
  );
  if (lines.length === 0) return '';
  return `## Teams in a like position\n\nWhat they published; it stands beside the scores and does not enter them.\n\n${lines.join('\n')}`;
}

function cautions({ recommendation }: ReportContext): string {
  const risks = recommendation.options[0]?.risks ?? [];
  const lines = [
    ...recommendation.cautions.map((caution) => `- **${esc(caution.message)}**`),
    ...risks.map((risk) => `- ${esc(risk)}`),
  ];
  return lines.length === 0 ? '' : `## Mind this\n\n${lines.join('\n')}`;
}

function today(context: ReportContext): string {
  const services = context.report.services.filter(
    (service) => service.role !== 'infrastructure' || service.databases.length > 0 || service.hosting.length > 0,
  );
  if (services.length === 0) return '';
  return `## What runs today\n\n${services.map((service) => serviceLines(context, service)).join('\n')}`;
}

function serviceLines(context: ReportContext, service: Service): string {
  const label = (finding: Finding): string => {
    const name = context.catalogue.technologies.get(finding.id)?.label ?? finding.id;
    return `${esc(name)}${finding.version === null ? '' : ` ${esc(finding.version)}`} (${esc(finding.file)}:${finding.line})`;
  };
  const findings = [
    ...(service.runtime === null ? [] : [service.runtime]),
    ...service.frameworks,
    ...service.dataAccess,
    ...service.databases,
    ...service.hosting,
  ];
  const language =
    service.language === null
      ? ''
      : `, ${esc(context.catalogue.technologies.get(service.language)?.label ?? service.language)}`;
  return `- **${esc(service.path)}** (${service.role}${language}): ${findings.map(label).join(', ') || 'no backend technology seen'}`;
}

const SOURCES: Readonly<Record<AnswerSource, string>> = {
  answered: 'the team',
  inferred: 'read from the workspace',
  default: 'assumed',
  unknown: 'not known',
};

function answers({ recommendation, catalogue }: ReportContext): string {
  const known = recommendation.answersUsed.filter((answer) => answer.source !== 'unknown');
  const open = recommendation.answersUsed
    .filter(({ source, field }) => source === 'unknown' && catalogue.advice.questions.some((q) => q.field === field))
    .map((answer) => esc(fieldText(catalogue, answer.field)));
  const rows = known.map(({ field, value, source, finding }) => {
    const place = finding === null ? '' : ` (${esc(finding.file)}:${finding.line})`;
    return [esc(fieldText(catalogue, field)), esc(answerText(catalogue, field, value)), `${SOURCES[source]}${place}`];
  });
  const table = rows.length === 0 ? 'Nothing was answered or seen.' : markdownTable(['answer', 'is', 'from'], rows);
  return `## Answers used\n\n${table}${open.length === 0 ? '' : `\n\nNot known, and varied instead: ${open.join(', ')}.`}`;
}

function evidence(context: ReportContext): string {
  const ids = new Set(
    context.recommendation.options
      .slice(0, 2)
      .flatMap((option) => option.contributions.filter((c) => c.weight >= 0.02).flatMap((c) => c.evidence)),
  );
  const figures = [...ids].map((id) => context.catalogue.evidence.get(id)).filter((figure) => figure !== undefined);
  if (figures.length === 0) return '';
  const rows = figures.map((figure: Evidence) => [
    esc(`${context.catalogue.technologies.get(figure.subject)?.label ?? figure.subject}: ${figure.measures}`),
    esc(typeof figure.value === 'object' ? figure.value.join(', ') : `${figure.value} ${figure.unit}`),
    esc(figure.asOf),
    figure.source.startsWith('https://') ? `<${figure.source}>` : esc(figure.source),
  ]);
  return `## Figures it rests on\n\n${markdownTable(['figure', 'value', 'as of', 'source'], rows)}`;
}

function labelOf(context: ReportContext, contribution: Contribution): string {
  return context.catalogue.advice.criteria[contribution.criterion]?.label ?? contribution.criterion;
}

function nameOf(context: ReportContext, option: Option): string {
  const { label } = context.catalogue.advice.candidates[option.id];
  return option.flavour === null
    ? label
    : `${label} (${context.catalogue.technologies.get(option.flavour)?.label ?? option.flavour})`;
}

function points(share: number): string {
  return (share * 100).toFixed(1);
}

/** To the nearest 5 %: the sample carries no more. */
export function percent(share: number): string {
  if (share > 0 && share < 0.025) return 'under 5 %';
  if (share < 1 && share >= 0.975) return 'over 95 %';
  return `${Math.round(share * 20) * 5} %`;
}
