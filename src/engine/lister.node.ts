import { parentPort } from 'node:worker_threads';
import { ListingSorter } from '../core/inspect/listingSorter.ts';
import { DiskFolders } from './diskFolders.ts';
import { apart, type ListedLot, type ListerRequest, LotClaims, packed } from './listerProtocol.ts';
import { RealFolders } from './realFolders.ts';

// Lists folders beside the engine, while workspaces are walked.
if (parentPort === null) throw new Error('Run this in a worker thread');
const port = parentPort;

interface Walk {
  readonly claims: LotClaims;
  readonly folders: DiskFolders;
}
const walks = new Map<number, Walk>();

port.on('message', (request: ListerRequest) => {
  const { walk: number } = request;
  if (request.type === 'begin') {
    const { root, rules, claims } = request;
    walks.set(number, {
      claims: new LotClaims(claims),
      folders: new DiskFolders(new RealFolders(root), new ListingSorter(rules)),
    });
    return;
  }
  if (request.type === 'end') {
    walks.delete(number);
    return;
  }
  const walk = walks.get(number);
  if (walk?.claims.claim(request) !== true) return;
  void walk.folders.list(apart(request.folders)).then((listings) => {
    const message: ListedLot = { walk: number, number: request.number, listings: packed(listings) };
    port.postMessage(message);
  });
});
