import { fileURLToPath } from 'node:url';

// All parts of the program lie in one folder of `dist/`, so whichever of them holds this knows the way.

/** The program's own first file; in a thread it serves jobs. */
export const PROGRAM = fileURLToPath(new URL('cli.mjs', import.meta.url));
/** The folder of what is built, with its ending slash. */
export const DIST = fileURLToPath(new URL('..', import.meta.url));
/** The folder of the whole package, with its ending slash. */
export const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
