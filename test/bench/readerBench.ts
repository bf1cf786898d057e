import { readManifest } from '../../src/core/inspect/readers/readManifest.ts';
import { loadReaders } from '../../src/core/inspect/readers/registry.ts';
import { sample } from './stats.ts';
import type { Row } from './table.ts';

const RUNS = 7;
const CHARS = 200_000;
/** Files of each kind of parser, and what they go astray at. */
const NOISE: readonly (readonly [path: string, head: string, pieces: readonly string[]])[] = [
  ['deno.json', '', ['[{', '/*', '"', '{"a":', '},', ':']],
  ['Cargo.toml', '', ['[\n', '=\n', '"', '"""\n', 'a = """\n', '\\', "a = '\n"]],
  ['compose.yaml', '', ['- ', '? ', 'a: b\n', '"', '&a ']],
  ['pom.xml', '<project>', ['<', '<a ', '<a "', '</a>', '<!--', '&', '<a b="', '\n <a>', '<![CDATA[']],
  ['build.gradle.kts', 'dependencies {\n', ['"${', '{ ', 'a(', '/*', 'x [\n']],
  ['requirements.txt', '', ['(', ';', '[', 'a==1,', '\\\n']],
];

/** How the time of reading grows with the text where it is noise; the unit tests count the steps of the same. */
export async function readerRows(): Promise<Row[]> {
  await loadReaders();
  const rows: Row[] = [];
  for (const [path, head, pieces] of NOISE) {
    let worst = { growth: 0, piece: '' };
    for (const piece of pieces) {
      const time = async (chars: number): Promise<number> => {
        const text = head + piece.repeat(Math.ceil(chars / piece.length));
        const times = await sample(
          RUNS,
          () => text,
          (given) => readManifest(path, given),
        );
        return Math.min(...times);
      };
      const growth = (await time(2 * CHARS)) / (await time(CHARS));
      if (growth > worst.growth) worst = { growth, piece };
    }
    rows.push({
      what: `${path} of noise, time for twice the text`,
      value: worst.growth,
      unit: '×',
      budget: { atMost: 3 },
      note: JSON.stringify(worst.piece),
    });
  }
  return rows;
}
