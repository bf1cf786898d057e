import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE, openSession } from './engineUnderTest.ts';
import { floor, manifestsUnder } from './floor.ts';
import { loadPeers, type Peer } from './peers/peers.ts';
import { median, sample } from './stats.ts';
import type { Row } from './table.ts';

/** A folder of a corpus whose frameworks are known. */
interface LabelledCase {
  readonly id: string;
  readonly frameworks?: readonly string[];
  readonly accept?: { readonly frameworks?: readonly string[] };
}

const OURS: Peer = {
  name: 'Stack Advisor',
  inspect: async (dir) =>
    (await openSession(dir)).report.services.flatMap(({ frameworks }) => frameworks.map(({ id }) => id)),
};
/** A peer that takes longer is not run again on the same tree. */
const PATIENCE_MS = 60_000;

/** A folder that everybody inspects. */
export interface Tree {
  readonly name: string;
  readonly dir: string;
  /** Start of the name of a peer that would take minutes on it. */
  readonly without?: string;
}

/** Everybody's time on the same trees, and how often faster we are than the slowest that does the same job. */
export async function timeRows(trees: readonly Tree[]): Promise<Row[]> {
  const rows: Row[] = [];
  const peers = await loadPeers();
  for (const { name, dir, without } of trees) {
    let own = Number.NaN;
    for (const peer of [OURS, ...peers]) {
      if (without !== undefined && peer.name.startsWith(without)) continue;
      const first = await sample(
        1,
        () => null,
        () => peer.inspect(dir),
      );
      const again =
        (first[0] ?? 0) > PATIENCE_MS
          ? []
          : await sample(
              2,
              () => null,
              () => peer.inspect(dir),
            );
      const ms = median(again.length > 0 ? again : first);
      if (peer === OURS) own = ms;
      const isRival = peer.name === '@specfy/stack-analyser';
      rows.push({ what: `${name}: ${peer.name}`, value: ms, unit: 'ms' });
      if (isRival && name.startsWith('generated'))
        rows.push({
          what: `${name}: faster than ${peer.name}`,
          value: ms / own,
          unit: '×',
          budget: { atLeast: 20 },
          note: `in two threads; listing the files and reading the manifests, and no more, is in one ${(ms / (await floorMs(dir))).toFixed(1)} × faster`,
        });
    }
  }
  return rows;
}

async function floorMs(dir: string): Promise<number> {
  const skip = new Set(CATALOGUE.detection.folders.skip);
  const manifests = manifestsUnder(dir, skip);
  return median(
    await sample(
      3,
      () => null,
      () => floor(dir, manifests, skip),
    ),
  );
}

/**
 * Framework precision and recall of everybody on a labelled corpus.
 * @param cases File of one JSON object a line: `{"id", "frameworks": [], "accept": {"frameworks": []}}`.
 * @param corpus Folder with a folder for each id.
 */
export async function accuracyRows(cases: string, corpus: string): Promise<Row[]> {
  const labelled = readFileSync(cases, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledCase)
    .filter(({ id, frameworks }) => frameworks !== undefined && existsSync(join(corpus, id)));
  const vocabulary = new Set(
    labelled.flatMap(({ frameworks, accept }) => [...(frameworks ?? []), ...(accept?.frameworks ?? [])]).map(plain),
  );
  const rows: Row[] = [];
  for (const peer of [OURS, ...(await loadPeers()).filter(({ name }) => !name.startsWith('linguist'))]) {
    const count = { right: 0, wrong: 0, missed: 0 };
    const started = performance.now();
    for (const { id, frameworks = [], accept } of labelled) {
      const wanted = new Set(frameworks.map(plain));
      const tolerated = new Set((accept?.frameworks ?? []).map(plain));
      const found = new Set((await peer.inspect(join(corpus, id))).map(plain).filter((one) => vocabulary.has(one)));
      for (const one of found) if (wanted.has(one)) count.right++;
      for (const one of found) if (!wanted.has(one) && !tolerated.has(one)) count.wrong++;
      for (const one of wanted) if (!found.has(one)) count.missed++;
    }
    const ms = performance.now() - started;
    const f1 = (2 * count.right) / (2 * count.right + count.wrong + count.missed);
    rows.push({
      what: `frameworks on ${labelled.length} labelled folders: ${peer.name}`,
      value: f1 * 100,
      unit: 'F1 %',
      note: `${count.right} right, ${count.wrong} wrong, ${count.missed} missed, ${Math.round(ms)} ms`,
    });
  }
  return rows;
}

/** Spellings of different programs on one footing: `Next.js`, `nextjs` and `next` are the same. */
function plain(id: string): string {
  return id
    .toLowerCase()
    .replace(/^(?:nodejs|python|java|php|ruby|golang|rust)\./, '')
    .replace(/[^a-z0-9]/g, '')
    .replace(/js$/, '');
}
