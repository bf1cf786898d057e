import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { ROOT } from './paths.ts';

/** `import('./part.ts')`, but for links in comments. */
const LATER_PART = /(?<!@link )\bimport\('(\.[^']+\.ts)'\)/g;

/**
 * Keeps what is loaded at the start in one file. The bundler cuts what several entries share into a file for each set of
 * entries that reach it, and every part that is loaded later counts as one: two dozen files, each of which costs as much
 * as ten kilobytes of program. Where each later part names the root of the core, all of them reach all of it.
 * @param root Module below the checkout whose imports are the core; it must do nothing by being loaded.
 */
export function oneCore(root: string): Plugin {
  const core = JSON.stringify(join(ROOT, root));
  return {
    name: 'one-core',
    setup: (build) => {
      const later = laterParts();
      build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
        later.has(path) ? { contents: `import ${core};\n${readFileSync(path, 'utf8')}`, loader: 'ts' } : null,
      );
    },
  };
}

/** Paths of all modules that some other loads later. */
function laterParts(): ReadonlySet<string> {
  const parts = new Set<string>();
  const source = join(ROOT, 'src');
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const path = join(source, file);
    for (const [, part = ''] of readFileSync(path, 'utf8').matchAll(LATER_PART)) parts.add(join(dirname(path), part));
  }
  return parts;
}
