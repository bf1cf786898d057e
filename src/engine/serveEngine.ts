import type { EngineApi, EngineHost } from '../protocol/engine.ts';
import type { ReadingBoard } from '../protocol/readingBoard.ts';
import { connect, type Channel } from '../protocol/rpc.ts';
import { Engine, type OpenDisk } from './engine.ts';

/** Serves an engine over a channel. Only what the contract names can be called from the other end. */
export function serveEngine(channel: Channel, openDisk: OpenDisk | null, board: ReadingBoard | null): void {
  // The two ends need one another; the engine only calls its host once it was called itself.
  const ends: { host?: EngineHost } = {};
  const hostEnd = (): EngineHost => {
    if (ends.host === undefined) throw new Error('Not connected');
    return ends.host;
  };
  const engine = new Engine(
    {
      listFolder: (folder, path) => hostEnd().listFolder(folder, path),
      readFile: (folder, path, maxBytes) => hostEnd().readFile(folder, path, maxBytes),
      progress: (folder, filesSeen) => hostEnd().progress(folder, filesSeen),
      reading: (folder, path) => hostEnd().reading(folder, path),
      gaveUp: (file) => hostEnd().gaveUp(file),
    },
    openDisk,
    board,
  );
  const handlers: EngineApi = {
    initialize: (settings) => engine.initialize(settings),
    labels: () => engine.labels(),
    openFolder: (folder, options) => engine.openFolder(folder, options),
    closeFolder: (folder) => engine.closeFolder(folder),
    applyChanges: (folder, changes, since) => engine.applyChanges(folder, changes, since),
    servicesToCome: (folder, revision, from) => engine.servicesToCome(folder, revision, from),
    whatIf: (folder, profile, pair) => engine.whatIf(folder, profile, pair),
    effects: (folder, field, trials) => engine.effects(folder, field, trials),
    compare: (folder, a, b, profile) => engine.compare(folder, a, b, profile),
    hover: (folder, path, text, offset) => engine.hover(folder, path, text, offset),
    evidence: (folder, ids) => engine.evidence(folder, ids),
    explain: (id, folder, audience) => engine.explain(id, folder, audience),
    answer: (folder, question) => engine.answer(folder, question),
    checkProfile: (value) => engine.checkProfile(value),
    editProfile: (text, patch) => engine.editProfile(text, patch),
    basis: (folder) => engine.basis(folder),
    export: (folder, format) => engine.export(folder, format),
  };
  ends.host = connect<EngineHost>(channel, handlers);
}
