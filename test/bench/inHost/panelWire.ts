import * as vscode from 'vscode';

type Listener = (message: unknown) => unknown;

/** What goes over the wire between host and page, seen at the host's end. */
export interface PanelWire {
  /** Lets the host take a call as if the page had made it. @returns Milliseconds until its reply was given to VS Code. */
  call(method: string, ...args: readonly unknown[]): Promise<number>;
  /** The longest message to the page so far, in characters of JSON. */
  readonly longestMessage: number;
}

/** Above the ids that a page comes to. */
const FIRST_ID = 1_000_000;

/** Watches the panels that are opened from now on; calls go to the last one. */
export function watchPanels(): PanelWire {
  const listeners: Listener[] = [];
  const waiting = new Map<number, () => void>();
  let nextId = FIRST_ID;
  let longestMessage = 0;
  const { createWebviewPanel } = vscode.window;
  (vscode.window as { createWebviewPanel: typeof createWebviewPanel }).createWebviewPanel = (...args) => {
    const panel = createWebviewPanel(...args);
    const { webview } = panel;
    const post = webview.postMessage.bind(webview);
    const listen = webview.onDidReceiveMessage.bind(webview);
    const watched = {
      postMessage: (message: unknown) => {
        const posted = post(message);
        const { type, id } = message as { type?: unknown; id?: unknown };
        if (type === 'reply' && typeof id === 'number') waiting.get(id)?.();
        longestMessage = Math.max(longestMessage, JSON.stringify(message).length);
        return posted;
      },
      onDidReceiveMessage: (listener: Listener) => {
        listeners.push(listener);
        return listen(listener);
      },
    };
    const seen = instead(webview, watched);
    return instead(panel, { webview: seen });
  };
  return {
    async call(method, ...args) {
      const listener = listeners.at(-1);
      if (listener === undefined) throw new Error('No panel is open');
      const id = nextId++;
      const started = performance.now();
      const replied = new Promise<number>((resolve) => {
        waiting.set(id, () => resolve(performance.now() - started));
      });
      listener({ type: 'call', id, method, args });
      return await replied;
    },
    get longestMessage() {
      return longestMessage;
    },
  };
}

/** An object with some members in place of its own. */
function instead<T extends object>(object: T, members: object): T {
  return new Proxy(object, {
    get: (target, key) => {
      if (key in members) return Reflect.get(members, key) as unknown;
      const value = Reflect.get(target, key) as unknown;
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value),
  });
}
