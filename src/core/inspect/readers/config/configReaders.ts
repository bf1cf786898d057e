import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { CONFIG_FORMATS } from './configFormats.ts';
import { baseNameOf } from '../workspacePath.ts';

const configFile = new LaterPart(() => import('./configFile.ts'));
const envFile = new LaterPart(() => import('./envFile.ts'));
const sourceConfig = new LaterPart(() => import('./sourceConfig.ts'));
const applicationConfig = new LaterPart(() => import('./applicationConfig.ts'));

/**
 * Files of environment variables (`.env.example`). What is kept of one is its name, and of its value the scheme of an
 * address or the kind of a database: never the value itself.
 */
export const envFileReader: ManifestReader = {
  format: '.env',
  hints: ['env'],
  matches: (path) =>
    /^(?:\.?env(?:\.[\w.-]+)?|[\w-]*\.env(?:\.[\w.-]+)?)$/i.test(baseNameOf(path)) &&
    !/\.(?:ts|js|mjs|cjs|py|rb|d\.ts|test|vault|enc|gpg)$/.test(path),
  read: (text, path) => envFile.loaded.readEnvFile(text, path),
};

/** Programs that hold the settings of a framework: Django, Flask, Laravel, Ecto, Knex, TypeORM, Drizzle, MikroORM, Sequelize, Next. */
const SETTINGS_PATH =
  /(?:^|\/)(?:settings(?:[_.-]\w+)?\.py|settings\/\w+\.py|config(?:uration)?\.py|config\/\w+\.py|config\/database\.php|config\/(?:config|dev|prod|runtime)\.exs|(?:knexfile|ormconfig|drizzle\.config|next\.config|mikro-orm\.config|data-source|datasource)\.[cm]?[jt]s|config\/(?:config|database)\.[cm]?[jt]s)$/;

/**
 * Configuration that is a program. Only strings that name the kind of a database or of output, or begin like the address
 * of a database, are kept, and of an address its scheme alone: nothing else of a source file leaves it.
 */
export const sourceConfigReader: ManifestReader = {
  format: 'source-config',
  hints: ['settings', 'config', 'knexfile', 'data-source', 'datasource'],
  extensions: ['py', 'php', 'exs', 'js', 'ts', 'cjs', 'mjs', 'cts', 'mts'],
  matches: (path) => SETTINGS_PATH.test(path) && !/(?:^|\/)(?:tests?|__tests__)\//.test(path),
  read: (text, path) => sourceConfig.loaded.readSourceConfig(text, path),
};

/** Configuration of one profile that is no part of what runs. */
const TEST_PROFILE = /^(?:application|bootstrap)[-_.](?:test|tests|it|e2e)[-_.]|^(?:application|bootstrap)[-_.]test/i;
const APPLICATION_NAME =
  /^(?:(?:application|bootstrap)(?:[-_.][\w.-]+)?\.(?:properties|ya?ml|conf)|microprofile-config(?:-\w+)?\.(?:properties|ya?ml)|(?:db|database|datasource|jdbc|hibernate|persistence|app|config|conf|server)\.(?:properties|conf))$/i;

/** Configuration of JVM applications (Spring, Quarkus, Micronaut, Helidon, Play, Akka): properties, YAML or HOCON. */
export const applicationConfigReader: ManifestReader = {
  format: 'application.properties',
  extensions: ['properties', 'yml', 'yaml', 'conf'],
  matches: (path) => APPLICATION_NAME.test(baseNameOf(path)) && !TEST_PROFILE.test(baseNameOf(path)),
  read: (text, path) => applicationConfig.loaded.readApplicationConfig(text, path),
};

/** `gradle.properties`: versions that build scripts refer to. */
export const gradlePropertiesReader: ManifestReader = {
  format: 'gradle.properties',
  fileNames: ['gradle.properties'],
  matches: (path) => baseNameOf(path) === 'gradle.properties',
  read: (text, path) => applicationConfig.loaded.readGradleProperties(text, path),
};

/** Readers of configuration files that are told apart by data alone. */
export const configReaders: readonly ManifestReader[] = CONFIG_FORMATS.map((format) => ({
  format: format.format,
  ...(format.fileNames === undefined ? {} : { fileNames: format.fileNames }),
  ...(format.path === undefined ? {} : { extensions: [format.path.extension] }),
  acceptsLongLines: true,
  matches: (path) =>
    format.path?.pattern.test(path) ?? format.fileNames?.includes(baseNameOf(path).toLowerCase()) ?? false,
  read: (text, path) => configFile.loaded.readConfigFile(text, path, format),
}));
