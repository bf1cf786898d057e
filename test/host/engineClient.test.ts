import assert from 'node:assert/strict';
import { EngineClient, EngineStoppedError } from '../../src/host/engine/engineClient.ts';
import type { EngineWorker } from '../../src/host/platform.ts';
import type { EngineApi, EngineHost, GivenUp } from '../../src/protocol/engine.ts';
import { ReadingBoard } from '../../src/protocol/readingBoard.ts';
import { connect, type Channel } from '../../src/protocol/rpc.ts';
import { stateChange } from '../../src/protocol/stateChange.ts';
import { SAMPLE_LABELS, sampleState } from '../support/sampleState.ts';

/** Two ends that hand messages over in turn, as workers do. */
function pipe(): [Channel, Channel] {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const end = (mine: number, other: number): Channel => ({
    post: (message) =>
      queueMicrotask(() => listeners[other]?.forEach((listener) => listener(structuredClone(message)))),
    listen: (listener) => listeners[mine]?.push(listener),
  });
  return [end(0, 1), end(1, 0)];
}

interface Bench {
  readonly client: EngineClient;
  readonly started: () => number;
  readonly terminated: () => number;
  readonly stops: string[];
  /** What each engine was told to leave alone. */
  readonly toldGivenUp: (readonly GivenUp[])[];
  readonly crash: (reason: string) => void;
  /** The engine's way back to its host. */
  readonly engineHost: () => EngineHost;
  readonly pass: (ms: number) => void;
}

function bench(handlers: Partial<EngineApi>, host: Partial<EngineHost> = {}, board?: ReadingBoard): Bench {
  let started = 0;
  let terminated = 0;
  let now = 0;
  let exit: (reason: string) => void = () => undefined;
  let engineHost: EngineHost | null = null;
  const stops: string[] = [];
  const toldGivenUp: (readonly GivenUp[])[] = [];
  const start = (): Promise<EngineWorker> => {
    started++;
    const [here, there] = pipe();
    engineHost = connect<EngineHost>(there, {
      initialize: () => Promise.resolve(),
      labels: () => Promise.resolve(SAMPLE_LABELS),
      ...handlers,
    });
    return Promise.resolve({
      channel: here,
      onExit: (listener) => (exit = listener),
      terminate: () => terminated++,
      ...(board && { board }),
    });
  };
  const client = new EngineClient({
    start,
    prepare: (api, givenUp) => {
      toldGivenUp.push(givenUp);
      return api.initialize({ knowledge: '{}', translations: {}, today: '2026-11-24', version: '0.0.0', givenUp });
    },
    host: {
      listFolder: () => new Promise(() => undefined),
      readFile: () => new Promise(() => undefined),
      progress: () => Promise.resolve(),
      ...host,
    },
    now: () => now,
    hangMs: 500,
    readingMs: 400,
    log: () => undefined,
    onStopped: ({ reason, wasFile }) => stops.push(wasFile ? `file: ${reason}` : reason),
  });
  return {
    client,
    started: () => started,
    terminated: () => terminated,
    stops,
    toldGivenUp,
    crash: (reason) => exit(reason),
    engineHost: () => engineHost ?? assert.fail('not started'),
    pass: (ms) => (now += ms),
  };
}

const sampleChange = () => stateChange(null, sampleState());
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const options = { name: 'shop', excludes: [], diskPath: null };

describe('EngineClient', () => {
  it('starts nothing before it is asked, and one engine for many calls', async () => {
    const { client, started } = bench({ openFolder: () => Promise.resolve(sampleChange()) });
    assert.equal(started(), 0);
    await Promise.all([client.call('openFolder', 'a', options), client.call('openFolder', 'b', options)]);
    assert.equal(started(), 1);
    client.dispose();
  });

  it('rejects what was under way when the engine dies, and starts a fresh one for the next call', async () => {
    let hang = true;
    const { client, started, stops, crash, terminated } = bench({
      openFolder: () => (hang ? new Promise(() => undefined) : Promise.resolve(sampleChange())),
    });
    const lost = client.call('openFolder', 'a', options);
    await wait(5);
    crash('out of memory');
    await assert.rejects(lost, EngineStoppedError);
    assert.deepEqual(stops, ['out of memory']);
    assert.equal(terminated(), 1);
    hang = false;
    assert.equal((await client.call('openFolder', 'a', options)).rest.revision, 1);
    assert.equal(started(), 2);
    client.dispose();
  });

  it('ends an engine that owes an answer and stays silent', async () => {
    const { client, stops, pass } = bench({ openFolder: () => new Promise(() => undefined) });
    const lost = client.call('openFolder', 'a', options);
    await wait(5);
    pass(501);
    await assert.rejects(lost, EngineStoppedError);
    assert.equal(stops.length, 1);
    client.dispose();
  });

  it('ends an engine that does not finish a file, and tells the next one to leave it alone', async () => {
    const board = new ReadingBoard();
    const { client, stops, toldGivenUp, engineHost } = bench(
      { openFolder: () => new Promise(() => undefined) },
      {},
      board,
    );
    const lost = client.call('openFolder', 'a', options);
    board.begin('a', 'fine/package.json');
    board.end();
    board.begin('a', 'slow/package.json');
    await assert.rejects(lost, EngineStoppedError);
    assert.equal(stops.length, 1);
    assert.match(stops[0] ?? '', /^file: slow\/package\.json/);
    board.end();
    const next = client.call('labels');
    await next;
    const given = { folder: 'a', path: 'slow/package.json', fingerprint: null };
    assert.deepEqual(toldGivenUp, [[], [given]]);
    await engineHost().gaveUp({ ...given, fingerprint: '3:7' });
    board.begin('a', 'other/package.json');
    await assert.rejects(client.call('openFolder', 'a', options), EngineStoppedError);
    board.end();
    await client.call('labels');
    assert.deepEqual(
      toldGivenUp[2]?.map(({ path, fingerprint }) => [path, fingerprint]),
      [
        ['slow/package.json', '3:7'],
        ['other/package.json', null],
      ],
    );
    client.dispose();
  });

  it('learns by messages what an engine reads that shares no memory', async () => {
    const { client, stops, engineHost } = bench({ openFolder: () => new Promise(() => undefined) });
    const lost = client.call('openFolder', 'a', options);
    await wait(5);
    await engineHost().reading('a', 'go.mod');
    await engineHost().reading('a', null);
    await wait(900);
    assert.deepEqual(stops, []);
    await engineHost().reading('a', 'slow/go.mod');
    await assert.rejects(lost, EngineStoppedError);
    assert.match(stops[0] ?? '', /^file: slow\/go\.mod/);
    client.dispose();
  });

  it('lets an engine wait that waits for us', async () => {
    let answer: () => void = () => undefined;
    const slow = new Promise<{ ok: true; entries: [] }>(
      (resolve) => (answer = () => resolve({ ok: true, entries: [] })),
    );
    const made = bench(
      { openFolder: async () => (await made.engineHost().listFolder('a', ''), sampleChange()) },
      { listFolder: () => slow },
    );
    const opened = made.client.call('openFolder', 'a', options);
    await wait(5);
    made.pass(10_000);
    await wait(120);
    assert.deepEqual(made.stops, []);
    answer();
    assert.equal((await opened).rest.revision, 1);
    made.client.dispose();
  });

  it('passes the engine’s own failures on without ending it', async () => {
    const { client, stops } = bench({ export: () => Promise.reject(new Error('Folder a is not open')) });
    await assert.rejects(client.call('export', 'a', 'json'), /not open/);
    assert.deepEqual(stops, []);
    client.dispose();
  });

  it('starts nothing after disposal', async () => {
    const { client, started } = bench({});
    client.dispose();
    await assert.rejects(client.call('labels'), EngineStoppedError);
    assert.equal(started(), 0);
  });
});
