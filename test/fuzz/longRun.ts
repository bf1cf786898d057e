/**
 * Fuzzing by the million, which can be ended at any time and goes on where it was:
 * `npm run fuzz:long -- --state FILE [--goal N] [--target NAME …]`. Every target first gets a few inputs, then ten times
 * as many, and so on, so that what is found is found early; at last those that are quick come first. Each input has a
 * number, which is its seed. The file holds how many inputs each target got, and every fault with its smallest input.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runSlice, type Fault } from './slice.ts';
import { fuzzTargets } from './targets.ts';

/** Inputs between two looks at the state. */
const SLICE = 10_000;
/** One input that takes longer hangs; the first one of a thread may have to wait for the knowledge. */
const HANG_MS = 60_000;
/** Faults kept of one target; one fault shows in many inputs. */
const MOST_FAULTS = 20;

interface Account {
  inputs: number;
  ms: number;
  faults: Fault[];
}
type State = Record<string, Account>;
interface Slice {
  readonly name: string;
  readonly from: number;
}

function serveSlices(progress: Int32Array): void {
  // Parsers throw by the thousand here, and no one reads where.
  Error.stackTraceLimit = 0;
  const targets = new Map(fuzzTargets().map((target) => [target.name, target]));
  parentPort?.on('message', ({ name, from }: Slice) => {
    const target = targets.get(name);
    if (target === undefined) throw new Error(`no target ${name}`);
    parentPort?.postMessage(runSlice(target, from, SLICE, (...now) => progress.set(now)));
  });
}

/** A thread that runs slices, and is replaced where one hangs. */
class Slicer {
  readonly #progress = new Int32Array(new SharedArrayBuffer(8));
  #worker = this.#start();

  #start(): Worker {
    return new Worker(new URL(import.meta.url), { workerData: this.#progress });
  }

  run(slice: Slice): Promise<Fault[]> {
    return new Promise((resolve, reject) => {
      let seen = '';
      let since = performance.now();
      const worker = this.#worker;
      const onFaults = (faults: Fault[]): void => (settle(), resolve(faults));
      const onError = (error: unknown): void => (
        settle(),
        reject(error instanceof Error ? error : new Error(String(error)))
      );
      const settle = (): void => {
        clearInterval(timer);
        worker.off('message', onFaults).off('error', onError);
      };
      const timer = setInterval(() => {
        const [seed = 0, tries = 0] = this.#progress;
        if (seen !== `${seed} ${tries}`) [seen, since] = [`${seed} ${tries}`, performance.now()];
        else if (performance.now() - since > HANG_MS) {
          settle();
          void worker.terminate();
          this.#worker = this.#start();
          resolve([{ seed, input: inputOf(slice.name, seed), mistake: 'hangs' }]);
        }
      }, 500);
      worker.on('message', onFaults).on('error', onError);
      worker.postMessage(slice);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function inputOf(name: string, seed: number): unknown {
  return fuzzTargets()
    .find((target) => target.name === name)
    ?.quick?.(seed);
}

/** The target whose turn it is, or null where all have enough. */
function nextOf(names: readonly string[], state: State, goal: number): string | null {
  for (let step = SLICE; ; step *= 10) {
    const due = names.filter((name) => (state[name]?.inputs ?? 0) < Math.min(step, goal));
    const cost = (name: string): number => (state[name]?.ms ?? 0) / (state[name]?.inputs ?? 1);
    if (due.length > 0) return due.sort((a, b) => cost(a) - cost(b))[0] ?? null;
    if (step >= goal) return null;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      state: { type: 'string' },
      goal: { type: 'string', default: '1000000' },
      target: { type: 'string', multiple: true },
    },
  });
  const path = values.state;
  if (path === undefined) throw new Error('--state FILE is missing');
  const names = values.target ?? fuzzTargets().map(({ name }) => name);
  const state = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as State) : {};
  const slicer = new Slicer();
  for (;;) {
    const name = nextOf(names, state, Number(values.goal));
    if (name === null) break;
    const record = (state[name] ??= { inputs: 0, ms: 0, faults: [] });
    const started = performance.now();
    const faults = await slicer.run({ name, from: record.inputs });
    record.ms += performance.now() - started;
    record.inputs += SLICE;
    for (const fault of faults)
      console.log(`${name} ${fault.seed}: ${fault.mistake}\n  ${JSON.stringify(fault.input)}`);
    record.faults.push(...faults.slice(0, MOST_FAULTS - record.faults.length));
    writeFileSync(`${path}.new`, JSON.stringify(state, null, 1));
    renameSync(`${path}.new`, path);
  }
  await slicer.end();
  const faulty = names.filter((name) => (state[name]?.faults.length ?? 0) > 0);
  console.log(`${names.length} targets; with faults: ${faulty.length === 0 ? 'none' : faulty.join(', ')}`);
  process.exitCode = faulty.length === 0 ? 0 : 1;
}

if (isMainThread) await main();
else serveSlices(workerData as Int32Array);
