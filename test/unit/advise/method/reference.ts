import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** One case of `mcdaReference.json`; which fields are there depends on its method. */
export interface ReferenceCase {
  readonly id: string;
  readonly method: string;
  readonly source: string;
  readonly tolerance: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

export type Matrix = readonly (readonly number[])[];

const { cases } = JSON.parse(readFileSync(new URL('./mcdaReference.json', import.meta.url), 'utf8')) as {
  cases: readonly ReferenceCase[];
};

export function casesOf(method: string): readonly ReferenceCase[] {
  const found = cases.filter((entry) => entry.method === method);
  assert.ok(found.length > 0, `no reference case of ${method}`);
  return found;
}

export function caseOf(id: string): ReferenceCase {
  const found = cases.find((entry) => entry.id === id);
  assert.ok(found, `no reference case ${id}`);
  return found;
}

/** Min-max normalised columns, falling ones inverted: the preprocessing of several cases, wrong for decisions. */
export function minMax(matrix: Matrix, objectives: readonly string[] = []): number[][] {
  return matrix.map((row) =>
    row.map((value, j) => {
      const column = matrix.map((other) => other[j] ?? 0);
      const low = Math.min(...column);
      const high = Math.max(...column);
      if (low === high) return 1;
      return objectives[j] === 'min' ? (high - value) / (high - low) : (value - low) / (high - low);
    }),
  );
}

/** The values that a case means by "pymcdm-run-N min-max normalised". */
export function valuesFrom(entry: ReferenceCase): Matrix {
  const run = /run-(\d)/.exec(String(entry.input['valuesFrom']))?.[1] ?? '';
  const direct = cases.find((other) => other.id === `pymcdm-run-${run}`);
  if (direct) return minMax(direct.input['matrix'] as Matrix, direct.input['objectives'] as string[]);
  // Run 3 itself is not at hand, but its normalised values are those of the exact volumes.
  return caseOf(`qhull-first-rank-${run}`).input['values'] as Matrix;
}

/** The weights that the run of a case used. */
export function baseWeights(entry: ReferenceCase): readonly number[] {
  const run = /run-(\d)/.exec(String(entry.input['valuesFrom']))?.[1] ?? '';
  const named = cases.find((other) => other.id === `pymcdm-run-${run}` || other.id === `flip-one-${run}`);
  return named?.input['weights'] as readonly number[];
}

/** Compares numbers, nulls and nested arrays of them within a tolerance. */
export function assertClose(actual: unknown, expected: unknown, tolerance: number, place = 'value'): void {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual) && actual.length === expected.length, `${place}: ${JSON.stringify(actual)}`);
    expected.forEach((value, i) => assertClose((actual as unknown[])[i], value, tolerance, `${place}[${i}]`));
  } else if (typeof expected === 'number') {
    assert.ok(
      typeof actual === 'number' && Math.abs(actual - expected) <= tolerance,
      `${place}: ${String(actual)} instead of ${expected} ± ${tolerance}`,
    );
  } else assert.deepEqual(actual, expected, place);
}
