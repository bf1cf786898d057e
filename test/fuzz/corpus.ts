/** Inputs that once failed, each as small as it gets. Add to it what `npm run fuzz` prints, and why it failed. */
export const CORPUS: readonly { readonly target: string; readonly input: unknown; readonly was: string }[] = [
  { target: 'package.json', input: '{}/*', was: 'a mistake past the end of the file' },
  { target: 'Pipfile', input: '[x]\n[x.""]\n', was: 'a package without a name' },
  { target: 'Gemfile', input: "gem '', require: false\n", was: 'a package without a name' },
  { target: 'vcpkg.json', input: '{"dependencies":[{"name":""}]}', was: 'a package without a name' },
  { target: 'cpanfile', input: "requires\n'\nrequires", was: 'a package without a name' },
  { target: 'gitlab-ci', input: 'x: \n  image: @\n', was: 'an image without a name' },
  {
    target: 'terraform',
    input: 'resource "aws_db_instance"" "db" {\n  engine = "postgres"\n}\n',
    was: 'a key without a place',
  },
  { target: 'vercel.json', input: '{"a":{"":"x"}}', was: 'a key without a place' },
  { target: 'fly.toml', input: '[[app]]\n"" = "app"\n', was: 'a key without a place' },
  { target: 'buildspec.yml', input: ' : name\n  name: name\n', was: 'a key without a place' },
  { target: 'script.gradle', input: "plugins {\n  id java'\n}\n", was: 'a plugin without a name' },
  { target: 'pubspec.yaml', input: 'dependencies:\r: ^3.5.0\r', was: 'a name that is a line end' },
  { target: 'pnpm-workspace.yaml', input: 'catalogs:\n  next:\n    react:\r', was: 'a version that is a line end' },
  { target: 'pnpm-workspace.yaml', input: 'catalog: packages\n": \n  {: packages\n', was: 'a name of several lines' },
  {
    target: 'environment.yml',
    input: 'dependencies:\n  - conda-forge::=3.12\n',
    was: 'a name one character further left',
  },
  {
    target: 'environment.yml',
    input: 'dependencies: \n  - \n    >: \n    name: \n',
    was: 'a name at the mark of its block',
  },
  { target: 'apprunner.yaml', input: 'runtime: python31version2\n', was: 'a version with what follows it' },
  { target: 'railway', input: '{"build":63796379637963796379}', was: 'a number that is not the one written' },
  { target: 'Dockerfile', input: 'FROM \\\n  node:22\n', was: 'an image in the line before' },
  { target: 'Dockerfile', input: 'FROM a\nENV A=1 \\\n  NODE_ENV="production"\n', was: 'a value at the instruction' },
  { target: 'Dockerfile', input: 'FROM a\nENV P \\\n# a note\nORT=3000\n', was: 'a value at a comment' },
  { target: 'Dockerfile', input: 'FROM a\nENV PORT  =3000 A=1\n', was: 'a value without a place' },
  { target: 'Dockerfile', input: 'FROM \ud800\n', was: 'half of a character, to the check itself' },
  {
    target: 'build.gradle',
    input: 'dependencies {\n  testImplementation(kotlin(": test"))\n}\n',
    was: 'a version out of the name',
  },
  { target: 'packages.config', input: '<?\ud800', was: 'an exception of the parser' },
  {
    target: 'csproj',
    input: '<Project Sdk=x.App" />\n  <ItemGroup Include="A" />',
    was: 'an attribute that runs into the next',
  },
  {
    target: 'csproj',
    input: '<Project><PropertyGroup><TargetFramework>n<-et8.0</TargetFramework>',
    was: 'a value without the damage in it',
  },
  { target: 'pom.xml', input: '<project><artifactId>orders<</artifactId>', was: 'a value without the damage in it' },
  {
    target: 'pom.xml',
    input: '<project><parent><groupId>g</groupId><artifactId><?xml ve',
    was: 'a text at the markup before it',
  },
  {
    target: 'pom.xml',
    input:
      '<<project><dependencies><dependency><groupId>/groupId>\n<artifactId>b</artifactId>c</groupId><artifactId>a</artifactId></dependency></dependencies></project>',
    was: 'a text that goes on after a child',
  },
  {
    target: 'pom.xml',
    input:
      '<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version><![CDATA[5.11.1]<]>',
    was: 'a place past the end of the file',
  },
  { target: 'edit-profile', input: '{"answers":"{"}', was: 'an exception of the library' },
  { target: 'edit-profile', input: '{"answers":null}', was: 'an exception of the library' },
];
