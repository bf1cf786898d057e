import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

const KB = 1024;

/** How large some of what ships may be. */
export interface SizeBudget {
  readonly what: string;
  /** Paths below the checkout. */
  readonly files: readonly string[] | (() => readonly string[]);
  /** What is aimed at, in KB. */
  readonly budget: number;
  /** Past this many KB the build fails; more than the budget where that is not reached yet, so that nothing grows unseen. */
  readonly limit: number;
}

export const SIZE_BUDGETS: readonly SizeBudget[] = [
  // What answers chats and language models waits in a file of its own; the web host takes one file, so there nothing can.
  { what: 'entry chunk', files: ['dist/extension.js'], budget: 80, limit: 80 },
  { what: 'entry chunk of the web build', files: ['dist/extension.web.js'], budget: 80, limit: 83 },
  // Most of it is our own: the decision core, checks, and which files are read. It runs in a worker.
  {
    what: 'host and engine at the start, knowledge apart',
    files: () => ['dist/extension.js', ...partsOf('dist/node/engine.mjs', false)],
    budget: 350,
    limit: 350,
  },
  // With the readers of a hundred formats, the parsers of YAML, TOML and XML, hovers, exports and the checkers of a team's own files.
  {
    what: 'host and engine with all that is loaded later',
    files: () => ['dist/extension.js', 'dist/agents.js', ...partsOf('dist/node/engine.mjs', true)],
    budget: 350,
    limit: 836,
  },
  { what: 'panel: script and style', files: ['dist/webview.js', 'media/panel.css'], budget: 120, limit: 120 },
  { what: 'VSIX', files: ['out/stack-advisor.vsix'], budget: 1024, limit: 900 },
];

/** Size of some files together, in KB. */
export function sizeOf(files: SizeBudget['files']): number {
  const paths = typeof files === 'function' ? files() : files;
  return paths.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0) / KB;
}

/** What `out/bundles.json` says of a file that was built. */
export interface Bundle {
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
}

/** What each file that was built is made of, by its path below the checkout. */
export function builtFiles(): Readonly<Record<string, Bundle>> {
  return JSON.parse(readFileSync(join(ROOT, 'out/bundles.json'), 'utf8')) as Readonly<Record<string, Bundle>>;
}

/**
 * The files that loading one brings along, itself among them.
 * @param later Whether to follow what is loaded when it is first needed, too.
 */
export function partsOf(entry: string, later: boolean): readonly string[] {
  const built = builtFiles();
  const parts = new Set([entry]);
  for (const part of parts)
    for (const { path, kind } of built[part]?.imports ?? [])
      if (path in built && (later || kind === 'import-statement')) parts.add(path);
  return [...parts];
}

/** @throws Error that names everything past its limit. */
export function checkSizes(budgets: readonly SizeBudget[] = SIZE_BUDGETS): void {
  const over = budgets.filter(({ files, limit }) => sizeOf(files) > limit);
  if (over.length === 0) return;
  const lines = over.map(({ what, files, limit }) => `${what}: ${sizeOf(files).toFixed(1)} KB, at most ${limit}`);
  throw new Error(`Larger than allowed:\n${lines.join('\n')}`);
}
