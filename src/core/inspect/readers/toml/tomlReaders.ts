import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const versionCatalog = new LaterPart(() => import('./versionCatalog.ts'));
const pyprojectToml = new LaterPart(() => import('./pyprojectToml.ts'));
const pipfile = new LaterPart(() => import('./pipfile.ts'));
const cargoToml = new LaterPart(() => import('./cargoToml.ts'));
const toolToml = new LaterPart(() => import('./toolToml.ts'));

/**
 * Gradle's version catalogs (`gradle/libs.versions.toml`). Libraries and plugins are `managed`: a build script says which
 * of them are used, by alias; `libraries.<alias>`, `plugins.<alias>` and `bundles.<alias>` say what an alias means.
 */
export const versionCatalogReader: ManifestReader = {
  format: 'libs.versions.toml',
  extensions: ['toml'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path).endsWith('.versions.toml'),
  read: (text, path) => versionCatalog.loaded.readVersionCatalog(text, path),
};

/** Python's `pyproject.toml`: PEP 621 and 735, Poetry, uv, PDM, Hatch, Rye, Flit and setuptools. */
export const pyprojectReader: ManifestReader = {
  format: 'pyproject.toml',
  fileNames: ['pyproject.toml'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path) === 'pyproject.toml',
  read: (text, path) => pyprojectToml.loaded.readPyproject(text, path),
};

/** Pipenv's `Pipfile`. */
export const pipfileReader: ManifestReader = {
  format: 'Pipfile',
  fileNames: ['pipfile'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path) === 'Pipfile',
  read: (text, path) => pipfile.loaded.readPipfile(text, path),
};

/** Rust's `Cargo.toml`, of a package or a workspace. */
export const cargoTomlReader: ManifestReader = {
  format: 'Cargo.toml',
  fileNames: ['cargo.toml'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path) === 'Cargo.toml',
  read: (text, path) => cargoToml.loaded.readCargoToml(text, path),
};

/** mise's `mise.toml`: versions of tools. Templates and sourced files in it are never evaluated. */
export const miseReader: ManifestReader = {
  format: 'mise.toml',
  extensions: ['toml'],
  acceptsLongLines: true,
  matches: (path) =>
    /(?:^|\/)(?:\.?mise(?:\.[\w-]+)?\.toml|\.?mise\/config(?:\.[\w-]+)?\.toml|\.config\/mise\.toml)$/.test(path),
  read: (text, path) => toolToml.loaded.readMise(text, path),
};

/** Rust's `rust-toolchain.toml`, and `rust-toolchain` with a bare channel in it. */
export const rustToolchainReader: ManifestReader = {
  format: 'rust-toolchain.toml',
  fileNames: ['rust-toolchain.toml', 'rust-toolchain'],
  acceptsLongLines: true,
  matches: (path) => /(?:^|\/)rust-toolchain(?:\.toml)?$/.test(path),
  read: (text, path) => toolToml.loaded.readRustToolchain(text, path),
};

/** Go's old `Gopkg.toml` (dep): one `[[constraint]]` for each direct dependency. */
export const gopkgReader: ManifestReader = {
  format: 'Gopkg.toml',
  fileNames: ['gopkg.toml'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path) === 'Gopkg.toml',
  read: (text, path) => toolToml.loaded.readGopkg(text, path),
};

/** Gleam's `gleam.toml`. */
export const gleamReader: ManifestReader = {
  format: 'gleam.toml',
  fileNames: ['gleam.toml'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path) === 'gleam.toml',
  read: (text, path) => toolToml.loaded.readGleam(text, path),
};
