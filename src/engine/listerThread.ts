import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { NameRules, SortedFolder } from '../core/model/sortedListing.ts';
import { joined, type ListedLot, type ListerRequest, type Lot, type LotClaims, unpacked } from './listerProtocol.ts';

/** The thread's heap is bounded on its own, so that a hostile folder ends it and not the engine. */
const HEAP_MB = 512;
/** A thread that nobody has asked for so long is ended; the next large workspace starts another one. */
const IDLE_MS = 10_000;
/** As it ships, and where the engine is run from its sources. */
const SCRIPT = new URL(import.meta.url.endsWith('.ts') ? './lister.node.ts' : './lister.mjs', import.meta.url);

/** A walk that has its folders listed by the other thread, and by itself. */
export interface SharedWalk {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  readonly rules: NameRules;
  readonly claims: LotClaims;
  /** Called with each lot that the other thread has listed. */
  listed(number: number, listings: readonly SortedFolder[]): void;
  /** Called where the thread is gone: nothing that it claimed will come any more. */
  lost(): void;
}

/** A second thread that lists folders while this one reads manifests. Without one, whoever asks does all by itself. */
export class ListerThread {
  readonly #script: URL;
  #worker: Worker | null = null;
  readonly #walks = new Map<number, SharedWalk>();
  #walksSoFar = 0;
  #idle: ReturnType<typeof setTimeout> | null = null;

  constructor(script = SCRIPT) {
    this.#script = script;
  }

  /** Starts the thread ahead of the first walk, while its own is still getting ready. */
  prepare(): void {
    if (this.#start() !== null) this.#waitIdle();
  }

  /** @returns null where no thread can be had. */
  begin(walk: SharedWalk): { list(lot: Lot): void; end(): void } | null {
    const worker = this.#start();
    if (worker === null) return null;
    const number = ++this.#walksSoFar;
    const { root, rules, claims } = walk;
    const tell = (request: ListerRequest): void => worker.postMessage(request);
    if (this.#idle !== null) clearTimeout(this.#idle);
    worker.ref();
    this.#walks.set(number, walk);
    tell({ type: 'begin', walk: number, root, rules, claims: claims.memory });
    return {
      list: (lot) => tell({ type: 'list', walk: number, number: lot.number, folders: joined(lot.folders) }),
      end: () => {
        if (!this.#walks.delete(number)) return;
        tell({ type: 'end', walk: number });
        if (this.#walks.size === 0) this.#waitIdle();
      },
    };
  }

  /** Ends the thread; walks go on without it. */
  close(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    this.#tellLost();
  }

  #start(): Worker | null {
    if (this.#worker !== null || availableParallelism() < 2) return this.#worker;
    let worker: Worker;
    try {
      worker = new Worker(this.#script, {
        name: 'stack-advisor-lister',
        env: {},
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      });
    } catch {
      return null;
    }
    worker.on('message', ({ walk, number, listings }: ListedLot) => {
      this.#walks.get(walk)?.listed(number, unpacked(listings));
    });
    // Its end is told as well.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#tellLost();
    });
    this.#worker = worker;
    return worker;
  }

  #tellLost(): void {
    const lost = [...this.#walks.values()];
    this.#walks.clear();
    for (const walk of lost) walk.lost();
  }

  /** Neither the thread nor its timer keeps a program running. */
  #waitIdle(): void {
    this.#worker?.unref();
    this.#idle = setTimeout(() => this.close(), IDLE_MS);
    this.#idle.unref();
  }
}
