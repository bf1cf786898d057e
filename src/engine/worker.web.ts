import { serveEngine } from './serveEngine.ts';

// The engine in a Web Worker beside the extension host of vscode.dev.
serveEngine(
  {
    post: (message) => self.postMessage(message),
    listen: (listener) => self.addEventListener('message', (event) => listener((event as MessageEvent<unknown>).data)),
  },
  null,
  null,
);
