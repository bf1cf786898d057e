import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const clojure = new LaterPart(() => import('./clojure.ts'));
const sbt = new LaterPart(() => import('./sbt.ts'));

/** Leiningen's `project.clj` (and Boot's `build.boot`): vectors of a name and a version below a key for dependencies. */
export const leiningenReader: ManifestReader = {
  format: 'project.clj',
  fileNames: ['project.clj', 'build.boot'],
  matches: (path) => /^(?:project\.clj|build\.boot)$/.test(baseNameOf(path)),
  read: (text, path) => clojure.loaded.readLeiningen(text, path),
};

/** Clojure's `deps.edn`: maps of a name and coordinates. */
export const depsEdnReader: ManifestReader = {
  format: 'deps.edn',
  fileNames: ['deps.edn', 'bb.edn'],
  matches: (path) => /^(?:deps|bb)\.edn$/.test(baseNameOf(path)),
  read: (text, path) => clojure.loaded.readDepsEdn(text, path),
};

/** sbt's build definition. */
export const sbtReader: ManifestReader = {
  format: 'build.sbt',
  extensions: ['sbt'],
  matches: (path) => path.endsWith('.sbt') && !/(?:^|\/)project\/[^/]+$/.test(path),
  read: (text, path) => sbt.loaded.readSbt(text, path),
};

/** What stands in `project/`: plugins of the build, and Scala files that list the dependencies. */
export const sbtProjectReader: ManifestReader = {
  format: 'project.sbt',
  extensions: ['sbt', 'scala'],
  matches: (path) => /(?:^|\/)project\/[^/]+\.(?:sbt|scala)$/.test(path),
  read: (text, path) => sbt.loaded.readSbtProject(text, path),
};

/** Mill's `build.sc` (`build.mill`): dependencies as `ivy"org::name:version"`. */
export const millReader: ManifestReader = {
  format: 'build.mill',
  fileNames: ['build.sc', 'build.mill'],
  matches: (path) => /^build\.(?:sc|mill)$/.test(baseNameOf(path)),
  read: (text, path) => sbt.loaded.readMill(text, path),
};
