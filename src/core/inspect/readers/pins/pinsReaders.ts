import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const runtimePins = new LaterPart(() => import('./runtimePins.ts'));

/** Files that hold a version and nothing else, and the runtime that it is of. */
const VERSION_FILES: ReadonlyMap<string, string> = new Map([
  ['.nvmrc', 'node'],
  ['.node-version', 'node'],
  ['.bun-version', 'bun'],
  ['.deno-version', 'deno'],
  ['.dvmrc', 'deno'],
  ['.python-version', 'python'],
  ['.ruby-version', 'ruby'],
  ['.java-version', 'jvm'],
  ['.go-version', 'go'],
  ['.php-version', 'php'],
  ['.swift-version', 'swift'],
  ['.crystal-version', 'crystal'],
  ['.exenv-version', 'elixir'],
]);

/** `.nvmrc`, `.python-version` and the like: the runtime's version on a line. */
export const versionFileReader: ManifestReader = {
  format: 'version-file',
  fileNames: [...VERSION_FILES.keys()],
  matches: (path) => VERSION_FILES.has(baseNameOf(path)),
  read: (text, path) => runtimePins.loaded.readVersionFile(text, path, VERSION_FILES.get(baseNameOf(path)) ?? ''),
};

/** asdf's `.tool-versions`. */
export const toolVersionsReader: ManifestReader = {
  format: '.tool-versions',
  fileNames: ['.tool-versions'],
  matches: (path) => baseNameOf(path) === '.tool-versions',
  read: (text, path) => runtimePins.loaded.readToolVersions(text, path),
};

/** SDKMAN's `.sdkmanrc`, and Heroku's `system.properties` and `runtime.txt`. */
export const keyedPinReader: ManifestReader = {
  format: 'runtime-pin',
  fileNames: ['.sdkmanrc', 'system.properties', 'runtime.txt'],
  matches: (path) => /^(?:\.sdkmanrc|system\.properties|runtime\.txt)$/.test(baseNameOf(path)),
  read: (text, path) => runtimePins.loaded.readKeyedPin(text, path),
};

/** `Procfile`: process types and their commands. */
export const procfileReader: ManifestReader = {
  format: 'Procfile',
  hints: ['procfile'],
  matches: (path) => /^Procfile(?:\.[\w-]+)?$/.test(baseNameOf(path)),
  read: (text, path) => runtimePins.loaded.readProcfile(text, path),
};
