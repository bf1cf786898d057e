interface Handle {
  writeFile(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

interface Found {
  readonly mode: number;
  readonly ino: number;
  readonly mtimeMs: number;
  isFile(): boolean;
}

/** The calls of `node:fs/promises` that replacing a file takes; a test puts failures in their place. */
export interface ReplaceFs {
  open(path: string, flags: string, mode?: number): Promise<Handle>;
  lstat(path: string): Promise<Found>;
  readFile(path: string): Promise<Uint8Array>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
}

/** A file that its owner does not want to be written. */
export class ReadOnlyFileError extends Error {
  override readonly name = 'ReadOnlyFileError';
}

const ANYBODY_READS = 0o644;
const ANYBODY_WRITES = 0o222;
/** How long another writer is waited for: one that takes longer was cut short by a crash. */
const PATIENCE_MS = 2000;
const PAUSE_MS = 20;

/** Every host has it, though the types of this layer know of no host. */
declare function setTimeout(callback: () => void, milliseconds: number): unknown;

/**
 * Replaces a file in one step: the new content is written beside it, flushed, and put in its place. Whatever happens in
 * between, a crash included, leaves the old file or the new one. Of two windows that replace the same file one waits for
 * the other, and then sees what that wrote.
 * @param before What the file held when the new content was made; null where it was not there.
 * @param patienceMs How long another writer is waited for.
 * @returns false, with nothing changed, where it holds something else by now.
 * @throws {ReadOnlyFileError}, or the system's own error; then the old file is there unchanged.
 */
export async function replaceFileOnDisk(
  path: string,
  bytes: Uint8Array,
  before: Uint8Array | null,
  fs: ReplaceFs,
  patienceMs = PATIENCE_MS,
): Promise<boolean> {
  const mode = await modeOf(path, fs);
  if ((mode === null) !== (before === null)) return false;
  const claim = besideOf(path);
  const isClaimed = await claimed(claim, fs, patienceMs);
  try {
    return await replaced(path, bytes, before, mode ?? ANYBODY_READS, fs);
  } finally {
    // Where it cannot be taken away, that is no failure of the write.
    if (isClaimed) await fs.rm(claim, { force: true }).catch(() => undefined);
  }
}

async function replaced(
  path: string,
  bytes: Uint8Array,
  before: Uint8Array | null,
  mode: number,
  fs: ReplaceFs,
): Promise<boolean> {
  // A name that is taken is no harm: it is then refused.
  const temporary = `${path}.${Date.now().toString(36)}${Math.random().toString(36).slice(2)}.tmp`;
  try {
    const handle = await fs.open(temporary, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return before === null ? await putNew(temporary, path, fs) : await putOver(temporary, path, before, fs);
  } finally {
    // After a rename there is none.
    await fs.rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** `folder/.name.writing` for `folder/name`, whatever separates folders. */
function besideOf(path: string): string {
  const name = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return `${path.slice(0, name)}.${path.slice(name)}.writing`;
}

/**
 * Makes an empty file, which one writer at a time can. One that a crash left is taken away once it is sure to be that.
 * @returns false where it cannot be made: then the file is replaced all the same, or fails in its own words.
 */
async function claimed(claim: string, fs: ReplaceFs, patienceMs: number): Promise<boolean> {
  let seen = '';
  let waited = 0;
  for (;;) {
    try {
      const handle = await fs.open(claim, 'wx', ANYBODY_READS);
      await handle.close().catch(() => undefined);
      return true;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) return false;
    }
    const present = await identityOf(claim, fs);
    if (present === null) continue;
    if (present !== seen) waited = 0;
    seen = present;
    if (waited < patienceMs) await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS));
    else if (!(await isGone(claim, fs))) return false;
    waited += PAUSE_MS;
  }
}

function isGone(path: string, fs: ReplaceFs): Promise<boolean> {
  return fs.rm(path, { force: true }).then(
    () => true,
    () => false,
  );
}

/** Tells one writer's file from that of the next; null where it is gone. */
async function identityOf(path: string, fs: ReplaceFs): Promise<string | null> {
  try {
    const { ino, mtimeMs } = await fs.lstat(path);
    return `${ino} ${mtimeMs}`;
  } catch {
    return null;
  }
}

/** Permissions of a regular file, or null where there is nothing. @throws for what is no regular file, links too, and for one that nobody may write. */
async function modeOf(path: string, fs: ReplaceFs): Promise<number | null> {
  let found: Found;
  try {
    found = await fs.lstat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  if (!found.isFile()) throw new Error('not a regular file');
  // Another file could be put in its place all the same, which is not what its owner meant.
  if ((found.mode & ANYBODY_WRITES) === 0) throw new ReadOnlyFileError('the file is read-only');
  return found.mode & 0o777;
}

/** As late as can be, somebody else's edit is looked for once more, and whether it is still a file. */
async function putOver(temporary: string, path: string, before: Uint8Array, fs: ReplaceFs): Promise<boolean> {
  if ((await modeOf(path, fs)) === null || !isSame(await fs.readFile(path), before)) return false;
  await fs.rename(temporary, path);
  return true;
}

/** A second name never takes the place of a file; file systems without links get the next best. */
async function putNew(temporary: string, path: string, fs: ReplaceFs): Promise<boolean> {
  try {
    await fs.link(temporary, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
  }
  if ((await modeOf(path, fs)) !== null) return false;
  await fs.rename(temporary, path);
  return true;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
