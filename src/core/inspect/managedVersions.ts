import type { Catalogue } from '../model/catalogue.ts';
import type { DependencyItem, Manifest } from '../model/manifest.ts';
import { dependencyFacts, standsElsewhere, type Fact } from './facts.ts';
import { lookUpPackage } from './packageIndex.ts';
import { folderOf } from './readers/workspacePath.ts';
import { isOwn } from './sharedVersion.ts';
import type { ManifestLookup } from './sortedManifests.ts';

/** Files that hold catalogs, in the order in which a package manager of npm's kind would be asked. */
const CATALOG_FILES = ['pnpm-workspace.yaml', '.yarnrc.yml', 'package.json'];

/** What a project takes from its workspace's catalogs: the dependency in its own place, with the catalog's version. */
export function catalogFacts(project: Manifest, manifests: ManifestLookup, catalogue: Catalogue): Fact[] {
  const facts: Fact[] = [];
  for (const item of project.items) {
    if (item.kind !== 'dependency' || item.version?.startsWith('catalog:') !== true || !standsElsewhere(item)) continue;
    const version = catalogVersion(project.path, item, manifests);
    if (version !== null) facts.push(...dependencyFacts({ ...item, version }, project.path, catalogue));
  }
  return facts;
}

function catalogVersion(path: string, { name, version }: DependencyItem, manifests: ManifestLookup): string | null {
  const named = (version ?? '').slice('catalog:'.length).trim();
  // The catalog without a name may be called by this one.
  const catalogs = named === '' || named === 'default' ? ['catalog:', 'catalog:default'] : [`catalog:${named}`];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    for (const file of CATALOG_FILES) {
      const holder = manifests.get(folder === '' ? file : `${folder}/${file}`);
      for (const item of holder?.items ?? []) {
        if (item.kind !== 'dependency' || item.name !== name || item.scope !== 'managed') continue;
        if (item.extras?.some((extra) => catalogs.includes(extra)) === true) return item.version;
      }
    }
    if (folder === '') return null;
  }
}

/**
 * What a Maven project takes without a version from a group whose parent or bill of materials has one: all of a group's
 * artifacts are released together, as those of Spring Boot are.
 * @param chain The project and its parents, nearest first.
 */
export function groupFacts(project: Manifest, chain: readonly Manifest[], catalogue: Catalogue): Fact[] {
  const versions = new Map<string, string>();
  for (const { items } of chain)
    for (const item of items) {
      if (item.kind !== 'dependency' || item.scope !== 'managed' || item.version === null) continue;
      const isOfAll = item.extras?.some((extra) => extra === 'parent' || extra === 'bom') === true;
      if (isOfAll && !versions.has(groupOf(item))) versions.set(groupOf(item), item.version);
    }
  if (versions.size === 0) return [];
  return project.items.flatMap((item) => {
    const version = item.kind === 'dependency' && item.version === null ? versions.get(groupOf(item)) : undefined;
    if (version === undefined || item.kind !== 'dependency') return [];
    const found = lookUpPackage(catalogue, item.ecosystem, item.name);
    return dependencyFacts({ ...item, version }, project.path, catalogue).filter(({ id }) => {
      const technology = catalogue.technologies.get(id);
      return found !== null && technology !== undefined && isOwn(catalogue, item.ecosystem, found, technology);
    });
  });
}

function groupOf({ name }: DependencyItem): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}
