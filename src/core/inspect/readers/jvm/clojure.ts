import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import type { CodeToken } from '../code/codeTokens.ts';
import { codeTokens, LISP_LIKE } from '../code/codeTokens.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

const NAME = /^[A-Za-z][\w.*+!?<>=-]*(?:\/[\w.*+!?<>=-]+)?$/;

/** Leiningen's `project.clj` (and Boot's `build.boot`): vectors of a name and a version below a key for dependencies. */
export function readLeiningen(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, LISP_LIKE);
  const start = tokens.findIndex((token) => token.text === 'defproject');
  builder.name = tokens[start + 1]?.kind === 'word' && start >= 0 ? (tokens[start + 1]?.text ?? null) : null;
  forEachKeyed(tokens, (token, i, keys) => {
    const [name, version] = [tokens[i + 1], tokens[i + 2]];
    if (token.text !== '[' || name?.kind !== 'word' || builder.full) return;
    const key = keys.findLast((part) => /^:(?:managed-)?dependencies$|^:plugins$/.test(part));
    if (
      key === undefined ||
      keys.at(-1) !== key ||
      !NAME.test(name.text) ||
      (version?.kind !== 'string' && version?.text !== ']' && !/^:|^~/.test(version?.text ?? ''))
    )
      return;
    add(builder, name, version?.kind === 'string' ? version : null, scopeOf(keys, key));
  });
  return builder.build();
}

/** Clojure's `deps.edn`: maps of a name and coordinates. */
export function readDepsEdn(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, LISP_LIKE);
  forEachKeyed(tokens, (token, i, keys) => {
    if (token.kind !== 'word' || tokens[i + 1]?.text !== '{' || !NAME.test(token.text) || builder.full) return;
    const key = keys.findLast((part) => /^:(?:(?:extra-|replace-|override-|default-)?deps)$/.test(part));
    if (key === undefined || keys.at(-1) !== key) return;
    const body = tokens.slice(i + 2, i + 14);
    const at = body.findIndex((entry) => /^:(?:mvn\/version|git\/tag)$/.test(entry.text));
    const root = body.findIndex((entry) => entry.text === ':local/root');
    const version = at < 0 ? undefined : body[at + 1];
    const folder = root < 0 ? undefined : body[root + 1];
    add(
      builder,
      token,
      version?.kind === 'string' && body.findIndex((entry) => entry.text === '}') > at ? version : null,
      scopeOf(keys, key),
    );
    if (folder?.kind === 'string' && body.findIndex((entry) => entry.text === '}') > root)
      builder.reference('path-dependency', folder.text, folder.span);
  });
  return builder.build();
}

function add(builder: ManifestBuilder, name: CodeToken, version: CodeToken | null, scope: DependencyScope): void {
  builder.dependency({
    ecosystem: 'clojars',
    name: name.text,
    nameSpan: name.span,
    written: version,
    scope,
  });
}

function scopeOf(keys: readonly string[], key: string): DependencyScope {
  if (key === ':plugins') return 'build';
  if (/^:(?:managed-dependencies|override-deps|default-deps)$/.test(key)) return 'managed';
  const inside = keys.join(' ');
  if (/:(?:[\w/-]*test[\w-]*|kaocha)\b/.test(inside)) return 'test';
  if (/:(?:dev|repl|cider|nrepl|user|lint|build|bench|format|outdated|shadow|cljs)[\w/-]*(?:\s|$)/.test(inside))
    return 'development';
  return 'runtime';
}

const MAX_NESTING = 300;

/** Calls with the keys that lead to each token: the last keyword before each bracket that is open. */
function forEachKeyed(
  tokens: readonly CodeToken[],
  visit: (token: CodeToken, i: number, keys: readonly string[]) => void,
): void {
  const keys: string[] = [];
  const opened: boolean[] = [];
  let last = '';
  tokens.forEach((token, i) => {
    if (token.kind === 'mark' && /^[[({]$/.test(token.text)) {
      visit(token, i, last === '' ? keys : [...keys.slice(-20), last]);
      if (opened.length < MAX_NESTING) {
        opened.push(last !== '');
        if (last !== '') keys.push(last);
      }
      last = '';
    } else if (token.kind === 'mark' && /^[\])}]$/.test(token.text)) {
      if (opened.pop() === true) keys.pop();
      last = '';
    } else if (token.kind === 'word' && token.text.startsWith(':')) last = token.text;
    else {
      visit(token, i, keys);
      last = '';
    }
  });
}
