import assert from 'node:assert/strict';
import { readFacts } from '../../support/readFacts.ts';

const dependency = (group: string, artifact: string, rest = ''): string =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${rest}</dependency>`;
const project = (body: string): string =>
  `<project>\n<groupId>com.acme</groupId>\n<artifactId>app</artifactId>\n<version>1.0</version>\n${body}\n</project>`;

describe('pom.xml', () => {
  it('reads scopes, imported BOMs, plugins, profiles and modules', () => {
    const { dependencies, references, manifest } = readFacts(
      'app/pom-native.xml',
      project(`<modules><module>core</module></modules>
<dependencyManagement><dependencies>
${dependency('io.quarkus', 'quarkus-bom', '<version>3.15</version><type>pom</type><scope>import</scope>')}
${dependency('g', 'managed', '<version>1</version>')}
</dependencies></dependencyManagement>
<dependencies>
${dependency('g', 'plain')}
${dependency('g', 'tested', '<scope>test</scope>')}
${dependency('g', 'given', '<scope>provided</scope>')}
${dependency('g', 'maybe', '<optional>true</optional>')}
</dependencies>
<build><plugins>
<plugin><artifactId>maven-jar-plugin</artifactId><dependencies>${dependency('g', 'of-plugin')}</dependencies></plugin>
</plugins></build>
<profiles><profile><modules><module>extra</module></modules><dependencies>${dependency('g', 'in-profile')}</dependencies></profile></profiles>`),
    );
    assert.equal(manifest.name, 'app');
    assert.deepEqual(dependencies, [
      'managed maven io.quarkus:quarkus-bom 3.15 [bom]',
      'managed maven g:managed 1',
      'runtime maven g:plain -',
      'test maven g:tested -',
      'provided maven g:given -',
      'optional maven g:maybe -',
      'build maven org.apache.maven.plugins:maven-jar-plugin - [plugin]',
      'build maven g:of-plugin -',
      'runtime maven g:in-profile -',
    ]);
    assert.deepEqual(references, ['module core', 'module extra']);
  });

  it('resolves properties of the file, keeping the place of what is written', () => {
    const { dependencies, manifest, at, problems } = readFacts(
      'pom.xml',
      project(`<properties><a>\${b}.1</a><b>2</b><group>org.x</group></properties><dependencies>
${dependency('${group}', 'x', '<version>${a}</version>')}
${dependency('${project.groupId}', 'y', '<version>${project.version}</version>')}
</dependencies>`),
    );
    assert.deepEqual(dependencies, ['runtime maven org.x:x 2.1', 'runtime maven com.acme:y 1.0']);
    const first = manifest.items.find((item) => item.kind === 'dependency');
    assert.equal(first && at(first.versionSpan), '${a}');
    assert.deepEqual(problems, []);
  });

  it('leaves rings, bombs and what it does not know as written', () => {
    const bomb = Array.from({ length: 12 }, (_, i) => `<p${i + 1}>${`\${p${i}}`.repeat(10)}</p${i + 1}>`).join('');
    const { dependencies, problems } = readFacts(
      'pom.xml',
      project(`<properties><a>\${b}</a><b>\${a}</b><p0>xxxxxxxxxx</p0>${bomb}</properties><dependencies>
${dependency('g', 'ring', '<version>${a}</version>')}
${dependency('g', 'bomb', '<version>${p12}</version>')}
${dependency('g', 'unknown', '<version>${env.HOME}</version>')}
</dependencies>`),
    );
    assert.deepEqual(dependencies, [
      'runtime maven g:ring ${a}',
      'runtime maven g:bomb ${p12}',
      'runtime maven g:unknown ${env.HOME}',
    ]);
    assert.deepEqual(problems, ['cycle 6', 'expansion-limit 7', 'not-resolved 8']);
  });

  it('points to its parent, by default in the folder above, and never out of the workspace', () => {
    const parent = (path: string): string =>
      project(`<parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version>${path}</parent>`);
    const references = (file: string, path: string) => readFacts(file, parent(path)).references;
    assert.deepEqual(references('a/pom.xml', ''), ['parent ../pom.xml']);
    assert.deepEqual(references('pom.xml', ''), []);
    assert.deepEqual(references('a/pom.xml', '<relativePath/>'), []);
    assert.deepEqual(references('a/pom.xml', '<relativePath>../parent</relativePath>'), ['parent ../parent']);
    assert.deepEqual(readFacts('pom.xml', parent('<relativePath>../x/pom.xml</relativePath>')).problems, [
      'outside-workspace 5',
    ]);
    assert.deepEqual(readFacts('pom.xml', parent('<relativePath>pom.xml</relativePath>')).problems, ['cycle 5']);
    assert.deepEqual(readFacts('pom.xml', parent('')).dependencies, ['managed maven g:p 1 [parent]']);
  });

  it('takes the Java version from the most binding place', () => {
    const compiler =
      '<build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><configuration><release>${jdk}</release></configuration></plugin></plugins></build>';
    const java = (body: string) => readFacts('pom.xml', project(body)).runtimes;
    assert.deepEqual(java('<properties><java.version>17</java.version></properties>'), ['jvm 17']);
    assert.deepEqual(java(`<properties><java.version>17</java.version><jdk>21</jdk></properties>${compiler}`), [
      'jvm 21',
    ]);
    assert.deepEqual(
      java(
        '<properties><maven.compiler.source>8</maven.compiler.source><maven.compiler.release>11</maven.compiler.release></properties>',
      ),
      ['jvm 11'],
    );
  });

  it('says of another document that it is no project', () => {
    assert.deepEqual(readFacts('pom.xml', '<beans/>').problems, ['wrong-type 1']);
  });
});

describe('MSBuild projects', () => {
  it('reads the SDK, targets, packages in every notation and references', () => {
    const { dependencies, runtimes, references, settings, manifest, problems } = readFacts(
      'src/Api/Api.csproj',
      `<Project Sdk="Microsoft.NET.Sdk.Web">
<PropertyGroup><TargetFrameworks>net8.0;net9.0</TargetFrameworks><V>2.0</V><OutputType>Exe</OutputType></PropertyGroup>
<ItemGroup>
<PackageReference Include="A" Version="1.0" />
<PackageReference Include="B" version="$(V)" />
<PackageReference Include="C"><Version>3.0</Version><PrivateAssets>all</PrivateAssets></PackageReference>
<PackageReference Include="D" VersionOverride="4.0" />
<PackageReference Include="E" />
<FrameworkReference Include="Microsoft.AspNetCore.App" />
<ProjectReference Include="..\\Core\\Core.csproj" />
</ItemGroup>
<Import Project="$(MSBuildThisFileDirectory)..\\shared.props" />
</Project>`,
    );
    assert.equal(manifest.name, 'Api');
    assert.equal(manifest.format, 'csproj');
    assert.equal(settings.get('Sdk'), 'Microsoft.NET.Sdk.Web');
    assert.equal(settings.get('OutputType'), 'Exe');
    assert.deepEqual(runtimes, ['dotnet net8.0;net9.0']);
    assert.deepEqual(dependencies, [
      'runtime nuget A 1.0',
      'runtime nuget B 2.0',
      'development nuget C 3.0',
      'runtime nuget D 4.0',
      'runtime nuget E -',
      'runtime nuget Microsoft.AspNetCore.App -',
    ]);
    assert.deepEqual(references, ['project ../Core/Core.csproj', 'include ../shared.props']);
    assert.deepEqual(problems, []);
  });

  it('reads SDKs with versions, as elements and in lists', () => {
    const { dependencies, settings } = readFacts(
      'a.csproj',
      '<Project Sdk="Microsoft.NET.Sdk;My.Sdk/1.2"><Sdk Name="Aspire.AppHost.Sdk" Version="9.0" /></Project>',
    );
    assert.deepEqual(dependencies, ['build nuget My.Sdk 1.2 [sdk]', 'build nuget Aspire.AppHost.Sdk 9.0 [sdk]']);
    assert.equal(settings.get('Sdk'), 'Aspire.AppHost.Sdk');
  });

  it('runs no functions and follows nothing out of the workspace', () => {
    const { dependencies, references, problems } = readFacts(
      'a.csproj',
      `<Project>
<Import Project="..\\..\\evil.props" />
<Import Project="$([MSBuild]::GetPathOfFileAbove(x.props))" />
<PropertyGroup><V>$([System.IO.File]::ReadAllText("/etc/passwd"))</V></PropertyGroup>
<ItemGroup><PackageReference Include="X" Version="$(V)" /></ItemGroup>
</Project>`,
    );
    assert.deepEqual(dependencies, ['runtime nuget X $(V)']);
    assert.deepEqual(references, []);
    assert.deepEqual(problems, ['outside-workspace 2', 'not-resolved 3', 'not-resolved 5']);
  });

  it('reads lists of projects, and leaves files alone that are no XML', () => {
    const text = '<Project><ItemGroup><ProjectReference Include="a/a.csproj;b/b.csproj" /></ItemGroup></Project>';
    assert.deepEqual(readFacts('x.csproj', text).references, ['project a/a.csproj', 'project b/b.csproj']);
    for (const path of ['db.props', 'app.config']) assert.deepEqual(readFacts(path, 'key = value\n').problems, []);
  });

  it('reads central versions', () => {
    const text =
      '<Project><ItemGroup><PackageVersion Include="A" Version="1" /><GlobalPackageReference Include="B" Version="2" /></ItemGroup></Project>';
    const { dependencies, manifest } = readFacts('Directory.Packages.props', text);
    assert.equal(manifest.format, 'msbuild');
    assert.deepEqual(dependencies, ['managed nuget A 1', 'development nuget B 2']);
  });
});

describe('other .NET files', () => {
  it('reads projects of solutions, not their folders', () => {
    const line = (name: string, path: string): string =>
      `Project("{X}") = "${name}", "${path}", "{Y}"\r\nEndProject\r\n`;
    const { references, manifest, at } = readFacts('A.sln', line('Api', 'src\\Api.csproj') + line('docs', 'docs'));
    assert.deepEqual(references, ['project src/Api.csproj']);
    const item = manifest.items[0];
    assert.equal(item?.kind === 'reference' && at(item.span), 'src\\Api.csproj');
  });

  it('reads packages.config, global.json and web.config', () => {
    assert.deepEqual(readFacts('packages.config', '<packages><package id="A" version="1" /></packages>').dependencies, [
      'runtime nuget A 1',
    ]);
    assert.deepEqual(readFacts('global.json', '{ "sdk": { "version": "8.0.100" } } // x').runtimes, ['dotnet 8.0.100']);
    const { settings } = readFacts(
      'Web.config',
      '<configuration><connectionStrings><add name="M" connectionString="Server=x;Pwd=secret" /></connectionStrings><system.webServer><aspNetCore processPath="dotnet" /></system.webServer></configuration>',
    );
    assert.equal(settings.get('connectionStrings.M'), 'Server=x;Pwd=***');
    assert.equal(settings.get('system.webServer.aspNetCore'), 'dotnet');
  });
});
