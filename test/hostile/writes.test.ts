import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFileOnDisk, type ReplaceFs } from '../../src/protocol/replaceFile.ts';

const OLD = `{ "answers": {} } // ${'kept '.repeat(2000)}\n`;
const NEW = `{ "answers": { "hosting": "edge" } } // ${'kept '.repeat(2000)}\n`;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const STEPS = ['open', 'lstat', 'readFile', 'rename', 'link', 'rm', 'writeFile', 'sync', 'close'] as const;
type Step = (typeof STEPS)[number];

/** A file system that fails at the n-th call of one kind, as a full or vanished disk does. */
function failing(kind: Step, message = 'ENOSPC'): ReplaceFs {
  const call = async <T>(step: Step, run: () => Promise<T>): Promise<T> => {
    if (step === kind) throw Object.assign(new Error(message), { code: message });
    return run();
  };
  return {
    open: (path, flags, mode) =>
      call('open', async () => {
        const handle = await fs.open(path, flags, mode);
        return {
          writeFile: (bytes) => call('writeFile', () => handle.writeFile(bytes)),
          sync: () => call('sync', () => handle.sync()),
          // A handle that failed to close is gone all the same.
          close: async () => {
            await handle.close();
            await call('close', () => Promise.resolve());
          },
        };
      }),
    lstat: (path) => call('lstat', () => fs.lstat(path)),
    readFile: (path) => call('readFile', () => fs.readFile(path)),
    rename: (from, to) => call('rename', () => fs.rename(from, to)),
    link: (from, to) => call('link', () => fs.link(from, to)),
    rm: (path, options) => call('rm', () => fs.rm(path, options)),
  };
}

describe('a file that is replaced', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stack-advisor-writes-'));
    path = join(folder, 'stack-advisor.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const present = (): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);

  for (const before of [OLD, null]) {
    const what = before === null ? 'new' : 'old';
    it(`is whole whenever the process is killed (${what} file)`, () => {
      const seen = new Set<string | null>();
      const script = join(import.meta.dirname, 'writeKilled.ts');
      for (const moment of ['before', 'within']) {
        for (let step = 1, done = false; !done; step++) {
          assert.ok(step < 30, 'it ends');
          // What the last one left behind is waited for, which another test does.
          for (const name of readdirSync(folder)) rmSync(join(folder, name));
          if (before !== null) writeFileSync(path, before);
          const run = spawnSync(process.execPath, [script, path, before ?? '-', NEW, String(step), moment]);
          done = run.stdout.toString().startsWith('done');
          assert.ok(done || run.signal === 'SIGKILL', run.stderr.toString());
          seen.add(present());
          assert.ok([before, NEW].includes(present()), `half a file after step ${step}`);
        }
        assert.equal(present(), NEW);
      }
      assert.deepEqual(seen, new Set([before, NEW]), 'killed before and after it took effect');
    }).timeout(120_000);

    it(`stays as it was where a call fails (${what} file)`, async () => {
      for (const step of STEPS) {
        for (const name of readdirSync(folder)) rmSync(join(folder, name));
        if (before !== null) writeFileSync(path, before);
        let failed = false;
        await replaceFileOnDisk(path, encode(NEW), before === null ? null : encode(before), failing(step)).catch(
          (error: Error) => {
            failed = true;
            assert.match(error.message, /ENOSPC/);
          },
        );
        assert.equal(present(), failed ? before : NEW, step);
        if (step !== 'rm')
          assert.deepEqual(readdirSync(folder), present() === null ? [] : ['stack-advisor.json'], step);
      }
    });
  }

  it('is left alone where somebody else wrote meanwhile', async () => {
    writeFileSync(path, 'theirs');
    assert.equal(await replaceFileOnDisk(path, encode(NEW), encode(OLD), fs), false);
    assert.equal(await replaceFileOnDisk(path, encode(NEW), null, fs), false);
    assert.equal(present(), 'theirs');
    rmSync(path);
    assert.equal(await replaceFileOnDisk(path, encode(NEW), encode(OLD), fs), false);
    assert.equal(present(), null);
    const racing: ReplaceFs = {
      ...fs,
      open: (file, flags, mode) => (writeFileSync(path, 'theirs'), fs.open(file, flags, mode)),
    };
    assert.equal(await replaceFileOnDisk(path, encode(NEW), null, racing), false);
    assert.equal(present(), 'theirs');
    assert.deepEqual(readdirSync(folder), ['stack-advisor.json']);
  });

  it('keeps its permissions, and is never a link', async () => {
    writeFileSync(path, OLD, { mode: 0o600 });
    assert.equal(await replaceFileOnDisk(path, encode(NEW), encode(OLD), fs), true);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, OLD);
    rmSync(path);
    symlinkSync(elsewhere, path);
    await assert.rejects(replaceFileOnDisk(path, encode(NEW), encode(OLD), fs), /not a regular file/);
    assert.equal(readFileSync(elsewhere, 'utf8'), OLD);
  });

  it('that is read-only, a folder, or became either meanwhile, is left alone', async () => {
    const become: Readonly<Record<string, () => void>> = {
      'read-only': () => chmodSync(path, 0o444),
      'a folder': () => (rmSync(path), mkdirSync(path)),
      'a link': () => (rmSync(path), symlinkSync('elsewhere', path)),
      nothing: () => rmSync(path),
    };
    writeFileSync(join(folder, 'elsewhere'), OLD);
    for (const [what, happens] of Object.entries(become)) {
      for (const meanwhile of [false, true]) {
        rmSync(path, { force: true, recursive: true });
        writeFileSync(path, OLD);
        let hasHappened = !meanwhile;
        if (hasHappened) happens();
        const racing: ReplaceFs = {
          ...fs,
          open: (file, flags, mode) => {
            if (!hasHappened) happens();
            hasHappened = true;
            return fs.open(file, flags, mode);
          },
        };
        const outcome = await replaceFileOnDisk(path, encode(NEW), encode(OLD), racing).catch(
          (error: Error) => error.message,
        );
        assert.ok(what === 'nothing' ? outcome === false : typeof outcome === 'string', `${what} ${String(outcome)}`);
        if (what === 'read-only') assert.equal(present(), OLD);
        assert.equal(readFileSync(join(folder, 'elsewhere'), 'utf8'), OLD);
        assert.deepEqual(
          readdirSync(folder).filter((name) => name.startsWith('.')),
          [],
        );
      }
    }
  });

  it('keeps what each of several windows writes at once', async () => {
    writeFileSync(path, '{}');
    const script = join(import.meta.dirname, 'writeInTurn.ts');
    const windows = ['a', 'b', 'c'].map((key) => {
      const child = spawn(process.execPath, [script, path, key, '40'], { stdio: ['ignore', 'ignore', 'inherit'] });
      return once(child, 'exit');
    });
    assert.deepEqual(await Promise.all(windows), [
      [0, null],
      [0, null],
      [0, null],
    ]);
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>;
    assert.deepEqual(kept, { a: 40, b: 40, c: 40 });
    assert.deepEqual(readdirSync(folder), ['stack-advisor.json']);
  }).timeout(120_000);

  it('is written after a crash that left half of it beside', async () => {
    const left = join(folder, '.stack-advisor.json.writing');
    for (const leave of [() => writeFileSync(left, 'half'), () => symlinkSync(path, left)]) {
      writeFileSync(path, OLD);
      leave();
      assert.equal(await replaceFileOnDisk(path, encode(NEW), encode(OLD), fs, 50), true);
      assert.equal(present(), NEW);
      assert.deepEqual(readdirSync(folder), ['stack-advisor.json']);
    }
  });

  it('is written where the disk knows no second names', async () => {
    assert.equal(await replaceFileOnDisk(path, encode(NEW), null, failing('link', 'EPERM')), true);
    assert.equal(present(), NEW);
  });
});
