/** Largest file that is read at all, in bytes; of what is longer than {@link MAX_CHARS} only the first part counts. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;
/** Longest text that is parsed, in UTF-16 code units; of a longer one the first part is read. */
export const MAX_CHARS = 2_000_000;
/** Longest line given to a line-oriented parser. */
export const MAX_LINE_CHARS = 65_536;
/** Deepest nesting of objects, arrays, tables or elements. */
export const MAX_DEPTH = 200;
/** Most items of one file. */
export const MAX_ITEMS = 20_000;
/** Most problems of one file. */
export const MAX_PROBLEMS = 100;
/** Longest name, version or path. */
export const MAX_NAME_CHARS = 256;
/** Longest value of a setting; the rest is cut off. */
export const MAX_VALUE_CHARS = 4096;
/** Most globs that the braces of one glob may come to. */
export const MAX_ALTERNATIVES = 1000;
