import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const composerJson = new LaterPart(() => import('./composerJson.ts'));
const globalJson = new LaterPart(() => import('./globalJson.ts'));
const denoJson = new LaterPart(() => import('./denoJson.ts'));
const packageJson = new LaterPart(() => import('./packageJson.ts'));

const DENO_NAMES = ['deno.json', 'deno.jsonc', 'jsr.json', 'jsr.jsonc', 'import_map.json', 'importmap.json'];

/** PHP's `composer.json`. Extensions are provided by the machine; Composer's own interfaces are settings (`require.lib-icu`). */
export const composerJsonReader: ManifestReader = {
  format: 'composer.json',
  fileNames: ['composer.json'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path) === 'composer.json',
  read: (text, path) => composerJson.loaded.readComposerJson(text, path),
};

/** .NET's `global.json`: the SDK to build with, and versions of MSBuild SDKs. Comments are allowed there. */
export const globalJsonReader: ManifestReader = {
  format: 'global.json',
  fileNames: ['global.json'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path) === 'global.json',
  read: (text, path) => globalJson.loaded.readGlobalJson(text, path),
};

/** Deno's `deno.json(c)`, JSR's `jsr.json(c)` and import maps. */
export const denoJsonReader: ManifestReader = {
  format: 'deno.json',
  fileNames: DENO_NAMES,
  acceptsLongLines: true,
  matches: (path) => DENO_NAMES.includes(baseNameOf(path)),
  read: (text, path) => denoJson.loaded.readDenoJson(text, path),
};

/** npm's `package.json`, with what Yarn, pnpm, Bun and Volta add to it. */
export const packageJsonReader: ManifestReader = {
  format: 'package.json',
  fileNames: ['package.json'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path) === 'package.json',
  read: (text, path) => packageJson.loaded.readPackageJson(text, path),
};
