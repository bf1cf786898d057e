import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const systems = new LaterPart(() => import('./systems.ts'));
const scripting = new LaterPart(() => import('./scripting.ts'));
const haskell = new LaterPart(() => import('./haskell.ts'));
const ocaml = new LaterPart(() => import('./ocaml.ts'));

/** Nim's `.nimble` lists `requires "name >= 1.0"`, several in a string or in several. */
export const nimbleReader: ManifestReader = {
  format: 'nimble',
  extensions: ['nimble'],
  matches: (path) => path.endsWith('.nimble'),
  read: (text, path) => systems.loaded.readNimble(text, path),
};

/** Zig's `build.zig.zon`: the fields of `.dependencies`. */
export const zigReader: ManifestReader = {
  format: 'build.zig.zon',
  fileNames: ['build.zig.zon'],
  matches: (path) => baseNameOf(path) === 'build.zig.zon',
  read: (text, path) => systems.loaded.readZig(text, path),
};

/** V's `v.mod`: strings in `dependencies: [ … ]`. */
export const vmodReader: ManifestReader = {
  format: 'v.mod',
  fileNames: ['v.mod'],
  matches: (path) => baseNameOf(path) === 'v.mod',
  read: (text, path) => systems.loaded.readVmod(text, path),
};

/** D's `dub.json` and `dub.sdl`. */
export const dubReader: ManifestReader = {
  format: 'dub',
  fileNames: ['dub.json', 'dub.sdl'],
  matches: (path) => /^dub\.(?:json|sdl)$/.test(baseNameOf(path)),
  read: (text, path) => systems.loaded.readDub(text, path),
};

/** Racket's `info.rkt`: strings, or lists that begin with one, in `(define deps '(…))`. */
export const racketReader: ManifestReader = {
  format: 'info.rkt',
  fileNames: ['info.rkt'],
  matches: (path) => baseNameOf(path) === 'info.rkt',
  read: (text, path) => systems.loaded.readRacket(text, path),
};

/** Perl's `cpanfile`: `requires 'Name', '1.0';`. What stands in `on test => sub { … }` is for tests. */
export const cpanfileReader: ManifestReader = {
  format: 'cpanfile',
  fileNames: ['cpanfile'],
  matches: (path) => baseNameOf(path) === 'cpanfile',
  read: (text, path) => scripting.loaded.readCpanfile(text, path),
};

/** Lua's `*.rockspec`: strings in `dependencies = { … }`. */
export const rockspecReader: ManifestReader = {
  format: 'rockspec',
  extensions: ['rockspec'],
  matches: (path) => path.endsWith('.rockspec'),
  read: (text, path) => scripting.loaded.readRockspec(text, path),
};

/** R's `DESCRIPTION`: the fields `Depends` and `Imports`, which go on in indented lines. */
export const descriptionReader: ManifestReader = {
  format: 'DESCRIPTION',
  fileNames: ['description'],
  matches: (path) => baseNameOf(path) === 'DESCRIPTION',
  read: (text, path) => scripting.loaded.readDescription(text, path),
};

/** Julia's `Project.toml`: the keys of `[deps]`, and `[compat]` for their versions. */
export const juliaProjectReader: ManifestReader = {
  format: 'Project.toml',
  fileNames: ['project.toml', 'juliaproject.toml'],
  matches: (path) => /^(?:Julia)?Project\.toml$/.test(baseNameOf(path)),
  read: (text, path) => scripting.loaded.readJuliaProject(text, path),
};

/** Haskell's `*.cabal` (field `build-depends`) and hpack's `package.yaml` (`dependencies`). */
export const cabalReader: ManifestReader = {
  format: 'cabal',
  fileNames: ['package.yaml'],
  extensions: ['cabal'],
  matches: (path) => path.endsWith('.cabal') || baseNameOf(path) === 'package.yaml',
  read: (text, path) => haskell.loaded.readCabal(text, path),
};

/** OCaml's `dune-project` and `*.opam`: names below `depends`. */
export const ocamlReader: ManifestReader = {
  format: 'opam',
  fileNames: ['dune-project', 'opam'],
  extensions: ['opam'],
  matches: (path) => /^(?:dune-project|opam)$/.test(baseNameOf(path)) || path.endsWith('.opam'),
  read: (text, path) => ocaml.loaded.readOcaml(text, path),
};
