import { visibleText } from '../../core/model/visibleText.ts';
import type { EngineApi, EngineHost, GivenUp } from '../../protocol/engine.ts';
import { LOOK_EVERY_MS, ReadingWatch, type CurrentReading } from '../../protocol/readingBoard.ts';
import { connect, RemoteError } from '../../protocol/rpc.ts';
import type { EngineWorker } from '../platform.ts';

/** The engine stopped while it was being asked; `userMessage` is worded for a person. */
export class EngineStoppedError extends Error {
  override readonly name = 'EngineStoppedError';
}

export interface EngineClientOptions {
  readonly start: () => Promise<EngineWorker>;
  /** Called on every new engine before it is used, with the files that those before it did not finish. */
  readonly prepare: (api: EngineApi, givenUp: readonly GivenUp[]) => Promise<void>;
  readonly host: Omit<EngineHost, 'reading' | 'gaveUp'>;
  readonly now: () => number;
  /** An engine that owes an answer and was silent this long is taken for hung. */
  readonly hangMs: number;
  /** An engine that reads one file for this long is ended, and the file is left alone until it changes. */
  readonly readingMs: number;
  readonly log: (message: string) => void;
  /** Called when a running engine died or was ended because it hung. */
  readonly onStopped: (stop: EngineStop) => void;
}

export interface EngineStop {
  readonly reason: string;
  /** True where one file was to blame, which the next engine leaves alone. */
  readonly wasFile: boolean;
}

interface Running {
  readonly worker: EngineWorker;
  readonly remote: EngineApi & { disconnect(): void };
}

type Methods = { readonly [K in keyof EngineApi]: EngineApi[K] };

/**
 * Starts the engine when it is first asked, passes calls on, and ends an engine that crashed or hangs, so that the next
 * call starts a fresh one. Silence counts as hanging only while the engine owes an answer and is not waiting for us.
 */
export class EngineClient {
  readonly #options: EngineClientOptions;
  #running: Promise<Running> | null = null;
  #current: Running | null = null;
  #owed = 0;
  #asked = 0;
  #lastSign = 0;
  #watch: ReturnType<typeof setInterval> | null = null;
  #disposed = false;
  readonly #reading: ReadingWatch;
  /** As told by an engine that shares no memory. */
  #toldReading: CurrentReading | null = null;
  #turns = 0;
  /** By folder and path. */
  readonly #givenUp = new Map<string, GivenUp>();

  constructor(options: EngineClientOptions) {
    this.#options = options;
    this.#reading = new ReadingWatch(options.readingMs);
  }

  /** True where an engine has been started and not ended. */
  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** Calls a method of the engine, starting it first where needed. */
  async call<K extends keyof EngineApi>(
    method: K,
    ...args: Parameters<EngineApi[K]>
  ): Promise<Awaited<ReturnType<EngineApi[K]>>> {
    const running = await this.#ensure();
    return this.#supervised(running, method, args);
  }

  async #supervised<K extends keyof EngineApi>(
    running: Running,
    method: K,
    args: Parameters<EngineApi[K]>,
  ): Promise<Awaited<ReturnType<EngineApi[K]>>> {
    this.#owed++;
    this.#lastSign = this.#options.now();
    this.#startWatch();
    try {
      const call = (running.remote as Methods)[method] as (
        ...values: Parameters<EngineApi[K]>
      ) => ReturnType<EngineApi[K]>;
      return await call(...args);
    } catch (error) {
      if (error instanceof RemoteError && this.#current !== running) throw new EngineStoppedError(error.message);
      throw error;
    } finally {
      this.#owed--;
      if (this.#owed === 0) this.#stopWatch();
    }
  }

  async #ensure(): Promise<Running> {
    if (this.#disposed) throw new EngineStoppedError('The extension is shutting down');
    this.#running ??= this.#start();
    const starting = this.#running;
    try {
      return await starting;
    } catch (error) {
      if (this.#running === starting) this.#running = null;
      throw error;
    }
  }

  async #start(): Promise<Running> {
    const began = this.#options.now();
    const worker = await this.#options.start();
    const remote = connect<EngineApi>(
      {
        post: (message) => worker.channel.post(message),
        listen: (listener) =>
          worker.channel.listen((message) => {
            this.#lastSign = this.#options.now();
            listener(message);
          }),
      },
      this.#countedHost(),
    );
    const running: Running = { worker, remote };
    this.#current = running;
    this.#toldReading = null;
    worker.onExit((reason) => this.#end(running, { reason, wasFile: false }));
    await this.#supervisedPrepare(running);
    this.#options.log(`Engine ready in ${Math.round(this.#options.now() - began)} ms`);
    return running;
  }

  async #supervisedPrepare(running: Running): Promise<void> {
    this.#owed++;
    this.#lastSign = this.#options.now();
    this.#startWatch();
    try {
      await this.#options.prepare(running.remote, [...this.#givenUp.values()]);
    } catch (error) {
      this.#end(running, { reason: error instanceof Error ? error.message : String(error), wasFile: false });
      throw error;
    } finally {
      this.#owed--;
      if (this.#owed === 0) this.#stopWatch();
    }
  }

  /** The engine is not hanging while it waits for a file from us. */
  #countedHost(): EngineHost {
    const { host } = this.#options;
    const counted = async <T>(request: Promise<T>): Promise<T> => {
      this.#asked++;
      try {
        return await request;
      } finally {
        this.#asked--;
        this.#lastSign = this.#options.now();
      }
    };
    return {
      listFolder: (folder, path) => counted(host.listFolder(folder, path)),
      readFile: (folder, path, maxBytes) => counted(host.readFile(folder, path, maxBytes)),
      progress: (folder, filesSeen) => host.progress(folder, filesSeen),
      reading: (folder, path) => {
        this.#toldReading = path === null ? null : { turn: ++this.#turns, folder, path };
        return Promise.resolve();
      },
      gaveUp: (file) => {
        this.#givenUp.set(keyOf(file), file);
        return Promise.resolve();
      },
    };
  }

  #startWatch(): void {
    this.#watch ??= setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  #look(): void {
    const running = this.#current;
    if (running === null) return;
    const reading = running.worker.board === undefined ? this.#toldReading : running.worker.board.current();
    if (this.#reading.isOverdue(reading) && reading !== null) {
      const { folder, path } = reading;
      this.#givenUp.set(keyOf(reading), { folder, path, fingerprint: null });
      const seconds = Math.round(this.#options.readingMs / 1000);
      this.#end(running, { reason: `${path} took longer than ${seconds} s to read`, wasFile: true });
      return;
    }
    const silent = this.#options.now() - this.#lastSign;
    if (this.#asked === 0 && silent > this.#options.hangMs)
      this.#end(running, { reason: `no answer for ${Math.round(silent / 1000)} s`, wasFile: false });
  }

  #stopWatch(): void {
    if (this.#watch !== null) clearInterval(this.#watch);
    this.#watch = null;
  }

  #end(running: Running, stop: EngineStop): void {
    if (this.#current !== running) return;
    this.#current = null;
    this.#running = null;
    running.worker.terminate();
    running.remote.disconnect();
    if (this.#disposed) return;
    this.#options.log(`Engine stopped: ${visibleText(stop.reason)}`);
    this.#options.onStopped(stop);
  }

  dispose(): void {
    this.#disposed = true;
    this.#stopWatch();
    if (this.#current !== null) this.#end(this.#current, { reason: 'disposed', wasFile: false });
  }
}

function keyOf({ folder, path }: { readonly folder: string; readonly path: string }): string {
  return `${folder}\n${path}`;
}
