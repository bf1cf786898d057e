import type { DetectionRules } from '../../model/detectionRules.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { ServiceRole } from '../../model/vocabulary.ts';
import type { ServiceFolder } from '../services.ts';
import { programName } from './choosePrograms.ts';
import type { Program } from './programFacts.ts';
import { isDeployed, isStarted } from './startedFiles.ts';

/**
 * What manifests leave to programs. `settled`: they name a framework. `closed`: they say that nothing here serves.
 * `open`: programs may tell.
 */
export type Openness = 'settled' | 'open' | 'closed';

/** How much a service's manifests say. @param hasFramework Whether they name a framework by strong evidence. */
export function opennessOf(folder: ServiceFolder, role: ServiceRole, hasFramework: boolean): Openness {
  if (hasFramework) return 'settled';
  if ((role !== 'backend' && role !== 'unknown') || folder.sources.size === 0) return 'closed';
  const isLibrary = folder.projects.length > 0 && folder.projects.every(isMadeForOthers) && !isDeployed(folder);
  return isLibrary ? 'closed' : 'open';
}

/**
 * Whether a service of a language whose programs all start alike has none that starts: what it is built with it may as well
 * call as serve with then. Only where its sources are there, and nothing says how it is run.
 */
export function startsNowhere(
  folder: ServiceFolder,
  language: string | undefined,
  programs: readonly Program[],
  rules: DetectionRules,
): boolean {
  const starts = language === undefined ? undefined : rules.programs[language]?.starts;
  if (language === undefined || starts === undefined || (folder.sources.get(language) ?? 0) === 0) return false;
  if (isDeployed(folder)) return false;
  return !programs.some(
    ({ manifest, language: own }) =>
      own === language &&
      (starts.includes(programName(manifest.path)) ||
        manifest.items.some((item) => item.kind === 'setting' && item.key === 'entry')),
  );
}

/** Whether a project is published for programs of others. */
function isMadeForOthers(project: Manifest): boolean {
  const value = (key: string): string | undefined => {
    for (const item of project.items) if (item.kind === 'setting' && item.key === key) return item.value;
    return undefined;
  };
  if (project.format === 'package.json')
    return value('private') !== 'true' && (value('main') ?? value('module')) !== undefined && !isStarted(project);
  return project.format === 'composer.json' && /^(?:library|.*-(?:plugin|bundle|extension))$/.test(value('type') ?? '');
}
