import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../src/core/inspect/readers/readManifest.ts';
import { ROOT } from './paths.ts';

/** The sample workspace of most tests. */
export const SHOP = join(ROOT, 'test/fixtures/workspaces/shop');

/** What it calls its own. */
const OWN = [
  'example.org/shop/pricing',
  '@shop/api',
  '@shop/web',
  'pricing',
  'billing',
  'reports',
  'shop',
  'api',
  'web',
];

/** Names that no language changes: its own, and those of all that its manifests declare, the longest first. */
export function shopNames(): readonly string[] {
  const declared = readdirSync(SHOP, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    if (!statSync(join(SHOP, path)).isFile()) return [];
    const items = readManifest(path, readFileSync(join(SHOP, path), 'utf8'))?.items ?? [];
    return items.flatMap((item) => ('name' in item ? [item.name] : 'key' in item ? [item.key] : []));
  });
  return [...OWN, ...declared].sort((a, b) => b.length - a.length);
}
