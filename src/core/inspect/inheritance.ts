import type { Catalogue } from '../model/catalogue.ts';
import type { Manifest } from '../model/manifest.ts';
import type { InheritedFacts } from './assemble.ts';
import { dependencyFacts, factsOf, type Fact } from './facts.ts';
import { GradleBuild } from './gradleBuilds.ts';
import { LocalLibraries } from './localLibraries.ts';
import { managedFacts } from './managedVersions.ts';
import { RecordedLookup } from './recordedLookup.ts';
import { folderOf, resolveInWorkspace } from './readers/workspacePath.ts';
import type { ManifestLookup } from './sortedManifests.ts';

/** Parents of parents; deeper is no honest build. */
const MAX_PARENTS = 16;
/** Most files that one file draws in, those of these included. */
const MAX_INCLUDES = 100;

/**
 * Facts that other files of the workspace state for a project. Its own are those of Maven's `<parent>`, requirements files drawn in with `-r`,
 * what files that manage versions say, and Gradle's catalogs, convention plugins and shared blocks. Each has its own place.
 */
export function inheritedFacts(lookup: ManifestLookup, catalogue: Catalogue): InheritedFacts {
  const manifests = new RecordedLookup(lookup);
  const gradle = new GradleBuild(manifests);
  const own = (project: Manifest): Fact[] => {
    switch (project.format) {
      case 'requirements.txt':
        return includedFacts(project, manifests, catalogue);
      case 'build.gradle':
        return gradle.inheritedFacts(project, catalogue);
      default:
        return [...parentFacts(project, manifests, catalogue), ...managedFacts(project, manifests, catalogue)];
    }
  };
  const libraries = new LocalLibraries(manifests, catalogue, own);
  return { own, throughLibraries: (project) => libraries.factsOf(project) };
}

function parentFacts(project: Manifest, manifests: ManifestLookup, catalogue: Catalogue): Fact[] {
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
}

function parentOf(manifest: Manifest, manifests: ManifestLookup): Manifest | undefined {
  const reference = manifest.items.find((item) => item.kind === 'reference' && item.relation === 'parent');
  if (reference?.kind !== 'reference') return undefined;
  const path = resolveInWorkspace(manifest.path, reference.target);
  if (path === null) return undefined;
  return manifests.get(path) ?? manifests.get(path === '' ? 'pom.xml' : `${path}/pom.xml`);
}

/** What is drawn in from other folders; files of the same folder count for the service anyway. */
function includedFacts(project: Manifest, manifests: ManifestLookup, catalogue: Catalogue): Fact[] {
  const seen = new Set([project.path]);
  const pending = [project];
  const facts: Fact[] = [];
  for (let manifest = pending.pop(); manifest !== undefined && seen.size < MAX_INCLUDES; manifest = pending.pop()) {
    for (const item of manifest.items) {
      if (item.kind !== 'reference' || item.relation !== 'include') continue;
      const path = resolveInWorkspace(manifest.path, item.target);
      const included = path === null || seen.has(path) ? undefined : manifests.get(path);
      if (included === undefined) continue;
      seen.add(included.path);
      pending.push(included);
      if (folderOf(included.path) !== folderOf(project.path)) facts.push(...factsOf(included, catalogue));
    }
  }
  return facts;
}
