import { performance } from 'node:perf_hooks';

/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** Milliseconds of each run; what `prepare` does is not counted. */
export async function sample<T>(
  runs: number,
  prepare: (run: number) => T | Promise<T>,
  work: (prepared: T) => unknown,
): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const prepared = await prepare(run);
    const started = performance.now();
    await work(prepared);
    samples.push(performance.now() - started);
  }
  return samples;
}

export function round(value: number, digits = 2): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
