import type { ReadResult } from '../../../model/manifest.ts';
import { C_LIKE, closingIndex, codeTokens } from '../code/codeTokens.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

/** Swift's `Package.swift`: `.package(url: "…", from: "1.0.0")` among its dependencies. */
export function readPackageSwift(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tools = /^\s*\/\/\s*swift-tools-version\s*:\s*([\d.]+)/i.exec(text.slice(0, 1000));
  if (tools?.[1] !== undefined) {
    const start = tools[0].length - tools[1].length;
    const span = { start, end: tools[0].length };
    builder.runtime('swift', span, tools[1], span);
  }
  const tokens = codeTokens(text, C_LIKE);
  for (let i = 0; i + 1 < tokens.length && !builder.full; i++) {
    const token = tokens[i];
    if (token?.kind !== 'word' || tokens[i + 1]?.text !== '(') continue;
    if (token.text === 'Package') {
      const name = tokens.slice(i + 2, i + 6).find((part) => part.kind === 'string');
      builder.name ??= name?.text ?? null;
    }
    if (token.text !== 'package' || tokens[i - 1]?.text !== '.') continue;
    const close = closingIndex(tokens.slice(i, i + 60), 1) + i;
    const body = tokens.slice(i + 2, close);
    const url = body.findIndex((part, j) => part.kind === 'string' && body[j - 2]?.text === 'url');
    const folder = body.findIndex((part, j) => part.kind === 'string' && body[j - 2]?.text === 'path');
    const address = body[url];
    const local = body[folder];
    if (url < 0 || address === undefined) {
      if (folder >= 0 && local !== undefined) builder.reference('path-dependency', local.text, local.span);
      continue;
    }
    const name = address.text
      .replace(/\/$/, '')
      .replace(/\.git$/, '')
      .replace(/^.*\//, '')
      .toLowerCase();
    const version = body.slice(url + 1).find((part) => part.kind === 'string');
    builder.dependency({
      ecosystem: 'swift',
      name,
      nameSpan: address.span,
      written: version,
      scope: 'runtime',
    });
  }
  return builder.build();
}
