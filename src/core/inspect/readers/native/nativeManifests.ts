import type { ManifestReader } from '../../../model/manifest.ts';
import type { CodeStyle, CodeToken } from '../code/codeTokens.ts';
import { codeTokens, HASH_LIKE, LISP_LIKE } from '../code/codeTokens.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { elementsAt, textAt } from '../sourceTree.ts';
import { baseNameOf } from '../workspacePath.ts';
import { readYaml } from '../yaml/yamlSource.ts';

/** CMake: names, and comments with `#`. */
const CMAKE: CodeStyle = { lineComments: ['#'], quotes: '"', word: /[^\s()"#]+/y };

/** CMake's `CMakeLists.txt`: what it looks for or fetches, as settings `find_package`, `fetch` and `link`. */
export const cmakeReader: ManifestReader = {
  format: 'CMakeLists.txt',
  fileNames: ['cmakelists.txt'],
  matches: (path) => baseNameOf(path) === 'CMakeLists.txt',
  read(text, path) {
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
  },
};

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
export const conanReader: ManifestReader = {
  format: 'conanfile',
  fileNames: ['conanfile.txt', 'conanfile.py'],
  matches: (path) => /^conanfile\.(?:txt|py)$/.test(baseNameOf(path)),
  read(text, path) {
    const builder = new ManifestBuilder(text, path);
    let section = '';
    for (const { text: line, start } of linesOf(text)) {
      section = /^\[(\w+)\]/.exec(line)?.[1] ?? section;
      const isPython = path.endsWith('.py');
      if (!isPython && !/requires$/.test(section)) continue;
      const match = (
        isPython
          ? /["']([a-z0-9_.+-]+)\/([\w.[\]<>=~^ -]+)(?:@[\w./-]*)?["']/
          : /^\s*([a-z0-9_.+-]+)\/([\w.[\]<>=~^ -]+)/
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
  },
};

/** vcpkg would be JSON; Nim's `.nimble` lists `requires "name >= 1.0"`, several in a string or in several. */
export const nimbleReader: ManifestReader = {
  format: 'nimble',
  extensions: ['nimble'],
  matches: (path) => path.endsWith('.nimble'),
  read(text, path) {
    const builder = new ManifestBuilder(text, path);
    let requires = false;
    for (const token of codeTokens(text, HASH_LIKE)) {
      if (token.isFirst && token.kind === 'word') requires = token.text === 'requires';
      if (requires && token.kind === 'string') addRequires(builder, token.text, token.span.start, /[^,]+/g);
    }
    return builder.build();
  },
};

/** OCaml's `dune-project` and `*.opam`: names below `depends`. */
export const ocamlReader: ManifestReader = {
  format: 'opam',
  fileNames: ['dune-project'],
  extensions: ['opam'],
  matches: (path) => baseNameOf(path) === 'dune-project' || path.endsWith('.opam'),
  read(text, path) {
    const builder = new ManifestBuilder(text, path);
    if (path.endsWith('.opam')) readOpam(builder);
    else readDune(builder);
    return builder.build();
  },
};

function readDune(builder: ManifestBuilder): void {
  let depth = 0;
  let from = -1;
  const tokens = codeTokens(builder.text, LISP_LIKE);
  tokens.forEach((token, i) => {
    if (token.kind === 'mark') {
      if (token.text === '(') depth++;
      else if (token.text === ')' && --depth < from) from = -1;
    } else if (token.text === 'depends' && tokens[i - 1]?.text === '(') from = depth;
    else if (from >= 0 && (depth === from || (depth === from + 1 && tokens[i - 1]?.text === '('))) {
      addRequires(builder, token.text, token.span.start, /.+/g);
    }
  });
}

function readOpam(builder: ManifestBuilder): void {
  let inside = false;
  const tokens = codeTokens(builder.text, { lineComments: ['#'], quotes: '"', word: /[\w-]+/y });
  let braces = 0;
  tokens.forEach((token, i) => {
    if (token.kind === 'word' && token.isFirst && tokens[i + 1]?.text === ':')
      inside = token.text === 'depends' || token.text === 'depopts';
    if (token.kind === 'mark' && token.text === '{') braces++;
    else if (token.kind === 'mark' && token.text === '}') braces--;
    else if (inside && token.kind === 'string' && braces === 0)
      addRequires(builder, token.text, token.span.start, /.+/g);
  });
}

/** Haskell's `*.cabal` (field `build-depends`) and hpack's `package.yaml` (`dependencies`). */
export const cabalReader: ManifestReader = {
  format: 'cabal',
  extensions: ['cabal', 'yaml'],
  matches: (path) => path.endsWith('.cabal') || baseNameOf(path) === 'package.yaml',
  read(text, path) {
    const builder = new ManifestBuilder(text, path);
    if (path.endsWith('.cabal')) readCabal(builder);
    else {
      const root = readYaml(builder);
      builder.name = textAt(root, 'name')?.value ?? null;
      const parts = [
        root,
        ...['library', 'executables', 'internal-libraries'].map((key) =>
          root?.kind === 'object' ? (root.members.get(key)?.value ?? null) : null,
        ),
      ];
      for (const part of parts) {
        for (const element of elementsAt(part, 'dependencies')) {
          const dependency = textAt(element);
          if (dependency !== null) addRequires(builder, dependency.value, dependency.span.start, /.+/g);
        }
      }
    }
    return builder.build();
  },
};

function readCabal(builder: ManifestBuilder): void {
  let indent = -1;
  for (const { text: line, start } of linesOf(builder.text)) {
    const code = line.replace(/--.*$/, '').trimEnd();
    if (code.trim() === '') continue;
    const lead = code.length - code.trimStart().length;
    const field = /^\s*([A-Za-z][\w-]*)\s*:\s*(.*)$/.exec(code);
    let list: string | null = null;
    if (field !== null) {
      indent = field[1]?.toLowerCase() === 'build-depends' ? lead : -1;
      if (field[1]?.toLowerCase() === 'name') builder.name ??= field[2] ?? null;
      if (indent >= 0) list = field[2] ?? '';
    } else if (indent >= 0 && lead > indent) list = code.trimStart();
    else indent = -1;
    if (list !== null && list !== '') addRequires(builder, list, start + code.length - list.length, /[^,]+/g);
  }
}

/** Perl's `cpanfile`: `requires 'Name', '1.0';`. */
export const cpanfileReader: ManifestReader = {
  format: 'cpanfile',
  fileNames: ['cpanfile'],
  matches: (path) => baseNameOf(path) === 'cpanfile',
  read(text, path) {
    const builder = new ManifestBuilder(text, path);
    const tokens = codeTokens(text, HASH_LIKE);
    tokens.forEach((token, i) => {
      const name = tokens[i + 1];
      if (token.kind === 'word' && token.text === 'requires' && name?.kind === 'string') {
        builder.setting(`requires.${name.text}`, token.span, name.text, name.span);
      }
    });
    return builder.build();
  },
};

/** Names in a text, each with what is asked of its version; they become settings `requires.<name>`. */
function addRequires(builder: ManifestBuilder, text: string, start: number, separate: RegExp): void {
  for (const part of text.matchAll(separate)) {
    const name = /^\s*([A-Za-z][\w.-]*)/.exec(part[0]);
    if (name?.[1] === undefined || builder.full) continue;
    const at = start + part.index + name[0].length - name[1].length;
    const span = { start: at, end: Math.min(at + name[1].length, builder.text.length) };
    builder.setting(`requires.${name[1]}`, span, name[1], span);
  }
}
