import type { Option, RecommendedStack } from '../model/recommendation.ts';
import type { Technology, TechnologyRole } from '../model/technology.ts';
import type { HoverContext } from './hoverContext.ts';

const PART_OF_ROLE: Readonly<Partial<Record<TechnologyRole, keyof RecommendedStack>>> = {
  runtime: 'runtime',
  framework: 'framework',
  'data-access': 'dataAccess',
  database: 'database',
  hosting: 'hosting',
};

/**
 * How a technology fits the answers, in a line or two: what the advice puts in its place and why, or, for a runtime or
 * a language, how the language stands and what to watch. Nothing where the advice does not speak of it.
 */
export function fitLines(
  technology: Technology,
  context: Pick<HoverContext, 'recommendation' | 'report' | 'catalogue' | 'say'>,
): string[] {
  const option = optionFor(technology, context);
  if (option === null) return [];
  const { say, recommendation, catalogue } = context;
  const language = labelOf(option.id, context);
  if (option.excluded !== null) {
    return [say({ code: 'hover.fit.excluded', args: { language, because: option.excluded.because } })];
  }
  const lines: string[] = [];
  const part = PART_OF_ROLE[technology.role];
  const pick = part === undefined ? undefined : option.stack[part];
  if (pick !== undefined && technology.role !== 'runtime') {
    const picked = catalogue.technologies.get(pick.id);
    const args = { name: picked?.label ?? pick.id, because: pick.because };
    if (pick.id === technology.id) lines.push(say({ code: 'hover.fit.picked', args }));
    else if (picked !== undefined && isRival(technology, picked, context))
      lines.push(say({ code: 'hover.fit.other', args }));
  }
  if (technology.role === 'runtime' || technology.role === 'language') {
    const count = recommendation.options.filter(({ excluded }) => excluded === null).length;
    lines.push(say({ code: 'hover.fit.language', args: { language, rank: option.rank, count } }));
    const [risk] = option.risks;
    if (risk !== undefined) lines.push(say({ code: 'hover.fit.risk', args: { risk } }));
  }
  return lines;
}

/**
 * Whether one would stand in the other's place. Alternatives of one class would; of different classes a framework or a
 * library for data would, unless it runs beside the other already. A cache is no rival of a relational database.
 */
function isRival(technology: Technology, picked: Technology, { report }: Pick<HoverContext, 'report'>): boolean {
  if (technology.class !== undefined && technology.class === picked.class) return true;
  if (technology.role !== 'framework' && technology.role !== 'data-access') return false;
  const { frameworks, dataAccess } = report.summary;
  return !frameworks.includes(picked.id) && !dataAccess.includes(picked.id);
}

/** The option that a technology belongs to; what serves every language belongs to the one in use, else to the first. */
function optionFor(
  technology: Technology,
  { recommendation, catalogue }: Pick<HoverContext, 'recommendation' | 'catalogue'>,
): Option | null {
  const { options, current } = recommendation;
  const languages = technology.role === 'language' ? [technology.id] : (technology.languages ?? []);
  const own = options.filter(({ id }) => {
    const aliases = catalogue.advice.candidates[id].aliases;
    return languages.some((language) => language === id || aliases.includes(language));
  });
  if (languages.length > 0) return own.find(({ id }) => id === current) ?? own[0] ?? null;
  return options.find(({ id }) => id === current) ?? options[0] ?? null;
}

function labelOf(id: Option['id'], { catalogue }: Pick<HoverContext, 'catalogue'>): string {
  return catalogue.advice.candidates[id].label;
}
