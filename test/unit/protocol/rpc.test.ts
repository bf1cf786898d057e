import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { connect, type Channel } from '../../../src/protocol/rpc.ts';

/** Two ends of a wire; messages are cloned, as between threads. */
function wire(): [Channel, Channel] {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const end = (own: number): Channel => ({
    post: (message) =>
      queueMicrotask(() => listeners[1 - own]?.forEach((listener) => listener(structuredClone(message)))),
    listen: (listener) => void listeners[own]?.push(listener),
  });
  return [end(0), end(1)];
}

interface Calculator {
  add(a: number, b: number): Promise<number>;
  fail(): Promise<void>;
  missing(): Promise<void>;
}

describe('connect', () => {
  const open = () => {
    const [a, b] = wire();
    connect(b, {
      add: (x: number, y: number) => Promise.resolve(x + y),
      fail: () => Promise.reject(new Error('no luck')),
    });
    return { remote: connect<Calculator>(a, {}), channel: a };
  };

  it('answers calls, many at once, each with its own result', async () => {
    const { remote } = open();
    assert.deepEqual(await Promise.all([remote.add(1, 2), remote.add(3, 4)]), [3, 7]);
  });

  it('rejects with the message of a failed handler', async () => {
    await assert.rejects(open().remote.fail(), { name: 'RemoteError', message: 'no luck' });
  });

  it('refuses what is no own handler, inherited names included', async () => {
    const { remote } = open();
    await assert.rejects(remote.missing(), /No handler for missing/);
    const inherited = remote as unknown as Record<'hasOwnProperty', () => Promise<void>>;
    await assert.rejects(inherited.hasOwnProperty(), /No handler for hasOwnProperty/);
  });

  it('ignores anything else on the wire', async () => {
    const { remote, channel } = open();
    for (const junk of [null, 1, 'x', {}, { type: 'call' }, { type: 'reply', id: 99, ok: true }]) channel.post(junk);
    assert.equal(await remote.add(1, 1), 2);
  });

  it('rejects what is still waiting when disconnected', async () => {
    const { remote } = open();
    const waiting = remote.add(1, 1);
    remote.disconnect();
    await assert.rejects(waiting, /Disconnected/);
  });
});
