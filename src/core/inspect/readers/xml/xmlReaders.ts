import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const msbuild = new LaterPart(() => import('./msbuild.ts'));
const solution = new LaterPart(() => import('./solution.ts'));
const pomXml = new LaterPart(() => import('./pomXml.ts'));

/** NuGet's older `packages.config`. */
export const packagesConfigReader: ManifestReader = {
  format: 'packages.config',
  fileNames: ['packages.config'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path).toLowerCase() === 'packages.config',
  read: (text, path) => msbuild.loaded.readPackagesConfig(text, path),
};

/** `nuget.config`: where packages are taken from. */
export const nugetConfigReader: ManifestReader = {
  format: 'nuget.config',
  fileNames: ['nuget.config'],
  acceptsLongLines: true,
  matches: (path) => baseNameOf(path).toLowerCase() === 'nuget.config',
  read: (text, path) => msbuild.loaded.readNugetConfig(text, path),
};

/** `web.config` and `app.config`: connection strings, the handler of ASP.NET Core, the framework aimed at. */
export const webConfigReader: ManifestReader = {
  format: 'web.config',
  extensions: ['config'],
  acceptsLongLines: true,
  matches: (path) => /^(?:web|app)(?:\.[\w-]+)?\.config$/i.test(baseNameOf(path)),
  read: (text, path) => msbuild.loaded.readWebConfig(text, path),
};

/** Visual Studio's `*.sln`: a line `Project("{type}") = "Name", "path", "{id}"` for each project (and solution folder). */
export const solutionReader: ManifestReader = {
  format: 'sln',
  extensions: ['sln'],
  matches: (path) => path.toLowerCase().endsWith('.sln'),
  read: (text, path) => solution.loaded.readSolution(text, path),
};

/** The newer `*.slnx`. */
export const slnxReader: ManifestReader = {
  format: 'slnx',
  extensions: ['slnx'],
  acceptsLongLines: true,
  matches: (path) => path.toLowerCase().endsWith('.slnx'),
  read: (text, path) => solution.loaded.readSlnx(text, path),
};

/**
 * Maven's `pom.xml` and its variants (`pom-native.xml`). Properties are resolved as far as the file itself resolves them.
 * Extras tell apart what is no plain dependency: `parent`, `bom` (an imported one) and `plugin`.
 */
export const pomXmlReader: ManifestReader = {
  format: 'pom.xml',
  fileNames: ['pom.xml'],
  extensions: ['xml', 'pom'],
  acceptsLongLines: true,
  matches: (path) => /^pom(?:[-._].*)?\.xml$|\.pom$/.test(baseNameOf(path)),
  read: (text, path) => pomXml.loaded.readPomXml(text, path),
};

/** Endings of each format. */
const PROJECT_FORMATS: readonly (readonly [format: string, extensions: readonly string[]])[] = [
  ['csproj', ['csproj']],
  ['fsproj', ['fsproj']],
  ['vbproj', ['vbproj']],
  ['msbuild', ['props', 'targets', 'proj', 'esproj', 'sqlproj', 'wixproj']],
];

/** MSBuild projects (`csproj`, `fsproj`, `vbproj`) and what they share (`msbuild`). */
export const msbuildReaders: readonly ManifestReader[] = PROJECT_FORMATS.map(([format, extensions]) => ({
  format,
  extensions,
  acceptsLongLines: true,
  matches: (path) => {
    const name = baseNameOf(path).toLowerCase();
    return extensions.includes(name.slice(name.lastIndexOf('.') + 1));
  },
  read: (text, path) => msbuild.loaded.readProject(text, path),
}));
