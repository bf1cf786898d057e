import type { Option } from '../model/recommendation.ts';
import type { Service } from '../model/stackReport.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import { currentText, languageText } from './names.ts';
import { said, type ReportContext } from './reportContext.ts';

/** Services named before the rest is only counted. */
const MOST_NAMED = 6;

/**
 * What it would cost to move to the recommended language or, where the advice is to keep, to the next best: the services
 * that run in the present one, what is replaced with them, and whether the team knows the new one. Empty where nothing
 * runs today.
 */
export function moveCostSection(context: ReportContext): string {
  const { recommendation } = context;
  const current = currentText(context);
  const target = targetOf(context);
  if (current === null || target === null) return '';
  const language = languageText(context, target.id);
  const extend = recommendation.verdict === 'extend';
  const lines = [
    ...(extend ? [said(context, 'cost.extend.stays', { current })] : rewriteLines(context, language, current)),
    said(context, ships(context, target) ? 'cost.skills' : 'cost.skills.missing', { language }),
  ];
  return `## ${esc(said(context, extend ? 'cost.extend' : 'cost'))}\n\n${esc(lines.join(' '))}`;
}

function targetOf({ recommendation: { verdict, current, options } }: ReportContext): Option | null {
  const possible = options.filter(({ excluded }) => excluded === null);
  return (verdict === 'keep' ? possible.find(({ id }) => id !== current) : possible[0]) ?? null;
}

function rewriteLines(context: ReportContext, language: string, current: string): string[] {
  const services = context.report.services.filter((service) => runsIn(context, service, current));
  if (services.length === 0) return [said(context, 'cost.rewrite.unread', { language, current })];
  const named = services.slice(0, MOST_NAMED).map(({ path }) => (path === '.' ? said(context, 'cost.root') : path));
  if (services.length > MOST_NAMED) named.push('…');
  const replaced = [
    ...new Set(
      services
        .flatMap(({ frameworks, dataAccess }) => [...frameworks, ...dataAccess])
        .map(({ id }) => context.catalogue.technologies.get(id)?.label ?? id),
    ),
  ];
  return [
    said(context, services.length === 1 ? 'cost.rewrite.one' : 'cost.rewrite', {
      language,
      count: services.length,
      services: named.join(', '),
    }),
    ...(replaced.length === 0 ? [] : [said(context, 'cost.replace', { technologies: replaced.join(', ') })]),
  ];
}

function runsIn({ catalogue, recommendation }: ReportContext, { role, language }: Service, current: string): boolean {
  if ((role !== 'backend' && role !== 'fullstack') || language === null) return false;
  if (recommendation.current === null) return catalogue.advice.outside[language]?.label === current;
  return (
    language === recommendation.current ||
    catalogue.advice.candidates[recommendation.current].aliases.includes(language)
  );
}

function ships({ recommendation, catalogue }: ReportContext, { id }: Option): boolean {
  const skills = recommendation.answersUsed.find(({ field }) => field === 'teamSkills')?.value;
  if (!Array.isArray(skills)) return false;
  return skills.some((skill) => skill === id || catalogue.advice.candidates[id].aliases.includes(String(skill)));
}

/** The folder of a service; the root in words. */
export function serviceName(context: ReportContext, { path }: Service): string {
  return path === '.' ? said(context, 'today.root') : path;
}
