import assert from 'node:assert/strict';
import { inheritedFacts } from '../../../src/core/inspect/inheritance.ts';
import { readManifest } from '../../../src/core/inspect/readers/readManifest.ts';
import { readSections } from '../../../src/build/knowledge/compile.ts';
import { loadCatalogue } from '../../../src/knowledge/catalogue.ts';

const catalogue = loadCatalogue({ version: 'test', advice: {}, ...readSections([]) });

/** What a project has from the other files of its workspace: `id file`. */
function inherited(project: string, files: Readonly<Record<string, string>>): readonly string[] {
  const manifests = new Map(
    Object.entries(files).flatMap(([path, text]) => {
      const manifest = readManifest(path, text);
      return manifest === null ? [] : [[path, manifest] as const];
    }),
  );
  const manifest = manifests.get(project);
  assert.ok(manifest);
  return inheritedFacts(
    manifests,
    catalogue,
  )(manifest)
    .filter((fact) => fact.confidence >= 0.5)
    .map((fact) => `${fact.id} ${fact.file}`);
}

describe('inheritedFacts', () => {
  it('resolves accessors of version catalogs, the nearest catalog first', () => {
    const facts = inherited('app/build.gradle.kts', {
      'app/build.gradle.kts':
        'dependencies {\n implementation(libs.ktor.server)\n implementation(libs.bundles.data)\n}\n',
      'gradle/libs.versions.toml':
        '[libraries]\nktor-server = "io.ktor:ktor-server-core:3.0.0"\npg = "org.postgresql:postgresql:42.7.4"\nexposed = "org.jetbrains.exposed:exposed-core:0.55.0"\n[bundles]\ndata = ["pg", "exposed"]\n',
    });
    assert.deepEqual(facts, [
      'ktor app/build.gradle.kts',
      'postgresql app/build.gradle.kts',
      'exposed app/build.gradle.kts',
    ]);
  });

  it('follows convention plugins, drawn-in scripts and blocks for subprojects', () => {
    const facts = inherited('services/a/build.gradle', {
      'services/a/build.gradle': 'plugins { id \'acme.service\' }\napply from: "$rootDir/gradle/db.gradle"\n',
      'buildSrc/src/main/groovy/acme.service.gradle':
        "dependencies { implementation 'io.micronaut:micronaut-http-server-netty' }\n",
      'gradle/db.gradle': "dependencies { runtimeOnly 'org.postgresql:postgresql' }\n",
      'build.gradle':
        "subprojects { dependencies { implementation 'org.mongodb:mongodb-driver-sync:5.2.0' } }\ndependencies { implementation 'com.h2database:h2' }\n",
    });
    assert.deepEqual(new Set(facts.map((fact) => fact.split(' ')[0])), new Set(['micronaut', 'postgresql', 'mongodb']));
  });

  it('follows requirements files into other folders, rings and all', () => {
    const facts = inherited('api/requirements.txt', {
      'api/requirements.txt': '-r ../shared/base.txt\n-r ../shared/requirements.txt\n',
      'shared/requirements.txt': 'flask\n-r ../api/requirements.txt\n',
    });
    assert.deepEqual(facts, ['flask shared/requirements.txt']);
  });
});
