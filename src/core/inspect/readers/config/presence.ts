import type { ManifestReader } from '../../../model/manifest.ts';
import { firstWordOf } from '../firstWord.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { baseNameOf } from '../workspacePath.ts';

/** Files that say something by being there; they are programs, binaries, or of no further interest. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['bun.lock', 'bun.lock'],
  ['bun.lockb', 'bun.lock'],
  ['deno.lock', 'deno.lock'],
  ['sst.config.ts', 'sst'],
  ['sst.config.js', 'sst'],
  ['sst.config.mjs', 'sst'],
  // Programs and settings that a framework or a host has in each of its projects.
  ['manage.py', 'framework-file'],
  ['artisan', 'framework-file'],
  ['main.wasp', 'framework-file'],
  ['main.wasp.ts', 'framework-file'],
  ['appengine-web.xml', 'framework-file'],
  ['alembic.ini', 'framework-file'],
  ['hibernate.cfg.xml', 'framework-file'],
  ['persistence.xml', 'framework-file'],
  ['mybatis-config.xml', 'framework-file'],
  // Descriptors of application servers.
  ['jboss-web.xml', 'framework-file'],
  ['jboss-deployment-structure.xml', 'framework-file'],
  ['weblogic.xml', 'framework-file'],
  ['weblogic-application.xml', 'framework-file'],
  ['ibm-web-bnd.xml', 'framework-file'],
  ['ibm-application-bnd.xml', 'framework-file'],
  ['glassfish-web.xml', 'framework-file'],
  ['payara-web.xml', 'framework-file'],
  // What is built, and with what load it is tried.
  ...['openapi', 'swagger'].flatMap((name) =>
    ['yaml', 'yml', 'json'].map((ending) => [`${name}.${ending}`, 'api-description'] as const),
  ),
  ['dbt_project.yml', 'dbt_project.yml'],
  ['kong.yml', 'gateway'],
  ['kong.yaml', 'gateway'],
  ['krakend.json', 'gateway'],
  ['fastly.toml', 'edge'],
  ['spin.toml', 'edge'],
  ['locustfile.py', 'load-test'],
]);

/** One reader a format; it gives the setting `file` with the name of the file, and looks no further than its first word. */
export const presenceReaders: readonly ManifestReader[] = [...new Set(NAMES.values())].map((format) => {
  const fileNames = [...NAMES.keys()].filter((name) => NAMES.get(name) === format);
  return {
    format,
    fileNames,
    acceptsLongLines: true,
    matches: (path) => fileNames.includes(baseNameOf(path).toLowerCase()),
    read: (text, path) => {
      const builder = new ManifestBuilder(text, path);
      const span = firstWordOf(text);
      builder.setting('file', span, baseNameOf(path), span);
      return builder.build();
    },
  };
});
