import type { Catalogue } from '../model/catalogue.ts';
import type { Manifest } from '../model/manifest.ts';
import { lookUpPackage } from './packageIndex.ts';

/**
 * Whether a package's build puts all that it uses into its own output, so that nothing need be installed where it runs: a
 * framework that is a tool of the build is declared for development then, and so are drivers.
 */
export function bundlesItself({ format, items }: Manifest, catalogue: Catalogue): boolean {
  if (format !== 'package.json') return false;
  return items.some((item) => {
    if (item.kind !== 'dependency' || item.scope !== 'development' || item.ecosystem !== 'npm') return false;
    const entry = lookUpPackage(catalogue, 'npm', item.name)?.entry;
    return entry?.development === true && entry.is.some((id) => isMetaFramework(id, catalogue));
  });
}

/** Whether a package needs no framework and offers itself to several: it runs within what others build with these. */
export function plugsIntoSeveral({ items }: Manifest, catalogue: Catalogue): boolean {
  if (!items.some((item) => item.kind === 'dependency' && item.scope === 'optional')) return false;
  const offered = new Set<string>();
  for (const item of items) {
    if (item.kind !== 'dependency' || (item.scope !== 'optional' && item.scope !== 'runtime')) continue;
    const is = lookUpPackage(catalogue, item.ecosystem, item.name)?.entry.is ?? [];
    const frameworks = is.filter((id) => catalogue.technologies.get(id)?.role === 'framework');
    if (frameworks.length > 0 && item.scope === 'runtime') return false;
    for (const id of frameworks) offered.add(id);
  }
  return offered.size > 1;
}

function isMetaFramework(id: string, { technologies }: Catalogue): boolean {
  return technologies.get(id)?.class === 'meta-framework';
}
