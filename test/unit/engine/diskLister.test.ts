import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { Exclusions } from '../../../src/core/inspect/exclusions.ts';
import { ListingSorter } from '../../../src/core/inspect/listingSorter.ts';
import { walk, type WalkResult } from '../../../src/core/inspect/walk.ts';
import type { NameRules, SortedFolder } from '../../../src/core/model/sortedListing.ts';
import { DiskFolders } from '../../../src/engine/diskFolders.ts';
import type { OtherLister } from '../../../src/engine/diskLister.ts';
import { type Lot, packed, unpacked } from '../../../src/engine/listerProtocol.ts';
import { ListerThread, type SharedWalk } from '../../../src/engine/listerThread.ts';
import { NodeFiles } from '../../../src/engine/nodeFiles.ts';
import { RealFolders } from '../../../src/engine/realFolders.ts';

const EXCLUSIONS = new Exclusions({ skip: ['node_modules'], aside: [] }, []);
const LANGUAGES = { ts: 'typescript' };
const GROUPS = 12;
const SERVICES = 20;

/** Another lister as a test plays it: it takes every lot that it can, and answers as it is told. */
class PlayedLister implements OtherLister {
  lots = 0;
  claimed = 0;
  readonly #answer: (lot: Lot, walk: SharedWalk) => void;

  constructor(answer: (lot: Lot, walk: SharedWalk) => void) {
    this.#answer = answer;
  }

  begin(walk: SharedWalk): { list(lot: Lot): void; end(): void } {
    return {
      list: (lot) => {
        this.lots++;
        if (!walk.claims.claim(lot)) return;
        this.claimed++;
        this.#answer(lot, walk);
      },
      end: () => undefined,
    };
  }
}

function answered(lot: Lot, shared: SharedWalk): void {
  void new DiskFolders(new RealFolders(shared.root), new ListingSorter(shared.rules))
    .list(lot.folders)
    .then((listings) => shared.listed(lot.number, listings));
}

describe('a walk in two threads', () => {
  let root = '';
  let alone: WalkResult;
  const walked = (other: OtherLister | null): Promise<WalkResult> =>
    walk(new NodeFiles(root, other), EXCLUSIONS, LANGUAGES, {});

  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'disk-lister-'));
    for (let g = 0; g < GROUPS; g++)
      for (let s = 0; s < SERVICES; s++) {
        const folder = join(root, `g${g}`, `s${s}`);
        mkdirSync(join(folder, 'src'), { recursive: true });
        mkdirSync(join(folder, 'node_modules'));
        mkdirSync(join(folder, 'ignored'));
        writeFileSync(join(folder, 'package.json'), '{}');
        writeFileSync(join(folder, 'src', 'main.ts'), '');
        writeFileSync(join(folder, 'src', 'Übergrößenträger.ts'), '');
        writeFileSync(join(folder, 'ignored', 'package.json'), '{}');
      }
    writeFileSync(join(root, '.gitignore'), 'ignored/\n');
    symlinkSync('/etc', join(root, 'g1', 'outside'));
    symlinkSync('s1', join(root, 'g1', 'inside'));
    alone = await walked(null);
  });
  after(() => rmSync(root, { recursive: true }));

  it('comes out the same as in one', async () => {
    assert.equal(alone.manifests.length, GROUPS * SERVICES);
    assert.equal(alone.problems.length, 1);
    const thread = new ListerThread();
    try {
      assert.deepEqual(await walked(thread), alone);
      // The thread is there by now.
      assert.deepEqual(await walked(thread), alone);
    } finally {
      thread.close();
    }
  });

  it('comes out the same where the other one answers late and in another order', async () => {
    const held: (() => void)[] = [];
    const other = new PlayedLister((lot, shared) => {
      held.unshift(() => answered(lot, shared));
      setTimeout(() => held.shift()?.(), 1);
    });
    assert.deepEqual(await walked(other), alone);
    assert.ok(other.claimed > 3);
  });

  it('is finished by the first where the other one dies with work begun', async () => {
    const other: PlayedLister = new PlayedLister((lot, shared) => {
      if (other.lots === 5) setTimeout(() => shared.lost(), 1);
      else if (other.lots < 5) answered(lot, shared);
    });
    assert.deepEqual(await walked(other), alone);
    assert.ok(other.claimed > 3);
  });

  it('is finished by the first where the other one is ended meanwhile', async () => {
    const thread = new ListerThread();
    let seen = 0;
    const found = await walk(new NodeFiles(root, thread), EXCLUSIONS, LANGUAGES, {
      onProgress: (files) => {
        if (seen < 200 && files >= 200) thread.close();
        seen = files;
      },
    });
    assert.deepEqual(found, alone);
  });

  it('is done by the first where the other one cannot be started', async () => {
    assert.deepEqual(await walked({ begin: () => null }), alone);
    const thread = new ListerThread(new URL('file:///nowhere/at-all.mjs'));
    assert.deepEqual(await walked(thread), alone);
    thread.close();
  });

  it('does not trouble the other one with a few folders', async () => {
    const other = new PlayedLister(answered);
    const files = new NodeFiles(join(root, 'g0'), other);
    assert.equal((await walk(files, EXCLUSIONS, {}, {})).manifests.length, 2 * SERVICES);
    assert.equal(other.lots, 0);
  });
});

describe('listings as a message', () => {
  it('are the same on the other side', () => {
    const rules: NameRules = {
      languages: { ts: 'typescript' },
      manifests: { names: new Set(), byEnding: new Map([['json', null]]), others: /env/ },
    };
    const entries = [
      { name: 'a.ts', kind: 'file' },
      { name: 'package.json', kind: 'file' },
      { name: 'src', kind: 'folder' },
      { name: 'öäü €', kind: 'link' },
      { name: 'pipe', kind: 'other' },
    ] as const;
    const listings: SortedFolder[] = [
      { ok: true, ...new ListingSorter(rules).sort('', entries, ({ kind }) => kind) },
      { ok: false, failure: 'outside-workspace' },
      { ok: true, plain: '', plainCount: 0, sources: '', others: [] },
    ];
    assert.deepEqual(unpacked(structuredClone(packed(listings))), listings);
    assert.deepEqual(structuredClone(rules), rules);
  });
});
