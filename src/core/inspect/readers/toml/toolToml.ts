import type { ReadResult } from '../../../model/manifest.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { TOOL_RUNTIMES } from '../runtimeNames.ts';
import type { SourceNode, TextNode } from '../sourceTree.ts';
import { addLeaves, elementsAt, memberAt, membersAt, textAt, textsAt, valueAt } from '../sourceTree.ts';
import { readToml } from '../syntaxes.ts';

/** mise's `mise.toml`: versions of tools. Templates and sourced files in it are never evaluated. */
export function readMise(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readToml(builder);
  for (const { key, keySpan, value } of membersAt(root, 'tools')) {
    const version = toolVersion(value);
    const runtime = TOOL_RUNTIMES.get(key.replace(/^core:/, ''));
    if (runtime !== undefined) builder.runtime(runtime, keySpan, version?.value ?? null, version?.span ?? null);
    else if (version !== null) builder.setting(`tools.${key}`, keySpan, version.value, version.span);
  }
  addLeaves(builder, valueAt(root, 'tasks'), 'tasks', 60);
  return builder.build();
}

/** `"20"`, `20`, `["20", "18"]` or `{ version = "20" }`. */
function toolVersion(node: SourceNode | null): TextNode | null {
  if (node?.kind === 'scalar') return node.value === null ? null : { value: String(node.value), span: node.span };
  return textAt(node, 'version') ?? textsAt(node)[0] ?? null;
}

/** Rust's `rust-toolchain.toml`, and `rust-toolchain` with a bare channel in it. */
export function readRustToolchain(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const bare = /^\s*([\w.-]+)\s*$/.exec(text.slice(0, 200));
  if (bare?.[1] !== undefined) {
    const start = bare[0].indexOf(bare[1]);
    const span = { start, end: start + bare[1].length };
    builder.runtime('rust', span, bare[1], span);
    return builder.build();
  }
  const root = readToml(builder);
  const channel = memberAt(root, 'toolchain', 'channel');
  const version = textAt(root, 'toolchain', 'channel');
  if (channel !== null && version !== null) builder.runtime('rust', channel.keySpan, version.value, version.span);
  addLeaves(builder, valueAt(root, 'toolchain'), 'toolchain', 40);
  return builder.build();
}

/** Go's old `Gopkg.toml` (dep): one `[[constraint]]` for each direct dependency. */
export function readGopkg(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readToml(builder);
  for (const entry of elementsAt(root, 'constraint')) {
    const name = textAt(entry, 'name');
    if (name === null || builder.full) continue;
    const version = textAt(entry, 'version') ?? textAt(entry, 'branch') ?? textAt(entry, 'revision');
    builder.dependency({
      ecosystem: 'golang',
      name: name.value,
      nameSpan: name.span,
      written: version,
      scope: 'runtime',
    });
  }
  return builder.build();
}

/** Gleam's `gleam.toml`. */
export function readGleam(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readToml(builder);
  builder.name = textAt(root, 'name')?.value ?? null;
  for (const table of ['dependencies', 'dev-dependencies']) {
    for (const { key, keySpan, value } of membersAt(root, table)) {
      const version = textAt(value);
      const local = textAt(value, 'path');
      builder.dependency({
        ecosystem: 'hex',
        name: key,
        nameSpan: keySpan,
        written: version,
        scope: table === 'dependencies' ? 'runtime' : 'development',
      });
      if (local !== null) builder.reference('path-dependency', local.value, local.span);
    }
  }
  addLeaves(builder, valueAt(root, 'target'), 'target');
  return builder.build();
}
