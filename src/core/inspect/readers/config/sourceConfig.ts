import type { ReadResult } from '../../../model/manifest.ts';
import type { CodeToken } from '../code/codeTokens.ts';
import { C_LIKE, codeTokens, HASH_LIKE } from '../code/codeTokens.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

const MAX_CHARS = 200_000;
const MAX_SETTINGS = 60;
/** Keys whose value names the kind of a database. */
const KIND_KEY = /^(?:ENGINE|dialect|client|provider|type|adapter|driver|default|DB_CONNECTION|DB_ENGINE)$/;
const KIND =
  /^(?:django\.(?:contrib\.gis\.)?db\.backends\.)?(?:mysql2?|mariadb|pgsql|postgres(?:ql)?|postgis|pg|sqlite3?|better-sqlite3|turso|sqlsrv|mssql|mongodb|mongo|cockroachdb|oracle|oracledb)$|^(?:djongo|mssql|Ecto\.Adapters\.\w+)$/;
const ADDRESS = /^(?:jdbc:)?[a-z][a-z0-9]*(?:\+[a-z0-9]+)?:(?=\/\/)/i;

/** Next's way to say that nothing runs on a server. */
const STATIC_OUTPUT = ['output', 'export'] as const;

/**
 * Configuration that is a program. Only strings that name the kind of a database or of output, or begin like the address
 * of a database, are kept, and of an address its scheme alone: nothing else of a source file leaves it.
 */
export function readSourceConfig(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const style = /\.(?:py|exs)$/.test(path) ? HASH_LIKE : C_LIKE;
  const tokens = codeTokens(text.slice(0, MAX_CHARS), style);
  let left = MAX_SETTINGS;
  tokens.forEach((token, i) => {
    if (left <= 0) return;
    const isModule = token.kind === 'word' && /^Ecto\.Adapters\.\w+$/.test(token.text);
    if (token.kind !== 'string' && !isModule) return;
    const key = keyBefore(tokens, i);
    const scheme = ADDRESS.exec(token.text)?.[0];
    const { start } = token.span;
    if (scheme !== undefined && !/^(?:https?|file|wss?|s3|ftp):$/i.test(scheme)) {
      left--;
      builder.setting('address', token.span, `${scheme}//`, { start, end: start + scheme.length + 2 });
    } else if (
      key !== null &&
      ((KIND_KEY.test(key.text) && KIND.test(token.text)) ||
        (key.text === STATIC_OUTPUT[0] && token.text === STATIC_OUTPUT[1])) &&
      (!path.endsWith('.php') || key.text === 'default')
    ) {
      left--;
      builder.setting(key.text, key.span, token.text, token.span);
    }
  });
  return builder.build();
}

/** The key of a value: `key: value`, `key = value`, `key => value`, also around `env('X', value)`. */
function keyBefore(tokens: readonly CodeToken[], i: number): CodeToken | null {
  let at = i - 1;
  // Within a call the first argument names a variable: env('DB_CONNECTION', 'mysql').
  if (tokens[at]?.text === ',' && tokens[at - 2]?.text === '(' && tokens[at - 3]?.kind === 'word') at -= 4;
  if (tokens[at]?.text === '>' && tokens[at - 1]?.text === '=') at--;
  const mark = tokens[at]?.text;
  const key = tokens[at - 1];
  return (mark === ':' || mark === '=') && key !== undefined && key.kind !== 'mark' ? key : null;
}
