import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const gradleBuild = new LaterPart(() => import('./gradleBuild.ts'));

/** Build scripts of Gradle, in Groovy and in Kotlin. Programs: they are read for their usual shapes, never run. */
export const gradleBuildReader: ManifestReader = {
  format: 'build.gradle',
  extensions: ['gradle', 'kts'],
  matches: (path) => /(?:^|\/)build(?:-[\w.-]+)?\.gradle(?:\.kts)?$/.test(path),
  read: (text, path) => gradleBuild.loaded.readGradle(text, path),
};

/** `settings.gradle`: the modules of a build. */
export const gradleSettingsReader: ManifestReader = {
  format: 'settings.gradle',
  extensions: ['gradle', 'kts'],
  matches: (path) => /(?:^|\/)settings\.gradle(?:\.kts)?$/.test(path),
  read: (text, path) => gradleBuild.loaded.readGradle(text, path),
};

/** Other scripts: convention plugins of `buildSrc`, and what is drawn in with `apply from:`. They are no project. */
export const gradleScriptReader: ManifestReader = {
  format: 'script.gradle',
  extensions: ['gradle', 'kts'],
  matches: (path) => /\.gradle(?:\.kts)?$/.test(path) && !/^(?:init|gradle)\.gradle/.test(baseNameOf(path)),
  read: (text, path) => gradleBuild.loaded.readGradle(text, path),
};
