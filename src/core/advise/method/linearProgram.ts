/** `coefficients · x  relation  bound`. */
export interface LinearConstraint {
  readonly coefficients: readonly number[];
  readonly relation: '<=' | '=' | '>=';
  readonly bound: number;
}

export type LinearResult =
  | { readonly status: 'optimal'; readonly x: readonly number[]; readonly value: number }
  | { readonly status: 'infeasible' | 'unbounded' };

/** What counts as 0 in the tableau; the problems here have coefficients near 1. */
const EPSILON = 1e-10;

/**
 * Minimises `cost · x` over x ≥ 0 under linear constraints: two-phase simplex on a dense tableau with Bland's rule
 * (1977), which cannot cycle. Meant for some tens of variables and constraints; gives the same answer every time.
 */
export function minimise(cost: readonly number[], constraints: readonly LinearConstraint[]): LinearResult {
  const variables = cost.length;
  const rows = constraints.map(normalised);
  const slacks = rows.filter((row) => row.relation !== '=').length;
  const artificials = rows.filter((row) => row.relation !== '<=').length;
  const width = variables + slacks + artificials + 1;
  const right = width - 1;
  let nextSlack = variables;
  let nextArtificial = variables + slacks;
  const basis: number[] = [];
  const tableau = rows.map((row) => {
    const line = new Float64Array(width);
    for (let j = 0; j < variables; j++) line[j] = row.coefficients[j] as number;
    line[right] = row.bound;
    if (row.relation !== '=') line[nextSlack] = row.relation === '<=' ? 1 : -1;
    if (row.relation === '<=') basis.push(nextSlack);
    else {
      line[nextArtificial] = 1;
      basis.push(nextArtificial++);
    }
    if (row.relation !== '=') nextSlack++;
    return line;
  });
  const firstArtificial = variables + slacks;

  const phaseOne = new Float64Array(width);
  phaseOne.fill(1, firstArtificial, right);
  reduce(phaseOne, tableau, basis);
  pivotToOptimum(phaseOne, tableau, basis, right);
  if (-(phaseOne[right] as number) > 1e-9) return { status: 'infeasible' };
  driveOut(tableau, basis, firstArtificial);

  const phaseTwo = new Float64Array(width);
  for (let j = 0; j < variables; j++) phaseTwo[j] = cost[j] as number;
  reduce(phaseTwo, tableau, basis);
  if (!pivotToOptimum(phaseTwo, tableau, basis, firstArtificial)) return { status: 'unbounded' };

  const x = new Array<number>(variables).fill(0);
  tableau.forEach((line, i) => {
    const column = basis[i] as number;
    if (column < variables) x[column] = Math.max(0, line[right] as number);
  });
  return { status: 'optimal', x, value: x.reduce((sum, value, j) => sum + value * (cost[j] as number), 0) };
}

/** The same constraint with a bound that is not negative. */
function normalised(constraint: LinearConstraint): LinearConstraint {
  if (constraint.bound >= 0) return constraint;
  return {
    coefficients: constraint.coefficients.map((value) => -value),
    relation: constraint.relation === '=' ? '=' : constraint.relation === '<=' ? '>=' : '<=',
    bound: -constraint.bound,
  };
}

/** Makes the reduced costs of the basic columns 0. */
function reduce(costs: Float64Array, tableau: readonly Float64Array[], basis: readonly number[]): void {
  tableau.forEach((line, i) => subtract(costs, line, costs[basis[i] as number] as number));
}

/**
 * Pivots until no column before `end` lowers the cost. Bland: the first such column enters, and of the rows that bind
 * first the one with the smallest basic column leaves.
 * @returns false where the cost falls without bound.
 */
function pivotToOptimum(costs: Float64Array, tableau: readonly Float64Array[], basis: number[], end: number): boolean {
  const right = costs.length - 1;
  for (;;) {
    let entering = 0;
    while (entering < end && (costs[entering] as number) >= -EPSILON) entering++;
    if (entering === end) return true;
    let leaving = -1;
    let least = Infinity;
    tableau.forEach((line, i) => {
      const coefficient = line[entering] as number;
      if (coefficient <= EPSILON) return;
      const ratio = (line[right] as number) / coefficient;
      const tied = Math.abs(ratio - least) <= EPSILON;
      if (tied ? (basis[i] as number) < (basis[leaving] as number) : ratio < least) {
        leaving = i;
        least = Math.min(least, ratio);
      }
    });
    if (leaving < 0) return false;
    pivot(tableau, basis, leaving, entering);
    subtract(costs, tableau[leaving] as Float64Array, costs[entering] as number);
  }
}

/** Artificial columns still in the basis stand at 0: swap them for a real one, or leave a row of zeros behind. */
function driveOut(tableau: readonly Float64Array[], basis: number[], firstArtificial: number): void {
  tableau.forEach((line, i) => {
    if ((basis[i] as number) < firstArtificial) return;
    const column = line.subarray(0, firstArtificial).findIndex((value) => Math.abs(value) > EPSILON);
    if (column >= 0) pivot(tableau, basis, i, column);
  });
}

function pivot(tableau: readonly Float64Array[], basis: number[], row: number, column: number): void {
  const line = tableau[row] as Float64Array;
  const by = line[column] as number;
  for (let j = 0; j < line.length; j++) line[j] = (line[j] as number) / by;
  for (const other of tableau) if (other !== line) subtract(other, line, other[column] as number);
  basis[row] = column;
}

function subtract(from: Float64Array, line: Float64Array, times: number): void {
  if (times === 0) return;
  for (let j = 0; j < from.length; j++) from[j] = (from[j] as number) - times * (line[j] as number);
}
