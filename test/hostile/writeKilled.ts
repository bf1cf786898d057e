/**
 * Replaces a file and kills its own process at one of the steps; run by the test beside it.
 * Arguments: path, present content (or "-" for none), new content, number of the step, and "before" or "within".
 */
import * as fs from 'node:fs/promises';
import { replaceFileOnDisk, type ReplaceFs } from '../../src/protocol/replaceFile.ts';

const [path = '', present = '', content = '', step = '0', moment = 'before'] = process.argv.slice(2);
let steps = 0;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Runs a call of the file system, or dies in its place; writes are cut in half where they die within. */
async function counted<T>(call: () => Promise<T>, half: () => Promise<unknown> = call): Promise<T> {
  if (++steps === Number(step)) {
    if (moment === 'within') await half();
    die();
    await new Promise(() => setTimeout(() => undefined, 60_000));
  }
  return call();
}

const dying: ReplaceFs = {
  open: (file, flags, mode) =>
    counted(async () => {
      const handle = await fs.open(file, flags, mode);
      return {
        writeFile: (bytes: Uint8Array) =>
          counted(
            () => handle.writeFile(bytes),
            () => handle.writeFile(bytes.subarray(0, bytes.length / 2)),
          ),
        sync: () => counted(() => handle.sync()),
        close: () => counted(() => handle.close()),
      };
    }),
  lstat: (file) => counted(() => fs.lstat(file)),
  readFile: (file) => counted(() => fs.readFile(file)),
  rename: (from, to) => counted(() => fs.rename(from, to)),
  link: (from, to) => counted(() => fs.link(from, to)),
  rm: (file, options) => counted(() => fs.rm(file, options)),
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
await replaceFileOnDisk(path, encode(content), present === '-' ? null : encode(present), dying);
process.stdout.write(`done in ${steps} steps`);
