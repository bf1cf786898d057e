import { C_LIKE, HASH_LIKE, type CodeStyle } from '../readers/code/codeTokens.ts';

const BRACES: CodeStyle = { ...C_LIKE, quotes: '"\'' };
const SCRIPT: CodeStyle = { ...C_LIKE, longQuotes: '`' };
/** Rust's lifetimes begin with a quote, and its paths are held together by `::`. */
const RUST: CodeStyle = {
  ...C_LIKE,
  quotes: '"',
  hasTripleQuotes: false,
  word: /[A-Za-z_][\w]*(?:(?:::|\.)[A-Za-z_][\w]*)*|\d[\w.]*/y,
};
const PHP: CodeStyle = { ...BRACES, lineComments: ['//', '#'], word: /[A-Za-z_$\\][\w\\]*|\d[\w.]*/y };

/** How the programs of each language look; a language that is not here is not looked into. */
export const PROGRAM_STYLES: Readonly<Record<string, CodeStyle>> = {
  csharp: BRACES,
  elixir: HASH_LIKE,
  go: SCRIPT,
  groovy: BRACES,
  java: BRACES,
  javascript: SCRIPT,
  kotlin: BRACES,
  perl: HASH_LIKE,
  php: PHP,
  python: HASH_LIKE,
  ruby: HASH_LIKE,
  rust: RUST,
  scala: BRACES,
  typescript: SCRIPT,
};
