import type { Catalogue } from '../model/catalogue.ts';
import type { StackReport } from '../model/stackReport.ts';
import type { CandidateId } from '../model/vocabulary.ts';

/**
 * Technology ids of what runs today: what the team names, then what the back ends show.
 * @param named The answer to `currentStack`; anything but a list says nothing.
 */
export function presentTechnologies(named: unknown, report: Pick<StackReport, 'services'> | null): string[] {
  const ids = new Set<string>(Array.isArray(named) ? named.map(String) : []);
  for (const service of report?.services ?? []) {
    if (service.role !== 'backend' && service.role !== 'fullstack') continue;
    if (service.runtime !== null) ids.add(service.runtime.id);
    for (const part of [service.frameworks, service.dataAccess, service.databases, service.hosting])
      for (const { id } of part) ids.add(id);
  }
  return [...ids];
}

/**
 * Name of the language that runs, where a candidate stands for several: `JavaScript` or `Kotlin` where the stack names
 * that one alone, else the candidate's own.
 * @param named The answer to `currentStack`.
 */
export function runningLabel(candidate: CandidateId, named: unknown, { advice, technologies }: Catalogue): string {
  const { label, aliases } = advice.candidates[candidate];
  const ids = Array.isArray(named) ? named.map(String) : [];
  if (ids.includes(candidate)) return label;
  const languages = ids.filter((id) => aliases.includes(id) && technologies.get(id)?.role === 'language');
  return languages.length === 1 ? (technologies.get(languages[0] ?? '')?.label ?? label) : label;
}
