import type { DependencyScope } from '../../../model/manifest.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip } from '../manifestBuilder.ts';
import type { TextNode } from '../sourceTree.ts';
import { parseImageName } from './imageName.ts';

/**
 * Adds an image that a string of a manifest names. Variables with a default (`${TAG:-16}`) give the default; others are
 * left as written and noted as `not-resolved`.
 */
export function addImage(builder: ManifestBuilder, node: TextNode, scope: DependencyScope): void {
  const resolved = node.value.replace(/\$\{\w+:?-([^${}]*)\}/g, '$1');
  if (/^\s*$/.test(resolved)) return;
  if (/\$\{?\w/.test(resolved)) builder.problem('not-resolved', node.span, { value: clip(node.value) }, 'information');
  const image = parseImageName(resolved);
  if (!image.isLegal && !image.name.includes('$')) builder.problem('invalid-name', node.span, { name: clip(resolved) });
  const isPlain = resolved === node.value && resolved.length === node.span.end - node.span.start;
  const { start } = node.span;
  builder.dependency({
    ecosystem: 'docker',
    name: image.name,
    nameSpan: isPlain ? { start, end: start + image.name.length } : node.span,
    version: image.version,
    versionSpan:
      image.version === null
        ? null
        : isPlain
          ? { start: start + image.versionStart, end: start + image.versionStart + image.version.length }
          : node.span,
    scope,
  });
}
