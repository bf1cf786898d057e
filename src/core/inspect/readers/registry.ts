import type { ManifestReader } from '../../model/manifest.ts';
import type { ManifestNames } from '../../model/sortedListing.ts';
import { loadParts } from '../laterPart.ts';
import { mixReader, rebarReader } from './beam/beamReaders.ts';
import {
  applicationConfigReader,
  configReaders,
  envFileReader,
  gradlePropertiesReader,
  sourceConfigReader,
} from './config/configReaders.ts';
import { presenceReaders } from './config/presence.ts';
import { prismaSchemaReader } from './database/databaseReaders.ts';
import {
  bicepReader,
  ciReaders,
  githubWorkflowReader,
  kubernetesReader,
  terraformReader,
  yamlConfigReaders,
} from './deploy/deployReaders.ts';
import { composeReader, dockerfileReader } from './docker/dockerReaders.ts';
import { paketReader } from './dotnet/dotnetReaders.ts';
import { goModReader, goWorkReader } from './go/goReaders.ts';
import { gradleBuildReader, gradleScriptReader, gradleSettingsReader } from './gradle/gradleReaders.ts';
import { composerJsonReader, denoJsonReader, globalJsonReader, packageJsonReader } from './json/jsonReaders.ts';
import { depsEdnReader, leiningenReader, millReader, sbtProjectReader, sbtReader } from './jvm/jvmReaders.ts';
import {
  cabalReader,
  cpanfileReader,
  descriptionReader,
  dubReader,
  juliaProjectReader,
  nimbleReader,
  ocamlReader,
  racketReader,
  rockspecReader,
  vmodReader,
  zigReader,
} from './languages/languagesReaders.ts';
import { cmakeReader, conanReader, makefileReader, vcpkgReader } from './native/nativeReaders.ts';
import { keyedPinReader, procfileReader, toolVersionsReader, versionFileReader } from './pins/pinsReaders.ts';
import { requirementsReader, setupCfgReader, setupPyReader } from './python/pythonReaders.ts';
import { gemfileReader, gemspecReader } from './ruby/rubyReaders.ts';
import { packageSwiftReader } from './swift/swiftReaders.ts';
import {
  cargoTomlReader,
  gleamReader,
  gopkgReader,
  miseReader,
  pipfileReader,
  pyprojectReader,
  rustToolchainReader,
  versionCatalogReader,
} from './toml/tomlReaders.ts';
import {
  msbuildReaders,
  nugetConfigReader,
  packagesConfigReader,
  pomXmlReader,
  slnxReader,
  solutionReader,
  webConfigReader,
} from './xml/xmlReaders.ts';
import { condaReader, pnpmWorkspaceReader, pubspecReader, shardReader } from './yaml/yamlReaders.ts';
import { baseNameOf } from './workspacePath.ts';

/** Every reader; of two that match a path the first one reads it. */
export const READERS: readonly ManifestReader[] = [
  packageJsonReader,
  cargoTomlReader,
  pyprojectReader,
  pipfileReader,
  versionCatalogReader,
  pomXmlReader,
  ...msbuildReaders,
  packagesConfigReader,
  nugetConfigReader,
  paketReader,
  webConfigReader,
  solutionReader,
  slnxReader,
  composerJsonReader,
  denoJsonReader,
  globalJsonReader,
  miseReader,
  rustToolchainReader,
  gopkgReader,
  gleamReader,
  goModReader,
  goWorkReader,
  requirementsReader,
  dockerfileReader,
  composeReader,
  prismaSchemaReader,
  gradleBuildReader,
  gradleSettingsReader,
  gradleScriptReader,
  gemfileReader,
  gemspecReader,
  mixReader,
  rebarReader,
  sbtReader,
  sbtProjectReader,
  millReader,
  leiningenReader,
  depsEdnReader,
  packageSwiftReader,
  pubspecReader,
  shardReader,
  condaReader,
  setupPyReader,
  setupCfgReader,
  cmakeReader,
  conanReader,
  vcpkgReader,
  makefileReader,
  nimbleReader,
  zigReader,
  vmodReader,
  dubReader,
  racketReader,
  ocamlReader,
  cabalReader,
  cpanfileReader,
  rockspecReader,
  descriptionReader,
  juliaProjectReader,
  applicationConfigReader,
  gradlePropertiesReader,
  envFileReader,
  sourceConfigReader,
  githubWorkflowReader,
  ...ciReaders,
  bicepReader,
  terraformReader,
  versionFileReader,
  toolVersionsReader,
  keyedPinReader,
  procfileReader,
  pnpmWorkspaceReader,
  ...yamlConfigReaders,
  ...configReaders,
  ...presenceReaders,
  // Takes any YAML in the folders of a cluster, so it comes last.
  kubernetesReader,
];

/** Loads what every reader needs, for whoever reads without waiting. */
export async function loadReaders(): Promise<void> {
  await loadParts();
}

const byName = new Map<string, ManifestReader[]>();
const byExtension = new Map<string, ManifestReader[]>();
const always: ManifestReader[] = [];
const rank = new Map<ManifestReader, number>();
READERS.forEach((reader, index) => {
  rank.set(reader, index);
  for (const name of reader.fileNames ?? []) push(byName, name, reader);
  for (const extension of reader.extensions ?? []) push(byExtension, extension, reader);
  if (reader.fileNames === undefined && reader.extensions === undefined) always.push(reader);
});

function push(map: Map<string, ManifestReader[]>, key: string, reader: ManifestReader): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [reader]);
  else list.push(reader);
}

/**
 * The reader of a path, or null. Looked up by base name and ending, so that asking for every file of a large
 * workspace costs little.
 * @param path From the workspace root, "/" separators.
 */
export function readerFor(path: string): ManifestReader | null {
  const name = baseNameOf(path).toLowerCase();
  const extension = name.slice(name.lastIndexOf('.') + 1);
  let best: ManifestReader | null = null;
  let bestRank = Infinity;
  for (const candidates of [byName.get(name), byExtension.get(extension), always]) {
    for (const reader of candidates ?? []) {
      const readerRank = rank.get(reader) ?? Infinity;
      if (readerRank < bestRank && reader.matches(path)) {
        best = reader;
        bestRank = readerRank;
      }
    }
  }
  return best;
}

/**
 * Whether a path ends in a name that a manifest alone has, fixed (`go.mod`, `.nvmrc`) or by its ending (`x.csproj`): no
 * honest folder is called so. A folder `opam`, `env` or `env.d` is one.
 */
export function isNamedManifest(path: string): boolean {
  const name = baseNameOf(path).toLowerCase();
  const dot = name.lastIndexOf('.');
  if (dot < 0) return false;
  const readers = [byName.get(name), dot === 0 ? undefined : byExtension.get(name.slice(dot + 1))];
  return readers.some((candidates) => candidates?.some((reader) => reader.matches(path)) === true);
}

/** Whether some reader reads a path: by its name alone, without looking inside. */
export function isManifest(path: string): boolean {
  return readerFor(path) !== null;
}

/** By what names show that some reader may read a file: a walk over a large workspace asks this first. */
export const MANIFEST_NAMES: ManifestNames = {
  names: new Set(byName.keys()),
  byEnding: new Map([...byExtension].map(([extension, readers]) => [extension, hintOf(readers)])),
  others: hintOf([]),
};

/** What the names of all these readers' files, or those of their folders, have in common; null where that is nothing. */
function hintOf(readers: readonly ManifestReader[]): RegExp | null {
  const all = [...readers, ...always];
  if (all.some((reader) => reader.hints === undefined)) return null;
  const words = new Set(all.flatMap((reader) => reader.hints ?? []));
  return new RegExp([...words].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
}
