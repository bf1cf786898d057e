import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** What tests install or download once; outside git, kept between runs. */
export const CACHE = join(ROOT, '.vscode-test');
/** What tests leave to be looked at. */
export const OUT = join(ROOT, 'out');
