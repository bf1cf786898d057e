import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import { Expander } from '../expansion.ts';
import { clip, ManifestBuilder } from '../manifestBuilder.ts';
import { partOf, type TextNode } from '../sourceTree.ts';
import { baseNameOf, resolveInWorkspace } from '../workspacePath.ts';
import type { XmlElement } from './xmlTree.ts';
import { readXml } from '../syntaxes.ts';
import { attributeOf, elementAt, xmlTextAt } from './xmlTree.ts';

/** Items that name a NuGet package, and what for. */
const PACKAGE_ITEMS: ReadonlyMap<string, DependencyScope> = new Map([
  ['PackageReference', 'runtime'],
  ['FrameworkReference', 'runtime'],
  ['PackageVersion', 'managed'],
  ['GlobalPackageReference', 'development'],
  ['DotNetCliToolReference', 'build'],
]);
const TARGETS = new Set(['TargetFramework', 'TargetFrameworks', 'TargetFrameworkVersion']);
/** Groups that a project consists of. */
const GROUP = /^(?:Item|Property)Group$/;
const MOST_PROPERTIES = 300;

/**
 * MSBuild projects (`csproj`, `fsproj`, `vbproj`) and what they share (`msbuild`: `Directory.Build.props`,
 * `Directory.Packages.props` and the like). Conditions are not evaluated: what stands under any of them is reported.
 * Functions are never run.
 */
export function readProject(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  // `*.props` and `app.config` are names that others use too, for files that are no XML.
  if (!looksLikeXml(text)) return builder.build();
  const root = readXml(builder);
  // Files of these endings that hold something else are other tools' own; the root's tag may be the one being typed.
  const isProject = root?.name === 'Project' || root?.children.some(({ name }) => GROUP.test(name)) === true;
  if (root !== null && isProject) new ProjectReading(builder, root).read();
  else if (root !== null && GROUP.test(root.name)) {
    new ProjectReading(builder, { ...root, name: 'Project', attributes: [], children: [root] }).read();
  }
  return builder.build();
}

function looksLikeXml(text: string): boolean {
  return /^\s*</.test(text);
}

class ProjectReading {
  readonly #builder: ManifestBuilder;
  readonly #root: XmlElement;
  readonly #properties = new Map<string, string>();
  readonly #expander: Expander;

  constructor(builder: ManifestBuilder, root: XmlElement) {
    this.#builder = builder;
    this.#root = root;
    this.#expander = new Expander({
      pattern: /\$\(([^$()]*)\)/g,
      valueOf: (name) => this.#properties.get(name.trim().toLowerCase()) ?? null,
    });
  }

  read(): void {
    const fileName = baseNameOf(this.#builder.path);
    if (/\.\w*proj$/i.test(fileName)) this.#builder.name = fileName.replace(/\.\w*proj$/i, '');
    this.#readSdk(this.#root, attributeOf(this.#root, 'Sdk'));
    const groups = this.#groups(this.#root, 0);
    for (const group of groups) {
      if (group.name === 'PropertyGroup') this.#readProperties(group);
    }
    for (const group of groups) {
      if (this.#builder.full) return;
      if (group.name === 'ItemGroup') for (const item of group.children) this.#readItem(item);
      else if (group.name === 'Import') this.#readImport(group);
      else if (group.name === 'Sdk') this.#readSdk(group, attributeOf(group, 'Name'));
      // An item whose group lost its tag.
      else this.#readItem(group);
    }
  }

  /** Groups and imports, those within `Choose` and `ImportGroup` too. */
  #groups(parent: XmlElement, depth: number): readonly XmlElement[] {
    const groups: XmlElement[] = [];
    for (const child of parent.children) {
      if (/^(?:Choose|When|Otherwise|ImportGroup)$/.test(child.name) && depth < 10) {
        groups.push(...this.#groups(child, depth + 1));
      } else groups.push(child);
    }
    return groups;
  }

  /** `Microsoft.NET.Sdk.Web`, or several as `A;B/1.0`. */
  #readSdk(element: XmlElement, sdk: TextNode | null): void {
    if (sdk === null) return;
    let start = 0;
    for (const part of sdk.value.split(';')) {
      const [name = '', version] = part.split('/');
      const trimmed = name.trim();
      const nameSpan = partOf(sdk, start + name.indexOf(trimmed), trimmed.length);
      if (trimmed !== '') this.#builder.setting('Sdk', nameSpan, trimmed, nameSpan);
      const own = attributeOf(element, 'Version');
      const given =
        version === undefined ? own : { value: version, span: partOf(sdk, start + name.length + 1, version.length) };
      if (given !== null && trimmed !== '') this.#addPackage(trimmed, nameSpan, given, 'build', ['sdk']);
      start += part.length + 1;
    }
  }

  #readProperties(group: XmlElement): void {
    for (const { name, nameSpan, text } of group.children) {
      if (text === null) continue;
      this.#properties.set(name.toLowerCase(), text.value);
      if (this.#properties.size <= MOST_PROPERTIES) {
        this.#builder.setting(name, nameSpan, this.#resolve(text, false), text.span);
      }
      if (TARGETS.has(name)) this.#builder.runtime('dotnet', nameSpan, this.#resolve(text, true), text.span);
    }
  }

  #readItem(item: XmlElement): void {
    const include = attributeOf(item, 'Include') ?? attributeOf(item, 'Update');
    if (include === null) return;
    if (item.name === 'ProjectReference') {
      let start = 0;
      for (const path of include.value.split(';')) {
        if (path.trim() !== '')
          this.#reference('project', { value: path.trim(), span: partOf(include, start, path.length) });
        start += path.length + 1;
      }
      return;
    }
    if (item.name === 'Reference') {
      this.#builder.setting('Reference', include.span, include.value.split(',')[0] ?? '', include.span);
      return;
    }
    const scope = PACKAGE_ITEMS.get(item.name);
    if (scope === undefined) return;
    const version = this.#metadata(item, 'VersionOverride') ?? this.#metadata(item, 'Version');
    const isPrivate = this.#metadata(item, 'PrivateAssets')?.value.toLowerCase() === 'all';
    this.#addPackage(
      include.value,
      include.span,
      version,
      isPrivate && scope === 'runtime' ? 'development' : scope,
      [],
    );
  }

  #addPackage(
    written: string,
    nameSpan: TextNode['span'],
    version: TextNode | null,
    scope: DependencyScope,
    extras: readonly string[],
  ): void {
    const name = this.#resolve({ value: written, span: nameSpan }, false).trim();
    if (!/^\w[\w.-]*$/.test(name) && !name.includes('$(')) {
      this.#builder.problem('invalid-name', nameSpan, { name: clip(name) });
    }
    this.#builder.dependency({
      ecosystem: 'nuget',
      name,
      nameSpan,
      version: version === null ? null : this.#resolve(version, true),
      versionSpan: version?.span ?? null,
      scope,
      extras,
    });
  }

  /** Metadata of an item: an attribute or an element of its own. */
  #metadata(item: XmlElement, name: string): TextNode | null {
    const attribute = attributeOf(item, name);
    if (attribute !== null && attribute.value.trim() !== '') return attribute;
    return xmlTextAt(item, name);
  }

  #readImport(element: XmlElement): void {
    this.#readSdk(element, attributeOf(element, 'Sdk'));
    const project = attributeOf(element, 'Project');
    if (project !== null && attributeOf(element, 'Sdk') === null) this.#reference('include', project);
  }

  #reference(relation: 'project' | 'include', written: TextNode): void {
    const here = /^\$\((?:MSBuildThisFileDirectory|MSBuildProjectDirectory|ProjectDir)\)[\\/]?/i;
    const target = this.#resolve({ value: written.value.replace(here, ''), span: written.span }, true);
    if (target.includes('$(') || target.includes('@(') || target.includes('%(')) return;
    // The pattern of the usual guard, Exists('x'), or an absolute path of the machine: nothing of this workspace.
    const path = target.replaceAll('\\', '/');
    if (resolveInWorkspace(this.#builder.path, path) === this.#builder.path) {
      this.#builder.problem('cycle', written.span, { name: clip(path) });
    } else this.#builder.reference(relation, path, written.span);
  }

  /** The text with properties of this file put in; as written where that fails. Said only where `says`. */
  #resolve({ value, span }: TextNode, says: boolean): string {
    if (!value.includes('$(')) return value;
    // `$([Type]::Function())` computes; that is never done here.
    const expansion = value.includes('$([') ? null : this.#expander.expand(value);
    if (expansion?.kind === 'expanded' && !expansion.text.includes('$([')) return expansion.text;
    const computes = expansion === null || expansion.kind === 'expanded';
    const kind = computes ? 'not-resolved' : expansion.kind;
    // A property that is not in this file usually comes from one that it imports.
    if (says && (computes || kind !== 'not-resolved')) {
      const name = computes ? value : expansion.name;
      const severity = kind === 'not-resolved' ? 'information' : 'warning';
      this.#builder.problem(kind, span, { name: clip(name), value: clip(value) }, severity);
    }
    return value;
  }
}

/** NuGet's older `packages.config`. */
export function readPackagesConfig(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  for (const element of readXml(builder)?.children ?? []) {
    const id = attributeOf(element, 'id');
    if (element.name !== 'package' || id === null || builder.full) continue;
    const version = attributeOf(element, 'version');
    builder.dependency({
      ecosystem: 'nuget',
      name: id.value,
      nameSpan: id.span,
      written: version,
      scope: attributeOf(element, 'developmentDependency')?.value === 'true' ? 'development' : 'runtime',
    });
  }
  return builder.build();
}

/** `nuget.config`: where packages are taken from. */
export function readNugetConfig(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  for (const element of elementAt(readXml(builder), 'packageSources')?.children ?? []) {
    const value = attributeOf(element, 'value');
    if (element.name === 'add' && value !== null)
      builder.setting('packageSources', element.nameSpan, value.value, value.span);
  }
  return builder.build();
}

/** `web.config` and `app.config`: connection strings, the handler of ASP.NET Core, the framework aimed at. */
export function readWebConfig(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  if (!looksLikeXml(text)) return builder.build();
  const root = readXml(builder);
  for (const entry of elementAt(root, 'connectionStrings')?.children ?? []) {
    const name = attributeOf(entry, 'name');
    const connection = attributeOf(entry, 'connectionString');
    const provider = attributeOf(entry, 'providerName');
    if (name === null) continue;
    const key = `connectionStrings.${name.value}`;
    if (connection !== null) builder.setting(key, name.span, connection.value, connection.span);
    if (provider !== null) builder.setting(`${key}.providerName`, provider.nameSpan, provider.value, provider.span);
  }
  for (const name of ['compilation', 'httpRuntime']) {
    const element = elementAt(root, 'system.web', name);
    const target = attributeOf(element, 'targetFramework');
    if (target !== null) {
      builder.setting(`system.web.${name}.targetFramework`, target.nameSpan, target.value, target.span);
    }
  }
  const webServer = elementAt(root, 'system.webServer') ?? elementAt(root, 'location', 'system.webServer');
  for (const name of ['aspNetCore', 'httpPlatform', 'iisnode']) {
    const element = elementAt(webServer, name);
    if (element === null) continue;
    const process = attributeOf(element, 'processPath');
    builder.setting(
      `system.webServer.${name}`,
      element.nameSpan,
      process?.value ?? '',
      process?.span ?? element.nameSpan,
    );
  }
  return builder.build();
}
