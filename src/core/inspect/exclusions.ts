import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { bearableRules, isBearableGlob } from './bearableGlob.ts';
import type { DetectionRules } from '../model/detectionRules.ts';
import type { WorkspaceFiles } from '../model/files.ts';
import { baseNameOf, folderOf } from './readers/workspacePath.ts';

const MAX_IGNORE_BYTES = 64 * 1024;
const MAX_EXCLUDES = 200;

/** Ignore files on the way down to a folder, each with the folder that it lies in. */
export type Ignores = readonly { readonly base: string; readonly rules: Ignore }[];

/** What of a workspace is left out: what tools install or build, what the person excludes, what git ignores. */
export class Exclusions {
  readonly #skip: ReadonlySet<string>;
  readonly #excluded: (path: string) => boolean;

  /** @param excludes Globs over paths from the root (`files.exclude`, which a workspace may set); one that would keep the matcher busy for ever is passed over. */
  constructor(rules: DetectionRules['folders'], excludes: readonly string[]) {
    this.#skip = new Set(rules.skip);
    const bearable = excludes.slice(0, MAX_EXCLUDES).filter(isBearableGlob);
    this.#excluded = bearable.length > 0 ? picomatch(bearable, { dot: true }) : () => false;
  }

  /** Whether a folder is not entered. @param ignores down to the folder that it lies in. */
  folder(path: string, ignores: Ignores): boolean {
    return this.#skip.has(baseNameOf(path)) || this.#excluded(path) || isIgnored(ignores, path, true);
  }

  /** Whether a file is not looked at. @param ignores down to the folder that it lies in. */
  file(path: string, ignores: Ignores): boolean {
    return this.#excluded(path) || isIgnored(ignores, path, false);
  }

  /**
   * Whether a walk from the root would pass over a file. Reads only the ignore files on the way down to it.
   * @param path From the root, "/" separators.
   */
  async leavesOut(files: WorkspaceFiles, path: string): Promise<boolean> {
    const parents = path.split('/').slice(0, -1);
    // Most events come from what was installed: nothing needs to be read for those.
    if (parents.some((name) => this.#skip.has(name))) return true;
    let ignores: Ignores = [];
    let folder = '';
    for (const name of parents) {
      ignores = await withRulesOf(files, folder, ignores);
      folder = folder === '' ? name : `${folder}/${name}`;
      if (this.folder(folder, ignores)) return true;
    }
    return this.file(path, await withRulesOf(files, folderOf(path), ignores));
  }
}

/** Adds the rules of a folder's ignore file, where it has one that can be read. */
export async function withRulesOf(files: WorkspaceFiles, folder: string, ignores: Ignores): Promise<Ignores> {
  const content = await files.readFile(folder === '' ? '.gitignore' : `${folder}/.gitignore`, MAX_IGNORE_BYTES);
  if (!content.ok) return ignores;
  try {
    return [...ignores, { base: folder, rules: ignore().add(bearableRules(content.text)) }];
  } catch {
    return ignores;
  }
}

/** The innermost ignore file that has an opinion decides, as git has it. */
function isIgnored(ignores: Ignores, path: string, isFolder: boolean): boolean {
  for (let i = ignores.length - 1; i >= 0; i--) {
    const { base, rules } = ignores[i] as Ignores[number];
    const relative = base === '' ? path : path.slice(base.length + 1);
    const verdict = rules.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
