import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { installPinned } from '../../support/pinnedPackages.ts';

/** Another program that says of a folder what it is made of. */
export interface Peer {
  readonly name: string;
  /** Ids of the technologies that it names, as it spells them. */
  inspect(dir: string): Promise<readonly string[]>;
}

interface SpecfyPayload {
  readonly techs: Iterable<string>;
  readonly childs: readonly SpecfyPayload[];
}

/** Installs the peers outside the checkout's own packages, once, and loads them. */
export async function loadPeers(): Promise<readonly Peer[]> {
  const installed = installPinned('test/bench/peers/package.json', 'peers');
  // One of them warns of each file that it cannot parse.
  process.env['CONSOLA_LEVEL'] ??= '0';
  const require = createRequire(join(installed, 'package.json'));
  const load = async (id: string): Promise<unknown> => import(pathToFileURL(require.resolve(id)).href);
  await load('@specfy/stack-analyser/dist/autoload.js');
  const specfy = (await load('@specfy/stack-analyser')) as {
    analyser(options: { provider: unknown }): Promise<SpecfyPayload>;
    FSProvider: new (options: { path: string }) => unknown;
  };
  const vercel = require('@vercel/fs-detectors') as {
    detectFrameworks(options: { fs: unknown; frameworkList: unknown }): Promise<readonly { slug: string }[]>;
    LocalFileSystemDetector: new (dir: string) => unknown;
  };
  const { frameworkList } = require('@vercel/frameworks') as { frameworkList: unknown };
  const linguist = require('linguist-js') as (
    dir: string,
    options: { quick: boolean },
  ) => Promise<{ languages: { results: Readonly<Record<string, unknown>> } }>;
  return [
    {
      name: '@specfy/stack-analyser',
      inspect: async (dir) => techsOf(await specfy.analyser({ provider: new specfy.FSProvider({ path: dir }) })),
    },
    {
      name: '@vercel/fs-detectors (root folder only)',
      inspect: async (dir) =>
        (await vercel.detectFrameworks({ fs: new vercel.LocalFileSystemDetector(dir), frameworkList })).map(
          ({ slug }) => slug,
        ),
    },
    {
      name: 'linguist-js (languages only)',
      inspect: async (dir) => Object.keys((await linguist(dir, { quick: true })).languages.results),
    },
  ];
}

function techsOf(payload: SpecfyPayload): string[] {
  return [...payload.techs, ...payload.childs.flatMap(techsOf)];
}
