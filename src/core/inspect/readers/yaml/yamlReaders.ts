import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const pnpmWorkspace = new LaterPart(() => import('./pnpmWorkspace.ts'));
const packageYaml = new LaterPart(() => import('./packageYaml.ts'));

/** pnpm's `pnpm-workspace.yaml` (and Yarn's catalogs in `.yarnrc.yml`): packages of a workspace, and catalogs of versions. */
export const pnpmWorkspaceReader: ManifestReader = {
  format: 'pnpm-workspace.yaml',
  fileNames: ['pnpm-workspace.yaml', 'pnpm-workspace.yml', '.yarnrc.yml'],
  acceptsLongLines: true,
  matches: (path) => /^(?:pnpm-workspace\.ya?ml|\.yarnrc\.yml)$/.test(baseNameOf(path)),
  read: (text, path) => pnpmWorkspace.loaded.readPnpmWorkspace(text, path),
};

/** Dart's `pubspec.yaml`. */
export const pubspecReader: ManifestReader = {
  format: 'pubspec.yaml',
  fileNames: ['pubspec.yaml', 'pubspec.yml'],
  acceptsLongLines: true,
  matches: (path) => /^pubspec\.ya?ml$/.test(baseNameOf(path)),
  read: (text, path) => packageYaml.loaded.readPubspec(text, path),
};

/** Crystal's `shard.yml`. */
export const shardReader: ManifestReader = {
  format: 'shard.yml',
  fileNames: ['shard.yml', 'shard.yaml', 'shard.override.yml'],
  acceptsLongLines: true,
  matches: (path) => /^shard(?:\.override)?\.ya?ml$/.test(baseNameOf(path)),
  read: (text, path) => packageYaml.loaded.readShard(text, path),
};

/** Conda's `environment.yml`: names of Conda are those of PyPI nearly always. */
export const condaReader: ManifestReader = {
  format: 'environment.yml',
  extensions: ['yml', 'yaml'],
  acceptsLongLines: true,
  matches: (path) => /^(?:conda[-_.])?env(?:ironment)?(?:[-_.][\w-]+)?\.ya?ml$/i.test(baseNameOf(path)),
  read: (text, path) => packageYaml.loaded.readConda(text, path),
};
