/** The library's scanner alone: its main file would bring its formatter and editor along. */
declare module 'jsonc-parser/lib/esm/impl/scanner.js' {
  export { createScanner } from 'jsonc-parser';
}
