import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const nativeManifests = new LaterPart(() => import('./nativeManifests.ts'));

/** CMake's `CMakeLists.txt`: what it looks for or fetches, as settings `find_package`, `fetch` and `link`. */
export const cmakeReader: ManifestReader = {
  format: 'CMakeLists.txt',
  fileNames: ['cmakelists.txt'],
  matches: (path) => baseNameOf(path) === 'CMakeLists.txt',
  read: (text, path) => nativeManifests.loaded.readCmake(text, path),
};

/** Conan's `conanfile.txt` and `conanfile.py`: references of the form `name/version`. */
export const conanReader: ManifestReader = {
  format: 'conanfile',
  fileNames: ['conanfile.txt', 'conanfile.py'],
  matches: (path) => /^conanfile\.(?:txt|py)$/.test(baseNameOf(path)),
  read: (text, path) => nativeManifests.loaded.readConan(text, path),
};

/** vcpkg's `vcpkg.json`: names, or objects with a name, in `dependencies`. */
export const vcpkgReader: ManifestReader = {
  format: 'vcpkg.json',
  fileNames: ['vcpkg.json'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path) === 'vcpkg.json',
  read: (text, path) => nativeManifests.loaded.readVcpkg(text, path),
};

/** `Makefile`: libraries that its programs are linked with (`-lpq`, `pkg-config --libs libpq`), as settings `link`. */
export const makefileReader: ManifestReader = {
  format: 'Makefile',
  fileNames: ['makefile', 'gnumakefile'],
  matches: (path) => /^(?:GNU)?[Mm]akefile$/.test(baseNameOf(path)),
  read: (text, path) => nativeManifests.loaded.readMakefile(text, path),
};
