import type { ReadResult } from '../../../model/manifest.ts';
import type { CodeStyle, CodeToken } from '../code/codeTokens.ts';
import { codeTokens } from '../code/codeTokens.ts';
import { readJson } from '../json/jsonSource.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { elementsAt, scalarAt, textAt, textsAt, valueAt } from '../sourceTree.ts';

/** CMake: names, and comments with `#`. */
const CMAKE: CodeStyle = { lineComments: ['#'], quotes: '"', word: /[^\s()"#]+/y };

/** CMake's `CMakeLists.txt`: what it looks for or fetches, as settings `find_package`, `fetch` and `link`. */
export function readCmake(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, CMAKE);
  tokens.forEach((token, i) => {
    const argument = tokens[i + 2];
    if (token.kind !== 'word' || tokens[i + 1]?.text !== '(' || argument === undefined || builder.full) return;
    switch (token.text.toLowerCase()) {
      case 'project':
        builder.name ??= argument.text;
        return;
      case 'find_package':
        builder.setting('find_package', token.span, argument.text, argument.span);
        return;
      case 'fetchcontent_declare':
      case 'cpmaddpackage':
      case 'externalproject_add':
        builder.setting('fetch', token.span, argument.text, argument.span);
        return;
      case 'pkg_check_modules':
      case 'target_link_libraries':
        for (const library of argumentsFrom(tokens, i + 3))
          builder.setting('link', token.span, library.text, library.span);
        return;
      case 'add_subdirectory':
        if (!argument.text.includes('$')) builder.reference('module', argument.text, argument.span);
    }
  });
  return builder.build();
}

function argumentsFrom(tokens: readonly CodeToken[], from: number): readonly CodeToken[] {
  const found: CodeToken[] = [];
  for (let i = from; i < Math.min(tokens.length, from + 60); i++) {
    const token = tokens[i];
    if (token === undefined || (token.kind === 'mark' && token.text === ')')) break;
    if (token.kind !== 'mark' && !/^(?:PUBLIC|PRIVATE|INTERFACE|REQUIRED|IMPORTED_TARGET)$/.test(token.text))
      found.push(token);
  }
  return found;
}

/** Conan's `conanfile.txt` and `conanfile.py`: references of the form `name/version`. */
export function readConan(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  let section = '';
  for (const { text: line, start } of linesOf(text)) {
    section = /^\[(\w+)\]/.exec(line)?.[1] ?? section;
    const isPython = path.endsWith('.py');
    if (!isPython && !/requires$/.test(section)) continue;
    const match = (
      isPython ? /["']([a-z0-9_.+-]+)\/([\w.[\]<>=~^ -]+)(?:@[\w./-]*)?["']/ : /^\s*([a-z0-9_.+-]+)\/([\w.[\]<>=~^ -]+)/
    ).exec(line.slice(0, 500));
    if (match?.[1] === undefined || match[2] === undefined || builder.full) continue;
    const at = start + match.index + match[0].indexOf(match[1]);
    builder.dependency({
      ecosystem: 'conan',
      name: match[1],
      nameSpan: { start: at, end: at + match[1].length },
      version: match[2],
      versionSpan: { start: at + match[1].length + 1, end: at + match[1].length + 1 + match[2].length },
      scope: /^(?:tool|build)/.test(section) || /tool_requires|build_requires/.test(line) ? 'build' : 'runtime',
    });
  }
  return builder.build();
}

/** vcpkg's `vcpkg.json`: names, or objects with a name, in `dependencies`. */
export function readVcpkg(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const root = readJson(builder, { comments: true });
  builder.name = textAt(root, 'name')?.value ?? null;
  for (const element of elementsAt(root, 'dependencies')) {
    const name = textAt(element) ?? textAt(element, 'name');
    if (name === null || builder.full) continue;
    const isTool = valueAt(element, 'host')?.kind === 'scalar' && scalarAt(element, 'host')?.value === 'true';
    builder.dependency({
      ecosystem: 'vcpkg',
      name: name.value,
      nameSpan: name.span,
      extras: textsAt(element, 'features').map(({ value }) => value),
      scope: isTool ? 'build' : 'runtime',
    });
  }
  return builder.build();
}

/** Most libraries of one `Makefile`. */
const MAX_LIBRARIES = 200;

/** `Makefile`: libraries that its programs are linked with (`-lpq`, `pkg-config --libs libpq`), as settings `link`. */
export function readMakefile(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  let left = MAX_LIBRARIES;
  for (const { text: line, start } of linesOf(text)) {
    for (const match of line.replace(/(^|\s)#[^]*/, '').matchAll(/(?<=^|[\s=])-l([A-Za-z][\w.+-]*)/g)) {
      if (match[1] === undefined || left-- <= 0) break;
      const span = { start: start + match.index + 2, end: start + match.index + match[0].length };
      builder.setting('link', span, match[1], span);
    }
  }
  return builder.build();
}
