/**
 * Builds everything that ships into `dist/`. Run with `npm run build` (add `--watch` to rebuild on change, `--sourcemap` to debug).
 * The bundles: thin extension entries for both hosts, the engine that they run in a worker, the panel, the command line.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { ROOT } from './paths.ts';
import { editorNames } from './editorNames.ts';
import { oneCore } from './oneCore.ts';
import { compileKnowledge } from './knowledge/compile.ts';
import { packagesIn, writeNotices } from './notices.ts';
import { writeOutputJsonSchemas, writeProfileJsonSchema } from './jsonSchemas.ts';
import { writeKnowledgeJsonSchema } from './knowledgeJsonSchema.ts';

const { values: flags } = parseArgs({
  options: { watch: { type: 'boolean', default: false }, sourcemap: { type: 'boolean', default: false } },
});

const common: esbuild.BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  sourcemap: flags.watch || flags.sourcemap ? 'inline' : false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};
// Libraries' ES modules go first: some of their CommonJS twins load files by name, which no bundler can follow.
const node: esbuild.BuildOptions = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
};
const web: esbuild.BuildOptions = { ...common, platform: 'browser', format: 'iife', target: 'es2022' };

/** Leaves a part of the extension that is loaded when it is needed in a file of its own, beside the entry. */
function laterPart(name: string): esbuild.Plugin {
  return {
    name,
    setup: (build) =>
      build.onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${name}.js`, external: true } : null,
      ),
  };
}

const bundles: readonly esbuild.BuildOptions[] = [
  {
    ...node,
    entryPoints: ['src/host/extension.node.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    plugins: [laterPart('agents'), editorNames],
    supported: { 'dynamic-import': false },
  },
  {
    ...node,
    entryPoints: ['src/host/chat/agents.ts'],
    outfile: 'dist/agents.js',
    external: ['vscode'],
    plugins: [editorNames],
  },
  {
    ...common,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    entryPoints: ['src/host/extension.web.ts'],
    outfile: 'dist/extension.web.js',
    external: ['vscode'],
    plugins: [editorNames],
  },
  // Modules, so that the two can share what they have in common and load the rest when it is needed.
  {
    ...node,
    format: 'esm',
    splitting: true,
    entryPoints: { engine: 'src/engine/worker.node.ts', cli: 'src/cli/main.ts' },
    outdir: 'dist/node',
    outExtension: { '.js': '.mjs' },
    // The edition for browsers needs nothing of Node either, and is made of modules.
    alias: { yaml: join(ROOT, 'node_modules/yaml/browser/index.js') },
    chunkNames: '[name]-[hash]',
    plugins: [oneCore('src/engine/serveEngine.ts')],
  },
  // Shares nothing with the engine, which would lie in more files for it.
  { ...node, format: 'esm', entryPoints: ['src/engine/lister.node.ts'], outfile: 'dist/node/lister.mjs' },
  // One file: in the browser each further one would have to be fetched.
  { ...web, entryPoints: ['src/engine/worker.web.ts'], outfile: 'dist/engine.web.js' },
  { ...web, entryPoints: ['src/webview/main.ts'], outfile: 'dist/webview.js' },
];

const dist = join(ROOT, 'dist');
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
compileKnowledge(join(dist, 'knowledge.json'));
writeProfileJsonSchema(join(dist, 'stack-advisor.schema.json'));
writeOutputJsonSchemas(join(dist, 'schemas'));
writeKnowledgeJsonSchema(join(dist, 'stack-knowledge.schema.json'));

// Modules may have this ending only where a manifest says so, which the extension's own does not.
writeFileSync(join(dist, 'cli.js'), "#!/usr/bin/env node\nimport('./node/cli.mjs');\n");

const bundled = new Set<string>();
const outputs: esbuild.Metafile['outputs'] = {};
for (const bundle of bundles) {
  for (const entry of Object.values(bundle.entryPoints as Record<string, string>))
    if (!existsSync(join(ROOT, entry))) throw new Error(`Missing entry point ${entry}`);
  if (flags.watch) await (await esbuild.context(bundle)).watch();
  else {
    const { metafile } = await esbuild.build(bundle);
    for (const folder of packagesIn(metafile)) bundled.add(folder);
    Object.assign(outputs, metafile?.outputs);
  }
}
if (!flags.watch) {
  writeNotices([...bundled], join(ROOT, 'THIRD_PARTY_NOTICES.txt'));
  // What each bundle is made of, for whoever asks why it is as large as it is.
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  writeFileSync(join(ROOT, 'out/bundles.json'), JSON.stringify(outputs));
}
