import type { FileContent, FolderEntry, FolderListing, WorkspaceFiles } from '../../src/core/model/files.ts';

/** A workspace that lies in memory: path → text. */
export class MemoryFiles implements WorkspaceFiles {
  readonly #texts: Map<string, string>;
  /** Paths that were read, in order. */
  readonly reads: string[] = [];

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = new Map(Object.entries(texts));
  }

  set(path: string, text: string | null): void {
    if (text === null) this.#texts.delete(path);
    else this.#texts.set(path, text);
  }

  listFolder(path: string): Promise<FolderListing> {
    const prefix = path === '' ? '' : `${path}/`;
    const entries = new Map<string, FolderEntry>();
    for (const file of this.#texts.keys()) {
      if (!file.startsWith(prefix)) continue;
      const [name = '', ...rest] = file.slice(prefix.length).split('/');
      entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
    }
    return Promise.resolve(
      entries.size === 0 && path !== ''
        ? { ok: false, failure: 'not-found' }
        : { ok: true, entries: [...entries.values()] },
    );
  }

  readFile(path: string, maxBytes: number): Promise<FileContent> {
    this.reads.push(path);
    const text = this.#texts.get(path);
    if (text === undefined) return Promise.resolve({ ok: false, failure: 'not-found' });
    if (text.length > maxBytes) return Promise.resolve({ ok: false, failure: 'too-large' });
    return Promise.resolve({ ok: true, text, bom: 0, malformed: false });
  }
}
