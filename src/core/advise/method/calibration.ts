/**
 * Turns a share that looks like a certainty into the chance that it was right, learnt from cases with a known outcome,
 * and says how good such chances are. Fitting happens when the knowledge is built; applying is cheap and pure.
 */

/** One case: what was claimed (0…1) and whether it came true. */
export interface CalibrationCase {
  readonly score: number;
  readonly outcome: boolean;
}

/** Rising steps: from `scores[i]` on the chance is `chances[i]`, with a straight line between. */
export interface IsotonicCurve {
  readonly scores: readonly number[];
  readonly chances: readonly number[];
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955; Zadrozny & Elkan 2002): the rising curve with
 * the least squared error. Cases with equal scores are pooled first.
 * @throws RangeError without cases or with a score that is not a number.
 */
export function fitIsotonic(cases: readonly CalibrationCase[]): IsotonicCurve {
  if (cases.length === 0) throw new RangeError('no cases to fit');
  if (cases.some((entry) => Number.isNaN(entry.score))) throw new RangeError('scores must be numbers');
  const sorted = [...cases].sort((a, b) => a.score - b.score);
  const blocks: { low: number; high: number; hits: number; count: number }[] = [];
  for (const { score, outcome } of sorted) {
    const last = blocks.at(-1);
    if (last?.high === score) {
      last.hits += outcome ? 1 : 0;
      last.count++;
    } else blocks.push({ low: score, high: score, hits: outcome ? 1 : 0, count: 1 });
  }
  const pooled: typeof blocks = [];
  for (const block of blocks) {
    let current = block;
    for (
      let last = pooled.at(-1);
      last && last.hits * current.count >= current.hits * last.count;
      last = pooled.at(-1)
    ) {
      pooled.pop();
      const hits = last.hits + current.hits;
      current = { low: last.low, high: current.high, hits, count: last.count + current.count };
    }
    pooled.push(current);
  }
  const scores: number[] = [];
  const chances: number[] = [];
  for (const { low, high, hits, count } of pooled) {
    for (const score of low === high ? [low] : [low, high]) {
      scores.push(score);
      chances.push(hits / count);
    }
  }
  return { scores, chances };
}

/** Chance of a score on a fitted curve: straight between its points, level beyond its ends. */
export function applyIsotonic(curve: IsotonicCurve, score: number): number {
  const { scores, chances } = curve;
  const next = scores.findIndex((point) => point >= score);
  if (next <= 0) return chances.at(next) as number;
  const low = scores[next - 1] as number;
  const high = scores[next] as number;
  const from = chances[next - 1] as number;
  return from + ((chances[next] as number) - from) * ((score - low) / (high - low));
}

/** chance = 1 / (1 + exp(slope · score + offset)); the slope is negative where higher scores are better. */
export interface PlattCurve {
  readonly slope: number;
  readonly offset: number;
}

/**
 * Platt scaling (Platt 1999) by Newton's method with backtracking (Lin, Lin & Weng 2007), with his smoothed targets,
 * which keep few cases from claiming certainty.
 */
export function fitPlatt(cases: readonly CalibrationCase[]): PlattCurve {
  const hits = cases.filter((entry) => entry.outcome).length;
  const misses = cases.length - hits;
  if (cases.length === 0) throw new RangeError('no cases to fit');
  const rows = cases.map(({ score, outcome }) => ({
    score,
    target: outcome ? (hits + 1) / (hits + 2) : 1 / (misses + 2),
  }));
  const loss = (slope: number, offset: number): number =>
    rows.reduce((sum, { score, target }) => {
      const z = slope * score + offset;
      return sum + (z >= 0 ? target * z + Math.log1p(Math.exp(-z)) : (target - 1) * z + Math.log1p(Math.exp(z)));
    }, 0);
  let slope = 0;
  let offset = Math.log((misses + 1) / (hits + 1));
  let current = loss(slope, offset);
  for (let iteration = 0; iteration < 100; iteration++) {
    let [h11, h22, h21, g1, g2] = [1e-12, 1e-12, 0, 0, 0];
    for (const { score, target } of rows) {
      const chance = logistic(slope * score + offset);
      const curvature = chance * (1 - chance);
      h11 += score * score * curvature;
      h22 += curvature;
      h21 += score * curvature;
      g1 += score * (target - chance);
      g2 += target - chance;
    }
    if (Math.abs(g1) < 1e-8 && Math.abs(g2) < 1e-8) break;
    const determinant = h11 * h22 - h21 * h21;
    const stepSlope = -(h22 * g1 - h21 * g2) / determinant;
    const stepOffset = -(h11 * g2 - h21 * g1) / determinant;
    const descent = g1 * stepSlope + g2 * stepOffset;
    let size = 1;
    for (; size >= 1e-10; size /= 2) {
      const tried = loss(slope + size * stepSlope, offset + size * stepOffset);
      if (tried < current + 1e-4 * size * descent) {
        slope += size * stepSlope;
        offset += size * stepOffset;
        current = tried;
        break;
      }
    }
    if (size < 1e-10) break;
  }
  return { slope, offset };
}

/** Chance of a score, to six decimals: engines may differ in the last bits of an exponential. */
export function applyPlatt(curve: PlattCurve, score: number): number {
  return Math.round(logistic(curve.slope * score + curve.offset) * 1e6) / 1e6;
}

function logistic(z: number): number {
  return z >= 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
}

/** Brier score (1950): mean squared difference of chance and outcome; 0 is perfect, ¼ is a coin. */
export function brierScore(cases: readonly CalibrationCase[]): number {
  return mean(cases.map(({ score, outcome }) => (score - (outcome ? 1 : 0)) ** 2));
}

/**
 * Expected calibration error (Naeini et al. 2015): over equal bins of the chance, how far the mean chance lies from the
 * share that came true, weighted by the cases in the bin.
 */
export function expectedCalibrationError(cases: readonly CalibrationCase[], bins = 10): number {
  const groups = Array.from({ length: bins }, (): CalibrationCase[] => []);
  for (const entry of cases) groups[Math.min(bins - 1, Math.max(0, Math.floor(entry.score * bins)))]?.push(entry);
  let error = 0;
  for (const group of groups) {
    if (group.length === 0) continue;
    const claimed = mean(group.map((entry) => entry.score));
    const came = mean(group.map((entry) => (entry.outcome ? 1 : 0)));
    error += (group.length / cases.length) * Math.abs(claimed - came);
  }
  return error;
}

/**
 * Predictions for each item by a model that has not seen it: item i belongs to fold i mod `folds`, and is predicted by
 * the model of the other folds. As many folds as items leaves one out at a time.
 * @throws RangeError for fewer than two folds.
 */
export function crossPredict<Item, Model, Prediction>(
  items: readonly Item[],
  folds: number,
  fit: (training: readonly Item[]) => Model,
  predict: (model: Model, item: Item) => Prediction,
): Prediction[] {
  if (!(folds >= 2)) throw new RangeError('two folds or more');
  const models = Array.from({ length: Math.min(folds, items.length) }, (_, fold) =>
    fit(items.filter((_item, index) => index % folds !== fold)),
  );
  return items.map((item, index) => predict(models[index % folds] as Model, item));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
