import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import { Expander } from '../expansion.ts';
import { clip, ManifestBuilder } from '../manifestBuilder.ts';
import type { TextNode } from '../sourceTree.ts';
import { folderOf, resolveInWorkspace } from '../workspacePath.ts';
import type { XmlElement } from './xmlTree.ts';
import { readXml } from '../syntaxes.ts';
import { elementAt, elementsNamed, xmlTextAt } from './xmlTree.ts';

const SCOPES: ReadonlyMap<string, DependencyScope> = new Map([
  ['compile', 'runtime'],
  ['runtime', 'runtime'],
  ['test', 'test'],
  ['provided', 'provided'],
  ['system', 'provided'],
  ['import', 'managed'],
]);

/** Where the Java version stands, the most binding first: properties, and settings of the compiler plugin. */
const JAVA_PROPERTIES = ['maven.compiler.release', 'java.version', 'maven.compiler.target', 'maven.compiler.source'];
const JAVA_SETTINGS = ['release', 'target', 'source'];
const DEFAULT_PLUGIN_GROUP = 'org.apache.maven.plugins';

/**
 * Maven's `pom.xml` and its variants (`pom-native.xml`). Properties are resolved as far as the file itself resolves them.
 * Extras tell apart what is no plain dependency: `parent`, `bom` (an imported one) and `plugin`.
 */
export function readPomXml(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readXml(builder);
  // The root's own tag may be the one that is being typed.
  const isProject = root?.name === 'project' || root?.children.some(({ name }) => name === 'artifactId') === true;
  if (root !== null && isProject) new PomReading(builder, root).read();
  else if (root !== null) {
    builder.problem('wrong-type', root.nameSpan, { name: clip(root.name), reason: 'project' });
  }
  return builder.build();
}

class PomReading {
  readonly #builder: ManifestBuilder;
  readonly #root: XmlElement;
  readonly #profiles: readonly XmlElement[];
  readonly #properties = new Map<string, TextNode>();
  readonly #expander: Expander;
  /** Properties that were complained of; once each is enough. */
  readonly #said = new Set<string>();

  constructor(builder: ManifestBuilder, root: XmlElement) {
    this.#builder = builder;
    this.#root = root;
    this.#profiles = elementsNamed(root, 'profile', 'profiles');
    this.#expander = new Expander({ pattern: /\$\{([^${}]*)\}/g, valueOf: (name) => this.#valueOf(name) });
  }

  read(): void {
    const root = this.#root;
    this.#builder.name = xmlTextAt(root, 'artifactId')?.value ?? null;
    for (const key of ['groupId', 'artifactId', 'version', 'packaging', 'name', 'description']) {
      const element = elementAt(root, key);
      const text = element?.text ?? null;
      if (element !== null && text !== null) this.#builder.setting(key, element.nameSpan, text.value, text.span);
    }
    this.#readProperties();
    this.#readParent();
    for (const part of [root, ...this.#profiles]) {
      for (const { text } of elementsNamed(part, 'module', 'modules')) {
        if (text !== null) this.#builder.reference('module', text.value, text.span);
      }
      for (const repository of elementsNamed(part, 'repository', 'repositories')) {
        const url = xmlTextAt(repository, 'url');
        if (url !== null) this.#builder.setting('repositories', repository.nameSpan, url.value, url.span);
      }
      this.#readDependencies(elementAt(part, 'dependencyManagement', 'dependencies'), 'managed');
      this.#readDependencies(elementAt(part, 'dependencies'), null);
      this.#readPlugins(elementAt(part, 'build', 'pluginManagement', 'plugins'), 'managed');
      this.#readPlugins(elementAt(part, 'build', 'plugins'), 'build');
    }
    this.#readJava();
  }

  #readProperties(): void {
    for (const part of [this.#root, ...this.#profiles]) {
      for (const { name, nameSpan, text } of elementAt(part, 'properties')?.children ?? []) {
        if (text === null) continue;
        this.#builder.setting(`properties.${name}`, nameSpan, text.value, text.span);
        // A profile's value counts only where the project itself has none.
        if (!this.#properties.has(name)) this.#properties.set(name, text);
      }
    }
  }

  #valueOf(name: string): string | null {
    const property = this.#properties.get(name);
    if (property !== undefined) return property.value;
    const path = /^(?:project|pom)\.(.+)$/.exec(name)?.[1]?.split('.');
    if (path === undefined || path.length > 2) return null;
    const own = xmlTextAt(this.#root, ...path);
    if (own !== null) return own.value;
    // Group and version are inherited.
    const inherited = path.length === 1 && /^(?:groupId|version)$/.test(path[0] ?? '');
    return inherited ? (xmlTextAt(this.#root, 'parent', ...path)?.value ?? null) : null;
  }

  #readParent(): void {
    const parent = elementAt(this.#root, 'parent');
    if (parent === null) return;
    this.#addArtifact(parent, 'managed', ['parent']);
    const element = elementAt(parent, 'relativePath');
    if (element === null) {
      const usual = resolveInWorkspace(this.#builder.path, '../pom.xml');
      if (usual !== null && folderOf(this.#builder.path) !== '') {
        this.#builder.reference('parent', '../pom.xml', parent.nameSpan);
      }
      return;
    }
    if (element.text === null) return;
    const { value, span } = element.text;
    if (resolveInWorkspace(this.#builder.path, value) === this.#builder.path) {
      this.#builder.problem('cycle', span, { name: clip(value) });
    } else this.#builder.reference('parent', value, span);
  }

  #readDependencies(list: XmlElement | null, scope: DependencyScope | null): void {
    for (const dependency of list?.children ?? []) {
      if (this.#builder.full) return;
      if (dependency.name !== 'dependency') continue;
      this.#readDependency(dependency, scope);
      // Where an end tag is missing, the next ones lie within.
      if (dependency.children.some((child) => child.name === 'dependency')) this.#readDependencies(dependency, scope);
    }
  }

  #readDependency(dependency: XmlElement, managed: DependencyScope | null): void {
    const written = xmlTextAt(dependency, 'scope')?.value ?? 'compile';
    const type = xmlTextAt(dependency, 'type')?.value;
    const extras: string[] = [];
    if (written === 'import' && type === 'pom') extras.push('bom');
    const classifier = xmlTextAt(dependency, 'classifier')?.value;
    if (classifier !== undefined) extras.push(this.#resolved(classifier));
    let scope: DependencyScope = managed ?? SCOPES.get(written) ?? 'runtime';
    if (scope === 'runtime' && xmlTextAt(dependency, 'optional')?.value === 'true') scope = 'optional';
    this.#addArtifact(dependency, scope, extras);
  }

  #readPlugins(list: XmlElement | null, scope: DependencyScope): void {
    for (const plugin of elementsNamed(list, 'plugin')) {
      if (this.#builder.full) return;
      this.#addArtifact(plugin, scope, ['plugin'], DEFAULT_PLUGIN_GROUP);
      this.#readDependencies(elementAt(plugin, 'dependencies'), 'build');
    }
  }

  #addArtifact(
    element: XmlElement,
    scope: DependencyScope,
    extras: readonly string[],
    defaultGroup: string | null = null,
  ): void {
    const group = xmlTextAt(element, 'groupId');
    const artifact = xmlTextAt(element, 'artifactId');
    const version = xmlTextAt(element, 'version');
    if (artifact === null || (group === null && defaultGroup === null)) return;
    const groupId = group === null ? (defaultGroup ?? '') : this.#resolve(group);
    const name = `${groupId}:${this.#resolve(artifact)}`;
    if (!/^[\w.-]+:[\w.-]+$/.test(name) && !name.includes('${')) {
      this.#builder.problem('invalid-name', artifact.span, { name: clip(name) });
    }
    this.#builder.dependency({
      ecosystem: 'maven',
      name,
      nameSpan: artifact.span,
      version: version === null ? null : this.#resolve(version),
      versionSpan: version?.span ?? null,
      scope,
      extras,
    });
  }

  /** The text with properties put in; as written, with a problem, where that fails. */
  #resolve({ value, span }: TextNode): string {
    if (!value.includes('${')) return value;
    const expansion = this.#expander.expand(value);
    if (expansion.kind === 'expanded') return expansion.text;
    const { kind, name } = expansion;
    // What the file lacks may come from its parent.
    const mayInherit = elementAt(this.#root, 'parent') !== null && !/^(?:env|user|os|java)\./.test(name);
    if (!this.#said.has(name) && !(kind === 'not-resolved' && mayInherit)) {
      this.#said.add(name);
      const severity = kind === 'not-resolved' ? 'information' : 'warning';
      this.#builder.problem(kind, span, { name: clip(name), value: clip(value) }, severity);
    }
    return value;
  }

  #resolved(text: string): string {
    const expansion = this.#expander.expand(text);
    return expansion.kind === 'expanded' ? expansion.text : text;
  }

  /** The Java version, from the place that counts most. */
  #readJava(): void {
    const plugins = [
      ...elementsNamed(this.#root, 'plugin', 'build', 'plugins'),
      ...elementsNamed(this.#root, 'plugin', 'build', 'pluginManagement', 'plugins'),
    ];
    const compiler = plugins.find((plugin) => xmlTextAt(plugin, 'artifactId')?.value === 'maven-compiler-plugin');
    const candidates = [
      elementAt(this.#root, 'properties', JAVA_PROPERTIES[0] ?? ''),
      ...JAVA_SETTINGS.map((key) => elementAt(compiler, 'configuration', key)),
      ...JAVA_PROPERTIES.slice(1).map((key) => elementAt(this.#root, 'properties', key)),
    ];
    for (const candidate of candidates) {
      const text = candidate?.text ?? null;
      if (candidate === null || text === null) continue;
      this.#builder.runtime('jvm', candidate.nameSpan, this.#resolve(text), text.span);
      return;
    }
  }
}
