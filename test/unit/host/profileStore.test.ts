import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { tryEditProfile } from '../../../src/engine/editProfile.ts';
import type { EngineClient } from '../../../src/host/engine/engineClient.ts';
import type { Platform } from '../../../src/host/platform.ts';
import { ProfileRefusedError, ProfileStore } from '../../../src/host/profile/profileStore.ts';
import type { Folders } from '../../../src/host/workspace/folders.ts';
import type { ProfilePatch } from '../../../src/protocol/engine.ts';
import { replaceFileOnDisk } from '../../../src/protocol/replaceFile.ts';

const THEIRS = '{\n  // ours to decide\n  "answers": { "priority": "velocity", },\n  "reviewed by": ["somebody"]\n}\n';
const PATCH: ProfilePatch = { answers: { hosting: 'kubernetes' } };

/** A document that is open in an editor. */
class OpenDocument {
  version = 1;
  isDirty = false;
  isClosed = false;
  saves = true;
  readonly uri: vscode.Uri;
  text: string;
  constructor(uri: vscode.Uri, text: string) {
    this.uri = uri;
    this.text = text;
  }
  getText(): string {
    return this.text;
  }
  positionAt(offset: number): vscode.Position {
    return new vscode.Position(0, offset);
  }
  type(text: string): void {
    this.text = text;
    this.version++;
    this.isDirty = true;
  }
  save(): Promise<boolean> {
    if (this.saves) writeFileSync(this.uri.fsPath, this.text);
    this.isDirty = !this.saves;
    return Promise.resolve(this.saves);
  }
}

describe('the answers of a folder', () => {
  let root = '';
  let path = '';
  let folder: vscode.WorkspaceFolder;
  let opened: OpenDocument[] = [];
  let memory: Map<string, unknown>;
  /** Happens once, while the new text is worked out. */
  let meanwhile = (): void => undefined;
  let replace: Platform['replaceFile'];

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'stack-advisor-answers-'));
    path = join(root, 'stack-advisor.json');
    folder = { uri: vscode.Uri.file(root), name: 'ws', index: 0 };
    opened = [];
    memory = new Map();
    meanwhile = () => undefined;
    replace = (uri, bytes, before) => replaceFileOnDisk(uri.fsPath, bytes, before, fs);
    Object.assign(vscode.workspace, {
      textDocuments: opened,
      fs: {
        stat: async (uri: vscode.Uri) => {
          const found = await fs.lstat(uri.fsPath).catch(() => {
            throw new (vscode.FileSystemError as unknown as new (code: string) => Error)('FileNotFound');
          });
          return { type: found.isFile() ? 1 : found.isDirectory() ? 2 : 64 };
        },
        readFile: (uri: vscode.Uri) => fs.readFile(uri.fsPath),
      },
      applyEdit: ({ edits }: { readonly edits: readonly { readonly text: string }[] }) => {
        const [document] = opened;
        const [edit] = edits;
        if (document === undefined || edit === undefined) return Promise.resolve(false);
        document.type(edit.text);
        return Promise.resolve(true);
      },
    });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function store(): ProfileStore {
    const engine = {
      call: (_name: string, text: string | null, patch: ProfilePatch) => {
        const edited = tryEditProfile(text, patch);
        const happens = meanwhile;
        meanwhile = () => undefined;
        happens();
        return Promise.resolve(edited);
      },
    };
    const folders = { onDidOpen: () => ({ dispose: () => undefined }), change: () => Promise.resolve() };
    const memento = {
      get: (key: string) => memory.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
    };
    return new ProfileStore(
      engine as unknown as EngineClient,
      folders as unknown as Folders,
      { replaceFile: (...given: Parameters<Platform['replaceFile']>) => replace(...given) } as Platform,
      memento as unknown as vscode.Memento,
    );
  }
  const change = (): Promise<void> => store().change(folder, PATCH);
  const kept = (): string => readFileSync(path, 'utf8');
  /** Comments, unknown fields and trailing commas are still there, and the answer too. */
  const isWhole = (text: string): void => {
    assert.match(text, /\/\/ ours to decide\n/);
    assert.match(text, /"priority": "velocity"/);
    assert.match(text, /"reviewed by": \[\s*"somebody"\s*\]/);
    assert.match(text, /"hosting": "kubernetes"/);
  };
  async function refused(work: Promise<unknown>): Promise<string> {
    const error: unknown = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ProfileRefusedError, String(error));
    return error.message;
  }

  it('keep what another program writes in between', async () => {
    writeFileSync(path, '{ "answers": {} }');
    meanwhile = () => writeFileSync(path, THEIRS);
    await change();
    isWhole(kept());
  });

  it('are given up, with nothing written, where another program never stops writing', async () => {
    writeFileSync(path, THEIRS);
    replace = () => Promise.resolve(false);
    assert.match(await refused(change()), /changed by another program/);
    assert.equal(kept(), THEIRS);
  });

  it('keep what is typed into their editor in between, saved or not', async () => {
    for (const wasDirty of [false, true]) {
      writeFileSync(path, '{}');
      const document = new OpenDocument(vscode.Uri.file(path), '{}');
      document.isDirty = wasDirty;
      opened.splice(0, 1, document);
      meanwhile = () => {
        document.type(THEIRS);
        document.isDirty = wasDirty;
      };
      await change();
      isWhole(document.text);
      assert.equal(kept(), wasDirty ? '{}' : document.text);
    }
  });

  it('say so where their editor cannot be saved, and stand in it', async () => {
    writeFileSync(path, THEIRS);
    const document = new OpenDocument(vscode.Uri.file(path), THEIRS);
    document.saves = false;
    opened.push(document);
    assert.match(await refused(change()), /could not be saved/);
    isWhole(document.text);
    assert.equal(kept(), THEIRS);
  });

  const broken: Readonly<Record<string, () => void>> = {
    'is read-only': () => chmodSync(path, 0o444),
    'is on a full disk': () => {
      replace = () =>
        Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }));
    },
    'is being mended by hand': () => writeFileSync(path, THEIRS.replace('"answers": {', '"answers": ')),
    'says something twice': () => writeFileSync(path, THEIRS.replace('{', '{ "answers": {},')),
    'is no text': () => writeFileSync(path, Buffer.from([0x7b, 0xff, 0x7d])),
  };
  for (const [what, happens] of Object.entries(broken)) {
    it(`are refused in words, with nothing changed, where the file ${what}`, async () => {
      writeFileSync(path, THEIRS);
      happens();
      const before = readFileSync(path);
      assert.match(await refused(change()), /read-only|no space left|not valid JSON|not UTF-8/);
      assert.deepEqual(readFileSync(path), before);
    });
  }

  for (const when of ['before', 'meanwhile']) {
    it(`are refused where the file became a link or a folder (${when})`, async () => {
      const elsewhere = join(root, 'elsewhere');
      for (const become of [() => symlinkSync(elsewhere, path), () => mkdirSync(path)]) {
        rmSync(path, { force: true, recursive: true });
        for (const file of [elsewhere, path]) writeFileSync(file, THEIRS);
        const happens = (): void => {
          rmSync(path);
          become();
        };
        if (when === 'before') happens();
        else meanwhile = happens;
        assert.match(await refused(change()), /stack-advisor\.json/);
        assert.equal(readFileSync(elsewhere, 'utf8'), THEIRS);
      }
    });
  }

  it('go on as a draft where the file is gone, and come back with it', async () => {
    writeFileSync(path, THEIRS);
    rmSync(path);
    await change();
    assert.equal(existsSync(path), false);
    assert.match(String([...memory.values()][0]), /"hosting": "kubernetes"/);
    await store().save(folder, { answers: { priority: 'operational-cost' } });
    assert.match(kept(), /"hosting": "kubernetes"/);
    assert.match(kept(), /"priority": "operational-cost"/);
    assert.deepEqual([...memory.values()], [undefined]);
  });

  it('are written anew where the file goes while a question is open', async () => {
    writeFileSync(path, THEIRS);
    meanwhile = () => rmSync(path);
    await change();
    assert.match(kept(), /"hosting": "kubernetes"/);
  });

  it('of several edits at once are all kept', async () => {
    writeFileSync(path, THEIRS);
    const [one, other] = [store(), store()];
    await Promise.all([
      one.change(folder, PATCH),
      other.change(folder, { answers: { teamSize: 'small' } }),
      one.change(folder, { weights: { performance: 2 } }),
      other.change(folder, { answers: { hiringMarket: 'broad' } }),
    ]);
    isWhole(kept());
    for (const told of [/"teamSize": "small"/, /"performance": 2/, /"hiringMarket": "broad"/])
      assert.match(kept(), told);
  });

  it('stay a draft where they cannot be saved', async () => {
    await change();
    replace = () => Promise.reject(new Error('ENOSPC: no space left on device, write'));
    assert.match(await refused(store().save(folder)), /no space left/);
    assert.match(String([...memory.values()][0]), /"hosting": "kubernetes"/);
    assert.equal(existsSync(path), false);
  });
});
