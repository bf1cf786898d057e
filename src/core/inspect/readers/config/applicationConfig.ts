import type { ReadResult } from '../../../model/manifest.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { addLeaves } from '../sourceTree.ts';
import { readYamlDocuments } from '../syntaxes.ts';

const MAX_SETTINGS = 400;
const MAX_DEPTH = 50;
/** Configuration of JVM applications (Spring, Quarkus, Micronaut, Helidon, Play, Akka): properties, YAML or HOCON. */
export function readApplicationConfig(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  if (path.endsWith('.conf')) readHocon(builder);
  else if (path.toLowerCase().endsWith('.properties')) readProperties(builder);
  else for (const root of readYamlDocuments(builder)) addLeaves(builder, root, '', MAX_SETTINGS);
  return builder.build();
}

/** `gradle.properties`: versions that build scripts refer to. */
export function readGradleProperties(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  readProperties(builder);
  return builder.build();
}

/** Java's properties: `key=value`, `key: value` or `key value`. */
function readProperties(builder: ManifestBuilder): void {
  let left = MAX_SETTINGS;
  for (const { text, start } of linesOf(builder.text)) {
    const match = /^([ \t]*)([^\s#!=:][^\s=:]*)([ \t]*[=:][ \t]*|[ \t]+)(\S.*)?$/s.exec(text);
    if (match?.[2] === undefined || match[4] === undefined || left-- <= 0) continue;
    const keyStart = start + (match[1]?.length ?? 0);
    const valueStart = keyStart + match[2].length + (match[3]?.length ?? 0);
    const value = match[4].trimEnd();
    builder.setting(match[2], { start: keyStart, end: keyStart + match[2].length }, value, {
      start: valueStart,
      end: valueStart + value.length,
    });
  }
}

/** The part of HOCON that people write line by line: `a.b = "x"`, `a { … }`. */
function readHocon(builder: ManifestBuilder): void {
  const open: string[] = [];
  let left = MAX_SETTINGS;
  for (const { text, start } of linesOf(builder.text)) {
    const line = text.replace(/^\s*(?:#|\/\/)[^]*/, '');
    const match = /^(\s*)("?)([\w.@-]+)(?![\w.@-])\2\s*(?:(?:\+?=|:)\s*)?(\{|\S.*)?$/s.exec(
      line.slice(0, 4000).trimEnd(),
    );
    if (match?.[3] === undefined) {
      for (const bracket of line.match(/[{}]/g) ?? []) {
        if (bracket === '}') open.pop();
        else if (open.length < MAX_DEPTH) open.push('');
      }
      continue;
    }
    const rest = match[4] ?? '';
    const key = [...open.filter((part) => part !== ''), match[3]].join('.');
    const keyStart = start + (match[1]?.length ?? 0) + (match[2]?.length ?? 0);
    if (rest.startsWith('{')) {
      if (!rest.endsWith('}') && open.length < MAX_DEPTH) open.push(match[3]);
      continue;
    }
    if (rest === '' || left-- <= 0) continue;
    const quoted = /^"([^"]*)"/.exec(rest);
    const value = quoted?.[1] ?? rest;
    const valueStart = start + match[0].length - rest.length + (quoted === null ? 0 : 1);
    builder.setting(key, { start: keyStart, end: keyStart + match[3].length }, value, {
      start: valueStart,
      end: valueStart + value.length,
    });
  }
}
