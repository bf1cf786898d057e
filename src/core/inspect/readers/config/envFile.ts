import type { ReadResult } from '../../../model/manifest.ts';
import { linesOf } from '../lineSource.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

/** Variables whose value is one of a few words: the kind of a database. */
const KIND_KEY = /(?:^|_)(?:DB|DATABASE|SQL)_?(?:CONNECTION|DIALECT|ENGINE|CLIENT|TYPE|DRIVER|ADAPTER|PROVIDER)$/i;
const KIND =
  /^(?:django\.db\.backends\.)?(mysql2?|mariadb|pgsql|postgres(?:ql)?|pg|sqlite3?|sqlsrv|mssql|mongodb|mongo|cockroachdb|oracle|redis)$/i;
const MAX_VARIABLES = 300;

/**
 * Files of environment variables (`.env.example`). What is kept of one is its name, and of its value the scheme of an
 * address or the kind of a database: never the value itself.
 */
export function readEnvFile(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  let left = MAX_VARIABLES;
  for (const { text: line, start } of linesOf(text)) {
    const match = /^(\s*(?:export\s+)?)([A-Za-z_][\w.]*)(\s*=\s*)(["']?)/.exec(line);
    if (match?.[2] === undefined || left-- <= 0) continue;
    const [whole, before = '', key, equals = '', quote = ''] = match;
    const value = line.slice(whole.length);
    const keyStart = start + before.length;
    const at = keyStart + key.length + equals.length + quote.length;
    const told = /^(?:jdbc:|r2dbcs?:)?[a-z][a-z0-9]*(?:\+[a-z0-9]+)?:(?=\/\/)/i.exec(value)?.[0];
    const kind = KIND_KEY.test(key) ? KIND.exec(value.trim().replace(/["'][^]*/, ''))?.[0] : undefined;
    const shown = told === undefined ? (kind ?? '') : `${told}//`;
    builder.setting(key, { start: keyStart, end: keyStart + key.length }, shown, {
      start: at,
      end: at + shown.length,
    });
  }
  return builder.build();
}
