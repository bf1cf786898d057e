/** What an answer to an open question would do, one entry a possible answer. */
export interface ConditionalAcceptability {
  /** How likely the answer is, any non-negative number; shares are made of them. */
  readonly prior: number;
  /** First-rank share of each alternative if that were the answer. */
  readonly firstRank: readonly number[];
}

export interface InformationValue {
  /**
   * Expected gain of the best alternative's first-rank share by knowing the answer, 0…1: Σ p(answer) · max share given
   * the answer − max of the mean shares (expected value of perfect information, Raiffa & Schlaifer 1961). Never below 0.
   */
  readonly gain: number;
  /** Chance that the answer changes which alternative comes first, 0…1. */
  readonly flipChance: number;
}

/**
 * What it is worth to know an answer. The share without knowing it is the mean over the answers, so that the same
 * draws serve both sides and noise cannot make a question look useful.
 * @throws RangeError where the priors are negative or all 0, or there is no answer.
 */
export function informationValue(answers: readonly ConditionalAcceptability[]): InformationValue {
  const total = answers.reduce((sum, answer) => sum + answer.prior, 0);
  if (!(total > 0) || answers.some((answer) => !(answer.prior >= 0))) throw new RangeError('priors must be positive');
  const alternatives = (answers[0] as ConditionalAcceptability).firstRank.length;
  const mean = new Array<number>(alternatives).fill(0);
  let informed = 0;
  for (const { prior, firstRank } of answers) {
    const share = prior / total;
    firstRank.forEach((acceptability, a) => (mean[a] = (mean[a] as number) + share * acceptability));
    informed += share * Math.max(...firstRank);
  }
  const leader = indexOfBest(mean);
  let flipChance = 0;
  for (const { prior, firstRank } of answers) if (indexOfBest(firstRank) !== leader) flipChance += prior / total;
  return { gain: Math.max(0, informed - Math.max(...mean)), flipChance };
}

function indexOfBest(shares: readonly number[]): number {
  return shares.reduce((best, share, index) => (share > (shares[best] as number) ? index : best), 0);
}
