import type { Manifest } from '../../model/manifest.ts';
import type { ServiceRole } from '../../model/vocabulary.ts';
import type { ServiceFolder } from '../services.ts';
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
