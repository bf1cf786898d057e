import assert from 'node:assert/strict';
import { readFacts } from '../../support/readFacts.ts';

describe('Gradle build scripts', () => {
  it('read dependencies in every notation of Groovy', () => {
    const { dependencies, references } = readFacts(
      'app/build.gradle',
      `ext { jackson = '2.18.0' }
def versions = [ktor: '3.0.0', 'sl-f4j': '2.0.16']
dependencies {
  implementation 'a:plain:1.0' // not 'b:comment:1'
  implementation "a:variable:$jackson", 'a:second:2'
  api "a:map-entry:\${versions.ktor}"
  compile group: 'a', name: 'map', version: jackson
  implementation 'a:sum:' + jackson
  implementation('a:closure:1') {
    exclude group: 'x', module: 'y'
    because 'https://example.com/why'
  }
  implementation(
    'a:lines:1',
    'a:more:2'
  )
  if (something) {
    runtimeOnly 'a:conditional'
  }
  compileOnly 'a:provided:1:classifier@jar'
  testImplementation platform('a:bom:1')
  implementation project(path: ':core', configuration: 'x')
  annotationProcessor 'a:processor:1'
  constraints { implementation 'a:constraint:1' }
}
`,
    );
    assert.deepEqual(dependencies, [
      'runtime maven a:plain 1.0',
      'runtime maven a:variable 2.18.0',
      'runtime maven a:second 2',
      'runtime maven a:map-entry 3.0.0',
      'runtime maven a:map 2.18.0',
      'runtime maven a:sum 2.18.0',
      'runtime maven a:closure 1',
      'runtime maven a:lines 1',
      'runtime maven a:more 2',
      'runtime maven a:conditional -',
      'provided maven a:provided 1',
      'managed maven a:bom 1 [bom]',
      'build maven a:processor 1',
      'managed maven a:constraint 1',
    ]);
    assert.deepEqual(references, ['project :core']);
  });

  it('read the notations of Kotlin', () => {
    const { dependencies, settings, runtimes } = readFacts(
      'build.gradle.kts',
      `val ktor: String by project
val boot by extra("3.3.4")
plugins {
  kotlin("jvm") version "2.0.20"
  id("org.springframework.boot") version boot
  id("x.y") apply false
  \`kotlin-dsl\`
  alias(libs.plugins.ktor)
}
subprojects {
  dependencies { "implementation"("a:shared:1") }
}
kotlin {
  sourceSets {
    val commonMain by getting {
      dependencies { implementation("a:multi:1") }
    }
  }
}
dependencies {
  implementation("a:unknown:$ktor")
  add("kapt", "a:added:1")
  implementation(libs.ktor.server)
  testImplementation(kotlin("test-junit"))
}
java { toolchain { languageVersion.set(JavaLanguageVersion.of(21)) } }
`,
    );
    assert.deepEqual(dependencies, [
      'build maven org.jetbrains.kotlin.jvm:org.jetbrains.kotlin.jvm.gradle.plugin 2.0.20',
      'build maven org.springframework.boot:org.springframework.boot.gradle.plugin 3.3.4',
      'managed maven x.y:x.y.gradle.plugin -',
      'runtime maven a:shared 1 [subprojects]',
      'runtime maven a:multi 1',
      'runtime maven a:unknown $ktor',
      'build maven a:added 1',
      'test maven org.jetbrains.kotlin:kotlin-test-junit -',
    ]);
    assert.equal(settings.get('catalog.plugin'), 'libs.plugins.ktor');
    assert.equal(settings.get('catalog.runtime'), 'libs.ktor.server');
    assert.equal(settings.get('plugins.kotlin-dsl'), 'kotlin-dsl');
    assert.deepEqual(runtimes, ['jvm 21']);
  });

  it('say which Java they are for, in every notation', () => {
    const java = (text: string) => readFacts('build.gradle', text).runtimes;
    assert.deepEqual(java("sourceCompatibility = '1.8'\n"), ['jvm 8']);
    assert.deepEqual(java('java {\n  sourceCompatibility = JavaVersion.VERSION_17\n}\n'), ['jvm 17']);
    assert.deepEqual(java('kotlin { jvmToolchain(21) }\nsourceCompatibility = 17\n'), ['jvm 21']);
    assert.deepEqual(java('kotlinOptions.jvmTarget = "11"\n'), ['jvm 11']);
  });

  it('name modules and scripts', () => {
    const settings = readFacts(
      'settings.gradle',
      "rootProject.name = 'shop'\ninclude 'a', ':b:c'\nincludeBuild '../x'\n",
    );
    assert.equal(settings.manifest.name, 'shop');
    assert.deepEqual(settings.references, ['module a', 'module b/c']);
    assert.deepEqual(settings.problems, ['outside-workspace 3']);
    assert.deepEqual(readFacts('app/build.gradle', 'apply from: "${rootDir}/gradle/x.gradle"\n').references, [
      'include gradle/x.gradle',
    ]);
  });

  it('bound variables that grow or name one another', () => {
    const growing = Array.from({ length: 30 }, (_, i) => `def v${i + 1} = "\${v${i}}\${v${i}}"\n`).join('');
    const { problems, dependencies } = readFacts(
      'build.gradle',
      `ext { v0 = 'xxxxxxxxxx' }\n${growing}def a = "\${b}"\ndef b = "\${a}"\ndependencies {\n implementation "g:bomb:\${v30}"\n implementation "g:x:$a"\n implementation 'org.example:good:1.2.3'\n}\n${'{'.repeat(20_000)}`,
    );
    assert.deepEqual(
      problems.map((problem) => problem.split(' ')[0]),
      ['expansion-limit', 'cycle'],
    );
    assert.ok(dependencies.includes('runtime maven org.example:good 1.2.3'));
  });
});
