import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from './place.ts';

/** Version of this package, from the manifest that lies beside `dist/`. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
