import type { ReadResult } from '../../../model/manifest.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { addImage } from '../docker/imageDependency.ts';
import type { ObjectNode, SourceNode } from '../sourceTree.ts';
import { elementsAt, scalarAt, textAt, valueAt } from '../sourceTree.ts';
import { readYamlDocuments } from '../syntaxes.ts';

const MAX_DEPTH = 12;

/** Objects of Kubernetes: their kinds, the images of their containers, and plain environment variables. */
export function readKubernetes(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  // Anything else of that name is none of our business, nor are its mistakes.
  if (!/^[ \t]*["']?apiVersion["']?\s*:/m.test(text) || !/^[ \t]*["']?kind["']?\s*:/m.test(text) || text.includes('{{'))
    return builder.build();
  for (const root of readYamlDocuments(builder)) {
    const kind = textAt(root, 'kind');
    const version = textAt(root, 'apiVersion');
    if (root.kind !== 'object' || kind === null || version === null) continue;
    builder.setting('kind', kind.span, kind.value, kind.span);
    builder.setting('apiVersion', version.span, version.value, version.span);
    addContainers(builder, root, 0);
    if (kind.value === 'ConfigMap') addVariables(builder, valueAt(root, 'data'));
  }
  return builder.build();
}

function addContainers(builder: ManifestBuilder, node: ObjectNode, depth: number): void {
  for (const { key, value } of node.members.values()) {
    if (value === null || depth > MAX_DEPTH) continue;
    if (/^(?:initC|c)ontainers$/.test(key) && value.kind === 'array') {
      for (const container of value.elements) {
        const image = textAt(container, 'image');
        if (image !== null) addImage(builder, image, key === 'containers' ? 'runtime' : 'build');
        for (const variable of elementsAt(container, 'env')) {
          const name = textAt(variable, 'name');
          const text = scalarAt(variable, 'value');
          if (name !== null && text !== null) builder.setting(`env.${name.value}`, name.span, text.value, text.span);
        }
      }
    } else if (value.kind === 'object') addContainers(builder, value, depth + 1);
    else if (value.kind === 'array' && key === 'items') {
      for (const element of value.elements) if (element.kind === 'object') addContainers(builder, element, depth + 1);
    }
  }
}

function addVariables(builder: ManifestBuilder, data: SourceNode | null): void {
  if (data?.kind !== 'object') return;
  for (const { key, keySpan, value } of data.members.values()) {
    const text = scalarAt(value);
    if (text !== null && text.value.length < 1000) builder.setting(`env.${key}`, keySpan, text.value, text.span);
  }
}
