import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { ROOT } from './paths.ts';

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}

/**
 * Folders of the packages whose code is in a bundle.
 * @param metafile What esbuild says of the bundle; files that contribute no byte do not count.
 * @returns Paths below the checkout, e.g. `node_modules/zod`, each once.
 */
export function packagesIn(metafile: Metafile | undefined): string[] {
  const folders = new Set<string>();
  for (const output of Object.values(metafile?.outputs ?? {})) {
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  return [...folders];
}

/**
 * Writes name, version and licence text of every package that ships.
 * @param folders As from {@link packagesIn}.
 * @throws Error where a package has neither a licence text nor the name of a licence.
 */
export function writeNotices(folders: readonly string[], outFile: string): void {
  const notices = folders.map((folder) => noticeOf(join(ROOT, folder))).sort();
  const head =
    'Stack Advisor contains code of the following packages. Each stands under its own licence, which follows its name.';
  writeFileSync(outFile, `${[head, ...new Set(notices)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

function noticeOf(folder: string): string {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as PackageJson;
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length === 0 && license === undefined) throw new Error(`${name} names no licence`);
  const by = typeof author === 'string' ? author : author?.name;
  const terms = texts.length > 0 ? texts : [by === undefined ? '' : `Copyright ${by}`];
  return [`${name} ${version}`, license ?? 'see below', ...terms].filter((part) => part !== '').join('\n\n');
}
