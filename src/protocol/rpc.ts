/** A message pipe: a worker, a worker's parent port, or a webview. */
export interface Channel {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

type Handlers = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

interface Call {
  readonly type: 'call';
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}
interface Reply {
  readonly type: 'reply';
  readonly id: number;
  readonly ok: boolean;
  readonly value: unknown;
}

/** Raised at the caller when the other side's handler failed, or has no such handler. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
}

/**
 * Connects both ends of a channel: calls on the returned object run the other side's handlers, and `handlers` answers
 * the other side's calls. Only own functions of `handlers` can be called; anything else on the wire is ignored.
 */
export function connect<Remote extends object>(channel: Channel, handlers: object): Remote & { disconnect(): void } {
  const own = handlers as Handlers;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let nextId = 1;

  const answer = async (call: Call): Promise<void> => {
    const handler = Object.hasOwn(own, call.method) ? own[call.method] : undefined;
    let reply: Reply;
    try {
      if (typeof handler !== 'function') throw new RemoteError(`No handler for ${call.method}`);
      reply = { type: 'reply', id: call.id, ok: true, value: await handler(...(call.args as never[])) };
    } catch (error) {
      reply = { type: 'reply', id: call.id, ok: false, value: error instanceof Error ? error.message : String(error) };
    }
    channel.post(reply);
  };

  channel.listen((message) => {
    if (isCall(message)) void answer(message);
    else if (isReply(message)) {
      const waiter = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) waiter?.resolve(message.value);
      else waiter?.reject(new RemoteError(String(message.value)));
    }
  });

  const disconnect = (): void => {
    for (const waiter of waiting.values()) waiter.reject(new RemoteError('Disconnected'));
    waiting.clear();
  };

  return new Proxy({} as Remote & { disconnect(): void }, {
    get(_target, property) {
      if (property === 'disconnect') return disconnect;
      if (typeof property !== 'string' || property === 'then') return undefined;
      return (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = nextId++;
          waiting.set(id, { resolve, reject });
          channel.post({ type: 'call', id, method: property, args } satisfies Call);
        });
    },
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCall(value: unknown): value is Call {
  return (
    isRecord(value) &&
    value['type'] === 'call' &&
    typeof value['id'] === 'number' &&
    typeof value['method'] === 'string' &&
    Array.isArray(value['args'])
  );
}

function isReply(value: unknown): value is Reply {
  return (
    isRecord(value) && value['type'] === 'reply' && typeof value['id'] === 'number' && typeof value['ok'] === 'boolean'
  );
}
