import type { ReadResult } from '../../../model/manifest.ts';
import type { Word } from '../lineSource.ts';
import { linesOf, wordsOf } from '../lineSource.ts';
import { clip, ManifestBuilder } from '../manifestBuilder.ts';
import { TOOL_RUNTIMES } from '../runtimeNames.ts';

/** Names that stand for a version instead of a number. */
const VERSION = /^(?:[\w-]*-)?v?\d[\w.+-]*$|^(?:lts(?:\/[\w*-]+)?|node|latest|stable|nightly|system)$/;

/** `.nvmrc`, `.python-version` and the like: the runtime's version on a line. */
export function readVersionFile(text: string, path: string, runtime: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  for (const line of linesOf(text)) {
    const [word] = wordsOf({ text: line.text.replace(/#[^]*/, ''), start: line.start });
    if (word === undefined) continue;
    addVersion(builder, runtime, word, word.span);
    // Others are for side environments (pyenv).
    break;
  }
  return builder.build();
}

/** A pin with its version; a word that is none (a path, a command) is noted and left out. */
function addVersion(builder: ManifestBuilder, runtime: string, word: Word, nameSpan: Word['span']): void {
  if (!VERSION.test(word.text)) {
    builder.problem('invalid-version', word.span, { name: runtime, version: clip(word.text) });
    return;
  }
  // `temurin-21`, `openjdk64-17.0.2`, `v22`: the distribution tells nothing of the version.
  const from = /^(?:[A-Za-z][\w]*-)*v?(?=\d)/.exec(word.text)?.[0].length ?? 0;
  const span = { start: word.span.start + from, end: word.span.end };
  builder.runtime(runtime, nameSpan, word.text.slice(from), span);
}

/** asdf's `.tool-versions`. */
export function readToolVersions(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  for (const line of linesOf(text)) {
    const [tool, version] = wordsOf({ text: line.text.replace(/#[^]*/, ''), start: line.start });
    if (tool === undefined || version === undefined || builder.full) continue;
    const runtime = TOOL_RUNTIMES.get(tool.text);
    if (runtime === undefined) builder.setting(`tools.${tool.text}`, tool.span, version.text, version.span);
    else addVersion(builder, runtime, version, tool.span);
  }
  return builder.build();
}

/** SDKMAN's `.sdkmanrc`, and Heroku's `system.properties` and `runtime.txt`. */
export function readKeyedPin(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  for (const { text: line, start } of linesOf(text)) {
    const match =
      /^\s*(java(?:\.runtime\.version)?|kotlin|scala|python|nodejs|node|ruby|php|go)\s*[=-]\s*([\w.+-]+)\s*$/.exec(
        line,
      );
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const runtime = TOOL_RUNTIMES.get(match[1].replace(/\.[^]*/, '')) ?? match[1];
    const nameStart = start + match[0].indexOf(match[1]);
    const at = start + match[0].lastIndexOf(match[2]);
    const version = /^[\w.]*?(\d[\d._]*)/.exec(match[2])?.[1] ?? match[2];
    const from = at + match[2].indexOf(version);
    builder.runtime(runtime, { start: nameStart, end: nameStart + match[1].length }, version, {
      start: from,
      end: from + version.length,
    });
  }
  return builder.build();
}

/** `Procfile`: process types and their commands. */
export function readProcfile(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  for (const { text: line, start } of linesOf(text)) {
    const match = /^([A-Za-z][\w-]*):\s*(\S.*)$/s.exec(line);
    if (match?.[1] === undefined || match[2] === undefined || builder.full) continue;
    const at = start + match[0].length - match[2].length;
    const command = match[2].trimEnd();
    builder.setting(match[1], { start, end: start + match[1].length }, command, {
      start: at,
      end: at + command.length,
    });
  }
  return builder.build();
}
