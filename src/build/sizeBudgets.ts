import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

const KB = 1024;

/** How large some of what ships may be. */
export interface SizeBudget {
  readonly what: string;
  /** Paths below the checkout. */
  readonly files: readonly string[];
  /** What is aimed at, in KB. */
  readonly budget: number;
  /** Past this many KB the build fails; more than the budget where that is not reached yet, so that nothing grows unseen. */
  readonly limit: number;
}

export const SIZE_BUDGETS: readonly SizeBudget[] = [
  // Chat, tools and trees load with the rest: the web host takes one file, so nothing of it can wait until it is asked for.
  { what: 'entry chunk', files: ['dist/extension.js'], budget: 80, limit: 86 },
  { what: 'entry chunk of the web build', files: ['dist/extension.web.js'], budget: 80, limit: 86 },
  // Most of it is our own: readers of a hundred formats, and the parsers of YAML, TOML and XML, which run in a worker.
  { what: 'host and engine, knowledge apart', files: ['dist/extension.js', 'dist/engine.js'], budget: 350, limit: 790 },
  { what: 'panel: script and style', files: ['dist/webview.js', 'media/panel.css'], budget: 120, limit: 120 },
  { what: 'VSIX', files: ['out/stack-advisor.vsix'], budget: 1024, limit: 1024 },
];

/** Size of some files together, in KB. */
export function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0) / KB;
}

/** @throws Error that names everything past its limit. */
export function checkSizes(budgets: readonly SizeBudget[] = SIZE_BUDGETS): void {
  const over = budgets.filter(({ files, limit }) => sizeOf(files) > limit);
  if (over.length === 0) return;
  const lines = over.map(({ what, files, limit }) => `${what}: ${sizeOf(files).toFixed(1)} KB, at most ${limit}`);
  throw new Error(`Larger than allowed:\n${lines.join('\n')}`);
}
