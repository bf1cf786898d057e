/** Folder of a path ("" for the root). */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Last segment of a path. */
export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Resolves a path that a manifest names, by its text alone (links are the business of `WorkspaceFiles`).
 * @param from Path of the manifest, from the workspace root.
 * @param target As written: "/" or "\" separators, may hold "." and "..".
 * @returns Path from the root ("" is the root), or null where it leaves the workspace: too many "..", an absolute path,
 *   a drive letter, a home folder or a URL.
 */
export function resolveInWorkspace(from: string, target: string): string | null {
  const path = target.replaceAll('\\', '/');
  if (/^(?:\/|~|[a-zA-Z][a-zA-Z0-9+.-]*:)/.test(path)) return null;
  const segments: string[] = [];
  const folder = folderOf(from);
  for (const segment of (folder === '' ? path : `${folder}/${path}`).split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}
