import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { ROOT } from './paths.ts';

const HOST = join(ROOT, 'src/host');

/**
 * Binds each name of the editor's API that the host uses once a bundle (`window`, `l10n`): otherwise each file requires
 * the API anew and reaches through it at every use. The name's object is the API's own, so what is replaced in it is seen.
 */
export const editorNames: esbuild.Plugin = {
  name: 'editor-names',
  setup: (build) => {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'editor-names' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'editor-names' },
    );
    build.onLoad({ filter: /./, namespace: 'editor-names' }, () => ({
      // Pure: a name that this bundle does not use is left out of it.
      contents: `const api = require('vscode');\n${usedNames()
        .map((name) => `export const ${name} = /* @__PURE__ */ (() => api.${name})();`)
        .join('\n')}`,
      resolveDir: ROOT,
    }));
  },
};

/** Names that the host's programs use; types are gone once they are compiled. */
function usedNames(): readonly string[] {
  const names = new Set<string>();
  for (const file of readdirSync(HOST, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const { code } = esbuild.transformSync(readFileSync(join(HOST, file), 'utf8'), { loader: 'ts' });
    for (const [, name = ''] of code.matchAll(/\bvscode\.(\w+)/g)) names.add(name);
  }
  return [...names].sort();
}
