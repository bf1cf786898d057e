import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSession, TODAY } from './engineUnderTest.ts';
import { percentile, sample } from './stats.ts';
import type { Row } from './table.ts';

const RUNS = 100;
const COLD_RUNS = 30;
const MANIFEST_BYTES = 1_000_000;

/** A hover over a dependency: in a manifest that was hovered over before, and in one of a megabyte just edited. */
export async function hoverRows(scratch: string): Promise<Row[]> {
  const dir = join(scratch, 'hover');
  mkdirSync(dir, { recursive: true });
  const small = JSON.stringify({ name: 'small', dependencies: { fastify: '^5.0.0', pg: '^8.11.0' } }, null, 2);
  const lines: string[] = [];
  for (let i = 0; lines.length * 26 < MANIFEST_BYTES; i++) lines.push(`    "library-${i}": "^1.2.${i % 100}"`);
  const large = `{\n  "name": "large",\n  "dependencies": {\n    "fastify": "^5.0.0",\n${lines.join(',\n')}\n  }\n}\n`;
  writeFileSync(join(dir, 'package.json'), small);
  const session = await openSession(dir);
  session.state(TODAY);
  const hover = (text: string): Promise<unknown> =>
    session.hover('package.json', text, text.indexOf('fastify') + 1, TODAY);
  if ((await hover(small)) === null) throw new Error('The hover is empty');
  const p95 = async (runs: number, textOf: (run: number) => string): Promise<number> =>
    percentile(await sample(runs, textOf, hover), 0.95);
  return [
    { what: 'hover, warm, p95', value: await p95(RUNS, () => small), unit: 'ms', budget: { atMost: 2 } },
    {
      what: `hover in a new text of ${Math.round(large.length / 1000)} KB, p95`,
      value: await p95(COLD_RUNS, (run) => large.replace('^5.0.0', `^5.${run}.0`)),
      unit: 'ms',
      budget: { atMost: 60 },
    },
  ];
}
