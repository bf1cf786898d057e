/**
 * Long runs of the fuzzer: `npm run fuzz -- [--runs N] [--reader NAME …] [--seed S] [--path P]`. Each target runs in a worker,
 * so that one that hangs can be told and ended. The same seed gives the same inputs; a failure prints the seed, the path
 * and the smallest input that still fails, to be kept in `corpus.ts`. The last line is the sum.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { fuzzOne, type FuzzFailure } from './fuzzOne.ts';
import { fuzzTargets } from './targets.ts';

/** Inputs of one seed; fast-check keeps no state from one batch to the next. */
const BATCH = 20_000;
/** One input that takes longer hangs. */
const HANG_MS = 15_000;
const LOOK_MS = 500;

interface Task {
  readonly name: string;
  readonly runs: number;
  readonly seed: number;
  readonly path: string | undefined;
  /** Seed of the batch under way, and the number of the input under way in it. */
  readonly progress: Int32Array;
}
interface Outcome {
  readonly failure: FuzzFailure | null;
  readonly runs: number;
  readonly ms: number;
  readonly slowestMs: number;
}

function work({ name, runs, seed, path, progress }: Task): Outcome {
  const target = fuzzTargets().find((each) => each.name === name);
  if (target === undefined) throw new Error(`no target ${name}`);
  const started = performance.now();
  let slowestMs = 0;
  let last = started;
  let failure: FuzzFailure | null = null;
  let done = 0;
  for (let batch = 0; done < runs && failure === null; batch++, done += BATCH) {
    progress[0] = seed + batch;
    const onRun = (n: number): void => {
      progress[1] = n;
      const now = performance.now();
      slowestMs = Math.max(slowestMs, now - last);
      last = now;
    };
    failure = fuzzOne(target, { seed: seed + batch, runs: Math.min(BATCH, runs - done), path, onRun });
  }
  return { failure, runs: Math.min(done, runs), ms: performance.now() - started, slowestMs };
}

/** Runs a target in a worker and ends it where one input does not come to an end. */
async function runTask(task: Omit<Task, 'progress'>): Promise<Outcome> {
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL(import.meta.url), { workerData: { ...task, progress } });
  const started = performance.now();
  let seen = '';
  let since = started;
  return new Promise<Outcome>((resolve, reject) => {
    const timer = setInterval(() => {
      const [seed = 0, n = 0] = progress;
      if (seen !== `${seed} ${n}`) [seen, since] = [`${seed} ${n}`, performance.now()];
      else if (performance.now() - since > HANG_MS) {
        clearInterval(timer);
        void worker.terminate();
        const failure = { seed, path: null, input: inputAt(task.name, seed, n), mistake: `hangs at input ${n}` };
        resolve({ failure, runs: n, ms: performance.now() - started, slowestMs: HANG_MS });
      }
    }, LOOK_MS);
    const end = (): void => clearInterval(timer);
    worker.once('message', (outcome: Outcome) => (end(), resolve(outcome)));
    worker.once('error', (error) => (end(), reject(error)));
  });
}

function inputAt(name: string, seed: number, n: number): unknown {
  const target = fuzzTargets().find((each) => each.name === name);
  return target === undefined ? null : fc.sample(target.inputs, { seed, numRuns: n + 1 }).at(-1);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '20000' },
      reader: { type: 'string', multiple: true },
      seed: { type: 'string' },
      path: { type: 'string' },
    },
  });
  const known = fuzzTargets().map(({ name }) => name);
  const names = values.reader ?? known;
  const strange = names.filter((name) => !known.includes(name));
  if (strange.length > 0) throw new Error(`no target ${strange.join(', ')}; there are ${known.join(', ')}`);
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  console.log(`seed ${seed}`);
  let failed = 0;
  for (const name of names) {
    const { failure, runs, ms, slowestMs } = await runTask({
      name,
      runs: Number(values.runs),
      seed,
      path: values.path,
    });
    const rate = Math.round((runs / ms) * 1000);
    if (failure === null) console.log(`ok    ${name}: ${runs} inputs, ${rate}/s, slowest ${Math.round(slowestMs)} ms`);
    else {
      failed++;
      console.log(`FAIL  ${name}: ${failure.mistake}`);
      console.log(
        `      --reader ${name} --seed ${failure.seed}${failure.path === null ? '' : ` --path ${failure.path}`}`,
      );
      console.log(`      ${JSON.stringify(failure.input)}`);
    }
  }
  console.log(`${names.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

if (isMainThread) await main();
else parentPort?.postMessage(work(workerData as Task));
