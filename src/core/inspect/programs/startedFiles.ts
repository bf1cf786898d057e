import type { Manifest } from '../../model/manifest.ts';
import { folderOf, resolveInWorkspace } from '../readers/workspacePath.ts';
import type { ServiceFolder } from '../services.ts';

/** Settings that say which file a program starts from. */
const START = /^(?:main|module|scripts\.(?:start|dev|serve|develop|prod|production)(?:[:.-].*)?|tasks\.(?:start|dev))$/;
/** A file in a command: `node --watch src/server.js`. */
const FILE = /(?:^|[\s"'=])((?:\.{0,2}\/)?[\w./@-]{1,200}\.[a-z]{1,5})(?=$|[\s"':])/g;
const MAX_CHARS = 1000;

/** Files that the manifests of a service start, by path from the root. */
export function startedFiles({ manifests }: Pick<ServiceFolder, 'manifests'>): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const manifest of manifests) for (const path of startedBy(manifest)) paths.add(path);
  return paths;
}

function startedBy(manifest: Manifest): string[] {
  return manifest.items.flatMap((item) => {
    if (item.kind !== 'setting' || !START.test(item.key)) return [];
    return [...item.value.slice(0, MAX_CHARS).matchAll(FILE)]
      .map(([, file = '']) => resolveInWorkspace(manifest.path, file))
      .filter((path) => path !== null);
  });
}

/** Whether a manifest has a command that starts something that goes on running. */
export function isStarted(manifest: Manifest): boolean {
  return manifest.items.some((item) => item.kind === 'setting' && item.key !== 'main' && START.test(item.key));
}

/** Whether a folder holds what a program is deployed with. */
export function isDeployed({ path, manifests }: Pick<ServiceFolder, 'path' | 'manifests'>): boolean {
  return manifests.some(
    (manifest) =>
      (manifest.format === 'Dockerfile' || manifest.format === 'Procfile') && folderOf(manifest.path) === path,
  );
}
