import type { FileContent, FolderListing, WorkspaceFiles } from '../core/model/files.ts';
import type { EngineHost } from '../protocol/engine.ts';
import { decodeText } from './decodeText.ts';

/** A folder that only the host can read: remote, virtual, or in the browser. */
export class HostFiles implements WorkspaceFiles {
  readonly #host: EngineHost;
  readonly #folder: string;

  constructor(host: EngineHost, folder: string) {
    this.#host = host;
    this.#folder = folder;
  }

  async listFolder(path: string): Promise<FolderListing> {
    try {
      return await this.#host.listFolder(this.#folder, path);
    } catch {
      return { ok: false, failure: 'unreadable' };
    }
  }

  async readFile(path: string, maxBytes: number): Promise<FileContent> {
    try {
      const raw = await this.#host.readFile(this.#folder, path, maxBytes);
      if (!raw.ok) return raw;
      return raw.bytes.length > maxBytes ? { ok: false, failure: 'too-large' } : decodeText(raw.bytes);
    } catch {
      return { ok: false, failure: 'unreadable' };
    }
  }
}
