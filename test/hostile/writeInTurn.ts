/**
 * Counts in a file that others count in at the same time; run by the test beside it.
 * Arguments: path, key of its own count, and how far it counts.
 */
import * as fs from 'node:fs/promises';
import { replaceFileOnDisk } from '../../src/protocol/replaceFile.ts';

const [path = '', key = '', times = '0'] = process.argv.slice(2);

for (let count = 1; count <= Number(times);) {
  const before = await fs.readFile(path);
  const counts = { ...(JSON.parse(before.toString()) as Record<string, number>), [key]: count };
  if (await replaceFileOnDisk(path, Buffer.from(JSON.stringify(counts)), before, fs)) count++;
}
