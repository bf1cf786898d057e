import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Version of this package, from the manifest that lies beside `dist/`. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
