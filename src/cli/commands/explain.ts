import { explainTechnology } from '../../core/explain/technology.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { TechnologyExplanation } from '../../core/model/technologyExplanation.ts';
import { number } from '../../core/report/numbers.ts';
import { openKnowledge } from '../open.ts';
import type { CliOptions } from '../options.ts';
import type { JobResult } from '../jobs/job.ts';
import { say } from '../say.ts';
import { unknownName } from '../usage.ts';

/** Alternatives and figures named in the text; the JSON has them all. */
const MOST_ALTERNATIVES = 12;
const MOST_FIGURES = 8;

/** `explain ID [DIR]`: what a technology is, its alternatives, what speaks for it, and its support dates with their source. */
export async function explainCommand(options: CliOptions): Promise<JobResult> {
  const [id = '', dir = '.'] = options.operands;
  const { catalogue, notes } = await openKnowledge(dir);
  const explained = explain(id, catalogue);
  const output =
    options.format === 'json' ? `${JSON.stringify(explained, null, 2)}\n` : explanationText(explained, catalogue);
  return { output, notes, exitCode: 0 };
}

/**
 * Explains a technology.
 * @throws {UsageError} with the ids that may have been meant, where it is not known.
 */
export function explain(id: string, catalogue: Catalogue): TechnologyExplanation {
  const explained = explainTechnology(catalogue, id, say);
  if (explained === null) throw unknownName('technology', { id }, id, catalogue.technologies.keys());
  return explained;
}

function explanationText(explained: TechnologyExplanation, catalogue: Catalogue): string {
  const nameOf = (id: string): string => catalogue.technologies.get(id)?.label ?? id;
  const { label, role, summary, url, alternatives, reasons, figures, support } = explained;
  const lines = [`${label} (${say({ code: `hover.role.${role}` })})`];
  if (summary !== null) lines.push(summary);
  if (url !== null) lines.push(url);
  if (alternatives.length > 0)
    lines.push(said('alternatives', { names: alternatives.slice(0, MOST_ALTERNATIVES).map(nameOf).join(', ') }));
  if (reasons.length > 0) {
    lines.push(said('reasons'));
    for (const { about, label: criterion, because } of reasons)
      lines.push(`  ${criterion ?? said(`about.${about}`)}: ${because}`);
  }
  if (figures.length > 0) {
    lines.push(said('figures'));
    for (const { measures, value, unit, asOf, source } of figures.slice(0, MOST_FIGURES))
      lines.push(`  ${measures}: ${[valueText(value, nameOf), unit].join(' ').trim()} (${asOf}, ${source})`);
  }
  if (support !== null) lines.push(...supportLines(support));
  return `${lines.join('\n')}\n`;
}

function supportLines({ asOf, source, cycles }: NonNullable<TechnologyExplanation['support']>): string[] {
  const runs = cycles.filter(({ eol }) => eol === null || eol >= asOf);
  const ended = cycles.filter((cycle) => !runs.includes(cycle)).map(({ cycle }) => cycle);
  return [
    said('support', { date: asOf, source }),
    ...runs.map(
      ({ cycle, eol }) => `  ${cycle.padEnd(12)}${eol === null ? said('open') : said('until', { date: eol })}`,
    ),
    ...(ended.length > 0 ? [`  ${said('ended').padEnd(12)}${ended.join(', ')}`] : []),
  ];
}

function valueText(value: string | number | readonly string[], nameOf: (id: string) => string): string {
  if (typeof value === 'number') return number({ say }, value);
  return typeof value === 'string' ? value : value.map(nameOf).join(', ');
}

function said(code: string, args: Readonly<Record<string, string>> = {}): string {
  return say({ code: `cli.explain.${code}`, args });
}
