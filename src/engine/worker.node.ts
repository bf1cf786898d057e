import { parentPort, workerData } from 'node:worker_threads';
import { ReadingBoard } from '../protocol/readingBoard.ts';
import { ListerThread } from './listerThread.ts';
import { NodeFiles } from './nodeFiles.ts';
import { serveEngine } from './serveEngine.ts';

// The engine in a worker thread of the extension host under Node.
if (parentPort === null) throw new Error('Run this in a worker thread');
const port = parentPort;
const memory: unknown = workerData;
const lister = new ListerThread();
// It gets ready while this thread does.
lister.prepare();
serveEngine(
  {
    post: (message) => port.postMessage(message),
    listen: (listener) => void port.on('message', listener),
  },
  (path) => new NodeFiles(path, lister),
  memory instanceof SharedArrayBuffer ? new ReadingBoard(memory) : null,
);
