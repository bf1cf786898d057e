interface Handle {
  writeFile(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

interface Found {
  readonly mode: number;
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

const ANYBODY_READS = 0o644;

/**
 * Replaces a file in one step: the new content is written beside it, flushed, and put in its place. Whatever happens in
 * between, a crash included, leaves the old file or the new one.
 * @param before What the file held when the new content was made; null where it was not there.
 * @returns false, with nothing changed, where it holds something else by now.
 * @throws the system's own error; then the old file is there unchanged.
 */
export async function replaceFileOnDisk(
  path: string,
  bytes: Uint8Array,
  before: Uint8Array | null,
  fs: ReplaceFs,
): Promise<boolean> {
  const mode = await modeOf(path, fs);
  if ((mode === null) !== (before === null)) return false;
  // A name that is taken is no harm: it is then refused.
  const temporary = `${path}.${Date.now().toString(36)}${Math.random().toString(36).slice(2)}.tmp`;
  let replaced = false;
  try {
    const handle = await fs.open(temporary, 'wx', mode ?? ANYBODY_READS);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    replaced = before === null ? await putNew(temporary, path, fs) : await putOver(temporary, path, before, fs);
  } finally {
    // After a rename there is none. Where it cannot be taken away, that is no failure of the write.
    await fs.rm(temporary, { force: true }).catch(() => undefined);
  }
  return replaced;
}

/** Permissions of a regular file, or null where there is nothing. @throws for what is no regular file, links too. */
async function modeOf(path: string, fs: ReplaceFs): Promise<number | null> {
  let found: Found;
  try {
    found = await fs.lstat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  if (!found.isFile()) throw new Error('not a regular file');
  return found.mode & 0o777;
}

/** As late as can be, somebody else's edit is looked for once more. */
async function putOver(temporary: string, path: string, before: Uint8Array, fs: ReplaceFs): Promise<boolean> {
  if (!isSame(await fs.readFile(path), before)) return false;
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
