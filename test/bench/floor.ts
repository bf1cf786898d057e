import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isManifest } from '../../src/core/inspect/readers/readManifest.ts';

/** The manifests of a folder, found once so that the floor need not tell them apart. */
export function manifestsUnder(root: string, skip: ReadonlySet<string>): Set<string> {
  return new Set(list(root, '', skip).filter(isManifest));
}

/**
 * The least that anybody must do to inspect a workspace: list every folder that is not left out, and read the manifests
 * as text. No parsing, no rules, no checks of where a link leads.
 * @returns Number of files seen and characters read.
 */
export function floor(root: string, manifests: ReadonlySet<string>, skip: ReadonlySet<string>) {
  let chars = 0;
  const files = list(root, '', skip);
  for (const file of files) if (manifests.has(file)) chars += readFileSync(join(root, file), 'utf8').length;
  return { files: files.length, chars };
}

function list(root: string, folder: string, skip: ReadonlySet<string>): string[] {
  const files: string[] = [];
  const pending = [folder];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const entry of readdirSync(join(root, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && !skip.has(entry.name)) pending.push(path);
    }
  }
  return files;
}
