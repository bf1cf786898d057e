import type { CodeToken } from '../readers/code/codeTokens.ts';

/** Names of the modules that a program imports, each with its place: the tokens that write them. Linear. */
export function importedModules(tokens: readonly CodeToken[], language: string): CodeToken[] {
  const find = FINDERS[language];
  const found: CodeToken[] = [];
  if (find === undefined) return found;
  tokens.forEach((token, at) => {
    if (token.kind === 'word' && KEYWORDS.has(token.text)) found.push(...find(tokens, at));
  });
  return found;
}

/** Words that begin an import in some language, or stand before the name of a module. */
const KEYWORDS: ReadonlySet<string> = new Set(['import', 'from', 'require', 'use', 'using', 'extern', 'open']);

/** The modules that the import at an index names. */
type Finder = (tokens: readonly CodeToken[], at: number) => CodeToken[];

const FINDERS: Readonly<Record<string, Finder>> = {
  csharp: (tokens, at) => nameAfter(tokens, at, 'using', ['global', 'static']),
  elixir: (tokens, at) => [...nameAfter(tokens, at, 'use'), ...nameAfter(tokens, at, 'import')],
  go: goImports,
  groovy: (tokens, at) => nameAfter(tokens, at, 'import', ['static']),
  java: (tokens, at) => nameAfter(tokens, at, 'import', ['static']),
  javascript: scriptImports,
  kotlin: (tokens, at) => nameAfter(tokens, at, 'import'),
  perl: (tokens, at) => nameAfter(tokens, at, 'use'),
  php: (tokens, at) => nameAfter(tokens, at, 'use', ['function']),
  python: pythonImports,
  ruby: (tokens, at) => (tokens[at]?.text === 'require' ? stringAt(tokens, at + 1) : []),
  rust: (tokens, at) => nameAfter(tokens, at, 'use'),
  scala: (tokens, at) => nameAfter(tokens, at, 'import'),
  typescript: scriptImports,
};

/** Most modules of one import. */
const MAX_OF_ONE = 200;

function stringAt(tokens: readonly CodeToken[], at: number): CodeToken[] {
  const token = tokens[at]?.text === '(' ? tokens[at + 1] : tokens[at];
  return token?.kind === 'string' ? [token] : [];
}

/** `keyword name`, where the keyword begins its line and some words may stand between. */
function nameAfter(
  tokens: readonly CodeToken[],
  at: number,
  keyword: string,
  between: readonly string[] = [],
): CodeToken[] {
  const first = tokens[at];
  if (first?.text !== keyword || !first.isFirst) return [];
  let next = at + 1;
  while (between.includes(tokens[next]?.text ?? '')) next++;
  const name = tokens[next];
  return name?.kind === 'word' && !name.isFirst ? [name] : [];
}

/** `import "a"`, `import alias "a"`, `import ( … )`. */
function goImports(tokens: readonly CodeToken[], at: number): CodeToken[] {
  if (tokens[at]?.text !== 'import' || !tokens[at].isFirst) return [];
  const isBlock = tokens[at + 1]?.text === '(';
  const found: CodeToken[] = [];
  for (let i = at + 1; i < tokens.length && found.length < MAX_OF_ONE; i++) {
    const token = tokens[i] as CodeToken;
    if (token.kind === 'string') found.push(token);
    if (isBlock ? token.text === ')' && token.kind === 'mark' : token.kind === 'string' || i > at + 2) break;
  }
  return found;
}

/** `import … from 'a'`, `import 'a'`, `export … from 'a'`, `import('a')`, `require('a')`; not `import type`. */
function scriptImports(tokens: readonly CodeToken[], at: number): CodeToken[] {
  const word = tokens[at]?.text;
  if (word === 'require') return tokens[at + 1]?.text === '(' ? stringAt(tokens, at + 1) : [];
  if (word === 'import') return stringAt(tokens, at + 1);
  if (word !== 'from' || tokens[at + 1]?.kind !== 'string') return [];
  return isTypesOnly(tokens, at) ? [] : [tokens[at + 1] as CodeToken];
}

/** Whether the import that ends at a `from` is one of types: they are gone when the program runs. */
function isTypesOnly(tokens: readonly CodeToken[], from: number): boolean {
  for (let i = from - 1; i >= 0 && from - i < MAX_OF_ONE; i--) {
    const { kind, text } = tokens[i] as CodeToken;
    if (kind === 'string') return false;
    if (kind === 'word' && (text === 'import' || text === 'export')) return tokens[i + 1]?.text === 'type';
  }
  return false;
}

/** `import a.b, c as d`, `from a.b import c`; not what lies beside the program (`from .a import b`). */
function pythonImports(tokens: readonly CodeToken[], at: number): CodeToken[] {
  const first = tokens[at];
  if (first?.isFirst !== true) return [];
  if (first.text === 'from') {
    const name = tokens[at + 1];
    return name?.kind === 'word' && !name.isFirst && tokens[at + 2]?.text === 'import' ? [name] : [];
  }
  if (first.text !== 'import') return [];
  const found: CodeToken[] = [];
  for (let i = at + 1; i < tokens.length && found.length < MAX_OF_ONE; i++) {
    const token = tokens[i] as CodeToken;
    if (token.isFirst) break;
    const before = tokens[i - 1]?.text;
    if (token.kind === 'word' && (i === at + 1 || before === ',')) found.push(token);
  }
  return found;
}
