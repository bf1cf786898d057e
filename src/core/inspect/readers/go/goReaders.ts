import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const goMod = new LaterPart(() => import('./goMod.ts'));

/** Go's `go.mod`: what a module requires, and the Go version that it is written for. */
export const goModReader: ManifestReader = {
  format: 'go.mod',
  fileNames: ['go.mod'],
  matches: (path) => baseNameOf(path) === 'go.mod',
  read: (text, path) => goMod.loaded.readGoMod(text, path),
};

/** Go's `go.work`: the modules of a workspace. */
export const goWorkReader: ManifestReader = {
  format: 'go.work',
  fileNames: ['go.work'],
  matches: (path) => baseNameOf(path) === 'go.work',
  read: (text, path) => goMod.loaded.readGoWork(text, path),
};
