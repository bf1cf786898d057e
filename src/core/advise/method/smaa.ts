/**
 * Stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma & Salminen 2001, Tervonen & Lahdelma 2007): over
 * many draws of weights and values, how often does each alternative take each rank?
 */

/** Scores closer than this tie. Well above what rounding does to a sum of products of 0…1, well below any real gap. */
const TIE = 1e-12;
/** Whole rankings are counted while a ranking fits a whole number: 13¹³ < 2⁵³. */
const MAX_COUNTED_RANKING = 13;

export interface SmaaResult {
  readonly draws: number;
  /** `[alternative][rank − 1]`: share of the draws in which the alternative takes the rank. Each row sums to 1. */
  readonly rankAcceptability: readonly (readonly number[])[];
  /** `[a][b]`: share of the draws in which a scores strictly above b; 0 on the diagonal. */
  readonly pairwiseWinning: readonly (readonly number[])[];
  /** Mean of the weights with which an alternative comes first: who would choose it. Null where it never does. */
  readonly centralWeights: readonly (readonly number[] | null)[];
  /** Entropy of the first rank, bits: 0 where one alternative always wins. Ties count for each of the first. */
  readonly choiceEntropyBits: number;
  /** Entropy of the whole ranking, bits; null above 13 alternatives. */
  readonly rankingEntropyBits: number | null;
}

/** Share of the draws in which an alternative comes first. */
export function firstRankShare(result: Pick<SmaaResult, 'rankAcceptability'>, alternative: number): number {
  return (result.rankAcceptability[alternative] as readonly number[])[0] as number;
}

/** Share of the draws in which one alternative scores strictly above another. */
export function winningShare(result: Pick<SmaaResult, 'pairwiseWinning'>, a: number, b: number): number {
  return (result.pairwiseWinning[a] as readonly number[])[b] as number;
}

/**
 * Gathers draws. `add` allocates nothing, so that thousands of draws fit into a frame.
 *
 * A rank is the number of strictly better alternatives + 1, so that ties share the better rank, as R's smaa and JSMAA
 * have it. Alternatives that a draw excludes share the place behind all others; where a draw excludes
 * all of them, each takes the last rank, so that none is said to win.
 */
export class SmaaAccumulator {
  readonly alternatives: number;
  readonly criteria: number;
  #draws = 0;
  readonly #rankCounts: Float64Array;
  readonly #winCounts: Float64Array;
  readonly #centralSums: Float64Array;
  readonly #scores: Float64Array;
  readonly #ranks: Uint16Array;
  readonly #rankings: RankingCounts | null;

  constructor(alternatives: number, criteria: number) {
    this.alternatives = alternatives;
    this.criteria = criteria;
    this.#rankCounts = new Float64Array(alternatives * alternatives);
    this.#winCounts = new Float64Array(alternatives * alternatives);
    this.#centralSums = new Float64Array(alternatives * criteria);
    this.#scores = new Float64Array(alternatives);
    this.#ranks = new Uint16Array(alternatives);
    this.#rankings = alternatives <= MAX_COUNTED_RANKING ? new RankingCounts(alternatives ** alternatives) : null;
  }

  /**
   * Counts one draw.
   * @param weights `criteria` weights from `weightsAt` on. @param values alternatives × criteria values, row by row,
   *   from `valuesAt` on. @param excluded one byte an alternative from `excludedAt` on, not 0 where it is ruled out.
   * @returns Index of the alternative that comes first, of several the one with the lowest; 0 where all are excluded.
   */
  add(
    weights: Float64Array,
    weightsAt: number,
    values: Float64Array,
    valuesAt = 0,
    excluded: Uint8Array | null = null,
    excludedAt = 0,
  ): number {
    scoreAll(this.#scores, this.criteria, weights, weightsAt, values, valuesAt, excluded, excludedAt);
    return this.#count(this.#scores, weights, weightsAt);
  }

  /**
   * Counts one draw whose scores are known.
   * @param scores One an alternative, −∞ for one that is ruled out. @param weights What they were made with.
   * @returns As for {@link add}.
   */
  addScored(scores: Float64Array, weights: Float64Array): number {
    return this.#count(scores, weights, 0);
  }

  #count(scores: Float64Array, weights: Float64Array, weightsAt: number): number {
    const { alternatives, criteria } = this;
    this.#rank(scores);
    this.#draws++;
    let key = 0;
    let first = -1;
    for (let a = 0; a < alternatives; a++) {
      const rank = this.#ranks[a] as number;
      const cell = a * alternatives + rank;
      this.#rankCounts[cell] = (this.#rankCounts[cell] as number) + 1;
      key = key * alternatives + rank;
      if (rank !== 0 || scores[a] === -Infinity) continue;
      if (first < 0) first = a;
      const row = a * criteria;
      for (let c = 0; c < criteria; c++) {
        this.#centralSums[row + c] = (this.#centralSums[row + c] as number) + (weights[weightsAt + c] as number);
      }
    }
    this.#rankings?.add(key);
    return Math.max(0, first);
  }

  /** Ranks from 0 of the scores at hand; counts the pairs on the way. */
  #rank(scores: Float64Array): void {
    const { alternatives } = this;
    const ranks = this.#ranks;
    ranks.fill(0);
    let eligible = 0;
    for (let a = 0; a < alternatives; a++) {
      const score = scores[a] as number;
      if (score !== -Infinity) eligible++;
      for (let b = a + 1; b < alternatives; b++) {
        const other = scores[b] as number;
        if (score > other + TIE) this.#beats(a, b);
        else if (other > score + TIE) this.#beats(b, a);
      }
    }
    if (eligible === 0) ranks.fill(alternatives - 1);
  }

  #beats(winner: number, loser: number): void {
    const cell = winner * this.alternatives + loser;
    this.#winCounts[cell] = (this.#winCounts[cell] as number) + 1;
    this.#ranks[loser] = (this.#ranks[loser] as number) + 1;
  }

  /** The shares so far. @throws RangeError before the first draw. */
  result(): SmaaResult {
    const draws = this.#draws;
    if (draws === 0) throw new RangeError('no draws yet');
    const { alternatives, criteria } = this;
    const matrix = (counts: Float64Array): number[][] =>
      Array.from({ length: alternatives }, (_, a) =>
        Array.from(counts.subarray(a * alternatives, (a + 1) * alternatives), (count) => count / draws),
      );
    const rankAcceptability = matrix(this.#rankCounts);
    const centralWeights = Array.from({ length: alternatives }, (_, a) => {
      const sums = this.#centralSums.subarray(a * criteria, (a + 1) * criteria);
      const total = sums.reduce((sum, weight) => sum + weight, 0);
      return total > 0 ? Array.from(sums, (sum) => sum / total) : null;
    });
    return {
      draws,
      rankAcceptability,
      pairwiseWinning: matrix(this.#winCounts),
      centralWeights,
      choiceEntropyBits: entropyBits(rankAcceptability.map((row) => row[0] as number)),
      rankingEntropyBits:
        this.#rankings === null ? null : entropyBits(this.#rankings.counts().map((count) => count / draws)),
    };
  }
}

/** Most kinds of rankings for which each has a number of its own: that of six alternatives. */
const MAX_LISTED_RANKINGS = 6 ** 6;

/** How often each whole ranking was drawn. */
class RankingCounts {
  readonly #listed: Uint32Array | null;
  readonly #others = new Map<number, number>();
  /** Of those that are listed, in the order in which they came first: sums of fractions depend on it. */
  readonly #seen: number[] = [];

  /** @param kinds Keys are below this. */
  constructor(kinds: number) {
    this.#listed = kinds <= MAX_LISTED_RANKINGS ? new Uint32Array(kinds) : null;
  }

  add(key: number): void {
    if (this.#listed === null) this.#others.set(key, (this.#others.get(key) ?? 0) + 1);
    else {
      const before = this.#listed[key] as number;
      if (before === 0) this.#seen.push(key);
      this.#listed[key] = before + 1;
    }
  }

  /** In the order in which the rankings were first drawn. */
  counts(): number[] {
    const listed = this.#listed;
    return listed === null ? [...this.#others.values()] : this.#seen.map((key) => listed[key] as number);
  }
}

/**
 * Confidence factor: how often an alternative comes first, ties included, when its own central weights are used and only the values vary.
 * Low means that the values are too uncertain to tell even for those who would choose it.
 */
export class ConfidenceAccumulator {
  readonly #alternatives: number;
  readonly #criteria: number;
  readonly #central: readonly (Float64Array | null)[];
  readonly #firsts: Float64Array;
  readonly #scores: Float64Array;
  #draws = 0;

  constructor(criteria: number, centralWeights: SmaaResult['centralWeights']) {
    this.#alternatives = centralWeights.length;
    this.#criteria = criteria;
    this.#central = centralWeights.map((weights) => (weights === null ? null : Float64Array.from(weights)));
    this.#firsts = new Float64Array(centralWeights.length);
    this.#scores = new Float64Array(centralWeights.length);
  }

  /** Counts one draw of the values; arguments as for {@link SmaaAccumulator.add}. */
  add(values: Float64Array, valuesAt = 0, excluded: Uint8Array | null = null, excludedAt = 0): void {
    this.#draws++;
    for (let a = 0; a < this.#alternatives; a++) {
      const weights = this.#central[a];
      if (!weights) continue;
      scoreAll(this.#scores, this.#criteria, weights, 0, values, valuesAt, excluded, excludedAt);
      const own = this.#scores[a] as number;
      let first = own !== -Infinity;
      for (let b = 0; b < this.#alternatives && first; b++) first = (this.#scores[b] as number) <= own + TIE;
      if (first) this.#firsts[a] = (this.#firsts[a] as number) + 1;
    }
  }

  /** Share of the draws for each alternative; null where it has no central weights. */
  result(): readonly (number | null)[] {
    return this.#central.map((weights, a) => (weights === null ? null : (this.#firsts[a] as number) / this.#draws));
  }
}

/** −Σ p log₂ p; shares of 0 add nothing. */
export function entropyBits(shares: readonly number[]): number {
  let bits = 0;
  for (const share of shares) if (share > 0) bits -= share * Math.log2(share);
  return bits === 0 ? 0 : bits;
}

function scoreAll(
  scores: Float64Array,
  criteria: number,
  weights: Float64Array,
  weightsAt: number,
  values: Float64Array,
  valuesAt: number,
  excluded: Uint8Array | null,
  excludedAt: number,
): void {
  for (let a = 0; a < scores.length; a++) {
    if (excluded !== null && excluded[excludedAt + a] !== 0) {
      scores[a] = -Infinity;
      continue;
    }
    const row = valuesAt + a * criteria;
    let score = 0;
    for (let c = 0; c < criteria; c++) score += (weights[weightsAt + c] as number) * (values[row + c] as number);
    scores[a] = score;
  }
}
