import { LaterPart } from '../laterPart.ts';
import type { ManifestBuilder } from './manifestBuilder.ts';
import type { ObjectNode, SourceNode } from './sourceTree.ts';
import type { XmlElement } from './xml/xmlTree.ts';

// The syntaxes whose parsers are large. Most workspaces need one or two of them.
const yaml = new LaterPart(() => import('./yaml/yamlSource.ts'));
const toml = new LaterPart(() => import('./toml/tomlSource.ts'));
const xml = new LaterPart(() => import('./xml/xmlSource.ts'));

/** See {@link import('./yaml/yamlSource.ts').readYamlDocuments}. */
export function readYamlDocuments(builder: ManifestBuilder): readonly SourceNode[] {
  return yaml.loaded.readYamlDocuments(builder);
}

/** See {@link import('./yaml/yamlSource.ts').readYaml}. */
export function readYaml(builder: ManifestBuilder): SourceNode | null {
  return yaml.loaded.readYaml(builder);
}

/** See {@link import('./toml/tomlSource.ts').readToml}. */
export function readToml(builder: ManifestBuilder): ObjectNode {
  return toml.loaded.readToml(builder);
}

/** See {@link import('./xml/xmlSource.ts').readXml}. */
export function readXml(builder: ManifestBuilder): XmlElement | null {
  return xml.loaded.readXml(builder);
}
