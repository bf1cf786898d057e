import type { Catalogue } from '../model/catalogue.ts';
import type { Manifest } from '../model/manifest.ts';
import type { InheritedFacts } from './assemble.ts';
import { dependencyFacts, type Fact } from './facts.ts';
import { resolveInWorkspace } from './readers/workspacePath.ts';

/** Parents of parents; deeper is no honest build. */
const MAX_PARENTS = 16;

/** Facts that a project's parents inside the workspace state for it: Maven's `<parent>`, each with the parent's own place. */
export function inheritedFacts(manifests: ReadonlyMap<string, Manifest>, catalogue: Catalogue): InheritedFacts {
  return (project) => {
    const facts: Fact[] = [];
    let child = project;
    for (let depth = 0; depth < MAX_PARENTS; depth++) {
      const parent = parentOf(child, manifests);
      if (parent === undefined || parent === project) break;
      for (const item of parent.items) {
        if (item.kind === 'dependency') facts.push(...dependencyFacts(item, parent.path, catalogue));
      }
      child = parent;
    }
    return facts;
  };
}

function parentOf(manifest: Manifest, manifests: ReadonlyMap<string, Manifest>): Manifest | undefined {
  const reference = manifest.items.find((item) => item.kind === 'reference' && item.relation === 'parent');
  if (reference?.kind !== 'reference') return undefined;
  const path = resolveInWorkspace(manifest.path, reference.target);
  if (path === null) return undefined;
  return manifests.get(path) ?? manifests.get(path === '' ? 'pom.xml' : `${path}/pom.xml`);
}
