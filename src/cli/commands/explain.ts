import { explainTechnology } from '../../core/explain/technology.ts';
import type { TechnologyExplanation } from '../../core/model/technologyExplanation.ts';
import { knowledge } from '../knowledge.ts';
import type { CliOptions } from '../options.ts';
import type { CommandResult } from '../result.ts';
import { UsageError } from '../usage.ts';

/** `explain ID`: what a technology is, its alternatives, and its support dates with their source. */
export function explainCommand(options: CliOptions): Promise<CommandResult> {
  const [id] = options.operands;
  if (id === undefined) throw new UsageError('explain takes the id of a technology, such as fastify');
  const explained = explainTechnology(knowledge(), id);
  if (explained === null)
    throw new UsageError(`"${id}" is not in the knowledge base; ids are lower-case, such as spring-boot`);
  const output = options.format === 'json' ? `${JSON.stringify(explained, null, 2)}\n` : explanationText(explained);
  return Promise.resolve({ output, exitCode: 0 });
}

function explanationText({ label, role, summary, url, alternatives, support }: TechnologyExplanation): string {
  const lines = [`${label} (${role})`];
  if (summary !== null) lines.push(summary);
  if (url !== null) lines.push(url);
  if (alternatives.length > 0)
    lines.push(
      `Alternatives: ${alternatives
        .slice(0, 12)
        .map((id) => knowledge().technologies.get(id)?.label ?? id)
        .join(', ')}`,
    );
  if (support !== null) {
    lines.push(`Support as of ${support.asOf} (${support.source}):`);
    const runs = support.cycles.filter(({ eol }) => eol === null || eol >= support.asOf);
    const ended = support.cycles.filter((cycle) => !runs.includes(cycle)).map(({ cycle }) => cycle);
    lines.push(...runs.map(({ cycle, eol }) => `  ${cycle.padEnd(12)}${eol === null ? 'no end set' : `until ${eol}`}`));
    if (ended.length > 0) lines.push(`  ended       ${ended.join(', ')}`);
  }
  return `${lines.join('\n')}\n`;
}
