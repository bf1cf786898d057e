import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const beamManifests = new LaterPart(() => import('./beamManifests.ts'));

/** Elixir's `mix.exs`: a program, read for the tuples in it that have the shape of a dependency. */
export const mixReader: ManifestReader = {
  format: 'mix.exs',
  fileNames: ['mix.exs'],
  matches: (path) => baseNameOf(path) === 'mix.exs',
  read: (text, path) => beamManifests.loaded.readMix(text, path),
};

/** Erlang's `rebar.config`: terms, of which `{deps, […]}` names packages. */
export const rebarReader: ManifestReader = {
  format: 'rebar.config',
  fileNames: ['rebar.config'],
  matches: (path) => baseNameOf(path) === 'rebar.config',
  read: (text, path) => beamManifests.loaded.readRebar(text, path),
};
