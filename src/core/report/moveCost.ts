import type { Option } from '../model/recommendation.ts';
import type { Service } from '../model/stackReport.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import { currentText, languageText } from './names.ts';
import { knownAnswers } from './precedents.ts';
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
    said(context, `cost.skills.${skill(context, target)}`, { language }),
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

type Skill = 'shipped' | 'front-end' | 'missing' | 'unknown';

/** What the team brings for an option: production code, a front end in the same language, nothing, or nobody said. */
function skill({ recommendation, catalogue }: ReportContext, { id }: Option): Skill {
  const answers = knownAnswers(recommendation);
  const skills = answers.get('teamSkills');
  if (skills?.has(id) === true || catalogue.advice.candidates[id].aliases.some((alias) => skills?.has(alias)))
    return 'shipped';
  if (id === 'typescript' && answers.get('frontendJsTeam')?.has(true) === true) return 'front-end';
  return skills === undefined ? 'unknown' : 'missing';
}

/** What a start in the first option asks of the team, where what it ships is known and this is not among it. */
export function learning(context: ReportContext): readonly string[] {
  const [first] = context.recommendation.options;
  if (first === undefined || currentText(context) !== null) return [];
  const brought = skill(context, first);
  if (brought === 'shipped' || brought === 'unknown') return [];
  return [said(context, `start.skills.${brought}`, { language: languageText(context, first.id) })];
}

/** The folder of a service; the root in words. */
export function serviceName(context: ReportContext, { path }: Service): string {
  return path === '.' ? said(context, 'today.root') : path;
}
